-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rules by which somebody is told, what came of them, and what is to be sent. definition: the whole object as
-- domain/alert.h writes it; times in milliseconds.
CREATE TABLE alert_rule (
    id @TEXT PRIMARY KEY, definition @TEXT NOT NULL, webhook_secret @BLOB NOT NULL, created_at @INT NOT NULL,
    version @INT NOT NULL
)@CLUSTERED;
CREATE TABLE alert (
    id @TEXT PRIMARY KEY, rule_id @TEXT NOT NULL, object @TEXT NOT NULL, definition @TEXT NOT NULL,
    started_at @INT NOT NULL, ended_at @INT, untold @INT NOT NULL
)@CLUSTERED;
-- One object fires once for a rule, whoever finds it.
CREATE UNIQUE INDEX alert_fires ON alert(rule_id, object) WHERE ended_at IS NULL;
CREATE INDEX alert_started ON alert(started_at);
CREATE INDEX alert_untold ON alert(rule_id) WHERE untold = 1;
CREATE TABLE alert_notice (
    id @TEXT PRIMARY KEY, rule_id @TEXT NOT NULL, state @TEXT NOT NULL, body @TEXT NOT NULL, created_at @INT NOT NULL,
    next_at @INT NOT NULL, attempts @INT NOT NULL, failure @TEXT NOT NULL
)@CLUSTERED;
CREATE INDEX alert_notice_next ON alert_notice(next_at) WHERE state = 'waiting';
CREATE INDEX alert_notice_rule ON alert_notice(rule_id, created_at);
-- Which node evaluates and sends, until when, and since when without a break.
CREATE TABLE alert_lease (
    name @TEXT PRIMARY KEY, holder @TEXT NOT NULL, until_at @INT NOT NULL, since_at @INT NOT NULL
)@CLUSTERED;
