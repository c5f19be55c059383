"""Runs several coding workers side by side and brings their results together."""
