// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/consolefile.h"

#include <QCoroNetworkReply>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>

namespace octroi::session {

namespace {

constexpr qint64 kMostBytes = 64 << 10;
constexpr int kProbeTimeoutMs = 3000;

} // namespace

QString consoleFilePath(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(QStringLiteral("console.json"));
}

Result<Endpoint> readConsoleFile(const QString &dataFolder)
{
    const QString path = consoleFilePath(dataFolder);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, path, file.errorString(), {}, {}};
    const QJsonObject o = QJsonDocument::fromJson(file.read(kMostBytes)).object();
    Endpoint endpoint;
    endpoint.issuer = o.value(QLatin1String("issuer")).toString();
    endpoint.clientId = o.value(QLatin1String("client_id")).toString();
    endpoint.clientSecret =
        std::make_shared<Secret>(Secret::fromString(o.value(QLatin1String("client_secret")).toString()));
    endpoint.syslog = o.value(QLatin1String("syslog")).toString();
    endpoint.pid = o.value(QLatin1String("pid")).toInteger();
    const QUrl url(endpoint.issuer, QUrl::StrictMode);
    // The file is trusted only as far as this machine: nothing is sent elsewhere because of it.
    if (!url.isValid() || !QHostAddress(url.host()).isLoopback() || endpoint.clientId.isEmpty() ||
        endpoint.clientSecret->isEmpty())
        return Error{ErrorCode::Protocol,
                     path,
                     QStringLiteral("does not name a loopback address and a credential"),
                     {},
                     {}};
    return endpoint;
}

QCoro::Task<bool> probeEndpoint(Endpoint endpoint)
{
    // Owned by this coroutine, so that it outlives whoever asked.
    const auto network = std::make_unique<QNetworkAccessManager>();
    QNetworkRequest health(QUrl(endpoint.issuer + QStringLiteral("/healthz")));
    health.setTransferTimeout(kProbeTimeoutMs);
    const std::unique_ptr<QNetworkReply> healthReply(network->get(health));
    co_await healthReply.get();
    if (healthReply->error() != QNetworkReply::NoError)
        co_return false;
    QNetworkRequest token(QUrl(endpoint.issuer + QStringLiteral("/oauth/token")));
    token.setTransferTimeout(kProbeTimeoutMs);
    token.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    token.setRawHeader("Authorization",
                       "Basic " + (QUrl::toPercentEncoding(endpoint.clientId) + ':' +
                                   QUrl::toPercentEncoding(endpoint.clientSecret->revealText()))
                                      .toBase64());
    const std::unique_ptr<QNetworkReply> tokenReply(
        network->post(token, QByteArrayLiteral("grant_type=client_credentials")));
    co_await tokenReply.get();
    co_return tokenReply->error() == QNetworkReply::NoError;
}

} // namespace octroi::session
