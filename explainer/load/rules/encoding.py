"""A text that is not UTF-8, the one encoding in which every script of the world can be written.

Wrong: a file saved as “Windows-1252” or “ANSI”.
Right: the same file saved as “UTF-8”.

Severity: error
Place: the file

Fails:

    content/pages/about.md (saved as Windows-1252)
        ---
        title: A café in Tripoli
        ---

Passes:

    content/pages/about.md
        ---
        title: A café in Tripoli
        ---
"""
