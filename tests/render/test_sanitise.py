"""Content is untrusted: whatever an author writes, a page can only be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from tests.render.drawing import html_of

HARMLESS_SCHEMES = ("", "http", "https", "mailto")
HARMFUL = {
    "script", "style", "iframe", "object", "embed", "form", "input", "button", "textarea", "select", "link", "meta",
    "base", "svg", "math", "video", "audio", "source", "template", "noscript", "frame", "frameset", "applet", "portal",
    "h1", "main", "html", "head", "body", "title",
}  # fmt: skip
ATTRIBUTES = {
    "class", "dir", "id", "lang", "title", "role", "href", "hreflang", "cite", "datetime", "src", "alt", "width",
    "height", "start", "type", "reversed", "colspan", "rowspan", "headers", "scope",
}  # fmt: skip


def elements(html: str) -> Iterator[Any]:
    """The elements of a piece of a page, read as a browser reads it."""
    nodes = [JustHTML(html, fragment=True, sanitize=False).root]
    while nodes:
        node = nodes.pop()
        nodes.extend(node.children or ())
        if not node.name.startswith(("#", "!")):
            yield node


def address(link: str) -> str:
    """An address as a browser reads it (https://url.spec.whatwg.org/#concept-basic-url-parser)."""
    return re.sub(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]", "", link).replace("\\", "/")


def assert_harmless(html: str) -> None:
    for element in elements(html):
        assert element.name not in HARMFUL, html
        for key, value in element.attrs.items():
            assert key in ATTRIBUTES, html
            if key in ("href", "src", "cite"):
                assert urlsplit(address(value or "")).scheme in HARMLESS_SCHEMES, html
            if key == "src":
                assert not urlsplit(address(value or "")).scheme, html
                assert not address(value or "").startswith("//"), html
    assert "<!--" not in html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("<script>alert(1)</script>", ""),
        ("Before <script>alert(1)</script> after.", "<p>Before  after.</p>"),
        ("<style>p { color: red }</style>", ""),
        ("<img src=map.png onerror=alert(1)>", '<p><img src="map.png"></p>'),
        ('<p onclick="alert(1)">Text.</p>', "<p>Text.</p>"),
        ('<p style="color: red">Text.</p>', "<p>Text.</p>"),
        ('<iframe src="https://example.org"></iframe>', ""),
        ('<form action="x"><input name="y"></form>', ""),
        ('<a href="javascript:alert(1)">Click</a>', "<p><a>Click</a></p>"),
        ("[Click](javascript:alert(1))", "<p><a>Click</a></p>"),
        ("[Click](data:text/html;base64,PHNjcmlwdD4=)", "<p><a>Click</a></p>"),
        ("[Click](vbscript:x)", "<p><a>Click</a></p>"),
        ('<a href="&#106;avascript:alert(1)">Click</a>', "<p><a>Click</a></p>"),
        ('<a href="java&#9;script:alert(1)">Click</a>', "<p><a>Click</a></p>"),
        ("<javascript:alert(1)>", "<p></p>"),
        ("![map](data:image/png;base64,xx)", '<p><img alt="map"></p>'),
        ("![map](https://example.org/map.png)", '<p><a href="https://example.org/map.png">map</a></p>'),
        ("![map](//example.org/map.png)", '<p><a href="//example.org/map.png">map</a></p>'),
        ('A <img src="https://example.org/map.png">', "<p>A <img></p>"),
        ('A <img src="//example.org/map.png">', "<p>A <img></p>"),
        (r'A <img src="\\example.org/map.png">', "<p>A <img></p>"),
        (r'A <img src="/\example.org/map.png">', "<p>A <img></p>"),
        ('A <img src="/&#9;/example.org/map.png">', "<p>A <img></p>"),
        ('A <img src="&#1; &#10;//example.org/map.png">', "<p>A <img></p>"),
        ('A <img src="ht&#10;tps://example.org/map.png">', "<p>A <img></p>"),
        ('A <img srcset="https://example.org/map.png 2x" src="map.png">', '<p>A <img src="map.png"></p>'),
        (r"![map](/\example.org/map.png)", '<p><img alt="map"></p>'),
        ("<svg><script>alert(1)</script></svg>", "<p></p>"),
        ('<meta http-equiv="refresh" content="0;url=https://example.org">', "<p></p>"),
        ('<base href="https://example.org/">', "<p></p>"),
        ("<!-- a note -->", ""),
        ('Text.\n{: onclick="alert(1)" style="color: red" }', "<p>Text.</p>"),
        ("`<script>alert(1)</script>`", "<p><code>&lt;script&gt;alert(1)&lt;/script&gt;</code></p>"),
        ("```\n<script>\n```", "<pre><code>&lt;script&gt;\n</code></pre>"),
        ("&lt;script&gt;", "<p>&lt;script&gt;</p>"),
        ("[[libya|<script>alert(1)</script>]]", '<p><a class="to-conflict" href="../libya/index.html"></a></p>'),
        ("*[UN]: <script>\n\nUN", '<p><abbr title="&lt;script&gt;">UN</abbr></p>'),
        ('[a](https://example.org "x&quot; onclick=y")', None),
        ("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>", None),
        ('<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=x&gt;">', None),
        ('<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">', None),
        ("<textarea></p><script>alert(1)</script>", None),
        ("<a href='x' ping='https://example.org' target='_blank'>Click</a>", '<p><a href="x">Click</a></p>'),
        ("# A war", '<h2 id="a-war">A war</h2>'),
        ("A war\n=====", '<h2 id="a-war">A war</h2>'),
        ("<h1>A war</h1>", "A war"),
        ("<main>Text.</main>", "Text."),
    ],
)  # fmt: skip
def test_what_could_do_more_than_be_read_is_taken_out(markdown: str, html: str | None) -> None:
    found = html_of(markdown)

    if html is not None:
        assert found.strip() == html
    assert_harmless(found)


