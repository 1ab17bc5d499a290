"""A file with nothing in it.

Wrong: `libya.md` of 0 bytes.
Right: a title between two lines of `---`, or no such file.

Severity: error
Place: the file

Fails:

    content/conflicts/libya.md

Passes:

    content/conflicts/libya.md
        ---
        title: Libya
        ---
"""
