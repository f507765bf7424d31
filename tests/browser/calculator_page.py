"""What the calculator's browser tests share: inputs for each mode, and a way to fill them in."""

from typing import Any

from playwright.sync_api import Locator, Page

MODES = ("my-debt", "compare-plans", "afford", "real-annual-rate", "many-debts", "minimum-only", "pay-off-early")

# Everything has fixed dates, so that a test tells the same on any day.
INPUTS: dict[str, dict[str, str]] = {
    "my-debt": {
        "principal": "1万", "rate": "万分之五", "left_months": "7", "due": "2026/9/30", "today": "2026年11月21日",
        "payments": "2026-11-01 500",
    },
    "compare-plans": {
        "principal": "20,000", "rate": "18%", "months": "１２", "start": "2026-01-31", "first_date": "2026-02-28",
        "budget": "1500", "a.p_months": "24", "b.instalment": "900", "b.grace": "2", "c.waive": "part",
        "c.waive_value": "50%",
    },
    "afford": {
        "income": "6000", "spending": "4200", "others": "300", "principal": "20000", "rate": "18%", "longest": "36",
        "start": "2026-01-31", "first_date": "2026-02-28",
    },
    "real-annual-rate": {"received": "99,000", "payment": "8833.3", "count": "12"},
    "many-debts": {
        "1.name": "=1+1", "1.balance": "5000", "1.rate": "15%", "1.minimum": "0", "2.name": "B", "2.balance": "12000",
        "2.rate": "18%", "2.minimum": "100", "total_budget": "2000", "start": "2026-01-31",
    },
    "minimum-only": {"bill": "10000", "rate": "万分之五", "least_part": "10%"},
    "pay-off-early": {"bought": "1111.11", "all_months": "12", "fee_rate": "7.5%", "paid_count": "5"},
}  # fmt: skip


def part(page: Page, mode: str) -> Locator:
    """The mode's own element."""
    return page.locator(f"#calc-{mode}")


def field(page: Page, mode: str, name: str) -> Locator:
    """A field of a mode, its folds opened."""
    found = part(page, mode).locator(f'[name="{name}"]')
    found.evaluate(
        "e => { for (let f = e.closest('details'); f; f = f.parentElement.closest('details')) f.open = true }"
    )
    return found


# One round trip to the browser for a whole form: each field gets its text and the event that typing causes.
FILL = """async ([mode, values]) => {
  await document.querySelector(`#calc-${mode}`).ready();
  const form = document.querySelector(`#calc-${mode} form`);
  for (const [name, text] of Object.entries(values)) {
    const field = form.elements[name];
    for (let fold = field.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('focusout', { bubbles: true }));
  }
  await document.querySelector(`#calc-${mode}`).ready();
}"""

STATE = """([mode, name]) => {
  const whole = document.querySelector(`#calc-${mode}`);
  const field = whole.querySelector('form').elements[name];
  return {
    message: document.getElementById(`${field.id}-error`).textContent,
    invalid: field.getAttribute('aria-invalid'),
    described: field.getAttribute('aria-describedby').includes(`${field.id}-error`),
    hint: document.getElementById(`${field.id}-hint`).textContent,
    answer: whole.querySelector('.calc-answer').textContent,
    stale: whole.querySelector('.calc-stale').checkVisibility(),
    text: whole.innerText,
  };
}"""


def fill(page: Page, mode: str, values: dict[str, str] | None = None) -> None:
    """Put the values, or the mode's own, into the form."""
    page.evaluate(FILL, [mode, values or INPUTS[mode]])


def state(page: Page, mode: str, name: str) -> dict[str, Any]:
    """What the page says of a field, and of the whole mode."""
    found: dict[str, Any] = page.evaluate(STATE, [mode, name])
    return found


def answer(page: Page, mode: str) -> str:
    """The one sentence."""
    return part(page, mode).locator(".calc-answer").inner_text()


def errors(page: Page, mode: str) -> list[str]:
    """Messages at fields."""
    return [text for text in part(page, mode).locator(".calc-error").all_inner_texts() if text]


def press(page: Page, mode: str, name: str) -> None:
    """Press one of the buttons; of several, a proposal's own, the first that shows."""
    part(page, mode).locator(f'[data-do="{name}"]:visible').first.click()


def words_of(page: Page) -> dict[str, Any]:
    """The words as the page carries them, in its language."""
    found: dict[str, Any] = page.evaluate("JSON.parse(document.getElementById('calculator-data').textContent).words")
    return found
