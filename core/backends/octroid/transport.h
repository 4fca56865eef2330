// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "backends/octroid/calllog.h"
#include "backends/signin/metadata.h"
#include "base/clock.h"
#include "base/gate.h"

#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSet>
#include <QTimer>
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
    /// What `secret` is.
    enum class Kind {
        ClientSecret, ///< of a client with client credentials (RFC 6749 4.4)
        RefreshToken, ///< of a public client, from a sign-in in the browser or with a device code
        StaticToken,  ///< an access token as it is
        Basic,        ///< a name and a password with each call (RFC 7617)
        Nobody        ///< no credentials at all
    };
    QString issuer; ///< "https://octroi.example" without a slash at its end
    QString clientId;
    std::shared_ptr<Secret> secret;
    Kind kind = Kind::ClientSecret;
    QString api = {};    ///< what the paths of calls lie below; "": the issuer
    bool openId = false; ///< metadata where OpenID Connect Discovery 1.0 section 4 has it, not where RFC 8414 has it
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

/// Signed-in HTTP to one server: metadata (RFC 8414), client credentials (RFC 6749 4.4) or a refresh token (6), bearer
/// token (RFC 6750), time and size limits, one new token after a 401. A session that cannot be renewed is Unauthorized
/// with reason session_ended.
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
    void forgetToken();
    /// What the server says of itself; read anew each time.
    Task<ServerMetadata> metadata();
    /// Without being signed in.
    Task<HttpAnswer> postForm(QUrl endpoint, QByteArray form);
    /// Ends what it signed in with at the server (RFC 7009), as far as that can be reached.
    Task<void> revoke();
    void abortAll(); ///< every call under way ends with Cancelled

Q_SIGNALS:
    void answered(int milliseconds);
    void reached();                               ///< an answer came
    void unreachable(const octroi::Error &error); ///< Network or Timeout
    void ended(const octroi::Error &error); ///< the session: reason session_ended
    /// The server gave a new refresh token, and the one before may be worth nothing any more.
    void renewed(const std::shared_ptr<octroi::Secret> &refreshToken);

private:
    struct Pending;

    Task<void> signIn();
    void renew();
    Task<void> requestToken(QUrl endpoint, Credentials credentials);
    Result<void> takeToken(const HttpAnswer &answer, const QString &context);
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
    QDeadlineTimer m_tokenEnds; ///< a little before the server says
    QTimer m_renewal;           ///< keeps a session of a browser from running out
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
