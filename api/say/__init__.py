"""Plain sentences: what analysis found, in words for people. Pure functions from values to lines of text.

A line is one paragraph. Leading spaces indent it, and `- ` after them makes it an item; whoever shows it wraps it.
"""
