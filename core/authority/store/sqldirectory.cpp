// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlstore.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace octroi::authority {

namespace {

QString endpointsText(const QList<domain::Endpoint> &endpoints)
{
    QJsonArray array;
    for (const auto &e : endpoints)
        array << QJsonArray{e.method, e.path, QJsonArray::fromStringList(e.scopes)};
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<domain::Endpoint> endpointsFrom(const QString &text)
{
    QList<domain::Endpoint> out;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue value : array) {
        const QJsonArray e = value.toArray();
        QStringList scopes;
        const QJsonArray names = e.at(2).toArray();
        for (const QJsonValue name : names)
            scopes << name.toString();
        out.append({e.at(0).toString(), e.at(1).toString(), scopes});
    }
    return out;
}

Result<void> removedOne(SqlConnection &db, const QString &what)
{
    if (db.changes() > 0)
        return {};
    return Error{ErrorCode::NotFound, what, QStringLiteral("there is none"), {}, QStringLiteral("not_found")};
}

} // namespace

Result<QList<domain::Partner>> SqlStore::partners()
{
    QList<domain::Partner> out;
    Statement s =
        m_db->statement("SELECT id, name, kind, status, tags, contact, created_at, version FROM partner");
    const auto done = s.rows([&](const Statement &row) {
        out.append({row.text(0), row.text(1),
                    domain::partnerKindFromName(row.text(2)).value_or(domain::PartnerKind::Business),
                    domain::partnerStatusFromName(row.text(3)).value_or(domain::PartnerStatus::Closed),
                    row.list(4), row.text(5), row.time(6), row.integer(7)});
    });
    return done ? Result<QList<domain::Partner>>(out) : done.error();
}

Result<void> SqlStore::putPartner(const domain::Partner &p)
{
    return m_db
        ->statement(
            "INSERT INTO partner (id, name, kind, status, tags, contact, created_at, version)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET"
            " name = ?2, kind = ?3, status = ?4, tags = ?5, contact = ?6, created_at = ?7, version = ?8")
        .bind(p.id, p.name, domain::partnerKindName(p.kind), domain::partnerStatusName(p.status), p.tags,
              p.contact, p.createdAt, p.version)
        .run();
}

Result<QList<domain::Application>> SqlStore::applications()
{
    QList<domain::Application> out;
    Statement s = m_db->statement("SELECT id, partner_id, name, created_at, version, credential_rule FROM application");
    const auto done = s.rows([&](const Statement &row) {
        out.append({row.text(0), row.text(1), row.text(2), row.time(3), row.integer(4),
                    domain::credentialRuleFromName(row.text(5)).value_or(domain::CredentialRule::Both)});
    });
    return done ? Result<QList<domain::Application>>(out) : done.error();
}

Result<void> SqlStore::putApplication(const domain::Application &a)
{
    return m_db
        ->statement(
            "INSERT INTO application (id, partner_id, name, created_at, version, credential_rule)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET"
            " partner_id = ?2, name = ?3, created_at = ?4, version = ?5, credential_rule = ?6")
        .bind(a.id, a.partnerId, a.name, a.createdAt, a.version, domain::credentialRuleName(a.credentialRule))
        .run();
}

Result<QList<domain::Api>> SqlStore::apis()
{
    QList<domain::Api> out;
    Statement s = m_db->statement("SELECT id, name, base_path, endpoints, created_at, version, credential_rule FROM api");
    const auto done = s.rows([&](const Statement &row) {
        out.append(
            {row.text(0), row.text(1), row.text(2), endpointsFrom(row.text(3)), row.time(4), row.integer(5),
             domain::credentialRuleFromName(row.text(6)).value_or(domain::CredentialRule::Both)});
    });
    return done ? Result<QList<domain::Api>>(out) : done.error();
}

Result<void> SqlStore::putApi(const domain::Api &a)
{
    return m_db
        ->statement("INSERT INTO api (id, name, base_path, endpoints, created_at, version, credential_rule)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET"
                    " name = ?2, base_path = ?3, endpoints = ?4, created_at = ?5, version = ?6,"
                    " credential_rule = ?7")
        .bind(a.id, a.name, a.basePath, endpointsText(a.endpoints), a.createdAt, a.version,
              domain::credentialRuleName(a.credentialRule))
        .run();
}

Result<void> SqlStore::removeApi(const QString &id)
{
    const auto done = m_db->statement("DELETE FROM api WHERE id = ?1").bind(id).run();
    return done ? removedOne(*m_db, id) : done;
}

Result<QList<domain::Scope>> SqlStore::scopes()
{
    QList<domain::Scope> out;
    Statement s = m_db->statement(
        "SELECT name, description, sensitivity, max_lifetime_days, created_at, version FROM scope");
    const auto done = s.rows([&](const Statement &row) {
        out.append({row.text(0), row.text(1),
                    domain::sensitivityFromName(row.text(2)).value_or(domain::Sensitivity::High),
                    int(row.integer(3)), row.time(4), row.integer(5)});
    });
    return done ? Result<QList<domain::Scope>>(out) : done.error();
}

Result<void> SqlStore::putScope(const domain::Scope &scope)
{
    return m_db
        ->statement(
            "INSERT INTO scope (name, description, sensitivity, max_lifetime_days, created_at, version)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (name) DO UPDATE SET description = ?2,"
            " sensitivity = ?3, max_lifetime_days = ?4, created_at = ?5, version = ?6")
        .bind(scope.name, scope.description, domain::sensitivityName(scope.sensitivity),
              scope.maxLifetimeDays, scope.createdAt, scope.version)
        .run();
}

Result<void> SqlStore::removeScope(const QString &name)
{
    const auto done = m_db->statement("DELETE FROM scope WHERE name = ?1").bind(name).run();
    return done ? removedOne(*m_db, name) : done;
}

Result<QList<domain::Plan>> SqlStore::plans()
{
    QList<domain::Plan> out;
    Statement s =
        m_db->statement("SELECT id, name, rate, burst, quota_day, quota_month, bandwidth, volume_month,"
                        " created_at, version FROM plan");
    const auto done = s.rows([&](const Statement &row) {
        out.append({row.text(0), row.text(1), row.real(2), row.integer(3), row.integer(4), row.integer(5),
                    row.integer(6), row.integer(7), row.time(8), row.integer(9)});
    });
    return done ? Result<QList<domain::Plan>>(out) : done.error();
}

Result<void> SqlStore::putPlan(const domain::Plan &p)
{
    return m_db
        ->statement(
            "INSERT INTO plan (id, name, rate, burst, quota_day, quota_month, bandwidth, volume_month,"
            " created_at, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
            " ON CONFLICT (id) DO UPDATE SET name = ?2, rate = ?3, burst = ?4, quota_day = ?5,"
            " quota_month = ?6, bandwidth = ?7, volume_month = ?8, created_at = ?9, version = ?10")
        .bind(p.id, p.name, p.rate, p.burst, p.quotaDay, p.quotaMonth, p.bandwidth, p.volumeMonth,
              p.createdAt, p.version)
        .run();
}

} // namespace octroi::authority
