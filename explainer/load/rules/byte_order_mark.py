"""A byte order mark: three invisible bytes that some editors put before a text. It is read all the same.

Wrong: a file saved as “UTF-8 with BOM”.
Right: the same file saved as “UTF-8”.

Severity: warning
Place: the file

Fails:

    content/pages/about.md (saved as UTF-8 with BOM)
        ---
        title: About
        ---

Passes:

    content/pages/about.md
        ---
        title: About
        ---
"""
