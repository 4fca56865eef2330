// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/connection.h"
#include "backends/usagesource.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace octroi;

/// What each backend can: the tables are whole, and README.md says the same.
class TestCapabilities : public QObject
{
    Q_OBJECT

    static constexpr char kBegin[] = "<!-- capabilities: written by tst_capabilities with OCTROI_UPDATE=1 -->\n";
    static constexpr char kEnd[] = "<!-- end of capabilities -->\n";

private Q_SLOTS:
    void everyTableIsWhole()
    {
        for (const auto *table : {&backends::octroidCapabilities(), &backends::keycloakCapabilities(), &backends::prometheusCapabilities(), &backends::haproxyCapabilities()}) {
            QCOMPARE(table->size(), backends::kCapabilityCount);
            QSet<QString> names;
            for (int i = 0; i < table->size(); ++i) {
                const backends::CapabilityNote &note = table->at(i);
                QCOMPARE(int(note.what), i);
                names.insert(backends::capabilityName(note.what));
                QVERIFY2(note.support == backends::Support::Full || note.sentence, qPrintable(backends::capabilityName(note.what)));
            }
            QCOMPARE(names.size(), backends::kCapabilityCount);
        }
    }

    void theReadmeIsUpToDate()
    {
        QFile file(qEnvironmentVariable("OCTROI_SOURCE_DIR") + QStringLiteral("/core/backends/README.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        file.close();
        const qsizetype begin = text.indexOf(kBegin), end = text.indexOf(kEnd);
        QVERIFY(begin >= 0 && end > begin);
        const qsizetype from = begin + qsizetype(strlen(kBegin));
        const QByteArray wanted = backends::capabilityTables();
        if (text.mid(from, end - from) != wanted && qEnvironmentVariableIntValue("OCTROI_UPDATE") == 1) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.left(from) + wanted + text.mid(end));
            return;
        }
        QCOMPARE(QString::fromUtf8(text.mid(from, end - from)), QString::fromUtf8(wanted));
    }
};

QTEST_GUILESS_MAIN(TestCapabilities)
#include "tst_capabilities.moc"
