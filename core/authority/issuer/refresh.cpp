// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/state.h"
#include "domain/json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace octroi::authority {

namespace {

/// What many keys share is made once: their lists, and whose they are.
class LiveReader
{
public:
    explicit LiveReader(Issuer::State &state)
        : m_state(state)
    {
    }

    void tell(const KeyRow &row)
    {
        LiveCredential live;
        const Owner &owner = ownerOf(row.applicationId);
        live.digest = QByteArray(row.digest.data(), row.digest.size());
        live.partnerId = owner.partner;
        live.partnerClosed = owner.closed;
        domain::ApiKey &key = live.key;
        key.id = QString::fromLatin1(row.id);
        key.applicationId = owner.application;
        if (!row.planId.isEmpty())
            key.planId = QString::fromUtf8(row.planId);
        key.scopes = listOf(row.scopes);
        key.restrictions.addresses = listOf(row.addresses);
        key.restrictions.referrers = listOf(row.referrers);
        key.restrictions.apis = listOf(row.apis);
        key.expiresAt = timeOf(row.expiresMs);
        key.suspendedAt = timeOf(row.suspendedMs);
        key.revokedAt = timeOf(row.revokedMs);
        key.retiresAt = timeOf(row.retiresMs);
        m_state.sink.putCredential(live);
    }

private:
    struct Owner
    {
        QString application, partner;
        bool closed = true;
    };
    static QDateTime timeOf(qint64 ms)
    {
        return ms ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
    }
    /// QByteArray::fromRawData(): looked up without a copy.
    static QByteArray borrowed(QByteArrayView bytes)
    {
        return QByteArray::fromRawData(bytes.data(), bytes.size());
    }
    static QByteArray owned(QByteArrayView bytes) { return QByteArray(bytes.data(), bytes.size()); }

    QStringList listOf(QByteArrayView json)
    {
        if (json.size() <= 2) // "[]"
            return {};
        const auto known = m_lists.constFind(borrowed(json));
        if (known != m_lists.constEnd())
            return *known;
        QStringList list;
        const QJsonArray array = QJsonDocument::fromJson(owned(json)).array();
        for (const QJsonValue value : array)
            list << value.toString();
        if (m_lists.size() >= kMostLists)
            m_lists.clear();
        m_lists.insert(owned(json), list);
        return list;
    }
    const Owner &ownerOf(QByteArrayView id)
    {
        const auto known = m_owners.constFind(borrowed(id));
        if (known != m_owners.constEnd())
            return *known;
        Owner owner{QString::fromUtf8(id), {}, true};
        if (const auto *application = m_state.applications.find(owner.application)) {
            owner.application = application->id;
            owner.partner = application->partnerId;
            const auto *partner = m_state.partners.find(application->partnerId);
            owner.closed = !partner || partner->status == domain::PartnerStatus::Closed;
        }
        return *m_owners.insert(owned(id), owner);
    }

    static constexpr qsizetype kMostLists = 10'000;
    Issuer::State &m_state;
    QHash<QByteArray, QStringList> m_lists;
    QHash<QByteArray, Owner> m_owners;
};

/// The object as the store has it now, on the shelf or off it. Directories are small beside the keys, and
/// other nodes change them rarely.
template <typename T>
Result<const T *> fetch(Shelf<T> &shelf, const Result<QList<T>> &objects, const QString &id)
{
    if (!objects)
        return objects.error();
    for (const T &object : *objects) {
        if (identityOf(object) == id) {
            shelf.put(object);
            return shelf.find(id);
        }
    }
    shelf.remove(id);
    return static_cast<const T *>(nullptr);
}

} // namespace

Result<void> Issuer::State::announceAllKeys()
{
    LiveReader reader(*this);
    return store.eachLiveKey({}, [&](const KeyRow &row) { reader.tell(row); });
}

Result<void> Issuer::State::announceKeysOf(const QStringList &applicationIds)
{
    if (applicationIds.isEmpty())
        return {};
    LiveReader reader(*this);
    return store.eachLiveKey(applicationIds, [&](const KeyRow &row) { reader.tell(row); });
}

QStringList Issuer::State::applicationsOf(const QString &partnerId) const
{
    QStringList ids;
    for (const domain::Application &application : applications) {
        if (application.partnerId == partnerId)
            ids << application.id;
    }
    return ids;
}

void Issuer::State::announceClientsOf(const QStringList &applicationIds)
{
    for (const StoredClient &stored : clients) {
        if (applicationIds.contains(stored.client.applicationId))
            sink.putClient(liveOf(stored));
    }
}

Result<void> Issuer::State::refreshPartner(const QString &id)
{
    const auto *before = partners.find(id);
    const bool known = before;
    const domain::PartnerStatus status = known ? before->status : domain::PartnerStatus::Active;
    const auto now = fetch(partners, store.partners(), id);
    if (!now)
        return now.error();
    // Only its status reaches the check.
    if (known && *now && (*now)->status == status)
        return {};
    announceClientsOf(applicationsOf(id));
    announceTrust();
    return announceKeysOf(applicationsOf(id));
}

Result<void> Issuer::refresh(const QString &objectType, const QString &id)
{
    return m_state->refresh(objectType, id);
}

Result<void> Issuer::State::refresh(const QString &objectType, const QString &id)
{
    State &s = *this;
    if (objectType == QLatin1String("key")) {
        const auto stored = s.store.key(id);
        if (stored)
            s.sink.putCredential(s.liveOf(*stored));
        return stored || stored.error().code == ErrorCode::NotFound ? Result<void>() : stored.error();
    }
    if (objectType == QLatin1String("partner"))
        return s.refreshPartner(id);
    if (objectType == QLatin1String("application")) {
        const auto now = fetch(s.applications, s.store.applications(), id);
        if (!now)
            return now.error();
        if (*now)
            s.sink.putApplication(**now);
        s.announceClientsOf({id});
        s.announceTrust();
        return s.announceKeysOf({id});
    }
    if (objectType == QLatin1String("api")) {
        const auto now = fetch(s.apis, s.store.apis(), id);
        if (!now)
            return now.error();
        s.sink.putApis(s.allApis());
        return {};
    }
    if (objectType == QLatin1String("scope")) {
        const auto now = fetch(s.scopes, s.store.scopes(), id);
        return now ? Result<void>() : now.error();
    }
    if (objectType == QLatin1String("plan")) {
        const auto now = fetch(s.plans, s.store.plans(), id);
        if (now && *now)
            s.sink.putPlan(**now);
        return now ? Result<void>() : now.error();
    }
    if (objectType == QLatin1String("trusted_issuer")) {
        const auto now = fetch(s.trustedIssuers, s.store.trustedIssuers(), id);
        if (now)
            s.announceTrust();
        return now ? Result<void>() : now.error();
    }
    if (objectType == QLatin1String("client")) {
        const auto now = fetch(s.clients, s.store.oauth().clients(), id);
        if (now && *now)
            s.sink.putClient(s.liveOf(**now));
        return now ? Result<void>() : now.error();
    }
    return {};
}

} // namespace octroi::authority
