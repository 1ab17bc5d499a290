"""`hosting/nginx.conf` under a real nginx; skipped where there is none."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from explainer.model.hosting import ADMIN_POLICY, AFRESH, FOR_EVER, POLICY
from tests.conftest import PROJECT, Draft

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="there is no nginx")

AROUND = """
{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  include {folder}/site.conf;
}}
"""


class Host:
    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, target: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", target, headers={"Host": f"127.0.0.1:{self.port}", **headers})
        answer = connection.getresponse()
        found = (answer.status, dict(answer.getheaders()), answer.read())
        connection.close()
        return found


@contextmanager
def hosted(draft: Draft, folder: Path, base: str) -> Iterator[Host]:
    """The site as the file says, with the changes that the lines marked BASE ask for."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    root = folder / "www"
    shutil.copytree(draft.site, root / base.strip("/"))
    for form in ("admin", "actors/admin"):
        (root / base.strip("/") / form).mkdir(parents=True)
        (root / base.strip("/") / form / "index.html").write_text("a page", encoding="utf-8")
    conf = (PROJECT / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    conf = conf.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("listen [::]:80;", "")
    conf = re.sub(r"include \S+;( +# BASE)", rf"include {root}{base.rstrip('/')}/redirects.nginx.map;\1", conf)
    conf = re.sub(r"404 /404\.html;( +# BASE)", rf"404 {base}404.html;\1", conf)
    conf = conf.replace('"~^/admin/"', f'"~^{base}admin/"')
    conf = conf.replace("root /var/www/archive;", f"root {root};")
    # The folders of a test are its user's own.
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "site.conf").write_text(conf, encoding="utf-8")
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), encoding="utf-8")
    command = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    with subprocess.Popen(command) as server:
        try:
            wait_for(port)
            yield Host(port)
        finally:
            server.terminate()


def wait_for(port: int) -> None:
    """Until something listens there."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError


@pytest.mark.parametrize("base", ["/", "/news/archive/"])
def test_a_site_at_the_root_and_under_a_base_path(archive: Draft, tmp_path: Path, base: str) -> None:
    archive.config(site_url=f"https://example.org{base}")
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\n" + "A text. " * 200)
    (archive.root / "redirects.txt").write_text("/conflicts/former/ /conflicts/libya/\n", encoding="utf-8")
    assert not archive.build().failed
    with hosted(archive, tmp_path, base) as host:
        status, headers, body = host.ask(f"{base}conflicts/libya/")
        assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        assert headers["Cache-Control"] == AFRESH
        assert headers["Content-Security-Policy"] == POLICY
        assert "ETag" in headers
        assert host.ask(f"{base}conflicts/libya/", **{"If-None-Match": headers["ETag"]})[0] == 304
        assert gzip.decompress(host.ask(f"{base}conflicts/libya/", **{"Accept-Encoding": "gzip"})[2]) == body

        style = re.search(r'href="[^"]*(assets/style\.[0-9a-f]{8}\.css)"', body.decode())
        assert style
        assert host.ask(base + style[1])[1]["Cache-Control"] == FOR_EVER
        assert host.ask(f"{base}assets/style.css")[1]["Cache-Control"] == AFRESH
        assert host.ask(f"{base}admin/")[1]["Content-Security-Policy"] == ADMIN_POLICY
        assert host.ask(f"{base}actors/admin/")[1]["Content-Security-Policy"] == POLICY

        for missing in ("nothing", "a/b/c/d/", "conflicts/none/index.html", "_headers", "redirects.nginx.map"):
            status, headers, body = host.ask(base + missing)
            assert (status, headers["Cache-Control"]) == (404, AFRESH)
            linked = re.search(r'href="([^"]*assets/style\.[0-9a-f]{8}\.css)"', body.decode())
            assert linked
            assert host.ask(linked[1])[0] == 200

        for old in ("conflicts/former/", "conflicts/former/index.html"):
            status, headers, _ = host.ask(base + old)
            assert (status, headers["Location"]) == (301, f"http://127.0.0.1:{host.port}{base}conflicts/libya/")
        assert host.ask(f"{base}conflicts/libya")[0] == 301
