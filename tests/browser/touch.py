"""Fingers on a touch screen, given to the browser as the screen gives them: it scrolls, taps and cancels by itself."""

from playwright.sync_api import Page

Point = tuple[float, float]
STEPS = 8
FRAME = 16


class Fingers:
    """The fingers on a page's screen; each call says where all of them are, in pixels of the window."""

    def __init__(self, page: Page) -> None:
        self.page, self.at = page, ()
        self.session = page.context.new_cdp_session(page)

    def down(self, *points: Point) -> None:
        """Put down those that are not on the screen yet, one after the other as fingers are."""
        for number in range(len(self.at), len(points)):
            self._send("touchStart", *points[: number + 1])

    def move(self, *points: Point) -> None:
        """Move them there in steps."""
        before = self.at
        for step in range(1, STEPS + 1):
            part = step / STEPS
            ways = zip(before, points, strict=True)
            self._send("touchMove", *[(a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])) for a, b in ways])
            self.page.wait_for_timeout(FRAME)

    def up(self) -> None:
        """Lift all of them."""
        self._send("touchEnd")

    def _send(self, kind: str, *points: Point) -> None:
        self.at = points
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def swipe(page: Page, start: Point, way: Point, fingers: int = 1) -> None:
    """Fingers side by side, all moved by ``way`` and lifted."""
    hand = Fingers(page)
    points = [(start[0] + 40 * number, start[1]) for number in range(fingers)]
    hand.down(*points)
    hand.move(*[(x + way[0], y + way[1]) for x, y in points])
    hand.up()


def pinch(page: Page, middle: Point, first: float, last: float) -> None:
    """Two fingers on both sides of a point, so many pixels apart at first and in the end."""
    hand = Fingers(page)
    hand.down(*[(middle[0] + side * first / 2, middle[1]) for side in (-1, 1)])
    hand.move(*[(middle[0] + side * last / 2, middle[1]) for side in (-1, 1)])
    hand.up()
