// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/keycloak/keycloakbackend.h"
#include "domain/name.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QUuid>

// Partners and applications, which Keycloak has not: records in the realm's attributes, and names in its clients'.
namespace octroi::backends {

namespace {

using namespace keycloak;

/// The same for the same key, so that a creation that is repeated finds the first one.
QString identifier(const QString &idempotencyKey)
{
    const QByteArray seed = idempotencyKey.isEmpty() ? QUuid::createUuid().toRfc4122() : idempotencyKey.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().left(12));
}

Error refused(ErrorCode code, const QString &context, const char *reason, const char *detail, const char *field = "")
{
    return Error{code, context, QString::fromLatin1(detail), QString::fromLatin1(field), QString::fromLatin1(reason)};
}

template <typename T>
QList<T> recordsIn(const QJsonObject &attributes, QLatin1String prefix, T (*read)(const QString &, const QString &))
{
    QList<T> out;
    for (auto it = attributes.begin(); it != attributes.end(); ++it) {
        if (it.key().startsWith(prefix))
            out.append(read(it.key().mid(prefix.size()), it.value().toString()));
    }
    return out;
}

/// A list that is whole already, in pages.
template <typename T>
Page<T> pageOf(QList<T> all, const QString &cursor, int limit)
{
    std::sort(all.begin(), all.end(), [](const T &a, const T &b) { return a.id < b.id; });
    const int first = cursor.toInt();
    Page<T> page;
    page.items = all.mid(first, limit);
    if (first + limit < all.size())
        page.next = QString::number(first + limit);
    return page;
}

} // namespace

Task<QJsonObject> KeycloakBackend::attributes()
{
    const Result<QJsonObject> realm = co_await readObject(realmPath());
    if (!realm)
        co_return realm.error();
    co_return realm->value(QLatin1String("attributes")).toObject();
}

Task<void> KeycloakBackend::putAttribute(QString name, QString before, QString after)
{
    const Result<QJsonObject> read = co_await attributes();
    if (!read)
        co_return read.error();
    if (read->value(name).toString() != before)
        co_return refused(ErrorCode::PreconditionFailed, name, "version", "somebody else changed it meanwhile");
    // The list is written as a whole, so what others just added has to be in it.
    QJsonObject all = *read;
    all[name] = after;
    QJsonObject body;
    body[QStringLiteral("attributes")] = all;
    const Result<void> sent = co_await send("PUT", realmPath(), body);
    if (!sent)
        co_return sent.error();
    const Result<QJsonObject> now = co_await attributes();
    if (!now)
        co_return now.error();
    if (now->value(name).toString() != after)
        co_return refused(ErrorCode::PreconditionFailed, name, "version", "somebody else wrote the realm at the same time");
    co_return Result<void>();
}

Task<void> KeycloakBackend::readOwners()
{
    QSet<std::pair<QString, QString>> owners;
    for (int first = 0;; first += kPageSize) {
        const Result<QJsonArray> list = co_await readList(realmPath(QStringLiteral("/clients?first=%1&max=%2").arg(first).arg(kPageSize)));
        if (!list)
            co_return list.error();
        for (const QJsonValue value : *list) {
            const auto pair = ownersOf(value.toObject());
            if (!pair.first.isEmpty() || !pair.second.isEmpty())
                owners.insert(pair);
        }
        if (list->size() < kPageSize)
            break;
    }
    m_owners = owners;
    co_return Result<void>();
}

Task<Page<domain::Partner>> KeycloakBackend::partners(QString cursor, int limit)
{
    if (cursor.isEmpty()) {
        const Result<void> owners = co_await readOwners();
        if (!owners)
            co_return owners.error();
    }
    const Result<QJsonObject> realm = co_await attributes();
    if (!realm)
        co_return realm.error();
    QList<domain::Partner> all = recordsIn(*realm, attribute::kPartnerRecord, readPartner);
    QSet<QString> known;
    for (const domain::Partner &partner : std::as_const(all))
        known.insert(partner.id);
    for (const auto &[partner, application] : std::as_const(m_owners)) {
        if (!partner.isEmpty() && !known.contains(partner)) {
            known.insert(partner);
            all.append(readPartner(partner, {}));
        }
    }
    co_return pageOf(all, cursor, limit);
}

Task<Page<domain::Application>> KeycloakBackend::applications(QString cursor, int limit)
{
    const Result<QJsonObject> realm = co_await attributes();
    if (!realm)
        co_return realm.error();
    QList<domain::Application> all = recordsIn(*realm, attribute::kApplicationRecord, readApplication);
    QSet<QString> known;
    for (const domain::Application &application : std::as_const(all))
        known.insert(application.id);
    for (const auto &[partner, application] : std::as_const(m_owners)) {
        if (application.isEmpty() || known.contains(application))
            continue;
        known.insert(application);
        domain::Application named = readApplication(application, {});
        named.partnerId = partner;
        all.append(named);
    }
    co_return pageOf(all, cursor, limit);
}

Task<domain::Partner> KeycloakBackend::writePartner(domain::Partner partner, QString before)
{
    const QString record = partnerRecord(partner);
    if (record != before) {
        const Result<void> written = co_await putAttribute(attribute::kPartnerRecord + partner.id, before, record);
        if (!written)
            co_return written.error();
    }
    co_return readPartner(partner.id, record);
}

