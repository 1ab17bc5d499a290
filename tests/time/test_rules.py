"""The rules about time, evidence and words, each with its wording."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import Draft
from tests.time.drawings import draw

WORDS = """
    ---
    title: Words
    loaded_words:
      - {word: terrorists, why: it names people by their blame, instead: "“fighters”"}
      - {word: so-called}
    ---
    """


def found(archive: Draft, rule: str) -> list[str]:
    """The problems of one rule, as they are printed, without severity and rule."""
    return [
        f"{problem.position.path.removeprefix('content/')}:{problem.position.line}:{problem.position.column}: "
        f"{problem.message}" + (f" | {problem.hint}" if problem.hint else "")
        for problem in archive.check().problems
        if problem.rule == rule
    ]


def test_a_loaded_word_without_attribution(archive: Draft) -> None:
    archive.write("pages/words.md", WORDS)
    archive.write("terms/x.md", "---\ntitle: X\n---\n\nThey met\nthe Terrorists there.\n\nA so-called plan.\n")
    assert found(archive, "loaded-word") == [
        "terms/x.md:6:5: “Terrorists” takes a side: it names people by their blame"
        " | write “fighters”, or say whose word it is",
        "terms/x.md:8:3: “so-called” takes a side | say whose word it is, or write a plain one",
    ]


@pytest.mark.parametrize("spelt", ["TERRORISTS", "terrorısts", "TERRORİSTS", "terroriſts"])
def test_a_loaded_word_is_found_in_whatever_letters(archive: Draft, spelt: str) -> None:
    archive.write("pages/words.md", WORDS)
    archive.write("terms/x.md", f"---\ntitle: X\n---\n\nThe {spelt} left.\n")
    (problem,) = found(archive, "loaded-word")
    assert problem.startswith(f"terms/x.md:5:5: “{spelt}” takes a side")


@pytest.mark.parametrize(
    "text",
    [
        'The Kremlin spoke of "terrorists".',
        "Moscow calls them terrorists.",
        "They were terrorists, according to Damascus.",
        "“Terrorists” were there.",
        "The terrorists left.\n{: by=kremlin }",
        "`terrorists`",
        "The counterterrorists left.",
        '[[kremlin|terrorists]] left.\n{: allow=loaded-word because="a name" }',
    ],
)
def test_an_attributed_word_is_no_problem(archive: Draft, text: str) -> None:
    archive.write("pages/words.md", WORDS)
    archive.write("actors/kremlin.md", "---\ntitle: Kremlin\n---\n")
    archive.write("terms/x.md", f"---\ntitle: X\n---\n\n{text}\n")
    assert not found(archive, "loaded-word")


def test_an_archive_without_a_list_has_no_loaded_words(archive: Draft) -> None:
    archive.write("terms/x.md", "---\ntitle: X\n---\n\nThe terrorists left.\n")
    assert not found(archive, "loaded-word")


def test_a_rule_is_silenced_only_with_a_reason(archive: Draft) -> None:
    archive.write("pages/words.md", WORDS)
    archive.write("terms/x.md", "---\ntitle: X\n---\n\nThe terrorists left.\n{: allow=loaded-word }\n")
    assert len(found(archive, "loaded-word")) == 1
    assert found(archive, "unknown-mark") == [
        "terms/x.md:6:4: a rule is silenced here without a reason"
        ' | say why: allow=loaded-word because="it is the name of the law"'
    ]


@pytest.mark.parametrize("word", ["currently", "Recently", "to date", "so far", "last year", "until now"])
def test_a_word_of_relative_time(archive: Draft, word: str) -> None:
    archive.write("terms/x.md", f"---\ntitle: X\n---\n\nIt stands {word} empty.\n")
    assert found(archive, "relative-time") == [
        f"terms/x.md:5:11: “{word}” means another day for every reader"
        " | give the date, or mark the statement with since="
    ]


def test_relative_time_in_a_quotation_is_the_speakers(archive: Draft) -> None:
    archive.write("terms/x.md", '---\ntitle: X\n---\n\nHe said "recently".\n')
    assert not found(archive, "relative-time")


@pytest.mark.parametrize("figure", ["1,960 servicemen", "33 soldiers", "12 per cent", "3 million", "70 wounded"])
def test_a_number_without_a_source(archive: Draft, figure: str) -> None:
    archive.write("terms/x.md", f"---\ntitle: X\n---\n\nThere were {figure}.\n")
    assert found(archive, "uncited-figure") == [
        "terms/x.md:5:1: this statement gives a number and cites no source | cite whoever counted, and say who it was"
    ]


@pytest.mark.parametrize("text", ["Resolution 2254 of 2015.", "On 28 October 2020.", "The M4 highway.", "5+5 talks."])
def test_a_date_or_a_name_is_no_figure(archive: Draft, text: str) -> None:
    archive.write("terms/x.md", f"---\ntitle: X\n---\n\n{text}\n")
    assert not found(archive, "uncited-figure")


def test_an_event_outside_the_life_of_what_it_speaks_of(archive: Draft) -> None:
    archive.write("actors/gna.md", "---\ntitle: GNA\nfrom: 2016-03-30\nuntil: 2021-03-16\n---\n")
    archive.write("agreements/pact.md", "---\ntitle: Pact\ndate: 2020-10-23\n---\n")
    archive.write(
        "conflicts/x.md",
        """
        ---
        title: X
        ---

        ## Timeline {: .timeline }

        - 2015-01-01: The [[gna]] meets.
        - 2016-03-30: The [[gna]] arrives.
        - 2021-03: The [[gna]] leaves.
        - 2022-01-01: The [[gna]] speaks.
        - 2020-10-22: The [[pact]] is broken.
        - 2020-10-23: The [[pact]] is signed.
        """,
    )
    assert found(archive, "outside-life") == [
        "conflicts/x.md:7:19: this event of 1 January 2015 speaks of “gna”, which began on 30 March 2016"
        " | check the date, or name what existed then",
        "conflicts/x.md:10:19: this event of 1 January 2022 speaks of “gna”, which ended on 16 March 2021"
        " | check the date, or name what existed then",
        "conflicts/x.md:11:19: this event of 22 October 2020 speaks of “pact”, which is of 23 October 2020"
        " | check the date, or name what existed then",
    ]


def test_something_that_ends_before_it_begins(archive: Draft) -> None:
    archive.write(
        "actors/x.md",
        """
        ---
        title: X
        from: 2020
        until: 2019
        roles: [{role: Head, from: 2020-02, until: 2020-01}]
        names: [{text: Y, from: 1924, until: 1923}]
        ---

        Text.
        {: since=2021-03-15 until=2016-03-30 }

        Question?
        {: .open opened=2021 answered=2020 }
        """,
    )
    assert found(archive, "reversed-dates") == [
        "actors/x.md:4:8: “until” (2019) lies before “from” (2020)"
        " | exchange the two dates, or mend the one that is wrong",
        "actors/x.md:5:9: “until” (January 2020) lies before “from” (February 2020)"
        " | exchange the two dates, or mend the one that is wrong",
        "actors/x.md:6:9: “until” (1923) lies before “from” (1924)"
        " | exchange the two dates, or mend the one that is wrong",
        "actors/x.md:10:4: “until” (30 March 2016) lies before “since” (15 March 2021)"
        " | exchange the two dates, or mend the one that is wrong",
        "actors/x.md:13:4: “answered” (2020) lies before “opened” (2021)"
        " | exchange the two dates, or mend the one that is wrong",
    ]


def test_states_that_exclude_each_other_and_overlap(archive: Draft) -> None:
    archive.write(
        "conflicts/x.md",
        "---\ntitle: X\n---\n\nThe GNA governs.\n{: state=tripoli since=2016-03-30 until=2021-03-16 }\n",
    )
    archive.write("conflicts/y.md", "---\ntitle: Y\n---\n\nAnother.\n{: state=tripoli since=2020-01-01 }\n")
    assert found(archive, "overlapping-states") == [
        "conflicts/y.md:6:4: this state of “tripoli” began on 1 January 2020, before the one in"
        " content/conflicts/x.md:5 had ended | give the earlier one an until=, or mend the date"
    ]


@pytest.mark.parametrize("since", ["2021-03-16", "2021-03", "2022"])
def test_states_that_follow_each_other_may_share_a_day(archive: Draft, since: str) -> None:
    archive.write(
        "conflicts/x.md",
        "---\ntitle: X\n---\n\nOne.\n{: state=a since=2016 until=2021-03-16 }\n\n"
        f"Two.\n{{: state=a since={since} }}\n",
    )
    assert not found(archive, "overlapping-states")


def test_a_report_without_a_statement(archive: Draft) -> None:
    archive.write("reports/x.md", "---\ntitle: X\ndate: 2020\n---\n\n## A heading\n")
    assert found(archive, "empty-report") == [
        "reports/x.md:2:8: this report has no statement | say what was said and by whom, a paragraph or list item each"
    ]


QUOTED = (
    "---\ntitle: X\n"
    "extracts: ['We are **deeply** concerned by the fighting, he said, and by those who join it.']\n---\n"
)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('He was "deeply concerned by the fighting". [@x]', 0),
        ("He was “Deeply concerned … those who join it”. [@x]", 0),
        ('He was "very concerned by the fighting". [@x]', 1),
        ('He said "fighting stopped". [@x]', 0),
        ('He was "very concerned by the fighting". [@y]', 0),
        ('He was "very concerned by the fighting".', 0),
    ],
)
def test_a_quotation_that_is_not_in_its_sources_recorded_extract(archive: Draft, text: str, faults: int) -> None:
    archive.write("sources/x.md", QUOTED)
    archive.write("sources/y.md", "---\ntitle: Y\n---\n")
    archive.write("terms/t.md", f"---\ntitle: T\n---\n\n{text}\n")
    problems = found(archive, "unrecorded-quotation")
    assert len(problems) == faults
    if faults:
        assert problems == [
            "terms/t.md:5:8: no source cited here is recorded to say “very concerned by the fighting”"
            " | quote the words as recorded, or add the passage to the source's extracts"
        ]


def test_a_statement_without_dates_that_speaks_of_later_things(archive: Draft) -> None:
    draw(
        archive,
        libya="""
        ---
        title: Libya
        ---

        It was split since 2014, and in March 2021 united again. [@wire]

        The unity government sits in Tripoli. [@wire]
        {: since=2021-03-16 }

        A vote of October 2020 is no later thing. [@wire]
        """,
    )
    archive.config(today=date(2026, 1, 1))
    assert found(archive, "later-in-undated") == [
        "conflicts/libya.md:5:33: this statement carries no date and speaks of March 2021; it would stand on the page"
        " for 28 October 2020 | mark it with since=, or tell it as an event of the timeline"
    ]


def test_a_contested_name_without_the_other_form_at_its_first_mention(archive: Draft) -> None:
    archive.write("places/shusha.md", "---\ntitle: Shusha\nnames: [{text: Shushi, beside: true}]\n---\n")
    archive.write("terms/x.md", "---\ntitle: X\n---\n\nThe [[shusha|town]] fell; [[shusha|it]] is high.\n")
    archive.write("terms/y.md", "---\ntitle: Y\n---\n\nThe [[shusha|town]] of Shusha (Armenian: Shushi) fell.\n")
    archive.write("terms/z.md", "---\ntitle: Z\n---\n\n[[shusha]] fell.\n")
    assert found(archive, "contested-name") == [
        "terms/x.md:5:5: “shusha” is mentioned first here, without its other name"
        " | write [[shusha]], or add “Shushi” behind it"
    ]


def test_a_difference_that_concerns_nothing(archive: Draft) -> None:
    archive.write(
        "terms/x.md",
        "---\ntitle: X\n---\n\nOne.\n{: #memorandum }\n\nOther.\n{: .differs concerns=memorandm }\n",
    )
    assert found(archive, "missing-statement") == [
        "terms/x.md:9:4: no statement of this entry is marked “#memorandm” | did you mean “memorandum”?"
    ]


def test_a_rules_severity_is_set_in_mkdocs_yml(archive: Draft) -> None:
    archive.write("reports/x.md", "---\ntitle: X\ndate: 2020\n---\n")
    archive.config(rules={"empty-report": "error"})
    assert archive.check().failed
    archive.config(rules={"empty-report": "off"})
    assert not found(archive, "empty-report")


def test_a_contested_name_that_nothing_explains(archive: Draft) -> None:
    names = "names: [{text: A}, {text: Shushi, beside: true}]"
    archive.write("places/x.md", f"---\ntitle: Shusha\n{names}\n---\n\nText.\n")
    archive.write("places/y.md", f"---\ntitle: Other\n{names}\n---\n\n## Why this name\n\nText.\n")
    assert found(archive, "unexplained-name") == [
        "places/x.md:3:20: the name of “x” is contested or changed, and nothing says why it is called so here"
        " | add a section “## Why this name”"
    ]
