"""A real Neo4j server for tests and developers, without Docker: Neo4j Community out of its Maven artifacts."""
