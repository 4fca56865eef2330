// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house that a compiler does not keep: who may include whom, the licence line of
// every file, a README in every folder of core/.
#include <QDir>
#include <QDirIterator>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

/// What a part may include, as first path components of includes between quotes ("domain/", or a whole
/// header), and which families of headers between angle brackets.
struct Rule
{
    QStringList own; ///< quoted includes beyond the part's own folder
    QSet<QString> outside;
};

const QString kBackendHeader = QStringLiteral("backends/backend.h");

/// The table of architecture.md. "ui/models" and so on are looked up before "ui".
const QHash<QString, Rule> &rules()
{
    const auto list = [](const char *names) { return QString::fromLatin1(names).split(QLatin1Char(' ')); };
    const auto set = [&](const char *names) {
        const QStringList parts = list(names);
        return QSet<QString>(parts.begin(), parts.end());
    };
    const char *core = "base domain crypto usage backends session inventory change report leak tokens health";
    const QString coreAndUi = QString::fromLatin1(core) + QStringLiteral(" theme models widgets");
    static const QHash<QString, Rule> table{
        {QStringLiteral("core/base"), {{}, set("QtCore")}},
        {QStringLiteral("core/domain"), {list("base"), set("QtCore")}},
        {QStringLiteral("core/crypto"), {list("base domain"), set("QtCore openssl")}},
        {QStringLiteral("core/usage"), {list("base domain"), set("QtCore")}},
        {QStringLiteral("core/backends"), {list("base domain crypto usage"), set("QtCore QtNetwork QCoro")}},
        {QStringLiteral("core/session"),
         {list("base domain crypto") << kBackendHeader, set("QtCore QtNetwork QCoro keychain")}},
        {QStringLiteral("core/inventory"),
         {list("base domain usage") << kBackendHeader << QStringLiteral("backends/pagedusage.h"),
          set("QtCore QtConcurrent QCoro sqlite3")}},
        {QStringLiteral("core/change"),
         {list("base domain inventory") << kBackendHeader << QStringLiteral("backends/scopesbackend.h") << QStringLiteral("backends/tokensbackend.h") << QStringLiteral("backends/capability.h") << QStringLiteral("backends/alertsbackend.h")
                                        << QStringLiteral("backends/connection.h") << QStringLiteral("backends/toldcalls.h"),
          set("QtCore QCoro")}},
        {QStringLiteral("core/tokens"),
         {list("base domain crypto inventory") << QStringLiteral("backends/tokensbackend.h"), set("QtCore QtNetwork QCoro")}},
        {QStringLiteral("core/report"), {list("base domain usage"), set("QtCore yaml-cpp")}},
        {QStringLiteral("core/health"),
         {list("base domain inventory change report") << kBackendHeader << QStringLiteral("backends/connection.h"),
          set("QtCore QtConcurrent QCoro")}},
        {QStringLiteral("core/leak"), {list("base domain crypto"), set("QtCore QCoro libarchive")}},
        {QStringLiteral("core/authority"),
         {list("base domain crypto usage authority"), set("QtCore QtNetwork boost sqlite3")}},
        {QStringLiteral("ui/theme"), {list("base"), set("QtCore QtGui QtWidgets QtSvg")}},
        {QStringLiteral("ui/widgets"), {list("base theme"), set("QtCore QtGui QtWidgets QtSvg QtCharts")}},
        {QStringLiteral("ui/models"),
         {list(core) << QStringLiteral("theme"), set("QtCore QtGui QtConcurrent QCoro")}},
        {QStringLiteral("ui/pages"),
         {coreAndUi.split(QLatin1Char(' ')) << QStringLiteral("dialogs") << QStringLiteral("shell"),
          set("QtCore QtGui QtWidgets QtSvg QtCharts QCoro")}},
        {QStringLiteral("ui/dialogs"),
         {coreAndUi.split(QLatin1Char(' ')) << QStringLiteral("pages") << QStringLiteral("shell"),
          set("QtCore QtGui QtWidgets QtSvg QtCharts QCoro")}},
        {QStringLiteral("ui/shell"),
         {coreAndUi.split(QLatin1Char(' ')) << QStringLiteral("pages") << QStringLiteral("dialogs"),
          set("QtCore QtGui QtWidgets QtSvg QtCharts QCoro")}},
    };
    return table;
}

QString sourceDir()
{
    const QString set = qEnvironmentVariable("OCTROI_SOURCE_DIR");
    return set.isEmpty() ? QStringLiteral(OCTROI_SOURCE) : set;
}

