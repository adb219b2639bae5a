"""Reading: files become typed records, and every problem on the way a finding.

`files` (order, limits) → `documents` (YAML with positions) and `clauses` (policy Markdown) →
`records` (shape) → `reader` (all of it, one call).
"""
