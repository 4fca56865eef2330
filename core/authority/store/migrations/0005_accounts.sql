-- SPDX-License-Identifier: GPL-3.0-or-later
-- partner_ids and api_ids: a JSON list, '' for no limit.
CREATE TABLE account (
    id @TEXT PRIMARY KEY, name @TEXT NOT NULL, name_key @TEXT NOT NULL UNIQUE, display_name @TEXT NOT NULL,
    locale @TEXT NOT NULL, role @TEXT NOT NULL, partner_ids @TEXT NOT NULL, api_ids @TEXT NOT NULL,
    disabled @INT NOT NULL, password_hash @BLOB NOT NULL, totp_secret @BLOB NOT NULL, totp_step @INT NOT NULL,
    recovery @TEXT NOT NULL, created_at @INT, last_sign_in_at @INT, version @INT NOT NULL
)@CLUSTERED;
CREATE TABLE passkey (
    credential_id @BLOB PRIMARY KEY, account_id @TEXT NOT NULL REFERENCES account(id), name @TEXT NOT NULL,
    public_key @BLOB NOT NULL, counter @INT NOT NULL, created_at @INT NOT NULL, used_at @INT NOT NULL
)@CLUSTERED;
CREATE INDEX passkey_account ON passkey(account_id);
CREATE TABLE setup_link (
    digest @BLOB PRIMARY KEY, account_id @TEXT NOT NULL REFERENCES account(id), expires_at @INT NOT NULL,
    totp_secret @BLOB NOT NULL
)@CLUSTERED;
CREATE TABLE session (
    digest @BLOB PRIMARY KEY, account_id @TEXT NOT NULL REFERENCES account(id), methods @TEXT NOT NULL,
    complete @INT NOT NULL, failures @INT NOT NULL, authenticated_at @INT NOT NULL, seen_at @INT NOT NULL,
    expires_at @INT NOT NULL
)@CLUSTERED;
CREATE INDEX session_account ON session(account_id);
CREATE TABLE passkey_challenge (
    digest @BLOB PRIMARY KEY, challenge @BLOB NOT NULL, expires_at @INT NOT NULL
)@CLUSTERED;
CREATE TABLE consent (
    account_id @TEXT NOT NULL REFERENCES account(id), client_id @TEXT NOT NULL, scopes @TEXT NOT NULL,
    at @INT NOT NULL, PRIMARY KEY (account_id, client_id)
)@CLUSTERED;
CREATE TABLE audit_checkpoint (
    seq @INT PRIMARY KEY, hash @TEXT NOT NULL, at @INT NOT NULL, jws @TEXT NOT NULL
)@CLUSTERED;
ALTER TABLE service_client ADD COLUMN partner_ids @TEXT NOT NULL DEFAULT '';
ALTER TABLE service_client ADD COLUMN api_ids @TEXT NOT NULL DEFAULT '';
