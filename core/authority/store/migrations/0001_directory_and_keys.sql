-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE partner (
    id @TEXT PRIMARY KEY, name @TEXT NOT NULL, kind @TEXT NOT NULL, status @TEXT NOT NULL,
    tags @TEXT NOT NULL, contact @TEXT NOT NULL, created_at @INT, version @INT NOT NULL
)@CLUSTERED;
CREATE TABLE application (
    id @TEXT PRIMARY KEY, partner_id @TEXT NOT NULL REFERENCES partner(id), name @TEXT NOT NULL,
    created_at @INT, version @INT NOT NULL
)@CLUSTERED;
CREATE INDEX application_partner ON application(partner_id);
CREATE TABLE api (
    id @TEXT PRIMARY KEY, name @TEXT NOT NULL, base_path @TEXT NOT NULL UNIQUE, endpoints @TEXT NOT NULL,
    created_at @INT, version @INT NOT NULL
)@CLUSTERED;
CREATE TABLE scope (
    name @TEXT PRIMARY KEY, description @TEXT NOT NULL, sensitivity @TEXT NOT NULL,
    max_lifetime_days @INT NOT NULL, created_at @INT, version @INT NOT NULL
)@CLUSTERED;
CREATE TABLE plan (
    id @TEXT PRIMARY KEY, name @TEXT NOT NULL, rate @REAL NOT NULL, burst @INT NOT NULL,
    quota_day @INT NOT NULL, quota_month @INT NOT NULL, bandwidth @INT NOT NULL,
    volume_month @INT NOT NULL, created_at @INT, version @INT NOT NULL
)@CLUSTERED;
CREATE TABLE api_key (
    id @TEXT PRIMARY KEY, application_id @TEXT NOT NULL REFERENCES application(id), name @TEXT NOT NULL,
    environment @TEXT NOT NULL, prefix @TEXT NOT NULL, last4 @TEXT NOT NULL, scopes @TEXT NOT NULL,
    addresses @TEXT NOT NULL, referrers @TEXT NOT NULL, plan_id @TEXT REFERENCES plan(id),
    created_at @INT NOT NULL, expires_at @INT, suspended_at @INT, revoked_at @INT,
    retires_at @INT, successor_id @TEXT NOT NULL, predecessor_id @TEXT NOT NULL,
    last_used_at @INT, version @INT NOT NULL, digest @BLOB NOT NULL UNIQUE
)@CLUSTERED;
CREATE INDEX api_key_order ON api_key(created_at DESC, id DESC);
CREATE INDEX api_key_application ON api_key(application_id);
CREATE INDEX api_key_plan ON api_key(plan_id);
CREATE TABLE service_client (
    id @TEXT PRIMARY KEY, name @TEXT NOT NULL, secret_digest @BLOB NOT NULL, role @TEXT NOT NULL, created_at @INT
)@CLUSTERED;
CREATE TABLE idempotency (
    caller @TEXT NOT NULL, key @TEXT NOT NULL, request_digest @BLOB NOT NULL, object_type @TEXT NOT NULL,
    object_id @TEXT NOT NULL, at @INT NOT NULL, PRIMARY KEY (caller, key)
)@CLUSTERED;
CREATE INDEX idempotency_at ON idempotency(at);
