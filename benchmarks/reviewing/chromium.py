"""How quick a page is in Chromium, in milliseconds from an event to the frame that shows it."""

from __future__ import annotations

from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
_STEP = """async (work) => {
  const start = performance.now();
  eval(work);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""
_CHIP = "document.querySelector('.chip[data-key={}]').click()"
_SELECT = (
    "((s) => {{ s.value = s.options[1].value; s.dispatchEvent(new Event('change')) }})"
    "(document.querySelector('select[data-key={}]'))"
)
_TYPE = "((s) => {{ s.value = '{}'; s.dispatchEvent(new Event('input')) }})(document.querySelector('#search'))"
_KEY = "document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: '{}', bubbles: true}}))"
STEPS = {
    "a state's filter": _CHIP.format("approved"),
    "a filter taken back": _CHIP.format("all"),
    "another state's filter": _CHIP.format("edited"),
    "taken back": _CHIP.format("all"),
    "findings": _CHIP.format("findings"),
    "a rule": _SELECT.format("rule"),
    "a rule taken back": _CHIP.format("all"),
    "a term": _SELECT.format("term"),
    "a term taken back": _CHIP.format("all"),
    "search: a letter": _TYPE.format("e"),
    "search: a word": _TYPE.format("Regierung"),
    "search: two words": _TYPE.format("Regierung Jahr"),
    "search: nothing": _TYPE.format(""),
    "key j": _KEY.format("j"),
    "key n": _KEY.format("n"),
    "a slide far away": "location.hash = '#s' + Math.round(document.querySelectorAll('.slide').length * 0.7)",
    "key j there": _KEY.format("j"),
}
AT_ONCE = "window.requestIdleCallback = (work) => work({ timeRemaining: () => 1e9, didTimeout: false })"
"""A browser that is always idle paints all slides before the first picture."""


def measure_page(file: Path, rounds: int, *, at_once: bool = False) -> dict[str, float]:
    """Return the best of some rounds for each step on a deck's page; a step that the page cannot do is left out."""
    script = [AT_ONCE] if at_once else []
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, took in _measure(file, ".slide", "!document.querySelector('.slide:empty')", STEPS, script).items():
            best[name] = min(took, best.get(name, took))
    return best


def measure_table(file: Path, rounds: int) -> dict[str, float]:
    """Return the same for a page that is one table: first paint, and a filter of its rows by their text."""
    rows = "document.querySelectorAll('tbody tr')"
    hide = f"{rows}.forEach((row) => {{ row.hidden = !row.textContent.includes('Jahr') }})"
    steps = {"a state's filter": hide, "a filter taken back": f"{rows}.forEach((row) => {{ row.hidden = false }})"}
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, took in _measure(file, "tbody", "true", steps, []).items():
            best[name] = min(took, best.get(name, took))
    return best


def _measure(file: Path, content: str, ready: str, steps: dict[str, str], scripts: list[str]) -> dict[str, float]:
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
        for script in scripts:
            page.add_init_script(script)
        page.goto(file.as_uri(), timeout=120_000)
        page.wait_for_function(f"document.querySelector('{content}') && {ready}", timeout=120_000, polling=50)
        filled = page.evaluate("performance.now()")
        page.wait_for_timeout(500)
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        found = {"first paint": paint, "all painted": filled}
        for name, work in steps.items():
            try:
                found[name] = page.evaluate(_STEP, work)
            except Error:
                continue
            page.wait_for_timeout(100)
        browser.close()
    return found
