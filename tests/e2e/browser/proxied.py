# SPDX-License-Identifier: GPL-3.0-or-later
"""octroid behind a real nginx that does TLS, in a real browser: an administrator signs the console in, with cookies that
only TLS carries; and scripts of other sites get what they may and no more."""
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))
import authorization
from octroid import Octroid
from webdriver import Browser, free_port

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
CONFIG = """daemon off;
pid nginx.pid;
worker_processes 1;
{user}
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path tmp/body; proxy_temp_path tmp/proxy; fastcgi_temp_path tmp/fastcgi;
    uwsgi_temp_path tmp/uwsgi; scgi_temp_path tmp/scgi;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate tls.pem;
        ssl_certificate_key tls.key;
        location / {{
            proxy_pass http://127.0.0.1:{local};
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        }}
    }}
    server {{
        listen 127.0.0.1:{page} ssl;
        listen 127.0.0.1:{other} ssl;
        ssl_certificate tls.pem;
        ssl_certificate_key tls.key;
        default_type text/html;
        location / {{ return 200 "<!doctype html><title>A page of its own</title><main>here</main>"; }}
    }}
}}
"""


class ProxiedTest(authorization.AuthorizationTest):
    """Everything of authorization.py once more, through TLS."""

    @classmethod
    def start(cls):
        port, local, page, other = (free_port() for _ in range(4))
        cls.page, cls.other = f"https://localhost:{page}", f"https://localhost:{other}"
        cls.octroid = Octroid("--issuer", f"https://localhost:{port}", listen=f"127.0.0.1:{local}")
        cls.octroid.base = cls.octroid.issuer
        folder = os.path.join(cls.octroid.folder.name, "nginx")
        os.makedirs(os.path.join(folder, "tmp"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=DNS:localhost", "-keyout", "tls.key", "-out", "tls.pem"],
                       cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(os.path.join(folder, "nginx.conf"), "w", encoding="utf-8") as file:
            file.write(CONFIG.format(user="user root;" if os.geteuid() == 0 else "", port=port, local=local, page=page, other=other))
        cls.nginx = subprocess.Popen([NGINX, "-p", folder, "-c", os.path.join(folder, "nginx.conf"), "-e", os.path.join(folder, "error.log")],
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.browser = Browser(arguments=["--ignore-certificate-errors"])

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.nginx.terminate()
        cls.nginx.wait()

    def test_cookies(self):
        self.browser.open(self.octroid.base + "/signin")
        cookies = self.browser.call("GET", "/cookie")
        self.assertTrue(cookies)
        for cookie in cookies:
            self.assertTrue(cookie["name"].startswith("__Host-octroi-"), cookie)
            self.assertTrue(cookie["secure"] and cookie["httpOnly"], cookie)
            self.assertEqual(("Lax", "/"), (cookie["sameSite"], cookie["path"]))

    def fetched(self, path, form=None, dpop=False):
        """What a script of the open page gets: the answer's error, or its issuer, or "blocked" by the browser."""
        return self.browser.script("""
            const [url, form, dpop] = arguments
            const request = form ? {method: 'POST', body: new URLSearchParams(form), headers: dpop ? {DPoP: 'none'} : {}} : {}
            return fetch(url, request).then(r => r.json().then(j => j.error ?? j.issuer ?? 'read')).catch(() => 'blocked')""",
                                   self.octroid.base + path, form, dpop)

    def test_scripts_of_other_sites(self):
        """CORS as a browser keeps it, with real preflights (a DPoP header asks for one)."""
        client = self.client("Page", kind="single_page", redirect_uris=[self.page + "/callback"])
        code = {"grant_type": "authorization_code", "client_id": client, "code": "none", "code_verifier": "v" * 43}
        self.browser.open(self.page + "/")
        self.assertEqual("invalid_grant", self.fetched("/oauth/token", code))
        self.assertEqual("invalid_dpop_proof", self.fetched("/oauth/token", code, dpop=True))
        self.assertEqual(self.octroid.issuer, self.fetched("/.well-known/oauth-authorization-server"))
        self.assertEqual("blocked", self.fetched("/oauth/authorize?client_id=" + client))
        self.assertEqual("blocked", self.fetched("/v1/openapi.yaml"))
        self.browser.open(self.other + "/")
        self.assertEqual("blocked", self.fetched("/oauth/token", code))
        self.assertEqual("blocked", self.fetched("/oauth/token", code, dpop=True))
        self.assertEqual("read", self.fetched("/oauth/jwks"))


if __name__ == "__main__":
    if not NGINX or not shutil.which("openssl"):
        print("SKIPPED: nginx or openssl is not installed", file=sys.stderr)
        sys.exit(77)
    authorization.main()
