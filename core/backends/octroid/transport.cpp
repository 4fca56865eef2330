// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/transport.h"

#include "backends/octroid/problem.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTimer>

namespace octroi::backends {

/// Why a reply was aborted by us.
struct Transport::Pending
{
    bool timedOut = false;
    bool tooLarge = false;
    bool cancelled = false;
};

namespace {

constexpr char kPendingProperty[] = "octroi_cancelled";

/// What is sent with each call as it is: asking once more changes nothing.
bool hasNoSession(Credentials::Kind kind)
{
    return kind == Credentials::Kind::Basic || kind == Credentials::Kind::Nobody;
}

Error protocolError(const QString &context, const QString &detail)
{
    return Error{ErrorCode::Protocol, context, detail, {}, {}};
}

} // namespace

Result<QUrl> checkAddress(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    const auto invalid = [&](const char *reason, const char *detail) {
        return Error{ErrorCode::Invalid, address.left(200), QString::fromLatin1(detail),
                     QStringLiteral("address"), QString::fromLatin1(reason)};
    };
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() ||
        (scheme != QLatin1String("http") && scheme != QLatin1String("https")) || !url.userInfo().isEmpty() ||
        url.hasFragment())
        return invalid("address_syntax", "is not an address such as https://octroi.example");
    const bool loopback = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    if (scheme == QLatin1String("http") && !loopback)
        return invalid("address_insecure", "a secret is not sent without TLS to another machine");
    return url;
}

