"""Folding: what one types and what is written become the same words, in Python as in the browser."""

from __future__ import annotations

import pytest

from explainer.load import load, read_config
from explainer.model.folding import tokens
from explainer.model.searching import names_of
from tests.conftest import PROJECT
from tests.search.asking import folded, needs_node


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Qarabağ", "qarabag"),
        ("Dağlıq", "dagliq"),
        ("Xankəndi", "xankendi"),
        ("İdlib", "IDLIB"),
        ("إدلب", "ادلب"),
        ("حلبـــ", "حلب"),
        ("اللاذقية", "اللاذقيه"),
        ("Արցախ", "ԱՐՑԱԽ"),
        ("Карабах", "карабах"),
        ("Ёлкин", "елкин"),
        ("Hayʾat", "hayat"),
        ("Sanaʿa", "Sana'a"),
        ("Erdoğan’s", "erdogan"),
        ("al-Sharaa", "al sharaa"),
        ("S/RES/2254", "s res 2254"),
        ("٢٢٥٤", "2254"),
        ("Straße", "strasse"),
    ],
)
def test_a_word_is_found_as_it_is_typed(written: str, typed: str) -> None:
    assert tokens(written) == tokens(typed)


def test_different_words_stay_different() -> None:
    assert len({tokens(word) for word in ("Армения", "Арменія", "Idlib", "Idleb", "حلب", "حمص", "2254", "2245")}) == 8


@needs_node
def test_the_browser_folds_every_text_of_the_archive_alike() -> None:
    loaded = load(read_config(PROJECT / "mkdocs.yml"))
    texts = [name for entry in loaded.entries for name in names_of(entry)]
    texts += [statement.text for entry in loaded.entries for statement in entry.body.statements]
    texts += ["Erdoğan’s S'il ʿAyn ﬁn ½ Ⅷ ǅ ΟΔΟΣ", "ﻻ ى ئ ؤ", "Łódź Øre ĐĐ þing", "a_b a-b a.b", "日本語 한국어"]
    assert folded(texts) == [list(tokens(text)) for text in texts]
