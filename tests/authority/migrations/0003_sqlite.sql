-- SPDX-License-Identifier: GPL-3.0-or-later
-- A SQLite store of schema version 3, as octroid 0.1.0 wrote it.
PRAGMA application_id = 1331917938;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE api (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, base_path TEXT NOT NULL UNIQUE, endpoints TEXT NOT NULL,
    created_at INTEGER, version INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "api" VALUES('PsFINwQdGL','Orders','/orders','[["GET","/{id}",["orders:read"]]]',1795644120795,1);
CREATE TABLE api_key (
    id TEXT PRIMARY KEY, application_id TEXT NOT NULL REFERENCES application(id), name TEXT NOT NULL,
    environment TEXT NOT NULL, prefix TEXT NOT NULL, last4 TEXT NOT NULL, scopes TEXT NOT NULL,
    addresses TEXT NOT NULL, referrers TEXT NOT NULL, plan_id TEXT REFERENCES plan(id),
    created_at INTEGER NOT NULL, expires_at INTEGER, suspended_at INTEGER, revoked_at INTEGER,
    retires_at INTEGER, successor_id TEXT NOT NULL, predecessor_id TEXT NOT NULL,
    last_used_at INTEGER, version INTEGER NOT NULL, digest BLOB NOT NULL UNIQUE
) WITHOUT ROWID;
INSERT INTO "api_key" VALUES('6Ir5XMxDTY','AD8PRokhig','till','live','oct','R6Ek','["orders:read"]','[]','[]','uZ2goYZ0n6',1795644120798,NULL,NULL,NULL,NULL,'','',NULL,1,X'8BD994A6719DB5B6E31E7425E9CB5CDF9BC1A3FE7C05EA12AFBD5490AA6D2858');
CREATE TABLE application (
    id TEXT PRIMARY KEY, partner_id TEXT NOT NULL REFERENCES partner(id), name TEXT NOT NULL,
    created_at INTEGER, version INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "application" VALUES('AD8PRokhig','UB8ZpyONRX','Shop',1795644120793,1);
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at INTEGER, actor TEXT NOT NULL, client TEXT NOT NULL, address TEXT NOT NULL,
    action TEXT NOT NULL, object_type TEXT NOT NULL, object_id TEXT NOT NULL, object_name TEXT NOT NULL,
    before TEXT NOT NULL, after TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
);
INSERT INTO "audit" VALUES(1,1795644120779,'dbaFrJUpo9','Python-urllib/3.11','127.0.0.1','partner.create','partner','UB8ZpyONRX','Alpina Käserei','{}','{"contact":"","created_at":"2026-11-25T22:02:00.778Z","id":"UB8ZpyONRX","kind":"business","name":"Alpina Käserei","status":"active","tags":["gold"],"version":1}','0000000000000000000000000000000000000000000000000000000000000000','b28a8d074eb80a46a4dd8c7b564f11d01d08bbb143c0f4bd1ef86cbb8115890c');
INSERT INTO "audit" VALUES(2,1795644120793,'dbaFrJUpo9','Python-urllib/3.11','127.0.0.1','application.create','application','AD8PRokhig','Shop','{}','{"created_at":"2026-11-25T22:02:00.793Z","id":"AD8PRokhig","name":"Shop","partner_id":"UB8ZpyONRX","version":1}','b28a8d074eb80a46a4dd8c7b564f11d01d08bbb143c0f4bd1ef86cbb8115890c','dec461fda65d36bfe35bf0be9b621ddc7d90176ad275f07cf5e53baf21a396e8');
INSERT INTO "audit" VALUES(3,1795644120794,'dbaFrJUpo9','Python-urllib/3.11','127.0.0.1','scope.create','scope','orders:read','orders:read','{}','{"created_at":"2026-11-25T22:02:00.794Z","description":"Read orders","max_lifetime_days":0,"name":"orders:read","sensitivity":"low","version":1}','dec461fda65d36bfe35bf0be9b621ddc7d90176ad275f07cf5e53baf21a396e8','0a3692412e1f6d9c5fe1c5b02c6ff33b33a14e9e225c3359397c6923e9696750');
INSERT INTO "audit" VALUES(4,1795644120795,'dbaFrJUpo9','Python-urllib/3.11','127.0.0.1','api.create','api','PsFINwQdGL','Orders','{}','{"base_path":"/orders","created_at":"2026-11-25T22:02:00.795Z","endpoints":[{"method":"GET","path":"/{id}","scopes":["orders:read"]}],"id":"PsFINwQdGL","name":"Orders","version":1}','0a3692412e1f6d9c5fe1c5b02c6ff33b33a14e9e225c3359397c6923e9696750','b9b217a277daa77bb33fee325711e77a5e7fa270afad154361d75dee3290221c');
INSERT INTO "audit" VALUES(5,1795644120797,'dbaFrJUpo9','Python-urllib/3.11','127.0.0.1','plan.create','plan','uZ2goYZ0n6','Gold','{}','{"bandwidth":0,"burst":6,"created_at":"2026-11-25T22:02:00.797Z","id":"uZ2goYZ0n6","name":"Gold","quota_day":1000,"quota_month":0,"rate":5.5,"version":1,"volume_month":0}','b9b217a277daa77bb33fee325711e77a5e7fa270afad154361d75dee3290221c','1496d67dd098a38fe2d3bc3069cf43d84943485918763c95427ddf693a4b7103');
INSERT INTO "audit" VALUES(6,1795644120798,'dbaFrJUpo9','Python-urllib/3.11','127.0.0.1','key.issue','key','6Ir5XMxDTY','till','{}','{"application_id":"AD8PRokhig","created_at":"2026-11-25T22:02:00.798Z","environment":"live","expires_at":null,"id":"6Ir5XMxDTY","last4":"R6Ek","last_used_at":null,"name":"till","plan_id":"uZ2goYZ0n6","predecessor_id":null,"prefix":"oct","restrictions":{"addresses":[],"referrers":[]},"retires_at":null,"revoked_at":null,"scopes":["orders:read"],"status":"active","successor_id":null,"suspended_at":null,"version":1}','1496d67dd098a38fe2d3bc3069cf43d84943485918763c95427ddf693a4b7103','6f3123d1c615fb083c3bb374dcb647e2f789e445fcf28b2ab00535b1436d7152');
INSERT INTO "audit" VALUES(7,1795644120800,'dbaFrJUpo9','Python-urllib/3.11','127.0.0.1','partner.update','partner','UB8ZpyONRX','Alpina Käserei','{"contact":"","created_at":"2026-11-25T22:02:00.778Z","id":"UB8ZpyONRX","kind":"business","name":"Alpina Käserei","status":"active","tags":["gold"],"version":1}','{"contact":"ops@alpina.example","created_at":"2026-11-25T22:02:00.778Z","id":"UB8ZpyONRX","kind":"business","name":"Alpina Käserei","status":"active","tags":["gold"],"version":2}','6f3123d1c615fb083c3bb374dcb647e2f789e445fcf28b2ab00535b1436d7152','6b7ab3217692dbf215eb5192d669a8cdb8d02a8b73d916b462d900942033877f');
CREATE TABLE idempotency (
    caller TEXT NOT NULL, key TEXT NOT NULL, request_digest BLOB NOT NULL, object_type TEXT NOT NULL,
    object_id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (caller, key)
) WITHOUT ROWID;
CREATE TABLE partner (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
    tags TEXT NOT NULL, contact TEXT NOT NULL, created_at INTEGER, version INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "partner" VALUES('UB8ZpyONRX','Alpina Käserei','business','active','["gold"]','ops@alpina.example',1795644120778,2);
CREATE TABLE plan (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, rate REAL NOT NULL, burst INTEGER NOT NULL,
    quota_day INTEGER NOT NULL, quota_month INTEGER NOT NULL, bandwidth INTEGER NOT NULL,
    volume_month INTEGER NOT NULL, created_at INTEGER, version INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "plan" VALUES('uZ2goYZ0n6','Gold',5.5,6,1000,0,0,0,1795644120797,1);
CREATE TABLE scope (
    name TEXT PRIMARY KEY, description TEXT NOT NULL, sensitivity TEXT NOT NULL,
    max_lifetime_days INTEGER NOT NULL, created_at INTEGER, version INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "scope" VALUES('orders:read','Read orders','low',0,1795644120794,1);
CREATE TABLE service_client (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, secret_digest BLOB NOT NULL, role TEXT NOT NULL, created_at INTEGER
) WITHOUT ROWID;
INSERT INTO "service_client" VALUES('dbaFrJUpo9','init-admin',X'97DD3190C6597266BAB1745F475DFE86CFE65DC301C556CF651E0FBA9ACBAC7F','owner',1795644118463);
CREATE TABLE usage_day (ts INTEGER NOT NULL, key_id TEXT NOT NULL, api_id TEXT NOT NULL, endpoint TEXT NOT NULL, refusal TEXT NOT NULL, requests INTEGER NOT NULL, refused INTEGER NOT NULL, bytes_in INTEGER NOT NULL, bytes_out INTEGER NOT NULL, c2xx INTEGER NOT NULL, c3xx INTEGER NOT NULL, c4xx INTEGER NOT NULL, c5xx INTEGER NOT NULL, measured INTEGER NOT NULL, histogram BLOB NOT NULL, PRIMARY KEY (ts, key_id, api_id, endpoint, refusal)) WITHOUT ROWID;
INSERT INTO "usage_day" VALUES(1795564800,'6Ir5XMxDTY','PsFINwQdGL','GET /{id}','',3,0,0,0,0,0,0,0,0,X'');
CREATE TABLE usage_horizon (minutes_from INTEGER NOT NULL, hours_from INTEGER NOT NULL);
INSERT INTO "usage_horizon" VALUES(1795384800,1786924800);
CREATE TABLE usage_hour (ts INTEGER NOT NULL, key_id TEXT NOT NULL, api_id TEXT NOT NULL, endpoint TEXT NOT NULL, refusal TEXT NOT NULL, requests INTEGER NOT NULL, refused INTEGER NOT NULL, bytes_in INTEGER NOT NULL, bytes_out INTEGER NOT NULL, c2xx INTEGER NOT NULL, c3xx INTEGER NOT NULL, c4xx INTEGER NOT NULL, c5xx INTEGER NOT NULL, measured INTEGER NOT NULL, histogram BLOB NOT NULL, PRIMARY KEY (ts, key_id, api_id, endpoint, refusal)) WITHOUT ROWID;
INSERT INTO "usage_hour" VALUES(1795644000,'6Ir5XMxDTY','PsFINwQdGL','GET /{id}','',3,0,0,0,0,0,0,0,0,X'');
CREATE TABLE usage_minute (ts INTEGER NOT NULL, key_id TEXT NOT NULL, api_id TEXT NOT NULL, endpoint TEXT NOT NULL, refusal TEXT NOT NULL, requests INTEGER NOT NULL, refused INTEGER NOT NULL, bytes_in INTEGER NOT NULL, bytes_out INTEGER NOT NULL, c2xx INTEGER NOT NULL, c3xx INTEGER NOT NULL, c4xx INTEGER NOT NULL, c5xx INTEGER NOT NULL, measured INTEGER NOT NULL, histogram BLOB NOT NULL, PRIMARY KEY (ts, key_id, api_id, endpoint, refusal)) WITHOUT ROWID;
INSERT INTO "usage_minute" VALUES(1795644120,'6Ir5XMxDTY','PsFINwQdGL','GET /{id}','',3,0,0,0,0,0,0,0,0,X'');
CREATE INDEX application_partner ON application(partner_id);
CREATE INDEX api_key_order ON api_key(created_at DESC, id DESC);
CREATE INDEX api_key_application ON api_key(application_id);
CREATE INDEX api_key_plan ON api_key(plan_id);
CREATE INDEX idempotency_at ON idempotency(at);
CREATE INDEX audit_object ON audit(object_id, seq);
CREATE TRIGGER audit_is_not_edited BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;
COMMIT;
