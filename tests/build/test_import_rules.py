"""The wall between the halves: the engine imports no MkDocs, knows no word of this guide's subject, and nothing imports against the plan."""

import ast
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from engine.build.esbuild import PACKAGES, find_node
from tests.conftest import ROOT

ENGINE = sorted((ROOT / "engine").rglob("*.py"))
# The calculator, the letters and the plan are about repayment; every other room serves any guide.
SUBJECT_ROOMS = {"calculator", "letters", "plan"}
OTHERS = [path for path in sorted((ROOT / "engine").rglob("*.*")) if not SUBJECT_ROOMS & set(path.parts)]
# AlipayClient is how a browser names itself.
SUBJECT = re.compile(
    r"huabei|jiebei|alipay(?!Client\b)|花呗|借呗|支付宝|催收|還款|还款|欠款|贷款|逾期|债|lender|collector|borrow|debt|\bloans?\b|repay|overdue",
    re.IGNORECASE,
)
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*|\{#.*?#\}|<!--.*?-->", re.DOTALL)
DECLARED = {"engine": ("requirements",), "hooks": ("requirements",), "scripts": ("requirements", "requirements-dev")}
WITH_A_BROWSER = ROOT / "engine" / "sheets" / "print_font.py"  # for `make pdf` alone, which requirements-dev.in is for
MAY_IMPORT = {"engine": {"engine"}, "hooks": {"engine", "hooks"}, "scripts": {"engine", "scripts"}}


def imported(path: Path) -> set[str]:
    """The packages that a module imports, by their first name."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and node.level == 0]
    return {name.split(".")[0] for name in names}


def without_comments(path: Path) -> str:
    """What a file does: a Python file's names and strings, any other file's text; examples in comments say nothing of that."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return COMMENT.sub("", text)
    tree = ast.parse(text)
    for node in ast.walk(tree):
        first = node.body[0] if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            first.value = ast.Constant("")
    return ast.unparse(tree)


def test_the_engine_knows_nothing_of_mkdocs() -> None:
    assert len(ENGINE) > 100
    assert [path for path in ENGINE if imported(path) & {"mkdocs", "material", "properdocs"}] == []


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_hooks_and_scripts_import_the_engine_and_never_one_another(folder: str) -> None:
    ours = {"engine", "hooks", "scripts", "tests", "bench"} - MAY_IMPORT[folder]
    modules = sorted((ROOT / folder).rglob("*.py"))
    assert modules
    assert [(path.name, imported(path) & ours) for path in modules if imported(path) & ours] == []


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_what_is_imported_is_declared(folder: str) -> None:
    """What only comes along with another package goes when that one drops it. The scripts also have what requirements-dev.in says."""
    lists = "".join((ROOT / f"{name}.in").read_text(encoding="utf-8") for name in DECLARED[folder])
    declared = {name.lower() for name in re.findall(r"^\w[\w.-]*", lists, re.MULTILINE)}
    modules = [path for path in sorted((ROOT / folder).rglob("*.py")) if path != WITH_A_BROWSER]
    ours = {"engine", "hooks", "scripts", *sys.stdlib_module_names, *(path.stem for path in modules)}
    brought = packages_distributions()  # yaml: [PyYAML]
    foreign = {name: brought[name] for path in modules for name in imported(path) - ours}
    assert foreign
    assert {
        name: by for name, by in foreign.items() if not {each.lower().replace("_", "-") for each in by} & declared
    } == {}


def test_the_engine_carries_no_word_of_the_subject() -> None:
    read = [path for path in OTHERS if path.suffix in {".py", ".mjs", ".js", ".html", ".css", ".yml"}]
    assert len(read) > 200
    assert {path: words for path in read if (words := SUBJECT.findall(without_comments(path)))} == {}


def test_tsc_looks_at_every_script_of_ours() -> None:
    """A pattern of tsconfig.json that matches nothing is no error to tsc: braces, which it does not know, hid the search from it."""
    seen = set()
    for config in ("tsconfig.json", "tsconfig.workers.json"):
        command = [find_node(), str(PACKAGES / "typescript" / "bin" / "tsc"), "-p", config, "--listFilesOnly"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        seen |= {Path(line).resolve() for line in done.stdout.splitlines()}
    ours = [path for folder in ("engine", "scripts") for path in sorted((ROOT / folder).rglob("*.*js"))]
    assert len(ours) > 80
    assert [path.relative_to(ROOT).as_posix() for path in ours if path.resolve() not in seen] == []


def test_every_room_says_what_belongs_there() -> None:
    rooms = [folder for folder in sorted((ROOT / "engine").iterdir()) if (folder / "__init__.py").is_file()]
    assert len(rooms) >= 8
    for room in rooms:
        lines = (room / "README.md").read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line.startswith("A file belongs here when ")], room
        assert [line for line in lines if line.startswith("Never here: ")], room


def test_no_test_waits_by_a_text_that_the_page_would_evaluate() -> None:
    """The page's policy forbids it from the second look on, so such a wait fails where it is needed (tests/watch.py has another)."""
    tests = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("*.py"))}
    assert "test_import_rules.py" in tests
    assert [name for name, text in tests.items() if re.search(r"\.wait_for_function\(", text)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "decisions").glob("*.md")), ids=lambda path: path.stem)
def test_a_decision_has_its_number_and_four_parts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.stem[:4]} ")
    assert [part for part in ("What", "Why", "Cost", "Revisit") if f"**{part}" not in text] == []
