"""The contributor's desk: what helps people to write entries. Nothing here is needed to build a site."""
