"""A module that failed to load is asked for by another name, as browsers keep the failure of the first for the page's life."""

from tests.javascript import Modules

LOADER = """
globalThis.asked = [];
globalThis.load = (name) => { asked.push(name); return failing ? Promise.reject(new Error("lost")) : Promise.resolve({ name }); };
globalThis.failing = true;
"""


def test_a_failed_module_is_asked_for_by_another_name() -> None:
    page = Modules("shell/import-again", before=LOADER)
    for fails in (True, True, False, False):
        page.racer.eval(f"failing = {str(fails).lower()}; M.importAgain('./a.mjs', load).catch(() => {{}}); void 0")
        page.racer.eval("void 0")  # the promise's turn
    page.racer.eval("M.importAgain('./b.mjs', load); void 0")
    assert page.run("asked") == ["./a.mjs", "./a.mjs?1", "./a.mjs?1?1", "./a.mjs?1?1", "./b.mjs"]
