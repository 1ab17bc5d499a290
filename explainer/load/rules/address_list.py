"""A line of `addresses.txt` or `redirects.txt` that is not the address of an entry's page.

Wrong: `https://example.org/places/tripoli/` or `/search/`.
Right: `/places/tripoli/`: the folder of the kind and the id, with “/” before, between and behind. `redirects.txt` has
an old address and the new one in each line, with a space between. What stands behind “#” is a comment.

Severity: error
Place: the lists beside `mkdocs.yml`

Fails:

    redirects.txt
        tripolis tripoli
    content/pages/tripoli.md
        ---
        title: Tripoli
        ---

Passes:

    redirects.txt
        /pages/tripolis/ /pages/tripoli/
"""
