"""A file name that cannot be an id. The id is part of the entry's address and of every reference to it.

Wrong: `content/pages/How we work.md`.
Right: `content/pages/how-we-work.md`: lower-case letters, digits and hyphens, with no spaces.

Severity: error
Place: the file

Fails:

    content/pages/How we work.md
        ---
        title: How we work
        ---

Passes:

    content/pages/How we work.md (deleted)
    content/pages/how-we-work.md
        ---
        title: How we work
        ---
"""
