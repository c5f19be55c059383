"""Helpers. Those that open windows are imported by name, where there is a screen:

    from orchestrator.utils.auth_helper import ask_for_key
"""

from orchestrator.utils.text import shorten

__all__ = ["shorten"]
