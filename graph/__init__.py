"""What an organisation is, where it is kept, and what can be asked of it."""
