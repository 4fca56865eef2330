// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/access.h"

#include "authority/http/credentialplace.h"
#include "authority/node/issuername.h"
#include "base/log.h"
#include "crypto/keyformat.h"

#include <QTimeZone>

namespace octroi::authority {

namespace {

Result<Networks> networksOf(const QStringList &texts, const char *field)
{
    Networks out;
    for (const QString &text : texts) {
        if (!out.add(text.toStdString()))
            return Error{ErrorCode::Invalid, text, QStringLiteral("is no address or network"), QString::fromLatin1(field), {}};
    }
    return out;
}

} // namespace

Result<Access> accessOf(const Node::Options &options)
{
    if (!crypto::isKeyPrefix(options.prefix.toStdString()))
        return Error{ErrorCode::Invalid, options.prefix, QStringLiteral("a prefix is 2 to 8 lower-case letters"), QStringLiteral("prefix"), {}};
    if (!QTimeZone::isTimeZoneIdAvailable(options.timeZone.toLatin1()))
        return Error{ErrorCode::Invalid, options.timeZone, QStringLiteral("is no time zone of the IANA database"), QStringLiteral("time_zone"), {}};
    if (const auto issuer = options.issuer.isEmpty() ? Result<QString>(QString()) : issuerName(options.issuer); !issuer)
        return issuer.error();
    for (const QString &place : options.credentialPlaces) {
        if (!CredentialPlace::of(place.toStdString()))
            return Error{ErrorCode::Invalid, place, QStringLiteral("is not header:NAME or query:NAME, or a header that is read for something else"), QStringLiteral("credential_place"), {}};
    }
    Access out;
    auto trusted = networksOf(options.trustedProxies + options.plainFrom, "trusted_proxy");
    auto plain = networksOf(options.plainFrom, "plain_from");
    if (!trusted || !plain)
        return trusted ? plain.error() : trusted.error();
    if (const auto webhooks = networksOf(options.webhooks.networks, "webhook_network"); !webhooks)
        return webhooks.error();
    out.trusted = std::move(*trusted);
    out.plainFrom = std::move(*plain);
    if (!options.tls.certificate.isEmpty()) {
        auto tls = crypto::TlsContext::server(options.tls);
        if (!tls)
            return tls.error();
        out.tls = std::move(*tls);
    } else if (!isLoopback(options.address.toStdString()) && options.plainFrom.isEmpty()) {
        return Error{ErrorCode::Invalid, options.address,
                     QStringLiteral("without TLS octroid listens on loopback only: set tls-cert and tls-key, or name in "
                                    "plain-from the proxies that may connect in clear"),
                     QStringLiteral("listen"), QStringLiteral("tls_required")};
    }
    return out;
}

void warnOfExpiry(const std::shared_ptr<const crypto::TlsContext> &tls, const QString &file, const Clock &clock)
{
    if (tls && tls->validUntil() <= clock.now().addDays(14))
        logEvent(LogLevel::Warning, tls->hasExpired(clock.now()) ? "tls.expired" : "tls.expires_soon",
                 {{"certificate", file}, {"valid_until", tls->validUntil().toString(Qt::ISODate)}});
}

} // namespace octroi::authority
