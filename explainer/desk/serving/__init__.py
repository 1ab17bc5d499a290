"""`serve`: the site as `build` would make it, page by page as a browser asks, while somebody writes."""
