"""The picture that a shared link shows: the page's title, in the square that small previews cut out of the middle."""

import hashlib
import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
SQUARE = 630
"""What is left of the picture where a preview is square; all that matters stands in it."""

MARGIN = 24
PAPER, INK, FADED, SAMPLE, MASS = "#fbfaf6", "#16202a", "#57616c", "#c8640e", "#4a7fc4"
"""The site's own colours, and those of its mark."""

BOLD, NORMAL = 800, 500
LARGEST, SMALLEST, STEP = 72, 36, 4
LINES = 6
COLOURS = 64


def folder_name(source: str) -> str:
    """The address of a page's picture in the site, by the page's source."""
    return f"gambar/bagikan/{source.removesuffix('.md').replace('/', '-')}.png"


def version(content: bytes) -> str:
    """What an address ends in so that whoever keeps an old picture asks for the new one."""
    return hashlib.sha256(content).hexdigest()[:8]


def picture(title: str, site_name: str, font: Path) -> bytes:
    """A PNG of 1200 x 630 pixels; the same bytes for the same words."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    left = (WIDTH - SQUARE) // 2 + MARGIN
    _mark(draw, left, 60)
    draw.text((left + 84, 60), site_name, fill=FADED, font=_type(font, 34, NORMAL), anchor="la")
    size, lines = _fitted(title, font, SQUARE - 2 * MARGIN)
    face = _type(font, size, BOLD)
    height = round(size * 1.22)
    top = 140 + (HEIGHT - 140 - MARGIN - height * len(lines)) // 2
    for place, line in enumerate(lines):
        draw.text((left, top + place * height), line, fill=INK, font=face, anchor="la")
    _edges(draw)
    written = io.BytesIO()
    image.quantize(COLOURS).save(written, "PNG", optimize=True)
    return written.getvalue()


def _mark(draw: ImageDraw.ImageDraw, left: int, top: int) -> None:
    """The site's mark, as in docs/gambar/tanda.svg: one of nine is another one."""
    for place in range(9):
        x, y = left + 22 * (place % 3), top - 10 + 22 * (place // 3)
        draw.ellipse((x, y, x + 16, y + 16), fill=SAMPLE if place == 0 else MASS)


def _edges(draw: ImageDraw.ImageDraw) -> None:
    """Two bands beside the square, so that the wide picture is not empty there."""
    draw.rectangle((0, 0, 23, HEIGHT), fill=SAMPLE)
    draw.rectangle((WIDTH - 24, 0, WIDTH, HEIGHT), fill=MASS)


def _type(font: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(str(font), size, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight])
    return face


def _fitted(title: str, font: Path, width: int) -> tuple[int, list[str]]:
    """The largest size at which the title stands in the square, and its lines. Raises ValueError if none does."""
    for size in range(LARGEST, SMALLEST - 1, -STEP):
        face = _type(font, size, BOLD)
        lines = _lines(title, face, width)
        if len(lines) <= LINES and all(face.getlength(line) <= width for line in lines):
            return size, lines
    raise ValueError(f"{title!r} does not fit into the picture of its link")


def _lines(title: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]
