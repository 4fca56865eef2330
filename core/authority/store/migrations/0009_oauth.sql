-- SPDX-License-Identifier: GPL-3.0-or-later
-- Texts are empty and times 0 where there is none; times of clients and secrets are NULL.
CREATE TABLE oauth_client (
    id @TEXT PRIMARY KEY, application_id @TEXT NOT NULL REFERENCES application(id), name @TEXT NOT NULL,
    kind @TEXT NOT NULL, created_at @INT NOT NULL, revoked_at @INT, last_used_at @INT,
    version @INT NOT NULL, details @TEXT NOT NULL, registration_digest @BLOB NOT NULL
)@CLUSTERED;
CREATE INDEX oauth_client_application ON oauth_client(application_id);
CREATE TABLE client_secret (
    id @TEXT PRIMARY KEY, client_id @TEXT NOT NULL REFERENCES oauth_client(id), digest @BLOB NOT NULL,
    last4 @TEXT NOT NULL, created_at @INT NOT NULL, expires_at @INT, revoked_at @INT, last_used_at @INT
)@CLUSTERED;
CREATE INDEX client_secret_client ON client_secret(client_id);
CREATE TABLE signing_key (
    kid @TEXT PRIMARY KEY, algorithm @TEXT NOT NULL, private_key @BLOB NOT NULL, created_at @INT NOT NULL,
    active_at @INT NOT NULL, retires_at @INT NOT NULL, removed_at @INT NOT NULL
)@CLUSTERED;
CREATE TABLE registration_token (
    digest @BLOB PRIMARY KEY, id @TEXT NOT NULL UNIQUE, name @TEXT NOT NULL, application_id @TEXT NOT NULL,
    scopes @TEXT NOT NULL, grant_types @TEXT NOT NULL, uses_left @INT NOT NULL, created_at @INT NOT NULL,
    expires_at @INT NOT NULL, revoked_at @INT NOT NULL
)@CLUSTERED;
CREATE TABLE authorization_code (
    digest @BLOB PRIMARY KEY, client_id @TEXT NOT NULL, details @TEXT NOT NULL, expires_at @INT NOT NULL,
    used_at @INT NOT NULL, family_id @TEXT NOT NULL
)@CLUSTERED;
CREATE INDEX authorization_code_end ON authorization_code(expires_at);
CREATE TABLE pushed_request (
    digest @BLOB PRIMARY KEY, client_id @TEXT NOT NULL, parameters @TEXT NOT NULL, expires_at @INT NOT NULL
)@CLUSTERED;
CREATE INDEX pushed_request_end ON pushed_request(expires_at);
CREATE TABLE device_code (
    digest @BLOB PRIMARY KEY, user_code @TEXT NOT NULL UNIQUE, client_id @TEXT NOT NULL, status @TEXT NOT NULL,
    details @TEXT NOT NULL, expires_at @INT NOT NULL, polled_at @INT NOT NULL, interval_ms @INT NOT NULL
)@CLUSTERED;
CREATE INDEX device_code_end ON device_code(expires_at);
CREATE TABLE refresh_family (
    id @TEXT PRIMARY KEY, client_id @TEXT NOT NULL, account_id @TEXT NOT NULL, details @TEXT NOT NULL,
    created_at @INT NOT NULL, expires_at @INT NOT NULL, used_at @INT NOT NULL, revoked_at @INT NOT NULL
)@CLUSTERED;
CREATE INDEX refresh_family_client ON refresh_family(client_id);
CREATE INDEX refresh_family_account ON refresh_family(account_id);
CREATE INDEX refresh_family_end ON refresh_family(expires_at);
CREATE TABLE refresh_token (
    digest @BLOB PRIMARY KEY, family_id @TEXT NOT NULL, expires_at @INT NOT NULL, used_at @INT NOT NULL
)@CLUSTERED;
CREATE INDEX refresh_token_end ON refresh_token(expires_at);
CREATE TABLE access_token (
    digest @BLOB PRIMARY KEY, id @TEXT NOT NULL UNIQUE, client_id @TEXT NOT NULL, account_id @TEXT NOT NULL,
    family_id @TEXT NOT NULL, details @TEXT NOT NULL, created_at @INT NOT NULL, expires_at @INT NOT NULL,
    revoked_at @INT NOT NULL
)@CLUSTERED;
CREATE INDEX access_token_client ON access_token(client_id);
CREATE INDEX access_token_account ON access_token(account_id);
CREATE INDEX access_token_family ON access_token(family_id);
CREATE INDEX access_token_end ON access_token(expires_at);
CREATE TABLE token_cutoff (
    kind @TEXT NOT NULL, id @TEXT NOT NULL, at @INT NOT NULL, expires_at @INT NOT NULL, PRIMARY KEY (kind, id)
)@CLUSTERED;
CREATE TABLE revoked_token (id @TEXT PRIMARY KEY, expires_at @INT NOT NULL)@CLUSTERED;
CREATE INDEX revoked_token_end ON revoked_token(expires_at);
CREATE TABLE replay (digest @BLOB PRIMARY KEY, expires_at @INT NOT NULL)@CLUSTERED;
CREATE INDEX replay_end ON replay(expires_at);
