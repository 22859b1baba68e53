"""Mappings of tables that many organisations keep: data only, read by `loaders.mapping_shipped`."""
