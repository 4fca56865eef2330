// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/serversentevents.h"

#include <QTest>

using octroi::backends::ServerSentEvent;
using octroi::backends::ServerSentEvents;

class TestServerSentEvents : public QObject
{
    Q_OBJECT

    static QByteArray flat(const QList<ServerSentEvent> &events)
    {
        QByteArray out;
        for (const auto &e : events)
            out += e.type + '|' + e.data + '|' + e.id + ';';
        return out;
    }

private Q_SLOTS:
    void anyCutGivesTheSame()
    {
        const QByteArray stream =
            "\xEF\xBB\xBF: hello\r\nevent: point\r\nid: 17\r\ndata: {\"a\":1}\r\n\r\n"
            "data: one\ndata:two\n\nid: 18\revent: change\rdata: x\r\revent: nothing\n\n"
            "retry: 250\ndata: last\n\n";
        const QByteArray expected = "point|{\"a\":1}|17;message|one\ntwo|17;change|x|18;message|last|18;";
        for (qsizetype first = 0; first <= stream.size(); ++first) {
            for (qsizetype second = first; second <= stream.size(); second += 7) {
                ServerSentEvents parser;
                auto events = parser.feed(stream.left(first));
                events += parser.feed(stream.mid(first, second - first));
                events += parser.feed(stream.mid(second));
                QCOMPARE(flat(events), expected);
                QCOMPARE(parser.retryMs(), 250);
                QCOMPARE(parser.lastEventId(), QByteArray("18"));
            }
        }
    }

    void whatIsNotWholeIsDroppedByARestart()
    {
        ServerSentEvents parser;
        QCOMPARE(flat(parser.feed("id: 5\ndata: half")), QByteArray());
        parser.restart();
        QCOMPARE(flat(parser.feed("data: whole\n\n")), QByteArray("message|whole|;"));
        parser.feed("id: 6\ndata: x\n\ndata: ha");
        parser.restart();
        QCOMPARE(parser.lastEventId(), QByteArray("6"));
    }

    void oddFieldsAreIgnored()
    {
        ServerSentEvents parser;
        QCOMPARE(flat(parser.feed("colour: red\nretry: soon\nretry\ndata\n\n")), QByteArray("message||;"));
        QCOMPARE(parser.retryMs(), -1);
    }

    void anEndlessLineIsRefused()
    {
        ServerSentEvents parser(1000);
        parser.feed(QByteArray(1001, 'a'));
        QVERIFY(parser.overflowed());
        QVERIFY(parser.feed("\n\ndata: x\n\n").isEmpty());
        parser.restart();
        QCOMPARE(parser.feed("data: x\n\n").size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestServerSentEvents)
#include "tst_serversentevents.moc"
