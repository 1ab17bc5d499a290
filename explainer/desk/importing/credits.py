"""Lines that say whose a report is: photo credits, bylines, “based on materials from …”."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

CreditKind = Literal["photo", "author", "based", "source", "url"]

_COLON = r"\s*(?::|–|—|-|／|/|\|)\s*"
_WHO = r"(?P<who>.{2,160}?)\s*$"
_PHOTO = (
    r"photo(?:graph)?s?(?: credit| by| courtesy(?: of)?)?|image(?: credit| source|s)?|picture(?: credit| by)?|"
    r"pool photo|file photo|фото(?:графи[яи])?|снимок|изображение|fotoğraf(?:lar)?|foto(?:grafie)?|görsel|"
    r"(?:مصدر )?الصور[ةه]|صورة|تصوير|լուսանկար(?:ը)?|عکس"
)
_SOURCE = (
    r"sources?|source of the news|источники?|kaynak|haber kaynağı|mənbə|المصدر|مصدر|quelle|fuente|fonte|"
    r"աղբյուր(?:ը)?|منبع"
)
_AUTHOR = (
    r"by|written by|author|reporting by|reporter|автор(?:ы)?|корреспондент|текст|muhabir|yazar|haber|müəllif|"
    r"الكاتب|كتب|بقلم|إعداد|հեղինակ"
)
_BASED_ENGLISH = (
    r"(?:this (?:report|article|text) (?:is|was) )?(?:based|prepared|compiled) (?:on|from) "
    r"(?:(?:the )?(?:materials?|reports?|information|reporting) (?:from|of|by)\s+)?"
)
_BASED_RUSSIAN = (
    r"(?:подготовлено )?(?:на основе|на основании|по) (?:материал\w*|данным|информации|сообщени\w*)(?:\s*[:–—-])?\s*"
)
_BASED_ARABIC = r"(?:استنادا?ً? (?:إلى|الى)|بناءً? على|نقلا?ً? عن|وفقا?ً? ل)\s*(?:مواد |معلومات |تقارير )?"
_BASED_TURKISH = r"(?:haberlerinden|kaynaklarından|haberine dayanarak|materyallerine dayan\w+).{0,40}$"
_ADDRESS = r"(?:(?:original|link|url|address|адрес|ссылка|adres|الرابط)\s*:?\s*)?"
_PATTERNS: tuple[tuple[CreditKind, str], ...] = (
    ("photo", rf"(?:©\s*)?(?:{_PHOTO})(?:\s*\([^)]{{0,60}}\))?(?:{_COLON}©?|\s*©|(?<=by)\s)\s*{_WHO}"),
    ("photo", rf"(?:photo|image|picture|фото|fotoğraf|صورة)s? (?:by|of|from|courtesy of)\s+{_WHO}"),
    ("photo", rf"(?:©|\(c\)|copyright)\s*{_WHO}"),
    ("based", _BASED_ENGLISH + _WHO),
    ("based", _BASED_RUSSIAN + _WHO),
    ("based", _BASED_ARABIC + _WHO),
    ("based", rf"(?P<who>.{{2,80}}?)\s*{_BASED_TURKISH}"),
    ("source", rf"(?:{_SOURCE}){_COLON}{_WHO}"),
    ("author", rf"(?:(?:{_AUTHOR}){_COLON}|(?:written |reporting )?by\s+){_WHO}"),
    ("url", rf"{_ADDRESS}(?P<who>https?://\S{{4,2000}})$"),
)
_LINES = tuple((kind, re.compile(rf"^[^\w©(]{{0,3}}{pattern}", re.IGNORECASE)) for kind, pattern in _PATTERNS)
_EDITORS = re.compile(
    r"^\W{0,2}\(?(?P<all>(?:Additional |Editing and )?(?:Reporting|Writing|Compiled|Translating|Written|Edited|Editing)"
    r"(?: and [A-Za-z]+)? by .{3,300}?)\)?\.?$"
)
_EDITORS_BEHIND = re.compile(
    r"\s*\((?P<all>(?:Additional )?(?:Reporting|Writing|Editing)(?: and \w+)? by [^()]{3,300})\)\s*$"
)
_INLINE_PHOTO = re.compile(
    r"[(\[]\s*(?:photo|фото|foto|fotoğraf|صورة|الصورة|image|picture|AP Photo|file(?: photo)?|archive|архив|arşiv|أرشيف|"
    r"Photo by)\s*[:/—–-]?\s*(?P<who>[^()\[\]]{2,100})[)\]]",
    re.IGNORECASE,
)
_ENDS_CAPTION = re.compile(
    r"(?:^|[\s.(])(?:photo(?: by| credit)?|фото|foto|fotoğraf|صورة|الصورة|©)\s*[:/–—©-]?\s*(?P<who>[^\n]{2,80}?)\.?$",
    re.IGNORECASE,
)


class Credit(msgspec.Struct, frozen=True):
    """What a line of credit says, and of whom."""

    kind: CreditKind
    who: str


def read_credit(block: str) -> Credit | None:
    """The credit that a block of its own is, or None when it is something else."""
    if len(block) > 400:
        return None
    editors = _EDITORS.match(block)
    if editors:
        return Credit("author", editors["all"].strip(" ;."))
    if len(block) > 220:
        return None
    for kind, pattern in _LINES:
        found = pattern.match(block)
        if found:
            return Credit(kind, found["who"].strip(" .,;:–—-[](") or found["who"])
    return None


def inline_photo(text: str) -> str:
    """The photo credit that stands in brackets within a text, or ends a caption, or ""."""
    found = _INLINE_PHOTO.search(text) or _ENDS_CAPTION.search(text)
    return found["who"].strip(" .,;:[]()") if found else ""


def without_editors(block: str) -> tuple[str, str]:
    """A paragraph without the “(Reporting by …)” that ends it, and that."""
    found = _EDITORS_BEHIND.search(block[-400:])
    return (block[: -len(found[0])].rstrip(), found["all"].strip(" ;.")) if found else (block, "")
