"""Pictures as plain data, one file a picture: coordinates, words and links that a template draws as SVG.

All lengths are whole units of the picture's own grid (`viewBox`), so that the same content gives the same bytes.
"""
