"""Measures the dark between the stars of a picture."""
