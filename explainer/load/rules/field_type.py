"""A value of the wrong sort: a text where a list belongs, a word that is not one of those allowed, an address that is
not whole, a coordinate off the map.

Wrong: `conflicts: libya`.
Right: `conflicts: [libya]`.

Severity: error
Place: front matter

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        ---
    content/pages/about.md
        ---
        title: About
        conflicts: libya
        ---

Passes:

    content/pages/about.md
        ---
        title: About
        conflicts: [libya]
        ---
"""
