# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tests of octroid's pages share: the server, the browser, what every page has to be, and the steps."""
import http.server
import os
import shutil
import subprocess
import sys
import threading
import unittest
import urllib.parse

sys.path.insert(0, os.path.dirname(__file__))
from octroid import Octroid, totp
from webdriver import Browser

PASSWORD = "a kettle on the roof"
PICTURES = os.environ.get("OCTROI_PICTURES", "pictures")
AXE_VERSION = "4.10.2"


def axe_source():
    """axe-core by npm, once for each build folder; None where npm or the network is missing."""
    folder = os.path.join(PICTURES, "axe")
    script = os.path.join(folder, "node_modules", "axe-core", "axe.min.js")
    npm = shutil.which("npm")
    if not os.path.exists(script) and npm:
        os.makedirs(folder, exist_ok=True)
        subprocess.run([npm, "install", "--prefix", folder, "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", f"axe-core@{AXE_VERSION}"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
    if not os.path.exists(script):
        return None
    with open(script, encoding="utf-8") as file:
        return file.read()


class Callback(http.server.BaseHTTPRequestHandler):
    """Where a client is told the answer, on a loopback port as RFC 8252 has it."""
    answers = []

    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        if address.path == "/callback":  # and not the picture that a browser looks for
            self.answers.append(urllib.parse.parse_qs(address.query))
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(b"back at the client")

    def log_message(self, *_):
        pass


class PageCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.makedirs(PICTURES, exist_ok=True)
        cls.start()
        cls.callback = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Callback)
        threading.Thread(target=cls.callback.serve_forever, daemon=True).start()
        cls.axe = axe_source()
        if not cls.axe:
            print("axe-core is not here: rules of accessibility are not run", file=sys.stderr)

    @classmethod
    def start(cls):
        cls.octroid = Octroid()
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.callback.shutdown()
        cls.callback.server_close()
        cls.octroid.close()

    def setUp(self):
        self.browser.without_scripts(False)
        self.browser.open(self.octroid.base + "/signedout")
        self.browser.forget()

    # What every page has to be.

    def check(self, name):
        """Names for a screen reader, the rules of axe-core, nothing wider than the window, and two pictures."""
        nodes = self.browser.nodes()
        roles = [n["role"]["value"] for n in nodes]
        self.assertIn("main", roles, name)
        self.assertEqual(1, sum(1 for n in nodes if n["role"]["value"] == "heading" and self.level(n) == 1), name)
        for node in nodes:
            if node["role"]["value"] in ("textbox", "button", "link", "image", "checkbox", "heading"):
                self.assertTrue(node.get("name", {}).get("value"), f"{name}: a {node['role']['value']} has no name")
        self.assertFalse(self.browser.script("return document.documentElement.scrollWidth > window.innerWidth"), name)
        for theme in ("light", "dark"):
            self.browser.theme(theme)
            if self.axe:
                found = self.browser.script(self.axe + "\nreturn axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))")
                self.assertEqual([], found, f"{name} {theme}")
            self.browser.picture(os.path.join(PICTURES, f"{name}-{theme}.png"))
        self.browser.theme("light")

    @staticmethod
    def level(node):
        return next((p["value"]["value"] for p in node.get("properties", []) if p["name"] == "level"), 0)

    # Steps.

    def press(self, selector="button.primary"):
        self.browser.follow(self.browser.one(selector))

    def set_up(self, name, role="owner", **more):
        """An account with password and authenticator; returns the authenticator's key."""
        _, link = self.octroid.administrator(name, role, **more)
        self.browser.open(link)
        secret = self.browser.text(".secret")
        self.browser.one("#password").type(PASSWORD)
        self.browser.one("#code").type(totp(secret))
        self.press()
        self.browser.one(".codes")
        self.codes = [e.text for e in self.browser.all(".codes code")]
        return secret

    def type_password(self, name, password=PASSWORD):
        self.browser.one("#name").type(name)
        self.browser.one("#password").type(password)
        self.press()

    def sign_in(self, name, secret):
        self.type_password(name)
        self.browser.one("#code").type(totp(secret, ahead=1))
        self.press()


def main():
    if not Browser.program():
        print("SKIPPED: chromium and chromedriver are not installed", file=sys.stderr)
        sys.exit(77)
    unittest.main(module="__main__", verbosity=2)
