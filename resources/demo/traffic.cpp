// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/traffic.h"

#include "demo/keytext.h"
#include "demo/random.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QTimer>
#include <QUdpSocket>

namespace octroi::demo {

namespace {

constexpr int kMostInFlight = 16;
constexpr int kTimeoutMs = 5'000;
constexpr double kRefusedShare = 0.04;

/// A call as a proxy has it in hand.
struct Call
{
    QByteArray secret;
    QByteArray method, uri, address, referrer;
    double latencyMs = 40;
    qint64 bytesIn = 0, bytesOut = 0;
};

QByteArray filled(const QString &path, Random &random)
{
    QByteArray uri;
    bool inside = false;
    for (const char c : path.toLatin1()) {
        if (c == '{') {
            inside = true;
            uri += QByteArray::number(random.between(10'000, 99'999));
        } else if (c == '}') {
            inside = false;
        } else if (!inside) {
            uri += c;
        }
    }
    return uri;
}

/// The datagram as nginx sends it: RFC 3164 with the log line as its message.
QByteArray datagram(const QByteArray &line)
{
    const QString time =
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), QStringLiteral("MMM dd HH:mm:ss"));
    return "<190>" + time.toLatin1() + " localhost octroi: " + line;
}

} // namespace

struct Traffic::Private
{
    Private(Traffic *owner, quint64 seed, Target where, double rate)
        : q(owner)
        , target(std::move(where))
        , perSecond(rate)
        , random(seed ^ 0x5DEECE66DULL)
        , keys(liveKeys(seed, QDateTime::currentDateTimeUtc()))
    {
        timer.setSingleShot(true);
        QObject::connect(&timer, &QTimer::timeout, q, [this] { tick(); });
    }

    void tick();
    const DemoKey *pickKey(domain::KeyStatus status, bool closed);
    Call allowedCall();
    Call refusedCall();
    Call callWith(const DemoKey &key, const Route &route);
    void send(const Call &call);
    void finished(QNetworkReply *reply, const Call &call, double checkMs);
    void log(const Call &call, int status, const QByteArray &keyId, const QByteArray &refusal, double ms);

    Traffic *q;
    Target target;
    double perSecond;
    Random random;
    std::vector<DemoKey> keys;
    QNetworkAccessManager network;
    QUdpSocket socket;
    QTimer timer;
    QList<QPointer<QNetworkReply>> inFlight;
    quint64 allowedCount = 0, refusedCount = 0;
    bool running = false;
};

const DemoKey *Traffic::Private::pickKey(domain::KeyStatus status, bool closed)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const auto weight = [&](const DemoKey &key) {
        const bool fits = key.status == status && key.partnerClosed == closed && !key.allowed.isEmpty() &&
                          key.environment == domain::Environment::Live;
        if (!fits)
            return 0.0;
        // Programs that only make refused calls may be silent ones.
        return status == domain::KeyStatus::Active ? key.perDay * rhythmAt(key.rhythm, now) : 1.0;
    };
    double sum = 0;
    for (const DemoKey &key : keys)
        sum += weight(key);
    double place = random.unit() * sum;
    for (const DemoKey &key : keys) {
        const double w = weight(key);
        if (w > 0 && (place -= w) <= 0)
            return &key;
    }
    return nullptr;
}

Call Traffic::Private::callWith(const DemoKey &key, const Route &route)
{
    const bool writes = route.method != QLatin1String("GET");
    const double stretch = 0.55 + 0.5 * random.unit() + (random.chance(0.06) ? 2.2 * random.unit() : 0.0);
    Call call;
    call.secret = key.key.reveal();
    call.method = route.method.toLatin1();
    call.uri = filled(route.path, random);
    call.address = key.address.toLatin1();
    call.referrer = key.referrer.toLatin1();
    call.latencyMs = route.latencyMs * stretch;
    call.bytesIn = (writes ? 1700 : 560) + random.below(280);
    call.bytesOut = 310 + static_cast<qint64>(static_cast<double>(route.bytes) * (0.4 + 1.2 * random.unit()));
    return call;
}

Call Traffic::Private::allowedCall()
{
    const DemoKey *key = pickKey(domain::KeyStatus::Active, false);
    return key ? callWith(*key, random.pick(key->allowed)) : Call();
}

Call Traffic::Private::refusedCall()
{
    static const Route kNowhere{QStringLiteral("GET"), QStringLiteral("/orders/v1/orders"), 1, 400};
    const int kind = random.below(5);
    if (kind == 0 || kind == 1) {
        const DemoKey *key = pickKey(domain::KeyStatus::Active, false);
        if (key && !key->denied.isEmpty())
            return callWith(*key, random.pick(key->denied));
    }
    const DemoKey *key = nullptr;
    if (kind == 2)
        key = pickKey(domain::KeyStatus::Revoked, false);
    else if (kind == 3)
        key = pickKey(domain::KeyStatus::Expired, false);
    if (key)
        return callWith(*key, random.pick(key->allowed));
    // A key of the right form that nobody was ever given.
    Call call;
    call.secret = keyText(domain::Environment::Live, random.base62(10), random.base62(32)).toLatin1();
    call.method = kNowhere.method.toLatin1();
    call.uri = kNowhere.path.toLatin1();
    call.address = "198.51.100.9";
    call.bytesIn = 480 + random.below(100);
    return call;
}

