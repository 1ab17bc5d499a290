"""Languages and directions of foreign words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from explainer.model.entry import Entry
from explainer.model.front import SourceFront

# From the IANA language subtag registry (https://www.iana.org/assignments/language-subtag-registry).
_LANGUAGES = {
    "ar": "Arabic",
    "az": "Azerbaijani",
    "bg": "Bulgarian",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hy": "Armenian",
    "it": "Italian",
    "ka": "Georgian",
    "kmr": "Kurmanji",
    "ku": "Kurdish",
    "la": "Latin",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
_SCRIPTS = {"Arab": "Arabic script", "Armn": "Armenian script", "Cyrl": "Cyrillic", "Latn": "Latin letters"}


def language_name(tag: str) -> str:
    """A BCP 47 tag in words: `hy-Latn` is "Armenian, in Latin letters"; a tag not known here stays itself."""
    subtags = tag.split("-")
    name = _LANGUAGES.get(subtags[0].lower(), tag)
    script = next((_SCRIPTS[part.title()] for part in subtags[1:] if part.title() in _SCRIPTS), "")
    return f"{name}, in {script}" if script else name


@lru_cache(maxsize=1 << 16)
def direction(text: str) -> str:
    """The direction of a text by its first strong character (https://unicode.org/reports/tr9/#P2)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


@lru_cache(maxsize=1 << 16)
def is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin ones; a text without letters is."""
    letters = [character for character in text if character.isalpha()]
    latin = sum(unicodedata.name(character, "").startswith("LATIN") for character in letters)
    return 2 * latin >= len(letters)


def tongue(entry: Entry) -> dict[str, str]:
    """The `lang` and `dir` of a title that is in the language of its source, as its letters tell; else nothing.

    A title in Latin letters may be the archive's own description, whatever the language of the source.
    """
    front = entry.front
    if not isinstance(front, SourceFront) or not front.language or is_latin(entry.title):
        return {}
    return {"lang": front.language, "dir": direction(entry.title)}
