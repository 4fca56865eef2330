-- SPDX-License-Identifier: GPL-3.0-or-later
-- Keys that are for some APIs only, and words to find keys by.
ALTER TABLE api_key ADD COLUMN apis @TEXT NOT NULL DEFAULT '[]';
ALTER TABLE api_key ADD COLUMN tags @TEXT NOT NULL DEFAULT '[]';
