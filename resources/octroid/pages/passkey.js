// SPDX-License-Identifier: GPL-3.0-or-later
// The one script of these pages: a browser hands passkeys out to a script only. Without it nothing is missing
// but its button, which stays hidden.
"use strict";
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const answers = {
    async get(options) {
        options.challenge = bytes(options.challenge);
        const { rawId, response } = await navigator.credentials.get({ publicKey: options });
        return {
            id: text(rawId), client_data: text(response.clientDataJSON),
            authenticator_data: text(response.authenticatorData), signature: text(response.signature),
        };
    },
    async create(options) {
        options.challenge = bytes(options.challenge);
        options.user.id = bytes(options.user.id);
        const { response } = await navigator.credentials.create({ publicKey: options });
        return { client_data: text(response.clientDataJSON), attestation: text(response.attestationObject) };
    },
};

for (const form of document.querySelectorAll("form.passkey")) {
    if (!window.PublicKeyCredential) continue;
    form.hidden = false;
    const button = form.querySelector("button"), note = form.querySelector("[role=alert]");
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        note.hidden = true;
        button.disabled = true;
        try {
            const body = new URLSearchParams({ csrf: form.elements.csrf.value });
            const answer = await fetch(form.dataset.options, { method: "POST", body });
            if (!answer.ok) throw new Error(answer.statusText);
            const fields = await answers[form.dataset.ceremony](await answer.json());
            for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
            form.submit();
        } catch {
            note.textContent = form.dataset.failed;
            note.hidden = false;
            button.disabled = false;
        }
    });
}
