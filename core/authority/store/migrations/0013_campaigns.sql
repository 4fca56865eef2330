-- SPDX-License-Identifier: GPL-3.0-or-later
-- Keys that are rotated together. definition: the whole object as domain/campaign.h writes it.
CREATE TABLE campaign (
    id @TEXT PRIMARY KEY, definition @TEXT NOT NULL, created_at @INT NOT NULL, closed_at @INT, version @INT NOT NULL
)@CLUSTERED;
