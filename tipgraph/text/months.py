"""The months by their names, whatever the language of the machine (the standard library's follow its locale)."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH = rf"(?:{'|'.join(MONTHS)})"
"""A regular expression for one of them."""
