"""Tests: a picture of a site and what becomes of it."""
