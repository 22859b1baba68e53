"""What can be told from a frozen organisation: sight, repair, impact, what is vital, findings."""
