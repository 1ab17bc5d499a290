"""What Netlify and Cloudflare Pages are to say with each file: `/_headers`.

Both join the values of all rules that match an address, so no two rules here set one header for the same address, and
what both do by themselves (`max-age=0, must-revalidate` for every file) is left to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlsplit

from explainer.model.address import ASSETS, asset_address
from explainer.model.config import Config
from explainer.model.hosting import ADMIN_POLICY, FOR_EVER, POLICY, SAFE
from explainer.model.page import Copy, Output, Page

ADDRESS = "/_headers"
_MOST = 90
"""Files that get a rule: Cloudflare Pages reads 100 rules."""


def pages(outputs: Iterable[Output], config: Config) -> Iterator[Page]:
    """The file, for a site that holds these outputs."""
    found = list(outputs)
    base = urlsplit(config.site_url).path.rstrip("/")
    rules: dict[str, dict[str, str]] = {f"{base}/*": dict(SAFE)}
    if config.admin:
        # A policy for all would hold for the form too.
        rules.update({f"{base}{area}": {"Content-Security-Policy": POLICY} for area in _areas(found)})
        rules[f"{base}/admin/*"] = {"Content-Security-Policy": ADMIN_POLICY}
    else:
        rules[f"{base}/*"]["Content-Security-Policy"] = POLICY
    for address in _kept(found)[:_MOST]:
        rules[base + quote(address)] = {"Cache-Control": FOR_EVER}
    lines = [
        line for area, said in rules.items() for line in (area, *(f"  {name}: {value}" for name, value in said.items()))
    ]
    yield Page(ADDRESS, "text", {"text": "\n".join(lines) + "\n"})


def _areas(outputs: list[Output]) -> list[str]:
    """Every folder at the root but the form's, and the pages at the root itself."""
    folders = {parts[1] for output in outputs if len(parts := output.address.split("/")) > 2} - {"admin"}
    return ["/", "/index.html", "/404.html", *(f"/{quote(folder)}/*" for folder in sorted(folders))]


def _kept(outputs: list[Output]) -> list[str]:
    """Addresses of files that never change."""
    copies = {output.address: output.digest for output in outputs if isinstance(output, Copy)}
    return [
        named
        for address, digest in copies.items()
        if address.startswith(f"/{ASSETS}/")
        and (named := asset_address(address.removeprefix(f"/{ASSETS}/"), digest)) in copies
    ]
