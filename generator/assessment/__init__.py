"""Self-assessment: the scoring rule, the answers file, and what a new release means for answers.

The browser runs the same rules (`generator/web/assess/`, modules of the same names); one file of
test vectors holds both sides to them. Read in this order: `answers`, `scoring`, `digest`,
`migration`, `browser`.
"""
