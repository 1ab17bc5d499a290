"""A file that is not copied to the site, because a browser could run something in it or would not know it.

Wrong: `map.svg` in the content: an SVG picture can hold a script.
Right: the picture as `map.png`, or the file outside the content.

Severity: error
Place: the file

Fails:

    content/media/LICENSE
        The pictures here are in the public domain.

Passes:

    content/media/LICENSE (deleted)
    content/media/licence.txt
        The pictures here are in the public domain.
"""