void Traffic::Private::tick()
{
    if (!running)
        return;
    const double unit = random.unit();
    const double mean = 1000.0 / perSecond;
    timer.start(std::max(1, static_cast<int>(mean * (0.15 + 1.7 * unit))));
    inFlight.removeIf([](const QPointer<QNetworkReply> &reply) { return reply.isNull(); });
    if (inFlight.size() >= kMostInFlight)
        return;
    const Call call = random.chance(kRefusedShare) ? refusedCall() : allowedCall();
    if (!call.secret.isEmpty())
        send(call);
}

void Traffic::Private::send(const Call &call)
{
    QUrl url = target.base;
    url.setPath(QStringLiteral("/v1/check"));
    QNetworkRequest request(url);
    request.setTransferTimeout(kTimeoutMs);
    request.setRawHeader("X-Original-Method", call.method);
    request.setRawHeader("X-Original-URI", call.uri);
    request.setRawHeader("X-Real-IP", call.address);
    request.setRawHeader("X-API-Key", call.secret);
    if (!call.referrer.isEmpty())
        request.setRawHeader("Referer", call.referrer);
    QElapsedTimer clock;
    clock.start();
    QNetworkReply *reply = network.get(request);
    inFlight << reply;
    QObject::connect(reply, &QNetworkReply::finished, q, [this, reply, call, clock] {
        reply->deleteLater();
        finished(reply, call, static_cast<double>(clock.nsecsElapsed()) / 1e6);
    });
}

void Traffic::Private::finished(QNetworkReply *reply, const Call &call, double checkMs)
{
    const int verdict = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (verdict == 0 || verdict >= 500)
        return; // octroid is not there; a proxy answers 503 and has nothing to log about a key
    const QByteArray keyId = reply->rawHeader("X-Octroi-Credential");
    const QByteArray refusal = reply->rawHeader("X-Octroi-Refusal");
    int status = verdict;
    double ms = checkMs;
    if (verdict < 300) {
        ++allowedCount;
        ms += call.latencyMs;
        status = call.method == "POST" ? 201 : 200;
        if (random.chance(0.008))
            status = 404;
        else if (random.chance(0.002))
            status = 502;
    } else {
        ++refusedCount;
    }
    Q_EMIT q->answered(QString::fromLatin1(keyId), status, QString::fromLatin1(refusal));
    // A proxy logs when the answer has been sent.
    QTimer::singleShot(static_cast<int>(ms), q, [=, this] { log(call, status, keyId, refusal, ms); });
}

void Traffic::Private::log(const Call &call, int status, const QByteArray &keyId, const QByteArray &refusal,
                           double ms)
{
    if (target.syslogPort == 0)
        return;
    const bool answered = refusal.isEmpty();
    const QJsonObject line{{QStringLiteral("k"), QString::fromLatin1(keyId)},
                           {QStringLiteral("i"), random.base62(22)},
                           {QStringLiteral("m"), QString::fromLatin1(call.method)},
                           {QStringLiteral("u"), QString::fromLatin1(call.uri)},
                           {QStringLiteral("s"), status},
                           {QStringLiteral("bi"), call.bytesIn},
                           {QStringLiteral("bo"), answered ? call.bytesOut : 590},
                           {QStringLiteral("t"), std::round(ms) / 1000.0},
                           {QStringLiteral("r"), QString::fromLatin1(refusal)}};
    socket.writeDatagram(datagram(QJsonDocument(line).toJson(QJsonDocument::Compact)), target.syslogAddress,
                         target.syslogPort);
}

Traffic::Traffic(quint64 seed, Target target, double perSecond, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, seed, std::move(target), perSecond))
{
}

Traffic::~Traffic()
{
    stop();
}

void Traffic::start()
{
    if (d->running)
        return;
    d->running = true;
    d->timer.start(0);
}

void Traffic::stop()
{
    d->running = false;
    d->timer.stop();
    const auto replies = std::exchange(d->inFlight, {});
    for (const QPointer<QNetworkReply> &reply : replies) {
        if (reply) {
            reply->disconnect(this);
            reply->abort();
            reply->deleteLater();
        }
    }
}

bool Traffic::isRunning() const
{
    return d->running;
}

void Traffic::setTarget(const Target &target)
{
    d->target = target;
}

quint64 Traffic::allowed() const
{
    return d->allowedCount;
}

quint64 Traffic::refused() const
{
    return d->refusedCount;
}

} // namespace octroi::demo