/// The family of a header between angle brackets; empty: the C++ and operating system's own.
QString familyOf(const QString &header, const QSet<QString> &widgetHeaders, const QSet<QString> &guiHeaders,
                 const QSet<QString> &networkHeaders)
{
    const QString first = header.section(QLatin1Char('/'), 0, 0);
    if (header.contains(QLatin1Char('/'))) {
        for (const char *name : {"openssl", "boost", "yaml-cpp"}) {
            if (first == QLatin1String(name))
                return first;
        }
        if (first.startsWith(QLatin1String("Qt")))
            return first;
        if (header.startsWith(QLatin1String("qt6keychain")))
            return QStringLiteral("keychain");
        return {};
    }
    if (header == QLatin1String("sqlite3.h"))
        return QStringLiteral("sqlite3");
    if (header == QLatin1String("archive.h") || header == QLatin1String("archive_entry.h"))
        return QStringLiteral("libarchive");
    if (header.startsWith(QLatin1String("QCoro")))
        return QStringLiteral("QCoro");
    if (header == QLatin1String("QtConcurrent") || header == QLatin1String("QtWidgets") ||
        header == QLatin1String("QtGui") || header == QLatin1String("QtNetwork"))
        return header;
    if (widgetHeaders.contains(header))
        return QStringLiteral("QtWidgets");
    if (guiHeaders.contains(header))
        return QStringLiteral("QtGui");
    if (networkHeaders.contains(header))
        return QStringLiteral("QtNetwork");
    if (header.startsWith(QLatin1String("QSvg")))
        return QStringLiteral("QtSvg");
    if (header.contains(QRegularExpression(QStringLiteral(
            "^Q(Chart|ChartView|LineSeries|AreaSeries|ValueAxis|DateTimeAxis|BarSet|BarSeries)$"))))
        return QStringLiteral("QtCharts");
    if (header.size() > 1 && header.startsWith(QLatin1Char('Q')) && header[1].isUpper())
        return QStringLiteral("QtCore");
    return {};
}

QSet<QString> headersOf(const QString &module)
{
    const QDir folder(QStringLiteral(QT_HEADERS) + QLatin1Char('/') + module);
    const QStringList names = folder.entryList({QStringLiteral("Q*")}, QDir::Files);
    return {names.begin(), names.end()};
}

struct Include
{
    QString file; ///< from the top of the source tree
    int line = 0;
    QString header;
    bool quoted = false;
};

QStringList sourceFiles(const QStringList &folders)
{
    QStringList files;
    const QDir top(sourceDir());
    for (const QString &folder : folders) {
        QDirIterator it(top.filePath(folder),
                        {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.mm")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            files << top.relativeFilePath(it.next());
    }
    files.sort();
    return files;
}

QByteArray contents(const QString &relative)
{
    QFile file(QDir(sourceDir()).filePath(relative));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<Include> includesOf(const QString &file)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    QList<Include> includes;
    int number = 0;
    for (const QByteArray &line : contents(file).split('\n')) {
        ++number;
        const auto match = pattern.match(QString::fromUtf8(line));
        if (match.hasMatch())
            includes << Include{file, number, match.captured(2), match.captured(1) == QLatin1String("\"")};
    }
    return includes;
}

/// "core/authority" of "core/authority/store/x.cpp".
QString partOf(const QString &file)
{
    return file.section(QLatin1Char('/'), 0, 1);
}

bool allowed(const Include &include, const Rule &rule)
{
    const QString part = partOf(include.file);
    const QString name = part.section(QLatin1Char('/'), 1);
    const QString target = include.header.section(QLatin1Char('/'), 0, 0);
    if (!include.header.contains(QLatin1Char('/')) || target == name)
        return true; // beside it, or in its own part
    return rule.own.contains(target) || rule.own.contains(include.header);
}

/// "usage" of "ui/pages/usage/usagepage.cpp" or of the include "pages/usage/usagepage.h".
QString pageOf(const QString &path)
{
    static const QRegularExpression pattern(QStringLiteral("(?:^|/)pages/([^/]+)/"));
    return pattern.match(path).captured(1);
}

} // namespace

class TestHouse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void quotedIncludesFollowTheTable();
    void bracketIncludesFollowTheTable();
    void aPageNeverIncludesAPage();
    void everyFileSaysItsLicence();
    void everyCoreFolderExplainsItself();
    void rolesAreNamed();
    void theCheckerSeesAForbiddenArrow();

private:
    QStringList m_files;
    QSet<QString> m_widgets, m_gui, m_network;
};

void TestHouse::initTestCase()
{
    m_files = sourceFiles({QStringLiteral("core"), QStringLiteral("ui")});
    QVERIFY2(m_files.size() > 20, "the source tree was not found");
    m_widgets = headersOf(QStringLiteral("QtWidgets"));
    m_gui = headersOf(QStringLiteral("QtGui"));
    m_network = headersOf(QStringLiteral("QtNetwork"));
    QVERIFY2(m_widgets.contains(QStringLiteral("QPushButton")), QT_HEADERS);
    QVERIFY(m_gui.contains(QStringLiteral("QImage")));
}

