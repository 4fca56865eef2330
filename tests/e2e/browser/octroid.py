# SPDX-License-Identifier: GPL-3.0-or-later
"""The real octroid over an empty folder, and its administration by an owner service client."""
import base64
import hashlib
import hmac
import json
import os
import re
import struct
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

from webdriver import wait_until

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def totp(secret, at=None, ahead=0):
    key = base64.b32decode(secret.replace(" ", "") + "=" * (-len(secret.replace(" ", "")) % 8))
    step = int((time.time() if at is None else at) // 30) + ahead
    mac = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    number = struct.unpack(">I", mac[mac[-1] & 15:][:4])[0] & 0x7FFFFFFF
    return f"{number % 1000000:06d}"


class Octroid:
    def __init__(self, *arguments, listen="127.0.0.1:0"):
        self.folder = tempfile.TemporaryDirectory(prefix="octroid-")
        self.log = open(os.path.join(self.folder.name, "log"), "w+b")
        program = os.path.join(os.environ["OCTROI_BIN_DIR"], "octroid")
        self.admin_file = os.path.join(self.folder.name, "admin.json")
        self.process = subprocess.Popen(
            [program, "--data", os.path.join(self.folder.name, "data"), "--listen", listen, "--init-admin", self.admin_file, *arguments],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        found = wait_until(lambda: re.search(rb'"issuer":"([^"]+)".*"listening":"http://127\.0\.0\.1:(\d+)"', self.output()), "octroid's start")
        self.port = int(found.group(2))
        self.issuer = found.group(1).decode()
        # A passkey wants a name: browsers take localhost for a secure place.
        self.base = f"http://localhost:{self.port}"
        with open(self.admin_file) as file:
            self.admin = json.load(file)
        self.token = None

    def output(self):
        self.log.flush()
        with open(self.log.name, "rb") as file:
            return file.read()

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()
        self.folder.cleanup()

    def request(self, method, path, body=None, headers=None, form=None):
        headers = dict(headers or {})
        data = None
        if form is not None:
            data = urllib.parse.urlencode(form).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        elif body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method, data=data, headers=headers)
        try:
            with OPENER.open(request, timeout=60) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def call(self, method, path, body=None, token=None):
        if token is None and self.token is None:
            status, _, answer = self.request("POST", "/oauth/token", form={
                "grant_type": "client_credentials", "client_id": self.admin["client_id"], "client_secret": self.admin["client_secret"]})
            assert status == 200, answer
            self.token = json.loads(answer)["access_token"]
        status, _, answer = self.request(method, path, body, {"Authorization": f"Bearer {token or self.token}"})
        return status, json.loads(answer) if answer else {}

    def administrator(self, name, role="manager", **more):
        status, answer = self.call("POST", "/v1/administrators", {"name": name, "role": role, **more})
        assert status == 201, answer
        return answer, answer["setup_url"].replace(self.issuer, self.base)