Transport::Transport(Credentials credentials, const Clock &clock, CallLog &log, QObject *parent)
    : QObject(parent)
    , m_credentials(std::move(credentials))
    , m_clock(clock)
    , m_log(log)
    , m_userAgent(QByteArrayLiteral("octroi/" OCTROI_VERSION))
{
    m_renewal.setSingleShot(true);
    connect(&m_renewal, &QTimer::timeout, this, &Transport::renew);
    m_network.setAutoDeleteReplies(false);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

Transport::~Transport()
{
    m_closing = true;
    abortAll();
}

void Transport::abortAll()
{
    // Before the network object may die: who awaits a reply is only resumed by it.
    ++m_generation;
    const auto replies = m_replies;
    for (QNetworkReply *reply : replies) {
        if (!m_replies.contains(reply))
            continue;
        reply->setProperty(kPendingProperty, true);
        reply->abort();
    }
}

void Transport::setCredentials(Credentials credentials)
{
    abortAll();
    forgetToken();
    m_credentials = std::move(credentials);
}

QUrl Transport::urlOf(const QString &path) const
{
    return QUrl::fromEncoded((m_credentials.api.isEmpty() ? m_credentials.issuer : m_credentials.api).toUtf8() + path.toUtf8(),
                             QUrl::StrictMode);
}

QNetworkRequest Transport::request(const QUrl &url) const
{
    QNetworkRequest r(url);
    r.setRawHeader("User-Agent", m_userAgent);
    r.setRawHeader("Accept", "application/json");
    r.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    r.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    r.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    r.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    return r;
}

Task<HttpAnswer> Transport::call(HttpCall call)
{
    const qint64 generation = m_generation;
    for (int attempt = 0;; ++attempt) {
        const Result<void> signedIn = co_await ensureSignedIn();
        if (!signedIn)
            co_return signedIn.error();
        if (m_closing || generation != m_generation)
            co_return Error{ErrorCode::Cancelled, call.path, {}, {}, {}};
        QNetworkRequest r = request(urlOf(call.path));
        const QByteArray token = m_token.reveal();
        if (m_credentials.kind == Credentials::Kind::Basic)
            r.setRawHeader("Authorization", "Basic " + token);
        else if (m_credentials.kind != Credentials::Kind::Nobody)
            r.setRawHeader("Authorization", "Bearer " + token);
        if (!call.body.isEmpty())
            r.setHeader(QNetworkRequest::ContentTypeHeader, call.contentType);
        if (call.version > 0)
            r.setRawHeader("If-Match", '"' + QByteArray::number(call.version) + '"');
        if (!call.idempotencyKey.isEmpty())
            r.setRawHeader("Idempotency-Key", call.idempotencyKey.toLatin1());
        Result<HttpAnswer> answer = co_await send(r, call.method, call.body, call.path);
        if (answer || answer.error().code != ErrorCode::Unauthorized || attempt > 0 || hasNoSession(m_credentials.kind))
            co_return answer;
        if (m_closing || generation != m_generation)
            co_return answer;
        // Only the token that was refused is dropped: another call may already have a new one.
        if (m_token.reveal() == token)
            m_token.wipe();
    }
}

Task<HttpAnswer> Transport::send(QNetworkRequest request, QByteArray method, QByteArray body, QString path)
{
    if (m_closing)
        co_return Error{ErrorCode::Cancelled, path, {}, {}, {}};
    auto pending = std::make_shared<Pending>();
    QElapsedTimer clock;
    clock.start();
    LoggedCall logged{m_clock.now(), QString::fromLatin1(method), path, 0, 0, {}};
    QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
    m_replies.insert(reply);
    QTimer::singleShot(m_limits.timeout, reply, [reply, pending] {
        pending->timedOut = true;
        reply->abort();
    });
    connect(reply, &QNetworkReply::downloadProgress, reply,
            [reply, pending, most = m_limits.maxBody](qint64 received, qint64 total) {
                if ((received > most || total > most) && !pending->tooLarge) {
                    pending->tooLarge = true;
                    reply->abort();
                }
            });
    auto finished = std::make_shared<Gate>();
    connect(reply, &QNetworkReply::finished, reply, [finished] { finished->open(); });
    if (!reply->isFinished())
        co_await finished->wait();
    m_replies.remove(reply);
    reply->deleteLater();
    pending->cancelled = reply->property(kPendingProperty).toBool();
    Result<HttpAnswer> result = evaluate(*reply, *pending, path);
    logged.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    logged.milliseconds = clock.elapsed();
    if (!result)
        logged.error = errorCodeName(result.error().code);
    m_log.add(logged);
    if (m_closing || pending->cancelled)
        co_return result;
    if (!result && (result.error().code == ErrorCode::Network || result.error().code == ErrorCode::Timeout)) {
        Q_EMIT unreachable(result.error());
    } else {
        Q_EMIT answered(int(logged.milliseconds));
        Q_EMIT reached();
    }
    co_return result;
}

Result<HttpAnswer> Transport::evaluate(QNetworkReply &reply, const Pending &pending, const QString &context)
{
    if (pending.cancelled)
        return Error{ErrorCode::Cancelled, context, {}, {}, {}};
    if (pending.timedOut)
        return Error{ErrorCode::Timeout,
                     context,
                     QStringLiteral("no answer within %1 ms").arg(m_limits.timeout.count()),
                     {},
                     {}};
    if (pending.tooLarge)
        return Error{ErrorCode::TooLarge,
                     context,
                     QStringLiteral("the answer is larger than %1 bytes").arg(m_limits.maxBody),
                     {},
                     {}};
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto network = reply.error();
    // Below 100 the error is of the connection, also when a status line had come before it broke.
    if (status == 0 || (network != QNetworkReply::NoError && network < 100))
        return Error{ErrorCode::Network, context, reply.errorString(), {}, {}};
    HttpAnswer answer{status, reply.rawHeader("Content-Type"), reply.readAll()};
    // A body that was cut is not always reported as an error.
    const QByteArray length = reply.rawHeader("Content-Length");
    if (!length.isEmpty() && reply.rawHeader("Content-Encoding").isEmpty() &&
        length.toLongLong() != answer.body.size())
        return Error{ErrorCode::Network, context, QStringLiteral("the answer was cut off"), {}, {}};
    if (status < 200 || status > 299)
        return errorFromAnswer(status, answer.contentType, answer.body, context);
    // Who sends lines gets lines.
    const bool lines = reply.request().rawHeader("Content-Type") == "application/x-ndjson" &&
                       answer.contentType == "application/x-ndjson";
    if (!answer.body.isEmpty() && !lines && !isJsonType(answer.contentType))
        return protocolError(context, QStringLiteral("the answer is %1, not JSON")
                                          .arg(QString::fromLatin1(answer.contentType.left(100))));
    return answer;
}

QNetworkReply *Transport::openLines(const QString &path)
{
    QNetworkRequest r = request(urlOf(path));
    r.setRawHeader("Authorization", "Bearer " + m_token.reveal());
    r.setRawHeader("Accept", "application/x-ndjson");
    QNetworkReply *reply = m_network.get(r);
    m_replies.insert(reply);
    return reply;
}

QNetworkReply *Transport::openStream(const QString &path, const QByteArray &lastEventId)
{
    QNetworkRequest r = request(urlOf(path));
    r.setRawHeader("Authorization", "Bearer " + m_token.reveal());
    r.setRawHeader("Accept", "text/event-stream");
    r.setRawHeader("Cache-Control", "no-cache");
    if (!lastEventId.isEmpty())
        r.setRawHeader("Last-Event-ID", lastEventId);
    return m_network.get(r);
}

} // namespace octroi::backends
