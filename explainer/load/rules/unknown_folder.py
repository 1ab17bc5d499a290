"""A folder of the content that is no kind of entry: an entry's folder says what it is.

Wrong: `content/people/sarraj.md`.
Right: `content/actors/sarraj.md`.

Severity: error
Place: the file

Fails:

    content/page/about.md
        ---
        title: About
        ---

Passes:

    content/page/about.md (deleted)
    content/pages/about.md
        ---
        title: About
        ---
"""
