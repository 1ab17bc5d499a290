"""Two files with one name, in whatever folders. A reference by that id would have two owners.

Wrong: `conflicts/idlib.md` and `places/idlib.md`.
Right: `conflicts/idlib.md` and `places/idlib-city.md`.

Severity: error
Place: the file

Fails:

    content/conflicts/idlib.md
        ---
        title: Idlib
        ---
    content/pages/idlib.md
        ---
        title: About Idlib
        ---

Passes:

    content/pages/idlib.md (deleted)
    content/pages/about-idlib.md
        ---
        title: About Idlib
        ---
"""
