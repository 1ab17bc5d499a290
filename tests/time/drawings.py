"""A small archive that many tests of time and evidence draw on."""

from __future__ import annotations

import re
from html import unescape

from tests.conftest import Draft

LIBYA = """
    ---
    title: Libya
    actors: [sarraj, unity-government]
    agreements: [geneva-ceasefire]
    ---

    ## In one sentence {: .lede }

    Libya was split. [@wire]

    ## In one minute {: .brief }

    The GNA governed in Tripoli. [@wire]
    {: since=2016-03-30 until=2021-03-16 state=government }

    The unity government sits in Tripoli. [@wire]
    {: since=2021-03-16 state=government }

    ## What came of it

    - A first vote was planned.
      {: since=2021-02-05 until=2021-12-22 }
    - The vote was called off. [@copy]
      {: since=2021-12-22 }

    ## What is open

    - Who leaves first?
      {: .open opened=2020-10-23 answered=2022-05-01 }

    ## Timeline {: .timeline }

    - 2019-04-04: The LNA opens an offensive. [@wire]
    - 2020-10-23: A ceasefire is signed in Geneva. [@wire; @copy]
    - 2021-03-10: The House gives its confidence. [@wire]
      {: .key }
    - 2020-10: The talks go on. [@wire]
    """

FILES = {
    "conflicts/libya.md": LIBYA,
    "reports/call.md": """
        ---
        title: A call
        date: 2020-10-28
        conflicts: [libya]
        ---

        The two spoke about [[libya]]. [@wire]
        """,
    "actors/sarraj.md": """
        ---
        title: Fayez al-Sarraj
        roles:
          - {role: Prime minister, from: 2016-03-30, until: 2021-03-16, conflict: libya}
        ---
        """,
    "actors/unity-government.md": """
        ---
        title: Government of National Unity
        from: 2021-03-16
        ---
        """,
    "agreements/geneva-ceasefire.md": """
        ---
        title: Geneva ceasefire
        date: 2020-10-23
        ---
        """,
    "sources/wire.md": """
        ---
        title: A wire text
        issued: 2020
        ---
        """,
    "sources/copy.md": """
        ---
        title: A copy of it
        issued: 2020
        derived_from: [wire]
        ---
        """,
}

DAY = "conflicts/libya/on/2020-10-28/index.html"
TODAY = "conflicts/libya/index.html"
REPORT = "reports/call/index.html"


def draw(archive: Draft, **changed: str) -> None:
    """Draw the archive; `changed` replaces files by the last part of their path without .md."""
    for path, text in FILES.items():
        archive.write(path, changed.get(path.rsplit("/", 1)[-1].removesuffix(".md").replace("-", "_"), text))


def words(html: str, part: str = "main") -> str:
    """The text of a page's <main> (or another element), without its references and markup."""
    inside = re.search(rf"<{part}[ >].*?</{part.split(maxsplit=1)[0]}>", html, re.DOTALL)
    assert inside, f"the page has no <{part}>"
    text = re.sub(r'<section id="references".*?</section>', "", inside[0], flags=re.DOTALL)
    text = re.sub(r"<sup\b.*?</sup>", "", text, flags=re.DOTALL)
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
    return re.sub(r" (?=[.,;:)])|(?<=[(]) ", "", text)
