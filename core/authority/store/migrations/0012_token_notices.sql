-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every node is told of opaque access tokens: '+' or '-' and the digest in hexadecimal.
-- @only postgres
CREATE FUNCTION tell_of_tokens() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_notify('octroi_tokens', CASE WHEN NEW.revoked_at = 0 THEN '+' ELSE '-' END || encode(NEW.digest, 'hex')); RETURN NULL; END $$;
CREATE TRIGGER token_is_told AFTER INSERT OR UPDATE OF revoked_at ON access_token FOR EACH ROW EXECUTE FUNCTION tell_of_tokens();
