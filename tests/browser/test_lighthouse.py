"""Lighthouse gives a hundred of a hundred in each of its four categories.

`conftest.py` puts this test last, when the other processes of the tests have little left to do: the speed is that of a
simulated slow phone, reckoned from how long this machine took.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.browser import tools

PAGES = ("home.html", "report.html", "conflict.html", "as_of.html")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 5
"""Whatever else the machine does makes a page look slower, never faster, so the best of a few runs is nearest to the
page's own speed. A page that does not reach a hundred in so many is too slow."""


def test_a_hundred_in_all_four_categories(address_of: Callable[[str], str]) -> None:
    addresses = {address_of(template): template for template in PAGES}
    question = {"chromium": tools.chromium(), "addresses": list(addresses), "runs": RUNS}
    answer = tools.run_node("lighthouse.mjs", "lighthouse", question)
    for address, template in addresses.items():
        assert answer[address]["scores"] == dict.fromkeys(CATEGORIES, 100), f"{template}: {answer[address]['lost']}"
