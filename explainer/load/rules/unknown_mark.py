"""A mark that there is not, or `allow=` without the reason that it needs.

Wrong: `{: sinse=2016 }`, `{: allow=loaded-word }`.
Right: `{: since=2016 }`, `{: allow=loaded-word because="it is the name of the law" }`.

Severity: error
Place: a mark

Fails:

    content/pages/about.md
        ---
        title: About
        ---

        The GNA governs in Tripoli.
        {: sinse=2016-03-30 }

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        The GNA governs in Tripoli.
        {: since=2016-03-30 }
"""