def test_what_is_only_to_be_read_stays() -> None:
    kept = (
        '<p>A <bdi dir="rtl" lang="ar">ليبيا</bdi>, <abbr title="United Nations">UN</abbr>, '
        '<time datetime="2020-10-27">27 October</time>, <ruby>字<rt>zi</rt></ruby>, <q cite="https://a.org">so</q>, '
        '<a hreflang="ru" href="https://example.org">there</a>, <a href="mailto:a@example.org">us</a>, '
        '<img src="map.png" alt="A map" width="20">.</p>\n'
        "<details><summary>More</summary><p>Text.</p></details>\n"
        '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table>\n'
        '<ol start="3"><li>Three</li></ol>'
    )
    found = html_of(kept)
    assert {element.name for element in elements(found)} == {element.name for element in elements(kept)}
    assert sorted(str(sorted(element.attrs.items())) for element in elements(found)) == sorted(
        str(sorted(element.attrs.items())) for element in elements(kept)
    )


pieces = st.sampled_from(
    (
        "<script>", "</script>", "alert(1)", "<img src=", "x onerror=alert(1)>", '"', "'", ">", "<", "/>", "<svg ",
        "onload=alert(1)", "<a href=", "javascript:", "java&#115;cript:", "JaVaScRiPt&colon;", "&#x6A;avascript:",
        "data:text/html,", "//example.org/", "\\\\example.org\\", "&#9;", "\n", "\n\n", "<style>", "</style>",
        "<math>", "<mtext>", "<table>", "<td>", "</p>", "<p ", "id=main ", "style=x ", "class=y ", "<!--", "-->",
        "<![CDATA[", "]]>", "<?", "<noscript>", "<textarea>", "<title>", "<iframe srcdoc=", "[x](", ")", "![x](",
        "[[libya|", "]]", "[@tass, ", "]", "`", "```\n", "    ", "- ", "> ", "## ", "{: ", " }", "onclick=z ", "#main ",
        "*[x]: ", "[^1]", "[^1]: ", "[x]: ", "&lt;", "&amp;", "<div markdown=1>", "</div>", "<span markdown=1 ",
        "!!! note ", "|", "\n|--|--|\n", "\x01", "\x02", "\x03", "klzzwxh:0000", "wzxhzdk:0", "é", "{{ 7*7 }}",
    )
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(parts=st.lists(st.one_of(pieces, st.text(max_size=3)), max_size=14))
def test_no_text_makes_a_page_do_more_than_be_read(parts: list[str]) -> None:
    found = html_of("".join(parts))

    assert_harmless(found)
    assert html_of("".join(parts)) == found
