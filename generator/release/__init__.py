"""Releases: the whole site at a moment, kept for ever, proved byte by byte.

A published site is laid out as `layout` says. One small file, the pointer, says which releases
there are and which is the latest; it is replaced last and in one step, so that readers see the
site before a publication or the one after it, and nothing between.
"""
