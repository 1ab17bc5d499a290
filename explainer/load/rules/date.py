"""A date that cannot be read, or that no calendar has.

Wrong: `28.10.2020`, `October 2020`, `2020-02-30`.
Right: `2020-10-28`, `2020-10`, `2020`, `2019-04~` (about), `1988/1994` (from until).

Dates are EDTF (https://www.loc.gov/standards/datetime/), levels 0 and 1; the site prints them in words.

Severity: error
Place: front matter or a mark

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        began: 17.2.2011
        ---

Passes:

    content/conflicts/libya.md
        ---
        title: Libya
        began: 2011-02-17
        ---
"""
