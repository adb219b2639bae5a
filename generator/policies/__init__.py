"""What policies are about: periods in force, fixed texts, changes between versions, the register.

Everything here is a pure function of the model; no module reads a file or a clock.
"""
