"""What every host is to say with the site's files, so that serving and publishing say the same."""

from __future__ import annotations

POLICY = "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'"
"""The Content Security Policy of all pages (https://www.w3.org/TR/CSP3/)."""

ADMIN_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; "
    "font-src 'self' blob: data:; connect-src 'self' blob: data: https:"
)
"""That of the form at `/admin/`, which is somebody else's program and speaks to the repository's host."""

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
"""What goes with every file."""

FOR_EVER = "public, max-age=31536000, immutable"
"""How long a browser may keep a file whose address has the digest of its bytes: a year (RFC 8246)."""

AFRESH = "public, max-age=0, must-revalidate"
"""The same for all others: they are asked for again, and come again only if they have changed."""


def policy_for(path: str) -> str:
    """The policy for a path under the site: `actors/iran/`."""
    return ADMIN_POLICY if path.startswith("admin/") else POLICY
