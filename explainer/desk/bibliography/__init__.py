"""Lists of sources from reference managers: BibTeX, RIS and CSL-JSON, to entries of kind source."""
