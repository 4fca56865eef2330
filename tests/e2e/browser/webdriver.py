# SPDX-License-Identifier: GPL-3.0-or-later
"""A browser by the W3C WebDriver protocol: Chromium without a window, driven by chromedriver."""
import base64
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_until(condition, what, seconds=60):
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"did not come: {what}")
        time.sleep(0.1)


class Browser:
    @staticmethod
    def program():
        driver = shutil.which("chromedriver")
        chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        return (driver, chromium) if driver and chromium else None

    def __init__(self, language="en", arguments=()):
        driver, chromium = self.program()
        self.port = free_port()
        self.process = subprocess.Popen([driver, f"--port={self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(self._ready, "chromedriver")
        options = {
            "binary": chromium,
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=900,900",
                     "--hide-scrollbars", "--no-proxy-server", *arguments],
            "prefs": {"intl.accept_languages": language},
        }
        answer = self._call("POST", "/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}})
        self.session = answer["sessionId"]

    def _ready(self):
        try:
            return self._call("GET", "/status")["ready"]
        except OSError:
            return False

    def _call(self, method, path, body=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method,
                                         data=None if body is None else json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(json.load(error)["value"]["message"]) from error

    def call(self, method, path, body=None):
        return self._call(method, f"/session/{self.session}{path}", body if method != "POST" else body or {})

    def close(self):
        try:
            self.call("DELETE", "")
        except (AssertionError, OSError):
            pass
        self.process.terminate()
        self.process.wait()

    def cdp(self, command, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    @property
    def url(self):
        return self.call("GET", "/url")

    @property
    def title(self):
        return self.call("GET", "/title")

    def all(self, selector):
        found = self.call("POST", "/elements", {"using": "css selector", "value": selector})
        return [Element(self, e[ELEMENT]) for e in found]

    def one(self, selector):
        return wait_until(lambda: self.all(selector), selector)[0]

    def text(self, selector="main"):
        while True:
            try:
                return self.one(selector).text
            except AssertionError as error:
                if "stale element" not in str(error):
                    raise  # else the page changed between finding and asking

    def follow(self, element):
        """Clicks, and waits until another page has taken the place of this one."""
        page = self.one("main")
        element.click()
        wait_until(lambda: page.gone, "the next page")

    def script(self, text, *arguments):
        return self.call("POST", "/execute/sync", {"script": text, "args": list(arguments)})

    def theme(self, name):
        self.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def without_scripts(self, off=True):
        self.cdp("Emulation.setScriptExecutionDisabled", value=off)

    def forget(self):
        self.call("DELETE", "/cookie")

    def picture(self, path):
        size = self.cdp("Page.getLayoutMetrics")["cssContentSize"]
        shot = self.cdp("Page.captureScreenshot", format="png", captureBeyondViewport=True,
                        clip={"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1})
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    def nodes(self):
        """What a screen reader is told."""
        return [n for n in self.cdp("Accessibility.getFullAXTree")["nodes"] if not n.get("ignored")]

    def authenticator(self):
        return self.call("POST", "/webauthn/authenticator", {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserConsenting": True, "isUserVerified": True})

    def remove_authenticator(self, identifier):
        self.call("DELETE", f"/webauthn/authenticator/{identifier}")


class Element:
    def __init__(self, browser, identifier):
        self.browser, self.identifier = browser, identifier

    def _call(self, method, path, body=None):
        return self.browser.call(method, f"/element/{self.identifier}{path}", body)

    @property
    def text(self):
        return self._call("GET", "/text")

    @property
    def gone(self):
        try:
            self._call("GET", "/name")
        except AssertionError:
            return True
        return False

    def type(self, text):
        self._call("POST", "/clear")
        self._call("POST", "/value", {"text": text})

    def click(self):
        self._call("POST", "/click")

    def attribute(self, name):
        return self._call("GET", f"/attribute/{name}")

    @property
    def shown(self):
        return self._call("GET", "/displayed")
