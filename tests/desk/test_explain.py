"""What `check --explain` says."""

from __future__ import annotations

from explainer.desk.explain import explain, listing

UNCITED = """\
uncited-statement: warning (a statement)

A statement without a source.

Wrong: `The memorandum was signed on 27 November 2019.`
Right: `The memorandum was signed on 27 November 2019. [@hurriyet-2019-11-27]`

This fails:

    content/conflicts/libya.md
        ---
        title: Libya
        sources: [un]
        ---

        The ceasefire was signed in Geneva.

    content/sources/un.md
        ---
        title: The agreement, as the UN published it
        issued: 2020-10-23
        ---

This passes (the files that differ):

    content/conflicts/libya.md
        ---
        title: Libya
        sources: [un]
        ---

        The ceasefire was signed in Geneva. [@un]

Another severity, in mkdocs.yml:

    plugins:
      - explainer:
          rules:
            uncited-statement: error # or off

Silenced in one statement, on a line of its own behind it:

    {: allow=uncited-statement because="say why here" }
"""


def test_a_rule_is_explained_with_its_example_and_how_to_change_it() -> None:
    assert explain("uncited-statement") == UNCITED


def test_a_rule_that_no_statement_can_silence_does_not_say_how() -> None:
    assert "Silenced" not in explain("yaml")
    assert "content/pages/about.md (a link to gone.md)\n" in explain("unreadable-file")


def test_no_line_of_prose_is_wider_than_a_terminal() -> None:
    assert max(map(len, explain("loaded-word").partition("This fails:")[0].splitlines())) <= 100


def test_the_list_has_a_line_for_each_rule() -> None:
    lines = listing().splitlines()
    assert lines[1] == "ambiguous-reference   error    A reference by a name that several entries own."
    assert "orphan                warning  An entry that nothing leads to: no text refers to it" in listing()
    assert lines[-1] == "“python build.py check --explain RULE” says more about one of them."
