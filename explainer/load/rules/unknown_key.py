"""A key that this kind of entry does not have. Nothing would be shown of it.

Wrong: `titel: Libya`.
Right: `title: Libya`.

Severity: error
Place: front matter

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        begun: 2011
        ---

Passes:

    content/conflicts/libya.md
        ---
        title: Libya
        began: 2011
        ---
"""
