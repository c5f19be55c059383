"""Writes reports out of what is found, and says while it does how far it is."""
