-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was counted and not yet added to the minutes, hours and days: the bytes of usagejournal.h, in parts by key.
CREATE TABLE usage_journal (part @INT NOT NULL, id @TEXT PRIMARY KEY, deltas @BLOB NOT NULL);
CREATE INDEX usage_journal_part ON usage_journal(part);
