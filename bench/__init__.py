"""Benchmarks: how long handbooks of several sizes take, beside Hugo and plain Material."""
