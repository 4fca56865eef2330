// SPDX-License-Identifier: GPL-3.0-or-later
// Every visible string has a finished translation, with the same places to fill in, and none is left over.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString context, source, comment, type;
    QStringList forms;
    bool plural = false;
    QString id() const { return context + QLatin1Char('\n') + source + QLatin1Char('\n') + comment; }
};

QList<Message> readCatalogue(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (!(xml.readNext() == QXmlStreamReader::StartElement))
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages.append({context, {}, {}, {}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")});
        } else if (xml.name() == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            messages.last().comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().type = xml.attributes().value(QLatin1String("type")).toString();
            if (!messages.last().plural)
                messages.last().forms << xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform")) {
            messages.last().forms << xml.readElementText();
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QStringList places(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("%(L?\\d|n)"));
    QStringList found;
    auto it = form.globalMatch(text);
    while (it.hasNext())
        found << it.next().captured();
    found.sort();
    return found;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
    const QString m_source = qEnvironmentVariable("OCTROI_SOURCE_DIR");

private Q_SLOTS:
    void finished_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("en") << QStringLiteral("octroi_en.ts");
        QTest::newRow("fr") << QStringLiteral("octroi_fr.ts");
    }

    void finished()
    {
        QFETCH(QString, file);
        const auto messages = readCatalogue(m_source + QStringLiteral("/translations/") + file);
        QVERIFY(!messages.isEmpty());
        for (const Message &m : messages) {
            QVERIFY2(m.type.isEmpty(), qPrintable(m.type + QStringLiteral(": ") + m.id()));
            QVERIFY2(!m.forms.isEmpty(), qPrintable(m.id()));
            for (const QString &form : m.forms) {
                QVERIFY2(!form.isEmpty(), qPrintable(QStringLiteral("empty: ") + m.id()));
                QStringList wanted = places(m.source), has = places(form);
                if (m.plural) { // "one partner" may leave the number out
                    wanted.removeAll(QStringLiteral("%n"));
                    has.removeAll(QStringLiteral("%n"));
                }
                QVERIFY2(wanted == has, qPrintable(QStringLiteral("places differ: ") + m.id() + QStringLiteral(" / ") + form));
            }
        }
    }

    void complete_data() { finished_data(); }

    void complete()
    {
        QFETCH(QString, file);
        QTemporaryDir folder;
        const QString copy = folder.filePath(file);
        QVERIFY(QFile::copy(m_source + QStringLiteral("/translations/") + file, copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        QProcess lupdate;
        lupdate.setWorkingDirectory(m_source);
        QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-no-obsolete"), QStringLiteral("-locations"), QStringLiteral("none"),
                              QStringLiteral("-recursive"), QStringLiteral("app/octroi"), QStringLiteral("core/backends"), QStringLiteral("ui"), QStringLiteral("-ts"), copy};
        if (file == QLatin1String("octroi_en.ts"))
            arguments.prepend(QStringLiteral("-pluralonly"));
        lupdate.start(QStringLiteral(OCTROI_LUPDATE), arguments);
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);

        QSet<QString> kept, wanted;
        for (const Message &m : readCatalogue(m_source + QStringLiteral("/translations/") + file))
            kept.insert(m.id());
        for (const Message &m : readCatalogue(copy))
            wanted.insert(m.id());
        const QSet<QString> missing = wanted - kept, vanished = kept - wanted;
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("not translated (%1), first: ").arg(missing.size()) + missing.values().value(0)));
        QVERIFY2(vanished.isEmpty(), qPrintable(QStringLiteral("no longer used: ") + vanished.values().value(0)));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
