-- SPDX-License-Identifier: GPL-3.0-or-later
-- Usage by client and by the scopes that calls exercised, sizes of answers; how the access logs arrived, by hour;
-- batches of lines that were counted.
ALTER TABLE usage_minute RENAME TO usage_minute_before;
CREATE TABLE usage_minute (
    ts @INT NOT NULL, key_id @TEXT NOT NULL, client_id @TEXT NOT NULL, api_id @TEXT NOT NULL, endpoint @TEXT NOT NULL,
    scopes @TEXT NOT NULL, refusal @TEXT NOT NULL, requests @INT NOT NULL, refused @INT NOT NULL,
    bytes_in @INT NOT NULL, bytes_out @INT NOT NULL, c2xx @INT NOT NULL, c3xx @INT NOT NULL, c4xx @INT NOT NULL,
    c5xx @INT NOT NULL, measured @INT NOT NULL, histogram @BLOB NOT NULL, sizes @BLOB NOT NULL,
    PRIMARY KEY (ts, key_id, client_id, api_id, endpoint, scopes, refusal)
)@CLUSTERED;
-- @only sqlite
INSERT INTO usage_minute SELECT ts, key_id, '', api_id, endpoint, '', refusal, requests, refused, bytes_in, bytes_out,
    c2xx, c3xx, c4xx, c5xx, measured, histogram, x'' FROM usage_minute_before;
-- @only postgres
INSERT INTO usage_minute SELECT ts, key_id, '', api_id, endpoint, '', refusal, requests, refused, bytes_in, bytes_out,
    c2xx, c3xx, c4xx, c5xx, measured, histogram, ''::bytea FROM usage_minute_before;
-- @both
DROP TABLE usage_minute_before;
ALTER TABLE usage_hour RENAME TO usage_hour_before;
CREATE TABLE usage_hour (
    ts @INT NOT NULL, key_id @TEXT NOT NULL, client_id @TEXT NOT NULL, api_id @TEXT NOT NULL, endpoint @TEXT NOT NULL,
    scopes @TEXT NOT NULL, refusal @TEXT NOT NULL, requests @INT NOT NULL, refused @INT NOT NULL,
    bytes_in @INT NOT NULL, bytes_out @INT NOT NULL, c2xx @INT NOT NULL, c3xx @INT NOT NULL, c4xx @INT NOT NULL,
    c5xx @INT NOT NULL, measured @INT NOT NULL, histogram @BLOB NOT NULL, sizes @BLOB NOT NULL,
    PRIMARY KEY (ts, key_id, client_id, api_id, endpoint, scopes, refusal)
)@CLUSTERED;
-- @only sqlite
INSERT INTO usage_hour SELECT ts, key_id, '', api_id, endpoint, '', refusal, requests, refused, bytes_in, bytes_out,
    c2xx, c3xx, c4xx, c5xx, measured, histogram, x'' FROM usage_hour_before;
-- @only postgres
INSERT INTO usage_hour SELECT ts, key_id, '', api_id, endpoint, '', refusal, requests, refused, bytes_in, bytes_out,
    c2xx, c3xx, c4xx, c5xx, measured, histogram, ''::bytea FROM usage_hour_before;
-- @both
DROP TABLE usage_hour_before;
ALTER TABLE usage_day RENAME TO usage_day_before;
CREATE TABLE usage_day (
    ts @INT NOT NULL, key_id @TEXT NOT NULL, client_id @TEXT NOT NULL, api_id @TEXT NOT NULL, endpoint @TEXT NOT NULL,
    scopes @TEXT NOT NULL, refusal @TEXT NOT NULL, requests @INT NOT NULL, refused @INT NOT NULL,
    bytes_in @INT NOT NULL, bytes_out @INT NOT NULL, c2xx @INT NOT NULL, c3xx @INT NOT NULL, c4xx @INT NOT NULL,
    c5xx @INT NOT NULL, measured @INT NOT NULL, histogram @BLOB NOT NULL, sizes @BLOB NOT NULL,
    PRIMARY KEY (ts, key_id, client_id, api_id, endpoint, scopes, refusal)
)@CLUSTERED;
-- @only sqlite
INSERT INTO usage_day SELECT ts, key_id, '', api_id, endpoint, '', refusal, requests, refused, bytes_in, bytes_out,
    c2xx, c3xx, c4xx, c5xx, measured, histogram, x'' FROM usage_day_before;
-- @only postgres
INSERT INTO usage_day SELECT ts, key_id, '', api_id, endpoint, '', refusal, requests, refused, bytes_in, bytes_out,
    c2xx, c3xx, c4xx, c5xx, measured, histogram, ''::bytea FROM usage_day_before;
-- @both
DROP TABLE usage_day_before;
CREATE TABLE usage_feed (
    ts @INT PRIMARY KEY, lines @INT NOT NULL, lost @INT NOT NULL, duplicates @INT NOT NULL, late @INT NOT NULL,
    malformed @INT NOT NULL, overflowed @INT NOT NULL
)@CLUSTERED;
CREATE TABLE line_batch (
    caller @TEXT NOT NULL, id @TEXT NOT NULL, at @INT NOT NULL, PRIMARY KEY (caller, id)
)@CLUSTERED;
CREATE INDEX line_batch_at ON line_batch(at);
