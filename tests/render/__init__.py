"""What becomes of a text on its page."""
