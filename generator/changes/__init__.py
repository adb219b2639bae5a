"""What changed: libraries kept as snapshots, compared in the field's terms.

`snapshot` keeps a whole library as one JSON file and reads it back; nothing here reads a file or a
clock.
"""
