"""Lower case that keeps every character's place."""


def lowered(text: str) -> str:
    """Lower case, each character one character (some have longer lower-case forms)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
