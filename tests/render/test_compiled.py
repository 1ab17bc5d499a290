"""Templates compiled the shorter way show what Jinja's own code shows, and are at fault where that is."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from explainer.render.compiled import QuickEnvironment, written

DATA: dict[str, Any] = {
    "text": "a <b> & \"c\" 'd'",
    "html": Markup("<i>&amp;</i>"),
    "number": 7,
    "yes": True,
    "nothing": None,
    "list": [1, "<", None],
    "map": {"items": "own", "get": "<own>", "inner": {"x": "<x>"}, "name": 0, "keys": None},
}
TEMPLATES = (
    "{{ text }}{{ html }}{{ number }}{{ yes }}{{ nothing }}{{ list }}{{ 1.5 }}{{ map.name }}",
    "{{ map.inner.x }} {{ map['inner'].x }} {{ map.inner['x'] }} {{ map.items is callable }} {{ map['items'] }}",
    "{{ map.get('inner').x }} {{ map.keys()|list|length }} {{ text.upper() }} {{ html.upper() }} {{ list.append }}",
    "{% for x in list %}{{ loop.index }}{{ loop.last }}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% macro m(a, b='<') %}<p>{{ a }}{{ b }}{{ caller() if caller is defined and caller }}</p>{% endmacro %}"
    "{{ m(text) }}{{ m(1, b=html) }}{% call m(2) %}{{ text }}{% endcall %}{{ m(m(3)) }}{{ m.name }}",
    "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, x='<') }}{{ m }}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}",
    "{% macro m(nodes) %}{% for n in nodes %}[{{ n }}{{ m([]) }}]{% endfor %}{% endmacro %}{{ m(list) }}",
    "{% set n = namespace(a=1) %}{% for x in list %}{% set n.a = n.a + 1 %}{% endfor %}{{ n.a }}",
    "{{ missing }}",
    "{{ map.missing }}",
    "{{ map.missing.more }}",
    "{{ missing.more }}",
    "{{ nothing.more }}",
    "{{ text.more }}",
    "{{ map.missing is defined }}{{ map.inner is defined }}{{ missing is defined }}",
    "{{ map.missing|default('d') }}",
    "{{ text|upper }}{{ text ~ html }}{{ list|join(', ') }}{{ map.inner|tojson }}{{ text|safe }}{{ text|e }}",
    "{{ range(3)|map('string')|join }}{{ dict(a='<').a }}{{ [map]|map(attribute='inner.x')|join }}",
    "{{ nothing() }}",
    "{% autoescape false %}{{ text }}{{ map.inner.x }}{% endautoescape %}",
    "{% filter upper %}{{ text }}{% endfilter %}{% set x %}{{ text }}{% endset %}{{ x }}",
    "{{ '<'.join(['a']) }}{{ {'x': '<'}.x }}{{ ('a', 'b')[0] }}",
)


def shown(kind: type[jinja2.Environment], template: str) -> str:
    made = kind(autoescape=True, undefined=jinja2.StrictUndefined)
    try:
        return made.from_string(template).render(DATA)
    except (jinja2.TemplateError, TypeError, ValueError) as fault:
        return f"{type(fault).__name__}: {fault}"


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_shows_the_same(template: str) -> None:
    quick, plain = shown(QuickEnvironment, template), shown(jinja2.Environment, template)

    # What Jinja says of things that have no words has their places in memory.
    assert quick.split(" at 0x")[0] == plain.split(" at 0x")[0]


def test_the_shorter_way_is_in_use() -> None:
    made = QuickEnvironment(autoescape=True)

    code = made.compile("{{ a.b }}{{ a.items }}", raw=True)

    assert "_written(_part(environment, (undefined(name='a') if l_0_a is missing else l_0_a), 'b'))" in code
    assert "_written(environment.getattr((undefined(name='a') if l_0_a is missing else l_0_a), 'items'))" in code


@given(value=st.one_of(st.text(), st.integers(), st.booleans(), st.none(), st.floats(), st.text().map(Markup)))
def test_a_value_is_written_as_jinja_writes_it(value: Any) -> None:
    assert written(value) == Markup.escape(value)
