"""Reading what others wrote: news reports in any layout, language and encoding, and lists of sources."""
