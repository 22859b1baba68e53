"""One file a rule: its condition, reason, examples and words. Found by themselves; see `graph.analysis.rule`."""
