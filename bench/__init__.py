"""What we promise about speed, measured: synthetic archives of any size, built by this program and by MkDocs."""
