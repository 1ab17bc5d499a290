"""The things the stages hand to each other. Frozen; imports nothing else of this package."""
