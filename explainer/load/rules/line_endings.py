"""Windows line ends. The text is read all the same, but an edit of one line would show every line as changed.

Wrong: lines that end in CR LF.
Right: lines that end in LF. A line `* text=auto eol=lf` in `.gitattributes` lets git see to it.

Severity: warning
Place: the file

Fails:

    content/pages/about.md (saved with Windows line ends)
        ---
        title: About
        ---

Passes:

    content/pages/about.md
        ---
        title: About
        ---
"""
