"""The printed figures of the annual report that Chalkshire is shaped on, each beside what the running system computes.

The printed values are facts re-stated from the public 2015-16 annual report of the Buckinghamshire Safeguarding
Children Board; no sentence of it is copied. What is computed comes from the snapshot and the tables of this
installation, and never sees what is printed.
"""