void TestHouse::quotedIncludesFollowTheTable()
{
    QStringList wrong;
    for (const QString &file : m_files) {
        QVERIFY2(rules().contains(partOf(file)) || file.count(QLatin1Char('/')) == 1,
                 qPrintable(file + QStringLiteral(": a folder the table does not know")));
        for (const Include &include : includesOf(file)) {
            if (include.quoted && rules().contains(partOf(file)) && !allowed(include, rules()[partOf(file)]))
                wrong << QStringLiteral("%1:%2 includes \"%3\"")
                             .arg(file)
                             .arg(include.line)
                             .arg(include.header);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestHouse::bracketIncludesFollowTheTable()
{
    QStringList wrong;
    for (const QString &file : m_files) {
        const auto rule = rules().constFind(partOf(file));
        if (rule == rules().constEnd())
            continue;
        for (const Include &include : includesOf(file)) {
            if (include.quoted)
                continue;
            const QString family = familyOf(include.header, m_widgets, m_gui, m_network);
            if (!family.isEmpty() && !rule->outside.contains(family))
                wrong << QStringLiteral("%1:%2 includes <%3> (%4)")
                             .arg(file)
                             .arg(include.line)
                             .arg(include.header, family);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestHouse::aPageNeverIncludesAPage()
{
    QStringList wrong;
    for (const QString &file : m_files) {
        const QString page = pageOf(file);
        if (page.isEmpty())
            continue;
        for (const Include &include : includesOf(file)) {
            const QString other = pageOf(include.header);
            if (include.quoted && !other.isEmpty() && other != page)
                wrong << QStringLiteral("%1:%2 includes \"%3\"")
                             .arg(file)
                             .arg(include.line)
                             .arg(include.header);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestHouse::everyFileSaysItsLicence()
{
    QStringList wrong;
    const QStringList files =
        sourceFiles({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app"),
                     QStringLiteral("resources"), QStringLiteral("tests"), QStringLiteral("packaging")});
    for (const QString &file : files) {
        if (!contents(file).startsWith("// SPDX-License-Identifier: GPL-3.0-or-later\n"))
            wrong << file;
    }
    QDirIterator it(sourceDir(), {QStringLiteral("CMakeLists.txt"), QStringLiteral("*.cmake")}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString file = QDir(sourceDir()).relativeFilePath(it.next());
        if (!file.startsWith(QLatin1String("build/")) &&
            !contents(file).startsWith("# SPDX-License-Identifier: GPL-3.0-or-later\n"))
            wrong << file;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestHouse::everyCoreFolderExplainsItself()
{
    const QDir core(QDir(sourceDir()).filePath(QStringLiteral("core")));
    for (const QString &folder : core.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QByteArray text = contents(QStringLiteral("core/%1/README.md").arg(folder));
        QVERIFY2(text.size() > 80, qPrintable(folder + QStringLiteral(": no README.md")));
        QVERIFY2(text.contains("never"),
                 qPrintable(folder + QStringLiteral(": does not say what it never does")));
    }
}

void TestHouse::rolesAreNamed()
{
    static const QRegularExpression empty(
        QStringLiteral("(manager|helper|utils?|impl|common|misc)\\.(h|cpp)$"));
    QStringList wrong;
    for (const QString &file : m_files) {
        if (empty.match(file).hasMatch())
            wrong << file;
        const int lines = int(contents(file).count('\n'));
        if (file.endsWith(QLatin1String(".cpp")) && lines > 400)
            qWarning("%s has %d lines (400 want a reason)", qPrintable(file), lines);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestHouse::theCheckerSeesAForbiddenArrow()
{
    const auto may = [](const char *file, const char *header) {
        const Include include{QString::fromLatin1(file), 1, QString::fromLatin1(header), true};
        return allowed(include, rules()[partOf(include.file)]);
    };
    QVERIFY(may("core/authority/http/a.cpp", "authority/store/store.h"));
    QVERIFY(!may("core/authority/http/a.cpp", "backends/backend.h"));
    QVERIFY(!may("core/authority/http/a.cpp", "session/profile.h"));
    QVERIFY(may("core/session/a.cpp", "backends/backend.h"));
    QVERIFY(!may("core/session/a.cpp", "backends/octroid/octroidbackend.h"));
    QVERIFY(!may("core/domain/a.cpp", "crypto/digest.h"));
    QVERIFY(!may("ui/pages/keys/a.cpp", "authority/store/store.h"));
    QVERIFY(!may("ui/widgets/a.cpp", "domain/apikey.h"));
    const auto family = [this](const char *header) {
        return familyOf(QString::fromLatin1(header), m_widgets, m_gui, m_network);
    };
    QCOMPARE(family("QLabel"), QStringLiteral("QtWidgets"));
    QCOMPARE(family("QtWidgets/QLabel"), QStringLiteral("QtWidgets"));
    QCOMPARE(family("QColor"), QStringLiteral("QtGui"));
    QCOMPARE(family("QNetworkReply"), QStringLiteral("QtNetwork"));
    QCOMPARE(family("QString"), QStringLiteral("QtCore"));
    QCOMPARE(family("openssl/evp.h"), QStringLiteral("openssl"));
    QCOMPARE(family("boost/asio.hpp"), QStringLiteral("boost"));
    QCOMPARE(family("yaml-cpp/parser.h"), QStringLiteral("yaml-cpp"));
    QCOMPARE(family("vector"), QString());
}

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
