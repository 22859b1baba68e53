"""Questions that an organisation asks of itself, one file each; `graph.analysis.question` finds them."""
