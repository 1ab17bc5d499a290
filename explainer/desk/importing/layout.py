"""The parts of a report by their place and look: title, date lines, dateline, credits, paragraphs."""

from __future__ import annotations

import re

import msgspec

from explainer.desk.importing.agencies import house_called
from explainer.desk.importing.calendars import MONTH, NEAR_DAY, WEEKDAY, western_digits
from explainer.desk.importing.credits import Credit, inline_photo, read_credit, without_editors
from explainer.desk.importing.datelines import Dateline, read_dateline
from explainer.desk.importing.dates import FoundDate, find_dates
from explainer.desk.importing.material import Material, web_address
from explainer.desk.importing.wordlists import word_set

_LONGEST_TITLE = 220
"""Characters. A longer first block is a paragraph."""
_TITLE_LABEL = re.compile(
    r"^(?:title|headline|заголовок|başlık|başlıq|العنوان|عنوان|titel|titre)\s*:\s*(?=\S)", re.IGNORECASE
)
_UPDATED = re.compile(r"updat|modified|обновлен|изменен|güncelle|تحديث|aktualisiert|mis à jour|yenilən", re.IGNORECASE)
_DATE_WORDS = re.compile(
    rf"\b(?:{MONTH}|{WEEKDAY}|{NEAR_DAY})\b|\b(?:gmt|msk|utc|trt|est|edt|am|pm|мск|года?|г|в|at|on|published|posted|updated?|"
    r"last|date|first|опубликовано|обновлено|дата|yayın(?:lanma)?|tarihi?|güncelleme|son|saat|dərc|edilib|نشر|تاريخ|النشر|في|آخر|"
    r"تحديث|الساعة|بتوقيت|م|ص|هـ|veröffentlicht|uhr|publié|le|à|publicado|min|read)\b",
    re.IGNORECASE,
)
_KICKERS = word_set(
    "world|politics|news|top news|breaking news|breaking|russia|turkey|türkiye|middle east|africa|europe|asia",
    "asia - pacific|syria|libya|conflict|latest|headlines|exclusive|analysis|society|military & defense",
    "military|economy|diplomacy|мир|в мире|политика|международная панорама|новости|россия|общество|экономика",
    "сюжет|главное|главная|армия|gündem|dünya|politika|siyaset|haberler|son dakika|ortadoğu|orta doğu|güncel",
    "dünyadan|siyasət|xəbərlər|أخبار|سياسة|العالم|سوريا|عربي|دولي|عربي ودولي|محليات|الأخبار|ليبيا|عاجل|تركيا",
    "روسيا|عرب وعالم|سورية",
    between="|",
)
_CREDIT_WORDS = 7
"""A line of credit names somebody in few words; a sentence that begins alike goes on."""


class DateLine(msgspec.Struct, frozen=True):
    """A date that stands in a line of its own; `updated` when it says when the report was changed."""

    found: FoundDate
    words: str
    updated: bool


class Layout(msgspec.Struct, frozen=True):
    """The parts of a report. `paragraphs` are what is left, the first without its dateline."""

    title: str
    title_doubt: str
    paragraphs: tuple[str, ...]
    date_lines: tuple[DateLine, ...]
    dateline: Dateline | None
    credits: tuple[Credit, ...]
    house: str
    """The publisher that a line of its own names, or ""."""


def lay_out(material: Material, language: str) -> Layout:
    """Tell the parts of a report apart."""
    sorter = _Sorter(material, language)
    for index, block in enumerate(material.blocks):
        sorter.take(index, block)
    return sorter.finish()


