r"""A reference in a table whose bar ends the cell, so that the reference is lost.

Wrong: `| [[libya|the country]] |`.
Right: `| [[libya\|the country]] |`.

Severity: error
Place: a statement

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        ---
    content/pages/about.md
        ---
        title: About
        ---

        | Where | What |
        |---|---|
        | [[libya|the country]] | a ceasefire |

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        | Where | What |
        |---|---|
        | [[libya\|the country]] | a ceasefire |
"""
