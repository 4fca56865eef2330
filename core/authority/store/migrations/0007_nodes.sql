-- SPDX-License-Identifier: GPL-3.0-or-later
-- Calls that nodes were allowed to make of a quota, by key, unit ('day', 'month') and period of the calendar.
CREATE TABLE quota_lease (
    key_id @TEXT NOT NULL, unit @TEXT NOT NULL, period @INT NOT NULL, leased @INT NOT NULL,
    PRIMARY KEY (key_id, unit, period)
)@CLUSTERED;
-- Batches of usage that were added: a node that did not hear the answer may send one again.
CREATE TABLE usage_batch (id @TEXT PRIMARY KEY, at @INT NOT NULL)@CLUSTERED;
CREATE INDEX usage_batch_at ON usage_batch(at);
-- @only postgres
CREATE FUNCTION tell_of_changes() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_notify('octroi_changes', ''); RETURN NULL; END $$;
CREATE TRIGGER audit_is_told AFTER INSERT ON audit FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changes();
