"""A key that stands twice. YAML would take one of the two without a word, and the other would be lost.

Wrong: two lines `title:` in one front matter.
Right: one of them.

Severity: error
Place: front matter

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        began: 2011
        began: 2014
        ---

Passes:

    content/conflicts/libya.md
        ---
        title: Libya
        began: 2011
        ---
"""
