"""Front matter that is not YAML: a value with a colon or a special character that needs quotation marks, a tab, a
bracket without its other half. References (`&`, `*`) and tags (`!`) are not read.

Wrong: `title: Libya: a background`.
Right: `title: "Libya: a background"`.

Severity: error
Place: front matter

Fails:

    content/conflicts/libya.md
        ---
        title: Libya: a background
        ---

Passes:

    content/conflicts/libya.md
        ---
        title: "Libya: a background"
        ---
"""
