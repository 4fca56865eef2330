// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/issuername.h"

#include "authority/verifier/addresses.h"

#include <QUrl>

namespace octroi::authority {

Result<QString> issuerName(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString host = url.host(QUrl::FullyEncoded), scheme = url.scheme();
    const auto wrong = [&](const char *why) {
        return Error{ErrorCode::Invalid, text.left(200), QString::fromLatin1(why), QStringLiteral("issuer"), QStringLiteral("setting")};
    };
    if (!url.isValid() || host.isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return wrong("is https://HOST or https://HOST:PORT");
    if (!url.path().isEmpty() && url.path() != QLatin1String("/"))
        return wrong("has no path: octroid's pages stand at the root of their host");
    const bool local = host == QLatin1String("localhost") || isLoopback(host.toStdString());
    if (scheme != QLatin1String("https") && !(scheme == QLatin1String("http") && local))
        return wrong("is https; http only with a loopback address");
    const bool usual = url.port() < 0 || url.port() == (scheme == QLatin1String("https") ? 443 : 80);
    const QString shown = host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
    return QString(scheme + QStringLiteral("://") + shown + (usual ? QString() : QLatin1Char(':') + QString::number(url.port())));
}

} // namespace octroi::authority
