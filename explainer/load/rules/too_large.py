"""A file so large that it can hardly be one entry: more than a million bytes, unless mkdocs.yml says otherwise.

Wrong: a whole book in one file.
Right: several entries, or another `largest_entry` in mkdocs.yml.

Severity: error
Place: the file

Fails:

    mkdocs.yml
        site_name: An archive
        docs_dir: content
        theme: {name: null, custom_dir: templates}
        plugins:
          - explainer:
              largest_entry: 60
    content/pages/about.md
        ---
        title: About
        ---

        This text is longer than the archive allows.

Passes:

    mkdocs.yml
        site_name: An archive
        docs_dir: content
        theme: {name: null, custom_dir: templates}
        plugins:
          - explainer:
              largest_entry: 600
"""
