// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/migrations.h"

#include <array>

namespace octroi::authority {

namespace {

// A migration that was released is never edited: the next change is the next entry.
constexpr const char *kDirectoryAndKeys = R"sql(
CREATE TABLE partner (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
    tags TEXT NOT NULL, contact TEXT NOT NULL, created_at INTEGER, version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE application (
    id TEXT PRIMARY KEY, partner_id TEXT NOT NULL REFERENCES partner(id), name TEXT NOT NULL,
    created_at INTEGER, version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX application_partner ON application(partner_id);
CREATE TABLE api (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, base_path TEXT NOT NULL UNIQUE, endpoints TEXT NOT NULL,
    created_at INTEGER, version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE scope (
    name TEXT PRIMARY KEY, description TEXT NOT NULL, sensitivity TEXT NOT NULL,
    max_lifetime_days INTEGER NOT NULL, created_at INTEGER, version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE plan (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, rate REAL NOT NULL, burst INTEGER NOT NULL,
    quota_day INTEGER NOT NULL, quota_month INTEGER NOT NULL, bandwidth INTEGER NOT NULL,
    volume_month INTEGER NOT NULL, created_at INTEGER, version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE api_key (
    id TEXT PRIMARY KEY, application_id TEXT NOT NULL REFERENCES application(id), name TEXT NOT NULL,
    environment TEXT NOT NULL, prefix TEXT NOT NULL, last4 TEXT NOT NULL, scopes TEXT NOT NULL,
    addresses TEXT NOT NULL, referrers TEXT NOT NULL, plan_id TEXT REFERENCES plan(id),
    created_at INTEGER NOT NULL, expires_at INTEGER, suspended_at INTEGER, revoked_at INTEGER,
    retires_at INTEGER, successor_id TEXT NOT NULL, predecessor_id TEXT NOT NULL,
    last_used_at INTEGER, version INTEGER NOT NULL, digest BLOB NOT NULL UNIQUE
) WITHOUT ROWID;
CREATE INDEX api_key_order ON api_key(created_at DESC, id DESC);
CREATE INDEX api_key_application ON api_key(application_id);
CREATE INDEX api_key_plan ON api_key(plan_id);
CREATE TABLE service_client (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, secret_digest BLOB NOT NULL, role TEXT NOT NULL, created_at INTEGER
) WITHOUT ROWID;
CREATE TABLE idempotency (
    caller TEXT NOT NULL, key TEXT NOT NULL, request_digest BLOB NOT NULL, object_type TEXT NOT NULL,
    object_id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (caller, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_at ON idempotency(at);
)sql";

constexpr const char *kAudit = R"sql(
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at INTEGER, actor TEXT NOT NULL, client TEXT NOT NULL, address TEXT NOT NULL,
    action TEXT NOT NULL, object_type TEXT NOT NULL, object_id TEXT NOT NULL, object_name TEXT NOT NULL,
    before TEXT NOT NULL, after TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE INDEX audit_object ON audit(object_id, seq);
CREATE TRIGGER audit_is_not_edited BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;
)sql";

#define OCTROI_USAGE_TABLE(name)                                                                             \
    "CREATE TABLE " name " (ts INTEGER NOT NULL, key_id TEXT NOT NULL, api_id TEXT NOT NULL,"                \
    " endpoint TEXT NOT NULL, refusal TEXT NOT NULL, requests INTEGER NOT NULL, refused INTEGER NOT NULL,"   \
    " bytes_in INTEGER NOT NULL, bytes_out INTEGER NOT NULL, c2xx INTEGER NOT NULL, c3xx INTEGER NOT NULL,"  \
    " c4xx INTEGER NOT NULL, c5xx INTEGER NOT NULL, measured INTEGER NOT NULL, histogram BLOB NOT NULL,"     \
    " PRIMARY KEY (ts, key_id, api_id, endpoint, refusal)) WITHOUT ROWID;\n"

// usage_horizon: minutes and hours before these seconds were dropped; their hours and days remain.
constexpr const char *kUsage = OCTROI_USAGE_TABLE("usage_minute") OCTROI_USAGE_TABLE("usage_hour")
    OCTROI_USAGE_TABLE("usage_day") "CREATE TABLE usage_horizon (minutes_from INTEGER NOT NULL, hours_from "
                                    "INTEGER NOT NULL);\n"
                                    "INSERT INTO usage_horizon VALUES (0, 0);\n";

#undef OCTROI_USAGE_TABLE

constexpr std::array<const char *, 3> kMigrations{kDirectoryAndKeys, kAudit, kUsage};

} // namespace

int schemaVersion()
{
    return int(kMigrations.size());
}

Result<void> migrate(SqliteConnection &connection, int target)
{
    const auto version = connection.number("PRAGMA user_version");
    if (!version)
        return version.error();
    for (qint64 next = *version; next < target; ++next) {
        const QByteArray script = QByteArray("BEGIN IMMEDIATE;\n") + kMigrations[std::size_t(next)] +
                                  "PRAGMA user_version = " + QByteArray::number(next + 1) + ";\nCOMMIT;\n";
        if (const auto done = connection.execute(script); !done) {
            (void)connection.execute("ROLLBACK");
            return done;
        }
    }
    return {};
}

} // namespace octroi::authority
