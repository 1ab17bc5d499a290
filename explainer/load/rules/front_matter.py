"""A file without front matter, or with one that does not end. Without it the entry has no title.

Wrong: a file that begins with its text.
Right: a file that begins with a line `---`, then `title: …`, then a line `---`.

Severity: error
Place: the file

Fails:

    content/conflicts/libya.md
        title: Libya

Passes:

    content/conflicts/libya.md
        ---
        title: Libya
        ---
"""
