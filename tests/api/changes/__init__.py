"""Tests of the mutations, through the door that clients use."""