Task<domain::Partner> KeycloakBackend::createPartner(domain::Partner partner, QString idempotencyKey)
{
    const Result<QString> name = domain::checkName(partner.name);
    if (!name)
        co_return name.error();
    const Result<QJsonObject> realm = co_await attributes();
    if (!realm)
        co_return realm.error();
    partner.id = identifier(idempotencyKey);
    partner.name = *name;
    partner.status = domain::PartnerStatus::Active;
    partner.createdAt = m_clock.now();
    const QString known = realm->value(attribute::kPartnerRecord + partner.id).toString();
    if (!known.isEmpty())
        co_return readPartner(partner.id, known); // it is repeated
    for (const domain::Partner &other : recordsIn(*realm, attribute::kPartnerRecord, readPartner)) {
        if (domain::nameKey(other.name) == domain::nameKey(partner.name))
            co_return refused(ErrorCode::Exists, partner.name, "exists", "there is a partner of that name", "name");
    }
    const Result<domain::Partner> written = co_await writePartner(partner, {});
    co_return written;
}

Task<domain::Partner> KeycloakBackend::updatePartner(domain::Partner partner)
{
    const Result<QString> name = domain::checkName(partner.name);
    if (!name)
        co_return name.error();
    const Result<QJsonObject> realm = co_await attributes();
    if (!realm)
        co_return realm.error();
    const QString before = realm->value(attribute::kPartnerRecord + partner.id).toString();
    const bool named = std::any_of(m_owners.begin(), m_owners.end(), [&partner](const auto &pair) { return pair.first == partner.id; });
    if (before.isEmpty() && !named)
        co_return refused(ErrorCode::NotFound, partner.id, "not_found", "there is no such partner");
    const domain::Partner now = readPartner(partner.id, before);
    if (partner.version != 0 && partner.version != now.version)
        co_return refused(ErrorCode::PreconditionFailed, partner.name, "version", "somebody else changed it meanwhile");
    partner.name = *name;
    partner.createdAt = now.createdAt;
    const Result<domain::Partner> written = co_await writePartner(partner, before);
    co_return written;
}

Task<domain::Application> KeycloakBackend::writeApplication(domain::Application application, QString before)
{
    const QString record = applicationRecord(application);
    if (record != before) {
        const Result<void> written = co_await putAttribute(attribute::kApplicationRecord + application.id, before, record);
        if (!written)
            co_return written.error();
    }
    co_return readApplication(application.id, record);
}

Task<domain::Application> KeycloakBackend::createApplication(domain::Application application, QString idempotencyKey)
{
    const Result<QString> name = domain::checkName(application.name);
    if (!name)
        co_return name.error();
    const Result<QJsonObject> realm = co_await attributes();
    if (!realm)
        co_return realm.error();
    const bool named = std::any_of(m_owners.begin(), m_owners.end(),
                                   [&application](const auto &pair) { return pair.first == application.partnerId; });
    if (!realm->contains(attribute::kPartnerRecord + application.partnerId) && !named)
        co_return refused(ErrorCode::Invalid, application.partnerId, "partner_unknown", "there is no such partner", "partner_id");
    const domain::Partner owner = readPartner(application.partnerId, realm->value(attribute::kPartnerRecord + application.partnerId).toString());
    if (owner.status == domain::PartnerStatus::Closed)
        co_return refused(ErrorCode::Conflict, owner.name, "partner_closed", "is closed, and takes no new application", "partner_id");
    application.id = identifier(idempotencyKey);
    application.name = *name;
    application.createdAt = m_clock.now();
    const QString known = realm->value(attribute::kApplicationRecord + application.id).toString();
    if (!known.isEmpty())
        co_return readApplication(application.id, known);
    for (const domain::Application &other : recordsIn(*realm, attribute::kApplicationRecord, readApplication)) {
        if (other.partnerId == application.partnerId && domain::nameKey(other.name) == domain::nameKey(application.name))
            co_return refused(ErrorCode::Exists, application.name, "exists", "the partner has an application of that name", "name");
    }
    const Result<domain::Application> written = co_await writeApplication(application, {});
    co_return written;
}

Task<domain::Application> KeycloakBackend::updateApplication(domain::Application application)
{
    const Result<QString> name = domain::checkName(application.name);
    if (!name)
        co_return name.error();
    const Result<QJsonObject> realm = co_await attributes();
    if (!realm)
        co_return realm.error();
    const QString before = realm->value(attribute::kApplicationRecord + application.id).toString();
    domain::Application now = readApplication(application.id, before);
    for (const auto &[partner, named] : std::as_const(m_owners)) {
        if (before.isEmpty() && named == application.id)
            now.partnerId = partner;
    }
    if (now.partnerId.isEmpty())
        co_return refused(ErrorCode::NotFound, application.id, "not_found", "there is no such application");
    if (application.version != 0 && application.version != now.version)
        co_return refused(ErrorCode::PreconditionFailed, application.name, "version", "somebody else changed it meanwhile");
    if (application.credentialRule != now.credentialRule)
        co_return Error{ErrorCode::Invalid, application.name, QStringLiteral("Keycloak sees no calls, so it cannot ask for a key with them"),
                        QStringLiteral("credential_rule"), QStringLiteral("not_supported")};
    application.name = *name;
    application.partnerId = now.partnerId;
    application.createdAt = now.createdAt;
    const Result<domain::Application> written = co_await writeApplication(application, before);
    co_return written;
}

} // namespace octroi::backends
