"""Asks for a key in a window; needs a screen, so nothing in a container imports it."""

import tkinter
from tkinter import simpledialog


def ask_for_key(name: str) -> str | None:
    """What the user types, or nothing."""
    root = tkinter.Tk()
    root.withdraw()
    try:
        return simpledialog.askstring("Sign in", f"Key for {name}", show="*", parent=root)
    finally:
        root.destroy()
