"""Sources as BibTeX (http://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf): `/sources.bib`."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.model.dates import MONTHS, Edtf
from explainer.model.entry import Entry
from explainer.model.front import SourceFront, SourceType

# By type, BibTeX's own and the field that says where or by whom it was published.
_TYPES: dict[SourceType | None, tuple[str, str]] = {
    "article-journal": ("article", "journal"),
    "article-magazine": ("article", "journal"),
    "article-newspaper": ("article", "journal"),
    "book": ("book", "publisher"),
    "chapter": ("incollection", "booktitle"),
    "entry": ("incollection", "booktitle"),
    "entry-dictionary": ("incollection", "booktitle"),
    "entry-encyclopedia": ("incollection", "booktitle"),
    "pamphlet": ("booklet", "howpublished"),
    "paper-conference": ("inproceedings", "booktitle"),
    "report": ("techreport", "institution"),
    "review": ("article", "journal"),
    "thesis": ("phdthesis", "school"),
}
_OTHER = ("misc", "howpublished")

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # Escaped braces count as braces to BibTeX, which must balance.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})
_LEAD = "% The sources of an archive in UTF-8, one entry for each; the keys are their ids and never change.\n"


def bibtex(sources: Iterable[Entry]) -> str:
    """A whole file, in the order of the sources."""
    return "\n".join([_LEAD, *(_entry(entry) for entry in sources)])


def _entry(entry: Entry) -> str:
    front = entry.front
    assert isinstance(front, SourceFront)
    kind, holder = _TYPES.get(front.type, _OTHER)
    whole = holder if front.container_title or holder != "booktitle" else "publisher"
    fields = [
        # Braces keep capitals as they are.
        ("title", f"{{{_tex(front.title)}}}"),
        # And they keep a body in one piece, whatever “and” or comma is in its name.
        ("author", " and ".join(f"{{{_tex(name)}}}" for name in front.author)),
        (whole, _tex(front.container_title or front.publisher)),
        ("publisher", _tex(front.publisher) if front.container_title and whole != "publisher" else ""),
        ("number", _tex(front.number)),
        *_date(front.issued),
        ("url", (front.url or next(iter(front.also_at), "")).translate(_ADDRESS)),
        ("urldate", front.accessed.datetime if front.accessed else ""),
        ("language", _tex(front.language)),
        ("note", _note(front)),
    ]
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields if value]
    return f"@{kind}{{{entry.id},\n{''.join(lines)}}}\n"


def _date(date: Edtf | None) -> list[tuple[str, str]]:
    """The year, and what else BibTeX has a field for; a date that begins nowhere has none."""
    if date is None or date.precision not in ("day", "month", "season", "year"):
        return []
    found = [("year", f"{date.first.year:04}")]
    if date.precision in ("day", "month"):
        found.append(("month", MONTHS[date.first.month - 1][:3].lower()))
    if date.precision == "day":
        found.append(("day", str(date.first.day)))
    return found


def _note(front: SourceFront) -> str:
    date = front.issued
    vague = date and (date.approximate or date.uncertain or date.precision not in ("day", "month", "year"))
    parts = [
        f"Dated {date.words}." if date and vague else "",
        front.note,
        f"Archived copy: {front.archived}" if front.archived else "",
    ]
    return _tex(" ".join(part for part in parts if part))


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)
