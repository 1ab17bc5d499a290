"""Marks in the middle of a text, where they mark nothing and would be shown as they are.

Wrong: `The GNA governs {: since=2016 } in Tripoli.`
Right: the marks on a line of their own, directly after the paragraph or list item.

Severity: warning
Place: a statement

Fails:

    content/pages/about.md
        ---
        title: About
        ---

        The GNA governs {: since=2016 } in Tripoli.

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        The GNA governs in Tripoli.
        {: since=2016 }
"""
