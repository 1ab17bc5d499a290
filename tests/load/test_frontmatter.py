"""Front matter: strings with their places, whatever parser reads them."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from explainer.load import frontmatter
from explainer.load.frontmatter import FrontMatter, split_front_matter
from explainer.model.problem import Position


def split(text: str) -> FrontMatter:
    """The front matter of a text without problems."""
    found, problems = split_front_matter(dedent(text).removeprefix("\n"), "x.md")
    assert problems == []
    assert found is not None
    return found


def test_values_are_strings_lists_and_mappings_of_strings() -> None:
    found = split(
        """
        ---
        title: NO
        time: 22:30
        octal: 012
        date: 1994-05
        truth: yes
        nothing: null
        number: 1e3
        quoted: "a: b"
        folded: >
          two
          lines
        list: [a, 2, ~]
        nested: [{from: 1923}]
        ---
        """
    )
    assert found.values == {
        "title": "NO",
        "time": "22:30",
        "octal": "012",
        "date": "1994-05",
        "truth": "yes",
        "nothing": "null",
        "number": "1e3",
        "quoted": "a: b",
        "folded": "two lines\n",
        "list": ["a", "2", "~"],
        "nested": [{"from": "1923"}],
    }


def test_every_value_and_every_key_has_its_place() -> None:
    found = split(
        """
        ---
        title:  Libya
        names:
          - {text: طرابلس, lang: ar}
          - text: "Tripoli"
        ---
        """
    )
    assert found.positions["title"] == Position("x.md", 2, 9)
    assert found.positions["key:title"] == Position("x.md", 2, 1)
    assert found.positions["names"] == Position("x.md", 4, 3)
    assert found.positions["names[0].text"] == Position("x.md", 4, 12)
    assert found.positions["names[0].lang"] == Position("x.md", 4, 26)
    assert found.positions["key:names[0].lang"] == Position("x.md", 4, 20)
    assert found.positions["names[1].text"] == Position("x.md", 5, 11)


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: b\n---\nText.\n", "Text.\n", 4),
        ("---\na: b\n---\n\n\nText.\n", "\n\nText.\n", 4),
        ("---\na: b\n---", "", 3),
        ("---\na: b\n---\n", "", 4),
        ("---  \na: b\n---\t\nText.\n---\nMore.\n", "Text.\n---\nMore.\n", 4),
        ("---\n---\nText.", "Text.", 3),
        ("---\na: |\n  b\n  ---\n---\nText.", "Text.", 6),
    ],
)
def test_the_body_begins_behind_the_second_fence(text: str, body: str, line: int) -> None:
    found = split(text)
    assert (found.body, found.body_line) == (body, line)


def test_a_key_with_nothing_behind_it_has_a_place_and_no_value() -> None:
    found = split("---\ntitle:\nempty: ''\n---\n")
    assert found.values == {"empty": ""}
    assert found.positions["key:title"] == Position("x.md", 2, 1)


TEXTS = [
    "title: X\nnames:\n  - {text: a, from: 1923}\n",
    "title:\nsummary: ''\nlist: []\nmap: {}\n",
    "a: !!str b\n? c\n: d\n",
    "a: \"b\\u00e9\"\nb: 'it''s'\nc: >-\n  x\n  y\nd: |\n  z\n",
    "a: &x b\nc: *x\n",
    "a: !tag b\n",
    "a: b\na: c\n",
    "- a\n",
    "",
    "# only a comment\n",
    "إدلب: سوريا\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_both_parsers_of_yaml_read_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    c_parser = split_front_matter(f"---\n{text}---\n", "x.md")
    monkeypatch.setattr(frontmatter, "_LOADER", yaml.BaseLoader)
    assert split_front_matter(f"---\n{text}---\n", "x.md") == c_parser


@pytest.mark.parametrize(
    "text", ["[" * 400_000, "{" * 300_000, "- " * 400_000, "? " * 400_000, "[{a: " * 100_000,
             "\n".join(" " * depth + "a:" for depth in range(1200)), "!!seq [" * 50_000]
)  # fmt: skip
def test_yaml_that_nests_without_end_cannot_crash_the_program(text: str) -> None:
    # In a process of its own, because what is prevented is the death of the interpreter.
    code = (
        "import sys; from explainer.load.frontmatter import split_front_matter as split;"
        "print(*split(sys.stdin.read(), 'x.md'))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], input=f"---\n{text}\n---\n", capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr[-500:]
    assert "nests more than 50 levels deep" in run.stdout


def test_many_names_are_not_taken_for_deep_ones() -> None:
    names = "".join(f"  - {{text: 'n{number}', from: 19{number % 100:02}}}\n" for number in range(500))
    assert len(split(f"---\ntitle: X\nnames:\n{names}---\n").values["names"]) == 500


def test_an_alias_cannot_make_a_small_file_large() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 40))
    found, problems = split_front_matter(f"---\nl0: &l0 [x]\n{levels}---\n", "x.md")
    assert {problem.rule for problem in problems} == {"yaml"}
    assert found is not None
    assert sum(len(str(value)) for value in found.values.values()) < 200


@given(st.text(st.sampled_from("ab:-?[]{}&*!|>'\"#% \n\t,@`\\<"), max_size=60))
def test_whatever_stands_between_the_fences_is_read_or_is_a_problem(text: str) -> None:
    found, problems = split_front_matter(f"---\n{text}\n---\n", "x.md")
    assert found is not None or problems
    for problem in problems:
        assert "\n" not in problem.message
        assert 1 <= problem.position.line <= text.count("\n") + 4
        assert problem.position.column >= 1
