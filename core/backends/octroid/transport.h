// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "backends/octroid/calllog.h"
#include "base/clock.h"
#include "base/gate.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSet>
#include <QUrl>
#include <chrono>

namespace octroi::backends {

/// Bounds of one connection; tests make them small.
struct TransportLimits
{
    std::chrono::milliseconds timeout{30'000}; ///< of one call, first byte to last
    qint64 maxBody = 64 << 20;                 ///< bytes of one answer
    std::chrono::milliseconds backoffFirst{500}, backoffMost{30'000};
    std::chrono::milliseconds stall{20'000}; ///< a live stream that says nothing for so long is dead
};

/// How the administrator is known at the authorization server.
struct Credentials
{
    QString issuer; ///< "https://octroi.example" without a slash at its end
    QString clientId;
    std::shared_ptr<Secret> secret;
};

struct HttpCall
{
    QByteArray method;
    QString path;       ///< percent-encoded, with its query
    QByteArray body;    ///< JSON; empty for none
    qint64 version = 0; ///< sent as If-Match when not 0
    QString idempotencyKey;
    QByteArray contentType = QByteArrayLiteral("application/json"); ///< of the body
};

struct HttpAnswer
{
    int status = 0;
    QByteArray contentType;
    QByteArray body;
};

/// Signed-in HTTP to one octroid: metadata (RFC 8414), client credentials (RFC 6749 4.4), bearer
/// token (RFC 6750), time and size limits, one new token after a 401.
class Transport : public QObject
{
    Q_OBJECT
public:
    Transport(Credentials credentials, const Clock &clock, CallLog &log, QObject *parent = nullptr);
    ~Transport() override;

    /// A 2xx answer with a JSON body (or none), or the Error.
    Task<HttpAnswer> call(HttpCall call);
    Task<void> ensureSignedIn();
    /// The open reply of a stream; the caller reads it, aborts it and deletes it.
    QNetworkReply *openStream(const QString &path, const QByteArray &lastEventId);
    /// The same for lines of JSON; ends with all calls (abortAll) until it is forgotten.
    QNetworkReply *openLines(const QString &path);
    void forget(QNetworkReply *reply) { m_replies.remove(reply); }
    void note(const LoggedCall &call) { m_log.add(call); } ///< of a stream, when it has ended
    QDateTime now() const { return m_clock.now(); }

    void setCredentials(Credentials credentials); ///< aborts what is under way
    void setLimits(const TransportLimits &limits) { m_limits = limits; }
    const TransportLimits &limits() const { return m_limits; }
    void setUserAgent(const QByteArray &agent) { m_userAgent = agent; }
    const Credentials &credentials() const { return m_credentials; }
    void forgetToken() { m_token.wipe(); }
    void abortAll(); ///< every call under way ends with Cancelled

Q_SIGNALS:
    void answered(int milliseconds);
    void reached();                               ///< an answer came
    void unreachable(const octroi::Error &error); ///< Network or Timeout

private:
    struct Pending;

    Task<void> signIn();
    Task<QUrl> tokenEndpoint(Credentials credentials);
    Task<void> requestToken(QUrl endpoint, Credentials credentials);
    Task<HttpAnswer> send(QNetworkRequest request, QByteArray method, QByteArray body, QString path);
    QNetworkRequest request(const QUrl &url) const;
    QUrl urlOf(const QString &path) const;
    Result<HttpAnswer> evaluate(QNetworkReply &reply, const Pending &pending, const QString &context);

    Credentials m_credentials;
    const Clock &m_clock;
    CallLog &m_log;
    TransportLimits m_limits;
    QByteArray m_userAgent;
    QNetworkAccessManager m_network;
    QSet<QNetworkReply *> m_replies;
    Secret m_token;
    Gate m_signInGate;
    bool m_signingIn = false;
    Result<void> m_signInResult;
    qint64 m_generation = 0; ///< counts aborts: what started before one does not go on
    bool m_closing = false;
};

/// http only to this machine: a secret never crosses a network in the clear.
/// Errors: Invalid with reason address_syntax or address_insecure.
Result<QUrl> checkAddress(const QString &address);

} // namespace octroi::backends
