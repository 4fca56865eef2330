-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE usage_minute (
    ts @INT NOT NULL, key_id @TEXT NOT NULL, api_id @TEXT NOT NULL, endpoint @TEXT NOT NULL, refusal @TEXT NOT NULL,
    requests @INT NOT NULL, refused @INT NOT NULL, bytes_in @INT NOT NULL, bytes_out @INT NOT NULL,
    c2xx @INT NOT NULL, c3xx @INT NOT NULL, c4xx @INT NOT NULL, c5xx @INT NOT NULL, measured @INT NOT NULL,
    histogram @BLOB NOT NULL, PRIMARY KEY (ts, key_id, api_id, endpoint, refusal)
)@CLUSTERED;
CREATE TABLE usage_hour (
    ts @INT NOT NULL, key_id @TEXT NOT NULL, api_id @TEXT NOT NULL, endpoint @TEXT NOT NULL, refusal @TEXT NOT NULL,
    requests @INT NOT NULL, refused @INT NOT NULL, bytes_in @INT NOT NULL, bytes_out @INT NOT NULL,
    c2xx @INT NOT NULL, c3xx @INT NOT NULL, c4xx @INT NOT NULL, c5xx @INT NOT NULL, measured @INT NOT NULL,
    histogram @BLOB NOT NULL, PRIMARY KEY (ts, key_id, api_id, endpoint, refusal)
)@CLUSTERED;
CREATE TABLE usage_day (
    ts @INT NOT NULL, key_id @TEXT NOT NULL, api_id @TEXT NOT NULL, endpoint @TEXT NOT NULL, refusal @TEXT NOT NULL,
    requests @INT NOT NULL, refused @INT NOT NULL, bytes_in @INT NOT NULL, bytes_out @INT NOT NULL,
    c2xx @INT NOT NULL, c3xx @INT NOT NULL, c4xx @INT NOT NULL, c5xx @INT NOT NULL, measured @INT NOT NULL,
    histogram @BLOB NOT NULL, PRIMARY KEY (ts, key_id, api_id, endpoint, refusal)
)@CLUSTERED;
-- Minutes and hours before these seconds were dropped; their hours and days remain.
CREATE TABLE usage_horizon (minutes_from @INT NOT NULL, hours_from @INT NOT NULL);
INSERT INTO usage_horizon VALUES (0, 0);
