// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

QString root()
{
    return qEnvironmentVariable("OCTROI_SOURCE_DIR");
}

QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The sources of a test by its name in ctest; "" when there is none.
QString sourcesOf(const QString &test)
{
    if (test == QLatin1String("strictclients"))
        return contents(root() + QStringLiteral("/tests/conformance/oauth4webapi.mjs")) + contents(root() + QStringLiteral("/tests/conformance/openidclient.mjs"));
    if (test == QLatin1String("browserauthorization"))
        return contents(root() + QStringLiteral("/tests/e2e/browser/authorization.py"));
    QDirIterator files(root() + QStringLiteral("/tests"), {QStringLiteral("tst_%1.cpp").arg(test)}, QDir::Files, QDirIterator::Subdirectories);
    return files.hasNext() ? contents(files.next()) : QString();
}

bool has(const QString &test, const QString &name, const QString &row)
{
    const QString sources = sourcesOf(test);
    if (test == QLatin1String("strictclients"))
        return sources.contains(QStringLiteral("step('%1'").arg(name));
    if (test == QLatin1String("browserauthorization"))
        return sources.contains(QStringLiteral("def %1(self)").arg(name));
    const bool there = sources.contains(QStringLiteral("void %1()").arg(name));
    return there && (row.isEmpty() || (sources.contains(QStringLiteral("void %1_data()").arg(name)) && sources.contains(QStringLiteral("ow(\"%1\"").arg(row))));
}

} // namespace

/// The table of RFC 9700 names tests that exist.
class TestRfc9700 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRowIsShown()
    {
        static const QRegularExpression item(QStringLiteral("`([a-z0-9]+): ([^`(]+)(?:\\(([^`]+)\\))?`"));
        int rows = 0, sections = 0;
        const QStringList lines = contents(root() + QStringLiteral("/tests/conformance/rfc9700.md")).split(QLatin1Char('\n'));
        for (const QString &line : lines) {
            if (!line.startsWith(QLatin1String("| ")) || line.startsWith(QLatin1String("| section")))
                continue;
            ++rows;
            const QString shown = line.split(QStringLiteral(" | ")).last();
            int tests = 0;
            auto found = item.globalMatch(shown);
            while (found.hasNext()) {
                const auto match = found.next();
                QVERIFY2(has(match.captured(1), match.captured(2).trimmed(), match.captured(3)), qPrintable(match.captured(0)));
                ++tests;
            }
            QVERIFY2(tests > 0 && tests == shown.count(QLatin1Char('`')) / 2, qPrintable(line));
            sections += line.startsWith(QLatin1String("| 2.")) ? 1 : 0;
        }
        QVERIFY2(rows >= 35 && sections >= 20, qPrintable(QString::number(rows)));
    }
    void whatDoesNotExistIsFound()
    {
        QVERIFY(has(QStringLiteral("clients"), QStringLiteral("refused"), QStringLiteral("implicit")));
        QVERIFY(!has(QStringLiteral("clients"), QStringLiteral("refused"), QStringLiteral("nothing of that kind")));
        QVERIFY(!has(QStringLiteral("clients"), QStringLiteral("nothing"), {}));
        QVERIFY(!has(QStringLiteral("nothing"), QStringLiteral("refused"), {}));
    }
};

QTEST_GUILESS_MAIN(TestRfc9700)
#include "tst_rfc9700.moc"
