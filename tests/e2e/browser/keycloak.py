# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs somebody in at a Keycloak in a real browser: keycloak.py ADDRESS USER PASSWORD. Exit code 77 without a browser."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from webdriver import Browser, wait_until

if __name__ == "__main__":
    if not Browser.program():
        sys.exit(77)
    address, user, password = sys.argv[1:]
    browser = Browser()

    def run(script, *arguments):
        return browser.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def press(selector):
        wait_until(lambda: run("return document.querySelector(arguments[0]) !== null", selector), selector)
        run("document.querySelector(arguments[0]).click()", selector)

    try:
        browser.call("POST", "/url", {"url": address})
        wait_until(lambda: run("return document.querySelector('#username') !== null"), "the page of Keycloak")
        run("document.querySelector('#username').value = arguments[0]; document.querySelector('#password').value = arguments[1]", user, password)
        press("#kc-login")
        if "/device" in address:
            press("#kc-login")  # the same name: yes, let it in
            wait_until(lambda: "device/status" in run("return location.href"), "the end of the device's sign-in")
        else:
            wait_until(lambda: run("return document.title") == "Signed in", "the way back to the console")
    finally:
        browser.close()
