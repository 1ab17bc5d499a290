"""What becomes of a site when it is written: whole or not at all."""
