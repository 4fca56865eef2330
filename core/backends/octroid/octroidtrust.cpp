// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/decode.h"
#include "backends/octroid/octroidbackend.h"
#include "domain/json.h"

// Trusted issuers.
namespace octroi::backends {

namespace {

const QString kIssuers = QStringLiteral("/v1/trusted-issuers");

Result<HeldIssuer> heldFromJson(const QJsonObject &object)
{
    Result<domain::TrustedIssuer> issuer = domain::trustedIssuerFromJson(object);
    if (!issuer)
        return issuer.error();
    const QJsonObject keys = object.value(QLatin1String("keys")).toObject();
    HeldIssuer out{std::move(*issuer), keys.value(QLatin1String("state")).toString(), keys.value(QLatin1String("error")).toString(),
                   domain::fromRfc3339(keys.value(QLatin1String("fetched_at")).toString()), {}};
    const QJsonArray kids = keys.value(QLatin1String("kids")).toArray();
    for (const QJsonValue kid : kids)
        out.kids << kid.toString();
    return out;
}

} // namespace

QJsonObject wire::trustedIssuerBody(const domain::TrustedIssuer &issuer, bool creation)
{
    QJsonObject body = domain::toJson(issuer);
    for (const char *name : {"id", "created_at", "version"})
        body.remove(QLatin1String(name));
    for (const char *name : {"application_id", "plan_id", "jwks_uri"}) {
        if (creation && body.value(QLatin1String(name)).toString().isEmpty())
            body.remove(QLatin1String(name));
    }
    return body;
}

Task<QList<HeldIssuer>> OctroidBackend::trustedIssuers()
{
    QList<HeldIssuer> all;
    QString cursor;
    do {
        QString path = kIssuers + QStringLiteral("?limit=1000");
        if (!cursor.isEmpty())
            path += QStringLiteral("&cursor=") + wire::encoded(cursor);
        const Result<Page<HeldIssuer>> page = co_await decodePage<HeldIssuer>(get(path), path, heldFromJson);
        if (!page)
            co_return page.error();
        all += page->items;
        cursor = page->next;
    } while (!cursor.isEmpty());
    co_return all;
}

Task<domain::TrustedIssuer> OctroidBackend::createTrustedIssuer(domain::TrustedIssuer issuer, QString idempotencyKey)
{
    return decodeObject<domain::TrustedIssuer>(write("POST", kIssuers, wire::trustedIssuerBody(issuer, true), 0, idempotencyKey), kIssuers,
                                               domain::trustedIssuerFromJson);
}

Task<domain::TrustedIssuer> OctroidBackend::updateTrustedIssuer(domain::TrustedIssuer issuer)
{
    const QString path = kIssuers + u'/' + wire::encoded(issuer.id);
    return decodeObject<domain::TrustedIssuer>(write("PATCH", path, wire::trustedIssuerBody(issuer, false), issuer.version, {}), path,
                                               domain::trustedIssuerFromJson);
}

Task<void> OctroidBackend::removeTrustedIssuer(QString id, qint64 version)
{
    const HttpCall call{"DELETE", kIssuers + u'/' + wire::encoded(id), {}, version, {}};
    const Result<HttpAnswer> answer = co_await m_transport.call(call);
    co_return answer ? Result<void>() : Result<void>(answer.error());
}

} // namespace octroi::backends
