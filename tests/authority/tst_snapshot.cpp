// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/gzip.h"
#include "linestream.h"
#include "nodefixture.h"

#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <zlib.h>

using namespace octroi::test;

/// GET /v1/snapshots/keys with the content coding gzip, read by zlib and by Qt's own client.
class TestSnapshot : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoTakesGzip_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<bool>("takes");
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("gzip") << QByteArray("gzip") << true;
        QTest::newRow("case") << QByteArray("deflate, GZip;q=0.5") << true;
        QTest::newRow("weight 0") << QByteArray("gzip;q=0, br") << false;
        QTest::newRow("weight 0.000") << QByteArray("gzip; q = 0.000, *") << false;
        QTest::newRow("any") << QByteArray("br, *;q=0.1") << true;
        QTest::newRow("not any") << QByteArray("identity, *;q=0") << false;
        QTest::newRow("another") << QByteArray("br, zstd, gzipped") << false;
        QTest::newRow("nonsense") << QByteArray(";,;q=,=gzip") << false;
    }
    void whoTakesGzip()
    {
        QFETCH(QByteArray, field);
        QFETCH(bool, takes);
        QCOMPARE(octroi::authority::acceptsGzip({field.constData(), std::size_t(field.size())}), takes);
    }

    void theSnapshotIsSmallerAsGzip()
    {
        NodeFixture f;
        const QString application = f.prepare();
        issue(f, application, 4'500); // more than two slices
        const auto plain = get(f, "identity");
        QVERIFY(!plain->hasRawHeader("Content-Encoding"));
        const QByteArray lines = plain->readAll();
        const auto packed = get(f, "gzip");
        QCOMPARE(packed->rawHeader("Content-Encoding"), QByteArray("gzip"));
        QVERIFY(packed->rawHeader("Vary").contains("Accept-Encoding"));
        const QByteArray bytes = packed->readAll();
        // The first line says when it was.
        const auto keysOf = [](const QByteArray &text) { return text.mid(text.indexOf('\n')); };
        QCOMPARE(keysOf(unpacked(bytes)), keysOf(lines));
        QVERIFY2(bytes.size() * 3 < lines.size(), qPrintable(QStringLiteral("%1 of %2").arg(bytes.size()).arg(lines.size())));
        QVERIFY(lines.endsWith("{\"end\":true,\"keys\":4500}\n"));
        // Qt asks for it by itself, and unpacks it.
        QCOMPARE(keysOf(get(f, {})->readAll()), keysOf(lines));
    }

private:
    static void issue(NodeFixture &f, const QString &application, int count)
    {
        LineStream stream(f.node().port(), f.client().token());
        for (int i = 0; i < count; ++i) {
            const QJsonObject body{{QStringLiteral("application_id"), application},
                                   {QStringLiteral("name"), QStringLiteral("Key %1").arg(i)},
                                   {QStringLiteral("scopes"), QJsonArray{QStringLiteral("orders:read")}}};
            stream.send(QJsonDocument(QJsonObject{{QStringLiteral("op"), QStringLiteral("issue")}, {QStringLiteral("body"), body}}).toJson(QJsonDocument::Compact) + '\n');
        }
        stream.finish();
        for (int i = 0; i < count; ++i)
            QCOMPARE(stream.result()[QStringLiteral("status")].toInt(), 201);
    }
    std::unique_ptr<QNetworkReply> get(NodeFixture &f, const QByteArray &coding)
    {
        QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1/v1/snapshots/keys").arg(f.node().port())));
        request.setRawHeader("Authorization", "Bearer " + f.client().token());
        if (!coding.isEmpty())
            request.setRawHeader("Accept-Encoding", coding);
        std::unique_ptr<QNetworkReply> reply(m_network.get(request));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 60'000) || reply->error() != QNetworkReply::NoError)
            qFatal("no snapshot: %s", qPrintable(reply->errorString()));
        return reply;
    }
    static QByteArray unpacked(QByteArray packed)
    {
        z_stream stream{};
        if (inflateInit2(&stream, 15 + 16) != Z_OK)
            qFatal("no inflate");
        stream.next_in = reinterpret_cast<Bytef *>(packed.data());
        stream.avail_in = uInt(packed.size());
        QByteArray out;
        int state = Z_OK;
        while (state == Z_OK) {
            QByteArray part(64 * 1024, Qt::Uninitialized);
            stream.next_out = reinterpret_cast<Bytef *>(part.data());
            stream.avail_out = uInt(part.size());
            state = inflate(&stream, Z_NO_FLUSH);
            out += part.left(part.size() - qsizetype(stream.avail_out));
        }
        const bool whole = state == Z_STREAM_END && stream.avail_in == 0;
        inflateEnd(&stream);
        return whole ? out : QByteArray();
    }

    QNetworkAccessManager m_network;
};

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
