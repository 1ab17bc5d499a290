"""What `new` asks a person, kind by kind."""

from __future__ import annotations

from explainer.model.front import Kind

QUESTIONS: dict[Kind, tuple[tuple[str, str], ...]] = {
    "report": (
        ("title", "What is the report called?"),
        ("date", "When was it published? (like 2020-10-28)"),
        ("URL", "Where can it be read? (https://…)"),
        ("conflicts", "Which conflicts is it about?"),
        ("actors", "Whom is it about?"),
        ("sources", "On which sources do these answers rest?"),
    ),
    "conflict": (
        ("title", "What is the conflict called?"),
        ("began", "When did it begin? (like 1988-02 or 1988)"),
        ("actors", "Who takes part?"),
    ),
    "actor": (
        ("title", "What is the person or body called?"),
        ("type", "What is it? (person, state, government, organisation, armed-group, …)"),
        ("conflicts", "Which conflicts does it take part in?"),
    ),
    "place": (
        ("title", "What is the place called?"),
        ("type", "What is it? (city, town, village, region, …)"),
        ("latitude", "How far north does it lie, in degrees? (like 32.887)"),
        ("longitude", "How far east, in degrees? (like 13.191)"),
        ("conflicts", "Which conflicts does it belong to?"),
    ),
    "agreement": (
        ("title", "What is the agreement called?"),
        ("date", "When was it signed or adopted? (like 2020-10-23)"),
        ("parties", "Between whom?"),
        ("conflicts", "Which conflicts does it belong to?"),
    ),
    "term": (("title", "Which word is it?"), ("conflicts", "Which conflicts does it belong to?")),
    "source": (
        ("title", "What is the source called?"),
        ("type", "What is it? (article-newspaper, webpage, report, book, treaty, …)"),
        ("publisher", "Who published it?"),
        ("issued", "When did it come out? (like 2020-10-28, 2020-10 or 2020)"),
        ("URL", "Where can it be read? (https://…)"),
        ("url_verified", "Did you open that address and find this text there? (yes or no)"),
    ),
    "page": (("title", "What is the page called?"),),
}
"""What is asked for, by kind: everything that is required, and what an entry is rarely whole without."""
