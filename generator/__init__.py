"""Rolebook: a folder of YAML becomes the handbook a workforce lives by.

Data flows one way: `reading` → `linking` → `checking` → `views` → `pages` → `site`.
Start with [`generator.model`][] for the vocabulary; everything else works on those types.
"""

__version__ = "0.1.0"
