# SPDX-License-Identifier: GPL-3.0-or-later
"""What clients send people to octroid for, in a real browser: sign-in, consent, prompts, devices, and octroid's own
console (RFC 6749, OpenID Connect, RFC 8628, RFC 8252)."""
import base64
import hashlib
import json
import os
import sys
import urllib.parse

sys.path.insert(0, os.path.dirname(__file__))
from pagecase import Callback, PageCase, main
from webdriver import wait_until

DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
CONSOLE = "octroi-console"


def random_text(size):
    return base64.urlsafe_b64encode(os.urandom(size)).rstrip(b"=").decode()


class AuthorizationTest(PageCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.partner = cls.made("/v1/partners", {"name": "Nordlicht GmbH"})["id"]
        cls.application = cls.made("/v1/applications", {"name": "Shop", "partner_id": cls.partner})["id"]
        cls.made("/v1/scopes", {"name": "orders:read", "description": "Read orders and their lines"})
        cls.made("/v1/scopes", {"name": "orders:write", "description": "Create and change orders", "sensitivity": "high"})

    @classmethod
    def made(cls, path, body):
        status, answer = cls.octroid.call("POST", path, body)
        assert status == 201, answer
        return answer

    def client(self, name, **more):
        """A public client of a partner's application; its identifier."""
        return self.made("/v1/clients", {
            "application_id": self.application, "name": name, "kind": "native", "token_endpoint_auth_method": "none",
            "redirect_uris": ["http://127.0.0.1/callback"], "grant_types": ["authorization_code", "refresh_token"],
            "scopes": ["openid", "orders:read", "orders:write"], **more})["id"]

    # Steps.

    def authorize(self, client, scope="orders:read", **more):
        """Sends the browser where a client sends it; remembers what belongs to the request."""
        self.verifier = random_text(32)
        self.state = random_text(9)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()
        self.redirect = f"http://127.0.0.1:{self.callback.server_port}/callback"
        query = {"response_type": "code", "client_id": client, "redirect_uri": self.redirect, "scope": scope, "state": self.state,
                 "code_challenge": challenge, "code_challenge_method": "S256", **more}
        Callback.answers.clear()
        self.browser.open(f"{self.octroid.base}/oauth/authorize?{urllib.parse.urlencode(query)}")

    def answer(self):
        """What the client got, once."""
        wait_until(lambda: Callback.answers, "the answer at the client")
        self.assertEqual(1, len(Callback.answers))
        found = {k: v[0] for k, v in Callback.answers[0].items()}
        self.assertEqual(self.state, found["state"])
        self.assertEqual(self.octroid.issuer, found["iss"])
        return found

    def token_request(self, client, code, **more):
        status, _, body = self.octroid.request("POST", "/oauth/token", form={
            "grant_type": "authorization_code", "client_id": client, "code": code, "redirect_uri": self.redirect,
            "code_verifier": self.verifier, **more})
        return status, json.loads(body)

    def tokens(self, client, code):
        status, body = self.token_request(client, code)
        self.assertEqual(200, status, body)
        return body

    def refresh(self, client, tokens):
        status, _, body = self.octroid.request("POST", "/oauth/token", form={
            "grant_type": "refresh_token", "client_id": client, "refresh_token": tokens["refresh_token"]})
        return status, json.loads(body)

    # Tests.

    def test_consent(self):
        client = self.client("Parcel app")
        secret = self.set_up("connie", "none")
        self.browser.without_scripts()
        self.authorize(client)
        self.assertIn("Parcel app", self.browser.text())
        self.sign_in("connie", secret)
        self.assertIn("Read orders and their lines", self.browser.text(".scopes"))
        self.assertIn("Nordlicht GmbH", self.browser.text())
        self.browser.without_scripts(False)
        self.check("consent")
        self.browser.one("button[value=deny]").click()
        self.assertEqual("access_denied", self.answer()["error"])
        # Signed in already; the refusal was not remembered.
        self.authorize(client)
        self.browser.one("button[value=allow]").click()
        code = self.answer()["code"]
        status, refused = self.token_request(client, code, code_verifier=random_text(32))
        self.assertEqual((400, "invalid_grant"), (status, refused["error"]))
        self.authorize(client)  # allowed once, not asked again
        code = self.answer()["code"]
        found = self.tokens(client, code)
        self.assertEqual("orders:read", found["scope"])
        status, again = self.refresh(client, found)
        self.assertEqual(200, status, again)
        self.assertNotEqual(found["refresh_token"], again["refresh_token"])
        # More than was allowed.
        self.authorize(client, "orders:read orders:write")
        self.assertIn("Sensitive", self.browser.text(".scopes"))
        self.check("consent-sensitive")
        # Another client was not allowed anything.
        self.authorize(self.client("Other app"))
        self.browser.one("button[value=allow]")
        self.assertEqual([], Callback.answers)

    def test_prompts(self):
        client = self.client("Prompting app")
        secret = self.set_up("pat", "none")
        self.authorize(client, prompt="none")
        self.assertEqual("login_required", self.answer()["error"])
        self.browser.open(self.octroid.base + "/signin")
        self.sign_in("pat", secret)
        self.browser.one(".facts")
        self.authorize(client, prompt="none")
        self.assertEqual("consent_required", self.answer()["error"])
        self.authorize(client)
        self.browser.one("button[value=allow]").click()
        self.assertIn("code", self.answer())
        self.authorize(client, prompt="none")
        self.assertIn("code", self.answer())
        self.authorize(client, prompt="consent")
        self.browser.one("button[value=allow]").click()
        self.assertIn("code", self.answer())
        self.authorize(client, max_age="3600")
        self.assertIn("code", self.answer())
        self.authorize(client, prompt="none", max_age="0")
        self.assertEqual("login_required", self.answer()["error"])
        for again in ({"prompt": "login"}, {"max_age": "0"}):
            self.authorize(client, "openid orders:read", **again)
            self.assertIn("once more", self.browser.text("#error"))
            self.assertEqual([], Callback.answers)
        self.check("signin-again")
        self.type_password("pat")
        self.browser.one("#code").type(self.codes[0])
        self.browser.one("button.primary").click()
        self.browser.one("button[value=allow]").click()  # openid was not allowed yet
        found = self.tokens(client, self.answer()["code"])
        claims = json.loads(base64.urlsafe_b64decode(found["id_token"].split(".")[1] + "=="))
        self.assertLessEqual(claims["iat"] - claims["auth_time"], 600)
        self.assertEqual(["pwd", "otp", "mfa"], claims["amr"])

    def test_language_of_the_request(self):
        self.authorize(self.client("Appli"), ui_locales="fr-CA en")
        self.assertIn("Se connecter", self.browser.text("h1"))

    def test_requests_that_are_none(self):
        client = self.client("Strict app")
        self.authorize("nobody")
        self.assertIn("not accepted", self.browser.text("h1"))
        self.check("refused")
        self.authorize(client, redirect_uri="https://evil.example/callback")
        self.assertIn("not accepted", self.browser.text("h1"))
        self.assertTrue(self.browser.url.startswith(self.octroid.base))
        # Nobody is sent on by a link of somebody else's before they are known here (RFC 9700 section 4.11.2).
        secret = self.set_up("rita", "none")
        self.authorize(client, response_type="token")
        self.assertIn("Sign in", self.browser.text("h1"))
        self.assertEqual([], Callback.answers)
        self.sign_in("rita", secret)
        self.assertEqual("unsupported_response_type", self.answer()["error"])
        self.authorize(client, response_type="token")
        self.assertEqual("unsupported_response_type", self.answer()["error"])
        self.browser.forget()
        self.authorize(client, response_type="token", prompt="none")
        self.assertEqual("unsupported_response_type", self.answer()["error"])
        self.browser.open(self.octroid.base + "/signin?request=1.eA.forged")
        self.assertIn("over", self.browser.text("h1"))

    def device_client(self):
        return self.client("Scanner", kind="device", redirect_uris=[], grant_types=[DEVICE], scopes=["orders:read"])

    def begin_device(self, client):
        status, _, body = self.octroid.request("POST", "/oauth/device_authorization", form={"client_id": client, "scope": "orders:read"})
        self.assertEqual(200, status, body)
        return json.loads(body)

    def poll(self, client, device):
        _, _, body = self.octroid.request("POST", "/oauth/token", form={
            "grant_type": DEVICE, "client_id": client, "device_code": device["device_code"]})
        return json.loads(body)

    def test_device(self):
        client = self.device_client()
        secret = self.set_up("dora", "none")
        device = self.begin_device(client)
        self.assertEqual(self.octroid.issuer + "/device", device["verification_uri"])
        self.assertEqual("authorization_pending", self.poll(client, device)["error"])
        self.assertEqual("slow_down", self.poll(client, device)["error"])
        self.browser.without_scripts()
        self.browser.open(self.octroid.base + "/device")
        self.sign_in("dora", secret)
        self.browser.one("#user_code").type("BBBB-BBBB")
        self.press()
        self.assertIn("not known", self.browser.text("#error"))
        self.browser.without_scripts(False)
        self.check("device-wrong")
        self.browser.one("#user_code").type(device["user_code"].lower())
        self.press()
        self.assertIn("Scanner", self.browser.text())
        self.assertIn(device["user_code"].replace("-", ""), self.browser.text().replace("-", ""))
        self.check("device-consent")
        self.press("button[value=allow]")
        self.assertIn("connected", self.browser.text("h1"))
        self.check("device-done")
        wait_until(lambda: "access_token" in self.poll(client, device), "the device's token", 90)
        # The code is over, for the person and for the device.
        self.browser.open(self.octroid.base + "/device?user_code=" + device["user_code"])
        self.press()
        self.assertIn("not known", self.browser.text("#error"))
        self.assertEqual("invalid_grant", self.poll(client, device)["error"])

    def test_device_denied(self):
        client = self.device_client()
        secret = self.set_up("dino", "none")
        refused = self.begin_device(client)
        self.browser.open(refused["verification_uri_complete"].replace(self.octroid.issuer, self.octroid.base))
        self.sign_in("dino", secret)
        self.assertEqual(refused["user_code"].replace("-", ""), self.browser.one("#user_code").attribute("value").replace("-", ""))
        self.press()
        self.press("button[value=deny]")
        self.assertIn("denied", self.browser.text("h1"))
        wait_until(lambda: self.poll(client, refused).get("error") == "access_denied", "the refusal", 60)

    def test_console(self):
        """octroid's own console: a token with the account's role, that ends with the account."""
        secret = self.set_up("maria", "manager")
        self.authorize(CONSOLE, "admin openid profile")
        self.sign_in("maria", secret)
        self.assertIn("Administer octroid", self.browser.text(".scopes"))
        self.check("consent-console")
        self.browser.one("button[value=allow]").click()
        found = self.tokens(CONSOLE, self.answer()["code"])
        token = found["access_token"]
        self.assertEqual(200, self.octroid.call("GET", "/v1/partners", token=token)[0])
        self.assertEqual(201, self.octroid.call("POST", "/v1/partners", {"name": "By Maria"}, token=token)[0])
        self.assertEqual(403, self.octroid.call("POST", "/v1/administrators", {"name": "x", "role": "owner"}, token=token)[0])
        account = self.octroid.call("GET", "/v1/administrators?filter=maria")[1]["items"][0]
        self.assertEqual(account["id"], self.octroid.call("GET", "/v1/audit?limit=1")[1]["items"][0]["actor"])
        # What it may is what the account may now, and so is what is refreshed.
        self.assertEqual(200, self.octroid.call("PATCH", f"/v1/administrators/{account['id']}", {"role": "auditor", "partner_ids": [self.partner]})[0])
        self.assertEqual(403, self.octroid.call("POST", "/v1/partners", {"name": "By Maria, too"}, token=token)[0])
        status, again = self.refresh(CONSOLE, found)
        self.assertEqual(200, status, again)
        token = again["access_token"]
        self.assertEqual([self.partner], [p["id"] for p in self.octroid.call("GET", "/v1/partners", token=token)[1]["items"]])
        # Any program on this machine could ask in the console's name: it is never allowed without a look.
        self.authorize(CONSOLE, "admin", prompt="none")
        self.assertEqual("consent_required", self.answer()["error"])
        self.authorize(CONSOLE, "admin")
        self.browser.one("button[value=deny]").click()
        self.assertEqual("access_denied", self.answer()["error"])
        self.assertEqual(200, self.octroid.call("POST", f"/v1/administrators/{account['id']}/disable", {})[0])
        self.assertEqual(401, self.octroid.call("GET", "/v1/partners", token=token)[0])
        self.assertEqual("invalid_grant", self.refresh(CONSOLE, again)[1]["error"])


if __name__ == "__main__":
    main()
