"""What a reader takes along in words: a code for the case, and a message that fits into WhatsApp's room."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from calculator.fields import Raw

LONGEST = 700
"""Characters of a message (research of this project: no limit is published for the text of a link; asumsi kami)."""

LONGEST_ADDRESS = 1800
"""Characters of the whole address, everything encoded (asumsi kami)."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32 signs: none is taken for another when read out."""

CORE = 2
"""Lines of a message, after its first, that are worth more than a link: the answer, and of what."""

SIGNS = 5
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a message comes from: the brand and number it goes to, the page, the version of the law's data, a link.

    `lembar` is how much more is loaded for a spreadsheet.

    Each may be empty; a page hands them over, so whatever is odd is dropped, never trusted.
    """

    merek: str
    nomor: str
    halaman: str
    aturan: str
    tautan: str
    lembar: str


def is_number(given: object) -> bool:
    """Whether this is a WhatsApp number: digits with the country code, no plus sign, no leading zero."""
    return isinstance(given, str) and re.fullmatch(r"[1-9]\d{7,14}", given) is not None


def origin(site: object) -> Origin:
    """Read what a page hands over."""
    given = site if isinstance(site, dict) else {}

    def fitting(name: str, pattern: str) -> str:
        value = given.get(name)
        return value if isinstance(value, str) and re.fullmatch(pattern, value) else ""

    brand = given.get("merek")
    return Origin(
        merek=brand[:40] if isinstance(brand, str) else "",
        nomor=str(given["nomor"]) if is_number(given.get("nomor")) else "",
        halaman=fitting("halaman", r"[a-z0-9/-]{1,60}"),
        aturan=fitting("aturan", r"[0-9a-z-]{1,40}"),
        lembar=fitting("lembar", r"\d{1,3},\d MB"),
        tautan=fitting("tautan", rf"https?://[!-~]{{1,{LONGEST_ADDRESS}}}"),
    )


def case_code(calculator: str, masukan: Mapping[str, Raw]) -> str:
    """A short code of what was typed, such as KEP-7F3A2: the same for the same input, by which people find a case.

    It is a checksum (CRC-32, its lowest 25 bits): it proves nothing, and two cases may share one.
    """
    typed = "\n".join(f"{name}={value}" for name, value in sorted(masukan.items()) if value not in ("", None))
    number, signs = crc32(typed.encode(errors="replace")), ""
    for _ in range(SIGNS):
        number, sign = divmod(number, len(ALPHABET))
        signs = ALPHABET[sign] + signs
    return f"{calculator[:3].upper()}-{signs}"


def fitted(lines: Sequence[str], endings: Sequence[str], link: str, address: Callable[[str], str]) -> str:
    """A message of at most LONGEST characters whose address, as `address` makes it, has at most LONGEST_ADDRESS.

    The first line opens it and the endings close it; between them stand as many of the other lines as fit, so the
    most important come first. The link stays as long as the CORE of them does: it can be copied, too.
    """
    opening, *details = lines
    tries = [(kept, [*endings, link]) for kept in range(len(details), min(CORE, len(details)) - 1, -1) if link]
    tries += [(kept, list(endings)) for kept in range(len(details), -1, -1)]
    for kept, last in tries:
        message = "\n".join([opening, *details[:kept], *last])
        if len(message) <= LONGEST and len(address(message)) <= LONGEST_ADDRESS:
            return message
    return "\n".join([opening[: LONGEST // 4] + ELLIPSIS, *endings])
