-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who was used since a time, for those that follow it.
CREATE INDEX api_key_used ON api_key(last_used_at, id) WHERE last_used_at IS NOT NULL;
