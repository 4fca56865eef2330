# SPDX-License-Identifier: GPL-3.0-or-later
"""octroid's pages in a real browser: signing in, setting up, passkeys, without scripts but for the passkey, told to
a screen reader, and as pictures in both themes."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from octroid import totp
from pagecase import PASSWORD, PageCase, main
from webdriver import wait_until


class PagesTest(PageCase):
    def test_setup_and_sign_in(self):
        _, link = self.octroid.administrator("ada", "owner", display_name="Ada")
        self.browser.open(link)
        self.assertEqual(self.octroid.base + "/setup", self.browser.url)  # the token has left the address
        self.check("setup")
        secret = self.browser.text(".secret")
        self.browser.one("#password").type("Password!2026")
        self.browser.one("#code").type(totp(secret))
        self.press()
        self.assertIn("first that are tried", self.browser.text("#error"))
        self.check("setup-refused")
        self.browser.one("#password").type(PASSWORD)
        self.browser.one("#code").type(totp(secret))
        self.press()
        self.browser.one(".codes")
        self.check("recovery-codes")
        codes = [e.text for e in self.browser.all(".codes code")]
        self.assertEqual(10, len(set(codes)))
        self.press("a.primary")
        self.browser.one("#name")
        self.check("signin")
        self.type_password("ada", "not the password at all")
        self.assertIn("not right", self.browser.text("#error"))
        self.check("signin-refused")
        self.type_password("ada")
        self.browser.one("#code")
        self.check("factor")
        self.browser.one("#code").type("000000")
        self.press()
        self.assertIn("not right", self.browser.text("#error"))
        self.browser.one("#code").type(totp(secret, ahead=1))
        self.press()
        self.assertIn("Owner", self.browser.text(".facts"))
        self.check("account")
        self.press("form[action='/signout'] button")
        self.assertIn("Signed out", self.browser.text("h1"))
        self.check("signed-out")
        # A recovery code, once.
        self.browser.open(self.octroid.base + "/signin")
        self.type_password("ada")
        self.browser.one("#code").type(codes[0].lower())
        self.press()
        self.assertIn("9", self.browser.text(".facts"))
        self.browser.forget()
        self.browser.open(self.octroid.base + "/signin")
        self.type_password("ada")
        self.browser.one("#code").type(codes[0])
        self.press()
        self.assertIn("not right", self.browser.text("#error"))
        # The link is over.
        self.browser.open(link)
        self.assertIn("over", self.browser.text("h1"))
        self.check("gone")

    def test_everything_but_passkeys_without_scripts(self):
        self.browser.without_scripts()
        secret = self.set_up("noscript")
        self.browser.open(self.octroid.base + "/signin")
        self.assertFalse(self.browser.one("form.passkey").shown)
        self.sign_in("noscript", secret)
        self.assertIn("noscript", self.browser.text(".facts"))
        self.press("form[action='/signout'] button")
        self.browser.one("h1")

    def test_too_many_tries(self):
        self.browser.open(self.octroid.base + "/signin")
        for _ in range(12):
            self.type_password("guessed", "guess")
            if "Too many tries" in self.browser.text("#error"):
                break
        self.assertIn("Too many tries", self.browser.text("#error"))
        self.check("signin-wait")

    def test_french(self):
        self.browser.cdp("Network.setUserAgentOverride", userAgent="Mozilla/5.0", acceptLanguage="fr")
        try:
            _, link = self.octroid.administrator("marie", "auditor", display_name="Marie")
            self.browser.open(link)
            self.assertEqual("fr", self.browser.one("html").attribute("lang"))
            self.check("setup-fr")
            self.browser.open(self.octroid.base + "/signin")
            self.assertIn("Se connecter", self.browser.text("h1"))
            self.check("signin-fr")
        finally:
            self.browser.cdp("Network.setUserAgentOverride", userAgent="", acceptLanguage="en")

    def test_narrow_window(self):
        self.browser.call("POST", "/window/rect", {"width": 500, "height": 800})
        self.browser.cdp("Emulation.setDeviceMetricsOverride", width=320, height=640, deviceScaleFactor=1, mobile=False)
        try:
            _, link = self.octroid.administrator("narrow")
            self.browser.open(link)
            self.check("setup-narrow")
        finally:
            self.browser.cdp("Emulation.clearDeviceMetricsOverride")
            self.browser.call("POST", "/window/rect", {"width": 900, "height": 900})

    def test_passkey(self):
        authenticator = self.browser.authenticator()
        try:
            _, link = self.octroid.administrator("kay", "manager")
            self.browser.open(link)
            button = self.browser.one("form.passkey button")
            self.assertTrue(button.shown)
            self.browser.follow(button)
            self.assertIn("ready", self.browser.text("h1"))
            self.check("ready")
            self.press("a.primary")
            self.browser.follow(self.browser.one("form.passkey button"))
            self.assertIn("kay", self.browser.text(".facts"))
            self.browser.one("form.passkey button").click()  # one more
            wait_until(lambda: "added" in self.browser.text(), "the second passkey")
            status, answer = self.octroid.call("GET", "/v1/administrators?filter=kay")
            self.assertEqual(2, answer["items"][0]["passkeys"])
            self.assertFalse(answer["items"][0]["has_password"])
            # Not any more, once an owner has reset it.
            status, _ = self.octroid.call("POST", f"/v1/administrators/{answer['items'][0]['id']}/reset", {})
            self.assertEqual(200, status)
            self.browser.open(self.octroid.base + "/account")
            self.assertIn("Sign in", self.browser.text("h1"))
            self.browser.one("form.passkey button").click()
            self.assertIn("not known", self.browser.text("#error"))
        finally:
            self.browser.remove_authenticator(authenticator)

    def test_passkey_given_up(self):
        authenticator = self.browser.authenticator()
        self.browser.call("POST", f"/webauthn/authenticator/{authenticator}/uv", {"isUserVerified": False})
        try:
            self.browser.open(self.octroid.base + "/signin")
            self.browser.one("form.passkey button").click()
            note = self.browser.one("form.passkey [role=alert]")
            wait_until(lambda: note.shown, "the note that says it")
            self.assertIn("not used", note.text)
            self.check("passkey-failed")
        finally:
            self.browser.remove_authenticator(authenticator)


if __name__ == "__main__":
    main()
