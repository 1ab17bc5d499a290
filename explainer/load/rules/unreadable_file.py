"""A file or folder that the system does not let this program read, or a link of the file system that leads nowhere.

Wrong: a symbolic link to a file that was deleted.
Right: the file itself, with the right to read it.

Severity: error
Place: the file

Fails:

    content/pages/about.md (a link to gone.md)

Passes:

    content/pages/about.md
        ---
        title: About
        ---
"""
