// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/state.h"

#include "authority/audit/chain.h"
#include "authority/issuer/reach.h"
#include "crypto/digest.h"
#include "crypto/random.h"

#include <QJsonDocument>

namespace octroi::authority {

namespace {

constexpr qint64 kIdempotencyKeptMs = 24LL * 3600 * 1000;
constexpr int kMostIdempotencyKey = 200;

QByteArray digestOf(const Creation &request)
{
    return crypto::sha256Bytes(QByteArray(request.operation) + '\n' + request.target.toUtf8() + '\n' +
                               QJsonDocument(request.body).toJson(QJsonDocument::Compact));
}

} // namespace

Error notFound(const char *objectType, const QString &id)
{
    return Error{ErrorCode::NotFound,
                 id.left(200),
                 QStringLiteral("there is no such %1").arg(QLatin1String(objectType)),
                 {},
                 QStringLiteral("not_found")};
}

Error conflict(const char *reason, const QString &context, const QString &detail)
{
    return Error{ErrorCode::Conflict, context, detail, {}, QString::fromLatin1(reason)};
}

Error taken(const char *field, const QString &value)
{
    return Error{ErrorCode::Exists, value, QStringLiteral("there is one already"), QString::fromLatin1(field),
                 QStringLiteral("exists")};
}

Error invalid(const char *field, const char *reason, const QString &detail)
{
    return Error{ErrorCode::Invalid, {}, detail, QString::fromLatin1(field), QString::fromLatin1(reason)};
}

QString Issuer::State::newId()
{
    return crypto::randomId();
}

Result<void> Issuer::State::commit(const Caller &caller, const QList<Deed> &deeds,
                                   const std::function<Result<void>()> &put)
{
    const qint64 wrote = writtenSeq;
    const auto done = store.transact([&]() -> Result<void> {
        // What was decided before this transaction began is decided again when another node was faster.
        const auto news = depth == 0 ? followOthers() : Result<bool>(false);
        if (!news)
            return news.error();
        if (*news) {
            behind = true;
            return Error{ErrorCode::Unavailable,
                         deeds.first().objectId,
                         QStringLiteral("another node changed something at the same time"),
                         {},
                         QStringLiteral("behind")};
        }
        if (const auto written = put(); !written)
            return written;
        // Within a larger transaction nobody else appends.
        const auto end = depth > 0 && chainEnd ? Result<domain::AuditEntry>(*chainEnd) : store.lastEntry();
        if (!end)
            return end.error();
        domain::AuditEntry last = *end;
        for (const Deed &deed : deeds) {
            domain::AuditEntry entry;
            entry.at = clock.now();
            entry.actor = caller.actor;
            entry.client = caller.client.left(200);
            entry.address = caller.address;
            entry.action = QString::fromLatin1(deed.action);
            entry.objectType = QString::fromLatin1(deed.objectType);
            entry.objectId = deed.objectId;
            entry.objectName = deed.objectName;
            entry.before = deed.before;
            entry.after = deed.after;
            last = chained(last, entry);
            if (const auto appended = store.append(last); !appended)
                return appended;
            writtenSeq = last.seq;
        }
        chainEnd.emplace();
        chainEnd->seq = last.seq;
        chainEnd->hash = last.hash;
        return {};
    });
    if (!done) {
        writtenSeq = wrote;
        chainEnd.reset();
    }
    if (depth == 0)
        noteWritten();
    return done;
}

Result<void> Issuer::State::commit(const Caller &caller, const Creation &request, const QList<Deed> &deeds,
                                   const std::function<Result<void>()> &put)
{
    return commit(caller, deeds, [&]() -> Result<void> {
        const auto written = put();
        if (!written || caller.idempotencyKey.isEmpty())
            return written;
        return store.putIdempotency({caller.actor, caller.idempotencyKey, digestOf(request),
                                     QString::fromLatin1(deeds.first().objectType),
                                     request.made.isEmpty() ? deeds.first().objectId : request.made,
                                     clock.now()});
    });
}

Result<QString> Issuer::State::madeBefore(const Caller &caller, const Creation &request)
{
    const auto may = Reach::mayCreate(caller.limits, request.operation);
    return may ? doneBefore(caller, request) : may.error();
}

Result<QString> Issuer::State::doneBefore(const Caller &caller, const Creation &request)
{
    if (caller.idempotencyKey.isEmpty())
        return QString();
    if (caller.idempotencyKey.size() > kMostIdempotencyKey) {
        return invalid("Idempotency-Key", "idempotency_key_too_long",
                       QStringLiteral("has more than %1 characters").arg(kMostIdempotencyKey));
    }
    const auto record = store.idempotency(caller.actor, caller.idempotencyKey);
    if (!record)
        return record.error();
    if (!record->has_value() || (*record)->at.toMSecsSinceEpoch() + kIdempotencyKeptMs <= clock.nowMs())
        return QString();
    if (!crypto::equalConstantTime((*record)->requestDigest, digestOf(request))) {
        return conflict("idempotency_mismatch", caller.idempotencyKey,
                        QStringLiteral("this Idempotency-Key was used for another request"));
    }
    return (*record)->objectId;
}

Result<void> Issuer::State::matches(const Caller &caller, qint64 version, const QString &id) const
{
    if (!caller.ifMatch || *caller.ifMatch == version)
        return {};
    return Error{ErrorCode::PreconditionFailed,
                 id,
                 QStringLiteral("it has version %1 now, not %2").arg(version).arg(*caller.ifMatch),
                 {},
                 QStringLiteral("version")};
}

template <typename T>
bool Issuer::State::seen(const Caller &caller, const T &object) const
{
    return !caller.limits.isLimited() || Reach(*this, caller.limits).sees(object);
}

template <typename T>
Result<void> Issuer::State::changeable(const Caller &caller, const T &object) const
{
    return caller.limits.isLimited() ? Reach(*this, caller.limits).mayChange(object) : Result<void>();
}

#define OCTROI_REACHED(T)                                                                                    \
    template bool Issuer::State::seen(const Caller &, const T &) const;                                      \
    template Result<void> Issuer::State::changeable(const Caller &, const T &) const;
OCTROI_REACHED(domain::Partner)
OCTROI_REACHED(domain::Application)
OCTROI_REACHED(domain::Api)
OCTROI_REACHED(domain::Scope)
OCTROI_REACHED(domain::Plan)
OCTROI_REACHED(StoredKey)
OCTROI_REACHED(domain::TrustedIssuer)
OCTROI_REACHED(StoredClient)
#undef OCTROI_REACHED
void Issuer::State::tellSink()
{
    for (const StoredKey &stored : announced)
        sink.putCredential(liveOf(stored));
    announced.clear();
}

void Issuer::State::addTouch(domain::ApiKey &key) const
{
    const auto at = touched.constFind(key.id);
    if (at == touched.constEnd())
        return;
    const QDateTime used = QDateTime::fromMSecsSinceEpoch(*at, Qt::UTC);
    if (!key.lastUsedAt.isValid() || key.lastUsedAt < used)
        key.lastUsedAt = used;
}

Result<StoredKey> Issuer::State::storedKey(const QString &id) const
{
    auto stored = store.key(id);
    if (!stored)
        return stored.error().code == ErrorCode::NotFound ? notFound("key", id) : stored.error();
    addTouch(stored->key);
    return stored;
}

Result<StoredKey> Issuer::State::editableKey(const Caller &caller, const QString &id) const
{
    auto stored = storedKey(id);
    if (!stored)
        return stored;
    if (!seen(caller, *stored))
        return notFound("key", id);
    if (const auto may = changeable(caller, *stored); !may)
        return may.error();
    if (const auto same = matches(caller, stored->key.version, id); !same)
        return same.error();
    return stored;
}

const domain::Partner *Issuer::State::partnerOf(const domain::ApiKey &key) const
{
    const auto *application = applications.find(key.applicationId);
    return application ? partners.find(application->partnerId) : nullptr;
}

QStringList Issuer::State::bridged(QStringList granted) const
{
    for (const domain::ScopeSwap &swap : bridges)
        granted = swap.both(granted);
    return granted;
}

LiveCredential Issuer::State::liveOf(const StoredKey &stored) const
{
    const auto *partner = partnerOf(stored.key);
    LiveCredential out{stored.digest, stored.key, partner ? partner->id : QString(),
                       !partner || partner->status == domain::PartnerStatus::Closed};
    out.key.scopes = bridged(out.key.scopes);
    return out;
}

LiveClient Issuer::State::liveOf(const StoredClient &stored) const
{
    const domain::OAuthClient &client = stored.client;
    const auto *application = applications.find(client.applicationId);
    const auto *partner = application ? partners.find(application->partnerId) : nullptr;
    LiveClient out;
    out.id = client.id;
    out.applicationId = client.applicationId;
    out.partnerId = partner ? partner->id : QString();
    out.scopes = bridged(client.scopes);
    out.planId = client.planId;
    out.endsAt = client.expiresAt;
    out.suspended = client.suspendedAt.isValid();
    out.revoked = client.revokedAt.isValid();
    out.partnerClosed = !partner || partner->status == domain::PartnerStatus::Closed;
    return out;
}

QList<domain::Api> Issuer::State::allApis() const
{
    return QList<domain::Api>(apis.begin(), apis.end());
}

} // namespace octroi::authority