class _Sorter:
    def __init__(self, material: Material, language: str) -> None:
        self.claimed = material.claims.get("title", "")
        self.language = language
        self.title = self.claimed
        self.heads = {_key(self.claimed), _key(material.claims.get("heading", ""))} - {""}
        self.blocks = material.blocks
        self.body: list[str] = []
        self.dates: list[DateLine] = []
        self.credits: list[Credit] = [Credit("photo", who) for who in map(inline_photo, material.captions) if who]
        self.credits += [Credit("photo", caption[:120]) for caption in material.captions if _is_short_credit(caption)]
        self.house = ""

    def take(self, index: int, block: str) -> None:
        if _key(block) in self.heads:
            # What stands before the title of a page leads elsewhere: bars of sections and the like.
            if all(len(before) < 80 for before in self.body):
                self.body.clear()
            return
        label = _TITLE_LABEL.match(block)
        if label and not self.title:
            self.title = block[label.end() :]
            return
        credit = _credit(block) or _caption(block)
        if credit:
            self.credits.append(credit)
        elif self._is_dateline(block):
            self.body.append(block)
        elif date_line := read_date_line(block, self.language):
            self.dates.append(date_line)
            named = (house_called(part) for part in re.split(r"[-–—/|,،]", block))
            self.house = self.house or next((house.name for house in named if house), "")
        elif house_called(block) and len(block) > 1:
            self.house = self.house or _house_name(block)
        elif not _is_clutter(block):
            self._take_text(index, block)

    def _take_text(self, index: int, block: str) -> None:
        if self.title or self.body:
            self.body.append(block)
        elif _is_kicker(block) and index + 1 < len(self.blocks):
            return
        elif self._is_title(block):
            self.title = block
        else:
            self.body.append(block)

    def _is_dateline(self, block: str) -> bool:
        dateline = read_dateline(block, self.language) if len(block) < 120 else None
        return dateline is not None and bool(dateline.agency) and dateline.end >= len(block)

    def _is_title(self, block: str) -> bool:
        if len(block) > _LONGEST_TITLE or read_dateline(block, self.language):
            return False
        if re.search(r"[.!?؟…。]['\"”»]?\s+\S", block[:-1]) and len(block) > 120:
            return False
        return not (re.search(r"[.。]['\"”»]?$", block) and len(block) > 90)

    def finish(self) -> Layout:
        dateline = None
        for index, block in enumerate(self.body[:4]):
            dateline = read_dateline(block, self.language)
            if dateline:
                rest = block[dateline.end :].lstrip(" .:–—-،,")
                self.body[index : index + 1] = [rest] if rest else []
                break
        for index, block in enumerate(self.body):
            self.body[index], editors = without_editors(block)
            self.credits += [Credit("author", editors)] if editors else []
        self.body = [block for block in self.body if block]
        title, doubt = self.title, ""
        if not title:
            doubt = "the text has no title that could be told from its paragraphs"
        elif not self.claimed and len(title.split()) < 3:
            doubt = "it is very short; it may be a heading of the site"
        return Layout(title, doubt, tuple(self.body), tuple(self.dates), dateline, tuple(self.credits), self.house)


def read_date_line(block: str, language: str) -> DateLine | None:
    """The date that a line of its own consists of, beside a time, a weekday, a place or a word like “Published”."""
    if len(block) > 120:
        return None
    found = find_dates(block, language)
    if not found:
        return None
    rest = block
    for date in reversed(found):
        rest = rest[: date.start] + " " + rest[date.end :]
    rest = _DATE_WORDS.sub(" ", western_digits(rest))
    words = re.findall(r"[^\W\d_]+", rest)
    if len(words) > 3 or sum(map(len, words)) > 30 or (words and re.search(r"[.!?]$", block)):
        return None
    return DateLine(found[0], block, bool(_UPDATED.search(block[: found[0].start])))


def _credit(block: str) -> Credit | None:
    credit = read_credit(block)
    if credit is not None and web_address(credit.who):
        return Credit("url", credit.who)
    if (
        credit is None
        or credit.kind in ("photo", "url")
        or credit.who.startswith(("Reporting", "Writing", "Additional"))
    ):
        return credit
    words = credit.who.split()
    if len(words) > _CREDIT_WORDS or re.search(r"[.!?]\s", credit.who):
        return None
    if credit.kind == "author" and (
        any(word[0].islower() and len(word) > 3 for word in words) or re.search(r"\d", credit.who)
    ):
        return None
    return credit


def _caption(block: str) -> Credit | None:
    """The credit of a caption that stands among the paragraphs: “The two in Moscow [File: Reuters]”."""
    who = inline_photo(block) if len(block) < 300 and block.endswith(("]", ")")) else ""
    return Credit("photo", who) if who else None


def _is_short_credit(caption: str) -> bool:
    return not inline_photo(caption) and bool(house_called(caption) or caption.startswith(("©", "AP Photo")))


def _house_name(block: str) -> str:
    house = house_called(block)
    return house.name if house else ""


def _is_kicker(block: str) -> bool:
    return block.strip(" /|:•-").casefold() in _KICKERS


def _is_clutter(block: str) -> bool:
    """A piece without letters, or a time and the like: «Обновлено 20:52»."""
    return not re.search(r"[^\W\d_]{2}", _DATE_WORDS.sub(" ", block) if len(block) < 60 else block)


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
