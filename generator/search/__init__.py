"""The site's own search: entries go in, an index of small files for the browser comes out.

The browser's side is `generator/web/search*.js`; both sides cut text into terms by the same rules,
which `tests/search/vectors.json` holds.
"""
