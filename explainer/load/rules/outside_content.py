"""A link of the file system that leads out of the content folder, or to a folder. Nothing outside the content is read.

Wrong: `content/pages/about.md` as a symbolic link to a file elsewhere.
Right: the file itself.

Severity: error
Place: the file

Fails:

    about.md
        ---
        title: About
        ---
    content/pages/about.md (a link to ../../about.md)

Passes:

    content/pages/about.md
        ---
        title: About
        ---
"""
