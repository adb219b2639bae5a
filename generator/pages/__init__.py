"""Pages: a page is a value, and everything derives from it.

The Markdown that a site builder reads, the text that search indexes and the printable form are
made from the same [`Page`][generator.pages.page.Page]; `kinds` says which pages a library has.
"""
