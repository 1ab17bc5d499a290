"""An item of a timeline that does not begin with its date, so that it has no place in the order of events.

Wrong: `- The offensive began in April 2019.`
Right: `- 2019-04-04: The offensive began.`

Severity: error
Place: a statement

Fails:

    content/pages/about.md
        ---
        title: About
        ---

        ## Timeline {: .timeline }

        - The offensive began in April 2019.

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        ## Timeline {: .timeline }

        - 2019-04-04: The offensive began.
"""
