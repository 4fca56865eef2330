-- SPDX-License-Identifier: GPL-3.0-or-later
-- What nodes of one database have to know of each other.
-- How far the last uses of keys that each node saw are in api_key.last_used_at; times as in NodeUses of store.h.
CREATE TABLE node_uses (
    node @TEXT PRIMARY KEY, known_until @INT NOT NULL, checks_until @INT NOT NULL, unknown_until @INT NOT NULL
)@CLUSTERED;
-- Failed guesses at passwords and codes, by SHA-256 of what they are counted by.
CREATE TABLE guess (digest @BLOB PRIMARY KEY, failures @INT NOT NULL, last_at @INT NOT NULL)@CLUSTERED;
CREATE INDEX guess_last ON guess(last_at);
