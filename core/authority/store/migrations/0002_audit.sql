-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE audit (
    seq @INT PRIMARY KEY, at @INT, actor @TEXT NOT NULL, client @TEXT NOT NULL, address @TEXT NOT NULL,
    action @TEXT NOT NULL, object_type @TEXT NOT NULL, object_id @TEXT NOT NULL, object_name @TEXT NOT NULL,
    before @TEXT NOT NULL, after @TEXT NOT NULL, previous_hash @TEXT NOT NULL, hash @TEXT NOT NULL
);
CREATE INDEX audit_object ON audit(object_id, seq);
-- @only sqlite
CREATE TRIGGER audit_is_not_edited BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;
-- @only postgres
CREATE FUNCTION audit_is_only_appended_to() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit log is only appended to'; END $$;
CREATE TRIGGER audit_is_not_edited BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_appended_to();
