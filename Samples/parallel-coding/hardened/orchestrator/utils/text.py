"""Text that is shown."""


def shorten(text: str, limit: int = 80) -> str:
    """The text, cut with an ellipsis where it is longer than the limit."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
