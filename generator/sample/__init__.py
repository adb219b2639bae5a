"""Sample libraries: realistic bilingual handbooks of any size, the same for the same seed.

They show what a large handbook looks like, and tests and benchmarks measure with them.
"""
