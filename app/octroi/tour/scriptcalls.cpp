// SPDX-License-Identifier: GPL-3.0-or-later
// Calls with that key, and what is known of them afterwards.
#include "script.h"

#include "names.h"
#include "session/builtinserver.h"

#include <QCoroNetworkReply>
#include <QCoroTimer>
#include <QNetworkReply>
#include <QUdpSocket>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

using namespace names;

QCoro::Task<Script::Answer> Script::call(QByteArray key, QByteArray method, QByteArray uri)
{
    const QString issuer = console().server()->endpoint().issuer;
    QNetworkRequest request(QUrl(m_proxy.isEmpty() ? issuer + QStringLiteral("/v1/check") : m_proxy + QString::fromLatin1(uri)));
    request.setRawHeader("X-API-Key", key);
    if (m_proxy.isEmpty()) {
        request.setRawHeader("X-Original-Method", method);
        request.setRawHeader("X-Original-URI", uri);
        request.setRawHeader("X-Real-IP", "198.51.100.7");
    }
    QNetworkReply *reply = m_network.sendCustomRequest(request, m_proxy.isEmpty() ? QByteArray("GET") : method);
    co_await qCoro(reply).waitForFinished();
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.refusal = reply->rawHeader("X-Octroi-Refusal");
    answer.body = reply->readAll();
    const QByteArray credential = reply->rawHeader("X-Octroi-Credential");
    reply->deleteLater();
    if (m_proxy.isEmpty()) {
        // The line that a proxy's access log would have held.
        const QUrl syslog(QStringLiteral("udp://") + console().server()->endpoint().syslog);
        const QByteArray line = "<190>Jan  1 00:00:00 octroi: {\"k\":\"" + credential + "\",\"i\":\"tour\",\"m\":\"" + method
            + "\",\"u\":\"" + uri + "\",\"s\":" + QByteArray::number(answer.status)
            + ",\"bi\":312,\"bo\":2048,\"t\":0.018,\"r\":\"" + answer.refusal + "\"}";
        QUdpSocket socket;
        socket.writeDatagram(line, QHostAddress(syslog.host()), quint16(syslog.port()));
    }
    co_return answer;
}

QCoro::Task<void> Script::expectCall(QString step, QByteArray uri, int status, QByteArray refusal)
{
    const QByteArray method = uri == kForbidden ? "POST" : "GET";
    const Answer answer = co_await call(m_key, method, uri);
    const bool reason = !m_proxy.isEmpty() || answer.refusal == refusal;
    m_driver.note(step, QStringLiteral("%1 %2 is answered with %3").arg(QString::fromLatin1(method), QString::fromLatin1(uri)).arg(status),
                  answer.status == status && reason,
                  QStringLiteral("%1 %2").arg(answer.status).arg(QString::fromLatin1(answer.refusal)));
}

QCoro::Task<void> Script::calls()
{
    co_await openPage(QStringLiteral("usage"));
    qint64 requests = 0, bytesOut = 0;
    const auto watch = connect(&console().backend(), &backends::Backend::livePoint, this,
                               [&](const domain::LivePoint &point) {
                                   for (const auto &key : point.keys) {
                                       if (key.keyId == m_keyId) {
                                           requests += key.requests;
                                           bytesOut += key.bytesOut;
                                       }
                                   }
                               });
    co_await expectCall(QStringLiteral("allowed call"), kAllowed, 200, {});
    co_await expectCall(QStringLiteral("missing scope"), kForbidden, 403, "scope_missing");
    const bool live = co_await m_driver.waitFor([&] { return requests == 2 && bytesOut > 0; }, 4000);
    disconnect(watch);
    m_driver.note(QStringLiteral("live"), QStringLiteral("both calls and their bytes came over the live stream"), live,
                  QStringLiteral("%1 requests, %2 bytes").arg(requests).arg(bytesOut));
    const Answer unknown = co_await call("oct_live_0000000000" + QByteArray(38, '0'), "GET", kAllowed);
    m_driver.note(QStringLiteral("malformed key"), QStringLiteral("is refused"), unknown.status == 401, QString::number(unknown.status));
    const bool used = co_await m_driver.waitFor([this] { return issued() && issued()->lastUsedAt.isValid(); }, 6000);
    m_driver.note(QStringLiteral("last used"), QStringLiteral("is known for the key"), used, QStringLiteral("it says never"));
}

QCoro::Task<void> Script::restart()
{
    const auto used = [this]() -> QCoro::Task<qint64> {
        backends::UsageRequest request;
        request.to = QDateTime::currentDateTimeUtc().addSecs(60);
        request.from = request.to.addSecs(-7200);
        request.groupBy = QStringList{QStringLiteral("key")};
        request.keyId = m_keyId;
        const auto rows = co_await console().backend().usage()->usage(request);
        qint64 sum = 0;
        for (const auto &row : rows ? *rows : QList<domain::UsageRow>())
            sum += row.totals.requests;
        co_return sum;
    };
    const qint64 before = co_await used();
    const QString issuer = console().server()->endpoint().issuer;
    const qint64 pid = console().server()->endpoint().pid;
    console().restartServer();
    const bool back = co_await m_driver.waitFor(
        [&] {
            return console().server()->endpoint().pid != pid && console().server()->state() == session::BuiltinServer::State::Running
                && console().backend().state() == backends::BackendState::Online;
        },
        20'000);
    m_driver.note(QStringLiteral("restart"), QStringLiteral("octroid was ended and started over the same data"), back, QStringLiteral("it did not come back"));
    if (!back)
        co_return;
    const auto key = co_await console().backend().keys()->key(m_keyId);
    m_driver.note(QStringLiteral("after the restart"), QStringLiteral("the key is there and revoked"), key && key->revokedAt.isValid(),
                  key ? QStringLiteral("it is not revoked") : key.error().toString());
    const qint64 after = co_await used();
    m_driver.note(QStringLiteral("after the restart"), QStringLiteral("its %1 calls are there").arg(before), before > 0 && after == before,
                  QStringLiteral("%1 are").arg(after));
    const auto entries = co_await console().backend().audit()->entries(0, 100, m_keyId);
    m_driver.note(QStringLiteral("after the restart"), QStringLiteral("its audit entries are there"), entries && entries->size() >= 6,
                  QStringLiteral("there are %1").arg(entries ? entries->size() : 0));
    if (m_proxy.isEmpty())
        co_await expectCall(QStringLiteral("after the restart"), kAllowed, 401, "revoked");
}

} // namespace octroi::app
