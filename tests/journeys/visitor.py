"""Somebody at a browser: opens addresses, waits until the page has settled, clicks what it says."""

from playwright.sync_api import Locator, Page, expect

SETTLED = """() => {
  const state = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState;
  const now = performance.now();
  const drawn = document.querySelector('h1') && !document.querySelector('[data-testid="stSkeleton"]');
  if (state !== 'notRunning' || !drawn) { window.lastBusy = now; return false; }
  window.lastBusy ??= now;
  return now - window.lastBusy >= 200;
}"""


class Visitor:
    """One tab. Every action waits for the state it leads to, never for time."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def settle(self) -> None:
        """Wait until the page is there, every part of it drawn, and no run of it has been under way for a fifth of a second."""
        self.page.wait_for_function(SETTLED, timeout=30_000)

    def open(self, path: str = "") -> None:
        """Open an address of the app."""
        self.page.goto(self.address + path)
        self.settle()

    def sees_title(self, title: str) -> None:
        """The page's title is this."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title, timeout=30_000)
        self.settle()

    def press(self, name: str) -> None:
        """Press the button of this name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow the link of this name."""
        self.page.get_by_role("link", name=name, exact=True).click()

    def write(self, label: str, text: str) -> None:
        """Write into the field of this name."""
        self.page.get_by_role("textbox", name=label, exact=True).fill(text)

    def sees(self, text: str) -> None:
        """This text is on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=30_000)

    def questions(self) -> Locator:
        """The questions of the page, as groups of radio buttons."""
        return self.page.get_by_role("radiogroup")

    def answer(self, question: int, option: int) -> None:
        """Choose an option of a question, both counted from 0."""
        self.questions().nth(question).locator("label").nth(option).click()

    def saved(self, text: str) -> None:
        """The progress line says so: acknowledged after the commit."""
        expect(self.page.get_by_test_id("stProgress").first).to_contain_text(text, timeout=30_000)

    def sees_chosen(self, question: int, option: str) -> None:
        """This option of a question is chosen."""
        found = self.questions().nth(question).locator("label:has(input:checked)")
        expect(found).to_contain_text(option, timeout=30_000)
