// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/keyformat.h"
#include "demo/traffic.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUdpSocket>

using namespace octroi;

namespace {

/// Stands where octroid's check would: allows active keys, refuses the others, remembers what it was asked.
class Checker : public QTcpServer
{
public:
    Checker()
    {
        for (const demo::DemoKey &key : demo::liveKeys(7, QDateTime::currentDateTimeUtc())) {
            if (key.status == domain::KeyStatus::Active && !key.partnerClosed)
                m_active.insert(key.key.reveal(), key.id);
        }
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
        });
        listen(QHostAddress::LocalHost);
    }
    QList<QHash<QByteArray, QByteArray>> asked;

private:
    void serve(QTcpSocket *socket)
    {
        QByteArray text = socket->property("text").toByteArray() + socket->readAll();
        qsizetype end = -1;
        while ((end = text.indexOf("\r\n\r\n")) >= 0) {
            QHash<QByteArray, QByteArray> fields;
            const QList<QByteArray> lines = text.left(end).split('\n');
            fields.insert("line", lines.first().trimmed());
            for (const QByteArray &line : lines.mid(1))
                fields.insert(line.left(line.indexOf(':')).toLower(),
                              line.mid(line.indexOf(':') + 1).trimmed());
            text.remove(0, end + 4);
            asked << fields;
            const QString id = m_active.value(fields.value("x-api-key"));
            if (id.isEmpty())
                socket->write("HTTP/1.1 401 Unauthorized\r\nX-Octroi-Refusal: unknown_key\r\nContent-Length: "
                              "0\r\n\r\n");
            else
                socket->write("HTTP/1.1 200 OK\r\nX-Octroi-Credential: " + id.toLatin1() +
                              "\r\nContent-Length: 0\r\n\r\n");
        }
        socket->setProperty("text", text);
    }
    QHash<QByteArray, QString> m_active;
};

} // namespace

class TestTraffic : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void callsAndLogsLikeAProxy();
    void survivesAServerThatIsNotThere();
};

void TestTraffic::callsAndLogsLikeAProxy()
{
    Checker checker;
    QUdpSocket syslog;
    QVERIFY(syslog.bind(QHostAddress::LocalHost, 0));
    demo::Traffic::Target target;
    target.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(checker.serverPort()));
    target.syslogPort = syslog.localPort();
    demo::Traffic traffic(7, target, 400);
    QSignalSpy answered(&traffic, &demo::Traffic::answered);
    traffic.start();
    QTRY_VERIFY_WITH_TIMEOUT(traffic.allowed() >= 150 && traffic.refused() >= 2, 60'000);
    traffic.stop();
    QVERIFY(!traffic.isRunning());
    QVERIFY2(traffic.allowed() > 5 * traffic.refused(), "most calls are allowed");

    QSet<QByteArray> keys;
    for (const auto &fields : std::as_const(checker.asked)) {
        QVERIFY2(fields.value("line").startsWith("GET /v1/check HTTP/1."), fields.value("line").constData());
        QVERIFY(fields.value("x-original-uri").startsWith('/'));
        QVERIFY(!fields.value("x-original-uri").contains('{'));
        QVERIFY(!fields.value("x-original-method").isEmpty());
        QVERIFY(!QHostAddress(QString::fromLatin1(fields.value("x-real-ip"))).isNull());
        const QByteArray key = fields.value("x-api-key");
        QVERIFY(crypto::parseKey({key.constData(), std::size_t(key.size())}).has_value());
        keys.insert(key);
    }
    QVERIFY2(keys.size() > 20, "calls come from many programs");

    int lines = 0;
    QTRY_VERIFY_WITH_TIMEOUT(syslog.hasPendingDatagrams(), 10'000);
    while (syslog.hasPendingDatagrams()) {
        QByteArray text(int(syslog.pendingDatagramSize()), Qt::Uninitialized);
        syslog.readDatagram(text.data(), text.size());
        QVERIFY2(text.startsWith("<190>"), text.constData());
        const QJsonObject line = QJsonDocument::fromJson(text.mid(text.indexOf('{'))).object();
        QVERIFY2(line[QLatin1String("s")].toInt() >= 200, text.constData());
        QVERIFY(line[QLatin1String("bi")].toInt() > 0 && line[QLatin1String("bo")].toInt() > 0);
        QCOMPARE(line[QLatin1String("r")].toString().isEmpty(),
                 !line[QLatin1String("k")].toString().isEmpty());
        ++lines;
    }
    QVERIFY2(lines > 50, qPrintable(QString::number(lines)));
}

void TestTraffic::survivesAServerThatIsNotThere()
{
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    demo::Traffic::Target target;
    target.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(gone.serverPort()));
    gone.close();
    auto traffic = std::make_unique<demo::Traffic>(7, target, 400);
    traffic->start();
    QTest::qWait(100);
    QCOMPARE(traffic->allowed() + traffic->refused(), 0U);
    Checker checker;
    target.base.setPort(checker.serverPort());
    traffic->setTarget(target);
    QTRY_VERIFY_WITH_TIMEOUT(traffic->allowed() > 3, 10'000);
    traffic.reset(); // with calls under way
}

QTEST_GUILESS_MAIN(TestTraffic)
#include "tst_traffic.moc"
