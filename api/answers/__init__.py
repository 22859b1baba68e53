"""Answers as values: what a question found, with its documented JSON shape. Words for people are made in `api.say`."""
