-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a call has to show, by API and by application, and the issuers whose tokens an API accepts.
-- definition: the whole object as domain/trustedissuer.h writes it.
ALTER TABLE api ADD COLUMN credential_rule @TEXT NOT NULL DEFAULT 'either';
ALTER TABLE application ADD COLUMN credential_rule @TEXT NOT NULL DEFAULT 'either';
CREATE TABLE trusted_issuer (
    id @TEXT PRIMARY KEY, api_id @TEXT NOT NULL REFERENCES api(id), issuer @TEXT NOT NULL,
    definition @TEXT NOT NULL, created_at @INT NOT NULL, version @INT NOT NULL
)@CLUSTERED;
CREATE INDEX trusted_issuer_api ON trusted_issuer(api_id);
