"""The bytes of any text file to clean text, with a word about how sure the encoding is.

In this order: what is no text at all is refused; byte order marks; UTF-16 without a mark; valid UTF-8; what an HTML
page declares (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding), if the text then reads
like text; and last `charset-normalizer` among the encodings that news in these languages comes in.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

import msgspec

from explainer.load.decode import FORBIDDEN
from explainer.model.setup import SetupError

LARGEST = 5_000_000
"""Bytes of a file to import; the page of a news agency has at most some hundred thousand."""

_KNOWN = (
    (b"%PDF", "a PDF; open it, copy its text into a text file and import that"),
    (b"PK\x03\x04", "a packed file (a Word or OpenDocument text, or a ZIP); save it as plain text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old Word document; save it as plain text or HTML"),
    (b"{\\rtf", "an RTF document; save it as plain text or HTML"),
    (b"\x89PNG", "a picture; a report is imported from its text"),
    (b"\xff\xd8\xff", "a picture; a report is imported from its text"),
    (b"GIF8", "a picture; a report is imported from its text"),
    (b"\x1f\x8b", "a packed file (gzip); unpack it first"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?charset\s*=|\?xml\b[^>]{0,100}?encoding\s*=)\s*["']?([\w.:-]{2,40})""", re.IGNORECASE
)
_CANDIDATES = ["cp1251", "koi8_r", "cp866", "iso8859_5", "cp1254", "cp1256", "cp1252", "iso8859_6"]
_ICELANDIC = re.compile("[ðþýÐÞÝ]")
"""Letters of windows-1252 that stand where windows-1254 has ğ, ş and ı. News in Icelandic we do not expect."""
_HIGH_BYTES = b"\x00\x01\x02\x03\x04\x05\x06\x1e\x20\xfb\xfe"
"""The upper bytes, in UTF-16, of letters and marks that news in Latin, Cyrillic, Armenian and Arabic script has."""
_DROPPED = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Invisible: soft hyphens, spaces of no width, and marks that turn the direction of what follows."""


class Decoded(msgspec.Struct, frozen=True):
    """A text with Unix line ends and nothing that a page may not hold; `doubt` is empty when the encoding is sure."""

    text: str
    encoding: str
    doubt: str = ""


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file called `name`. Raises `SetupError` when it is empty, too large or no text."""
    if len(data) > LARGEST:
        raise SetupError(f"{name} has more than {LARGEST:,} bytes; cut the report out of it and import that")
    for start, what in _KNOWN:
        if data.startswith(start):
            raise SetupError(f"{name} is {what}")
    text, encoding, doubt = _decoded(data)
    if text is None or _is_noise(text):
        raise SetupError(f"{name} is not a text: its bytes are in no encoding that is known here; save it as UTF-8")
    text = _cleaned(text)
    if not text.strip():
        raise SetupError(f"{name} is empty; there is nothing to import")
    return Decoded(text, encoding, doubt)


def clean(text: str) -> str:
    """A text without what no page may hold: control characters, and invisible ones that mislead."""
    return FORBIDDEN.sub("", _DROPPED.sub("", text.encode("utf-8", "ignore").decode()))


def _cleaned(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return clean(unicodedata.normalize("NFC", text.replace("\x85", "…").replace("\x0c", "\n").replace("\x0b", "\n")))


def _decoded(data: bytes) -> tuple[str | None, str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding, ""
    wide = _utf_16(data)
    if wide:
        return data.decode(wide, "replace"), wide, "the file has no byte order mark; it was read as UTF-16"
    try:
        return data.decode("utf-8"), "utf-8", ""
    except UnicodeDecodeError:
        return _from_eight_bits(data)


def _from_eight_bits(data: bytes) -> tuple[str | None, str, str]:
    declared = _declared(data)
    if declared:
        text = data.decode(declared, "replace")
        if not _is_noise(text) and text.count("\ufffd") * 50 < len(text):
            return text, declared, ""
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") * 200 < len(damaged):
        return damaged, "utf-8", "some bytes are not UTF-8; “\ufffd” stands for them"
    guessed = _guessed(data)
    if guessed is None:
        return None, "", ""
    return (
        data.decode(guessed, "replace"),
        guessed,
        f"the file does not say its encoding; it was read as {_spoken(guessed)}",
    )


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:20_000])
    if not found:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        "".encode(name)
    except (LookupError, UnicodeError):
        return ""
    if name.startswith(("utf", "punycode", "idna", "raw", "unicode")):
        # The bytes are not UTF-8 and have no sign of UTF-16, whatever the page says.
        return ""
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _utf_16(data: bytes) -> str:
    """Which UTF-16 bytes without a mark are: letters of one script share their high byte, and line ends have zeros."""
    sample = data[: min(len(data), 4000) // 2 * 2]
    if len(sample) < 8:
        return ""
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[0::2]), ("utf-16-be", sample[0::2], sample[1::2])):
        signs = sum(byte in _HIGH_BYTES for byte in high) / len(high)
        if signs > 0.95 and b"\x00" in high and sum(byte < 7 for byte in low) < len(low) / 8:
            return encoding
    return ""


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    sample = data[:200_000]
    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    if best is None:
        return None
    if best.encoding == "cp1252" and _ICELANDIC.search(sample.decode("cp1252", "replace")):
        return "cp1254"
    return str(best.encoding)


def _spoken(encoding: str) -> str:
    return encoding.replace("cp125", "windows-125").replace("_", "-")


def _is_noise(text: str) -> bool:
    """Whether a text is none: one character in twenty is a control character or of no script."""
    sample = text[:20_000]
    odd = sum(
        unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs") and character not in "\t\n\r\f\x0b\x85"
        for character in sample
    )
    return odd * 20 > len(sample)
