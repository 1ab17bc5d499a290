"""A field without which the entry cannot be shown: every entry has a `title`, a report its `date` too.

Wrong: a report without the day of its publication.
Right: `date: 2020-10-28`.

Severity: error
Place: front matter

Fails:

    content/reports/call.md
        ---
        title: A call
        ---

        The presidents spoke of Libya. [@wire]
    content/pages/about.md
        ---
        title: About
        ---

        The report rests on a wire text. [@wire]
    content/sources/wire.md
        ---
        title: A wire text
        issued: 2020-10-27
        ---

Passes:

    content/reports/call.md
        ---
        title: A call
        date: 2020-10-28
        ---

        The presidents spoke of Libya. [@wire]
"""
