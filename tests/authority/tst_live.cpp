// SPDX-License-Identifier: GPL-3.0-or-later
// The live stream over a connection that is cut: every second comes once.
#include "nodefixture.h"

#include <QRegularExpression>

using namespace octroi;
using octroi::test::NodeFixture;
using octroi::test::Wire;

class TestLive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noSecondIsLostOrTwiceOverCuts()
    {
        NodeFixture node;
        const QByteArray key = node.issue(node.prepare()).json()[QStringLiteral("key")].toString().toLatin1();
        QList<qint64> seconds;
        qint64 requests = 0, checked = 0;
        for (int connection = 0; connection < 4; ++connection) {
            Wire wire(node.node().port());
            QByteArray fields;
            if (!seconds.isEmpty())
                fields = "Last-Event-ID: " + QByteArray::number(seconds.last()) + "\r\n";
            wire.send("GET /v1/live HTTP/1.1\r\nHost: octroid.example\r\nAuthorization: Bearer " + node.client().token() + "\r\n" + fields + "\r\n");
            const qsizetype enough = seconds.size() + 2;
            while (seconds.size() < enough) {
                node.client().check(key, "GET", "/orders/7");
                ++checked;
                QVERIFY(wire.more());
                take(wire.buffer(), seconds, requests);
            }
            // The client goes away in the middle of everything and stays away for more than a second.
            wire.socket().abort();
            node.client().check(key, "GET", "/orders/7");
            ++checked;
            QTest::qWait(1300);
        }
        Wire last(node.node().port());
        last.send("GET /v1/live?last_event_id=" + QByteArray::number(seconds.last()) + " HTTP/1.1\r\nHost: octroid.example\r\nAuthorization: Bearer "
                  + node.client().token() + "\r\n\r\n");
        while (requests < checked) {
            QVERIFY(last.more());
            take(last.buffer(), seconds, requests);
        }
        for (qsizetype i = 1; i < seconds.size(); ++i)
            QCOMPARE(seconds[i], seconds[i - 1] + 1);
        QCOMPARE(requests, checked);
    }

private:
    /// Reads whole events and leaves the rest.
    static void take(QByteArray &buffer, QList<qint64> &seconds, qint64 &requests)
    {
        static const QRegularExpression event(QStringLiteral("event: point\nid: (\\d+)\ndata: (\\{[^\n]*\\})\n\n"));
        auto matches = event.globalMatch(QString::fromUtf8(buffer));
        qsizetype end = 0;
        while (matches.hasNext()) {
            const auto match = matches.next();
            seconds << match.captured(1).toLongLong();
            requests += QJsonDocument::fromJson(match.captured(2).toUtf8()).object()[QStringLiteral("requests")].toInteger();
            end = QString::fromUtf8(buffer).left(match.capturedEnd()).toUtf8().size();
        }
        buffer.remove(0, end);
    }
};

QTEST_GUILESS_MAIN(TestLive)
#include "tst_live.moc"
