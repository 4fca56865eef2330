// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "crypto/jose/jwkset.h"
#include "domain/trustedissuer.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <functional>

class QNetworkAccessManager;
class QNetworkReply;

namespace octroi::authority {

/// Fetches the keys of one trusted issuer once: its metadata where there is no URI of the keys, then the keys.
/// Deletes itself after it called `done`. No redirect is followed, no cookie kept, nothing above the limits read.
class KeyRequest final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<crypto::JwkSet>)>;

    KeyRequest(QNetworkAccessManager &network, const domain::TrustedIssuer &issuer, int timeoutMs);
    void start(Done done);
    void abort();

private:
    void get(const QUrl &url);
    void finished();
    void metadata(const QByteArray &body);
    void end(Result<crypto::JwkSet> result);
    void fail(ErrorCode code, const char *reason, const QString &detail);

    QNetworkAccessManager &m_network;
    const domain::TrustedIssuer m_issuer;
    Done m_done;
    QTimer m_timeout;
    QList<QUrl> m_places; ///< of the metadata, that are still to be asked
    QNetworkReply *m_reply = nullptr;
    bool m_tooLarge = false, m_late = false;
    bool m_keys = false; ///< what is being fetched are the keys
};

/// Where the metadata of an issuer lies: RFC 8414 section 3.1, then OpenID Connect Discovery section 4.
QList<QUrl> metadataPlaces(const QString &issuer);

} // namespace octroi::authority
