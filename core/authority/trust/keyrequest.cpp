// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/trust/keyrequest.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <utility>

namespace octroi::authority {

QList<QUrl> metadataPlaces(const QString &issuer)
{
    QUrl url(issuer);
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    QUrl oauth = url, openId = url;
    oauth.setPath(QStringLiteral("/.well-known/oauth-authorization-server") + path, QUrl::TolerantMode);
    openId.setPath(path + QStringLiteral("/.well-known/openid-configuration"), QUrl::TolerantMode);
    return {oauth, openId};
}

KeyRequest::KeyRequest(QNetworkAccessManager &network, const domain::TrustedIssuer &issuer, int timeoutMs)
    : m_network(network), m_issuer(issuer)
{
    // For all of it together: a server that sends a byte now and then does not hold it open.
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(timeoutMs);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        m_late = true;
        abort();
    });
}

void KeyRequest::start(Done done)
{
    m_done = std::move(done);
    m_timeout.start();
    if (m_issuer.keySource == domain::TrustedIssuer::KeySource::Uri) {
        m_keys = true;
        return get(QUrl(m_issuer.jwksUri));
    }
    m_places = metadataPlaces(m_issuer.issuer);
    get(m_places.takeFirst());
}

void KeyRequest::abort()
{
    if (m_reply)
        m_reply->abort();
}

void KeyRequest::get(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept", "application/json");
    // Without compression the bytes that are counted are the bytes that are kept.
    request.setRawHeader("Accept-Encoding", "identity");
    m_reply = m_network.get(request);
    m_reply->setReadBufferSize(crypto::JwkSet::kMostBytes + 1);
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        if (m_reply->bytesAvailable() > crypto::JwkSet::kMostBytes) {
            m_tooLarge = true;
            m_reply->abort();
        }
    });
    connect(m_reply, &QNetworkReply::finished, this, &KeyRequest::finished);
}

void KeyRequest::finished()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    const QString place = reply->url().toDisplayString();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_tooLarge)
        return fail(ErrorCode::TooLarge, "keys_too_large", QStringLiteral("%1 sent more than %2 bytes").arg(place).arg(crypto::JwkSet::kMostBytes));
    if (m_late)
        return fail(ErrorCode::Timeout, "keys_timeout", QStringLiteral("%1 took too long").arg(place));
    if (status == 404 && !m_keys && !m_places.isEmpty())
        return get(m_places.takeFirst());
    if (status != 200) {
        return fail(ErrorCode::Network, "keys_unreachable",
                    status > 0 ? QStringLiteral("%1 answered %2").arg(place).arg(status) : QStringLiteral("%1: %2").arg(place, reply->errorString()));
    }
    if (reply->error() != QNetworkReply::NoError)
        return fail(ErrorCode::Network, "keys_unreachable", QStringLiteral("%1: %2").arg(place, reply->errorString()));
    const QByteArray body = reply->readAll();
    if (!m_keys)
        return metadata(body);
    auto set = crypto::JwkSet::fromBytes(body);
    if (set && set->isEmpty())
        return fail(ErrorCode::Invalid, "keys_none", QStringLiteral("%1 has no key that can be used").arg(place));
    if (!set)
        return fail(set.error().code, set.error().reason.toLatin1().constData(), QStringLiteral("%1 %2").arg(place, set.error().detail));
    end(std::move(set));
}

void KeyRequest::metadata(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return fail(ErrorCode::Protocol, "metadata_syntax", QStringLiteral("the metadata is no JSON object"));
    // RFC 8414 section 3.3: metadata that names another issuer must not be used.
    const QString issuer = document.object().value(QLatin1String("issuer")).toString();
    if (issuer != m_issuer.issuer)
        return fail(ErrorCode::Protocol, "metadata_issuer", QStringLiteral("the metadata is of \"%1\"").arg(issuer.left(200)));
    const QString uri = document.object().value(QLatin1String("jwks_uri")).toString();
    if (const auto checked = domain::checkIssuerUri(uri); !checked)
        return fail(ErrorCode::Protocol, "metadata_jwks_uri", QStringLiteral("jwks_uri %1").arg(checked.error().detail));
    m_keys = true;
    get(QUrl(uri));
}

void KeyRequest::fail(ErrorCode code, const char *reason, const QString &detail)
{
    end(Error{code, m_issuer.issuer, detail, {}, QString::fromLatin1(reason)});
}

void KeyRequest::end(Result<crypto::JwkSet> result)
{
    m_timeout.stop();
    deleteLater();
    if (const Done done = std::exchange(m_done, nullptr))
        done(std::move(result));
}

} // namespace octroi::authority
