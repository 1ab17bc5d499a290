"""An invisible character that no page may hold. Most come from copying out of a PDF or an old document.

Wrong: a bell (U+0007) in the middle of a word.
Right: the word without it.

The characters are those that HTML refuses (https://html.spec.whatwg.org/#preprocessing-the-input-stream).

Severity: error
Place: the file

Fails:

    content/pages/about.md (with U+0007 for ␇)
        ---
        title: About
        ---

        The cease␇fire holds.

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        The ceasefire holds.
"""
