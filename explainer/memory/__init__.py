"""What a build leaves for the next one: the linked archive, and of every part of the site what was read for it."""
