"""Compiled execution of GraphQL: a validated query becomes a plan once, which then answers it column by column.

graphql-core answers one field of one object at a time. A plan answers one field of all objects of a list at a time, and
reads columns where a field has a reader (see `batches.by_column`), so that no object is made for a node. The answer is
the same in every respect, because a plan answers only what it can answer without an error: at the first thing that goes
wrong, or that it does not know, it gives up, and graphql-core answers the whole document anew.
"""
