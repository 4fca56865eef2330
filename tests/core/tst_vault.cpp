// SPDX-License-Identifier: GPL-3.0-or-later
// The vault over a real Secret Service: gnome-keyring on a session bus of its own. The program starts itself
// anew inside that bus.
#include "session/vault.h"

#include "await.h"
#include "support/datafolder.h"
#include "support/skip.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace octroi;
using namespace octroi::session;

namespace {

constexpr char kInside[] = "OCTROI_TEST_INSIDE_BUS"; ///< "with" or "without" a keyring
constexpr char kKept[] = "a-secret-that-is-easy-to-find";

/// The daemon in the foreground, with its collection unlocked; ends with the object.
class Keyring
{
public:
    Keyring()
    {
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(QStringLiteral("gnome-keyring-daemon"),
                        {QStringLiteral("--foreground"), QStringLiteral("--unlock"),
                         QStringLiteral("--components=secrets")});
        m_process.waitForStarted();
        m_process.write("the password of the collection");
        m_process.closeWriteChannel();
        m_ready = QTest::qWaitFor(
            [] {
                return QDBusConnection::sessionBus().interface()->isServiceRegistered(
                    QStringLiteral("org.freedesktop.secrets"));
            },
            30'000);
    }
    ~Keyring()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
        m_process.waitForFinished();
    }
    bool isReady() const { return m_ready; }

private:
    QProcess m_process;
    bool m_ready = false;
};

std::shared_ptr<Secret> secretOf(QByteArray bytes)
{
    return std::make_shared<Secret>(std::move(bytes));
}

} // namespace

class TestVault : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (qgetenv(kInside) == "without")
            return;
        m_keyring = std::make_unique<Keyring>();
        QVERIFY(m_keyring->isReady());
    }
    void cleanupTestCase() { m_keyring.reset(); }
    void aSecretComesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("a refresh token");
        QTest::newRow("unicode") << QByteArray("clé – 鍵 🔑");
        QTest::newRow("zero bytes") << QByteArray("\0in\0side\0", 9);
        QTest::newRow("long") << QByteArray(20'000, 'x');
    }
    void aSecretComesBackAsItWas()
    {
        QFETCH(QByteArray, bytes);
        const Vault vault(QStringLiteral("octroi-test"));
        const auto written = test::await(vault.write(QStringLiteral("one"), secretOf(bytes)));
        QVERIFY2(written.ok(), written ? "" : qPrintable(written.error().toString()));
        const auto read = test::await(vault.read(QStringLiteral("one")));
        QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().toString()));
        QCOMPARE((*read)->reveal(), bytes);
    }
    void aSecretIsReplacedAndRemoved()
    {
        const Vault vault(QStringLiteral("octroi-test")), other(QStringLiteral("octroi-other"));
        const QString key = QStringLiteral("replaced");
        QVERIFY(test::await(vault.write(key, secretOf("first"))).ok());
        QVERIFY(test::await(vault.write(key, secretOf("second"))).ok());
        const auto read = test::await(vault.read(key));
        QVERIFY(read.ok());
        QCOMPARE((*read)->reveal(), QByteArray("second"));
        const auto elsewhere = test::await(other.read(key));
        QVERIFY(!elsewhere.ok());
        QCOMPARE(elsewhere.error().code, ErrorCode::NotFound);
        QVERIFY(test::await(vault.remove(key)).ok());
        const auto gone = test::await(vault.read(key));
        QVERIFY(!gone.ok());
        QCOMPARE(gone.error().code, ErrorCode::NotFound);
        QVERIFY(test::await(vault.remove(key)).ok()); // what is not there is removed already
    }
    void itIsNowhereInClear()
    {
        const Vault vault(QStringLiteral("octroi-test"));
        const QByteArray bytes(kKept);
        QVERIFY(test::await(vault.write(QStringLiteral("kept"), secretOf(bytes))).ok());
        int files = 0;
        QDirIterator folder(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation),
                            QDir::Files, QDirIterator::Subdirectories);
        while (folder.hasNext()) {
            QFile file(folder.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(bytes), qPrintable(file.fileName()));
            ++files;
        }
        QVERIFY(files > 0);
    }
    void itIsThereAfterARestart()
    {
        const Vault vault(QStringLiteral("octroi-test"));
        const auto read = test::await(vault.read(QStringLiteral("kept")));
        QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().toString()));
        QCOMPARE((*read)->reveal(), QByteArray(kKept));
    }
    void withoutAKeyringItSaysSo()
    {
        const Vault vault(QStringLiteral("octroi-test"));
        const auto written = test::await(vault.write(QStringLiteral("one"), secretOf("x")));
        QVERIFY(!written.ok());
        const auto read = test::await(vault.read(QStringLiteral("one")));
        QVERIFY(!read.ok());
    }

private:
    std::unique_ptr<Keyring> m_keyring; ///< one a process: its session is kept by the client library
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (qEnvironmentVariableIsSet(kInside)) {
        TestVault suite;
        return QTest::qExec(&suite, argc, argv);
    }
    for (const char *program : {"dbus-run-session", "gnome-keyring-daemon"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
            test::skipProgram(QStringLiteral("%1 is not installed").arg(QLatin1String(program)));
    }
    const test::DataFolder home;
    for (const char *variable :
         {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(variable, home.path().toUtf8());
    qputenv("XDG_CURRENT_DESKTOP", "GNOME"); // by which QtKeychain chooses the Secret Service
    // Without service folders nothing is started by being asked for.
    home.write(QStringLiteral("bus.conf"),
               "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context=\"default\">"
               "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow "
               "own=\"*\"/></policy></busconfig>");
    const auto run = [&](const char *keyring, const QStringList &cases) {
        qputenv(kInside, keyring);
        return QProcess::execute(
            QStringLiteral("dbus-run-session"),
            QStringList{QStringLiteral("--config-file=") + home.file(QStringLiteral("bus.conf")),
                        QStringLiteral("--"), app.applicationFilePath()} +
                cases);
    };
    int failed =
        run("with", {QStringLiteral("aSecretComesBackAsItWas"), QStringLiteral("aSecretIsReplacedAndRemoved"),
                     QStringLiteral("itIsNowhereInClear")});
    failed += run("with", {QStringLiteral("itIsThereAfterARestart")});
    failed += run("without", {QStringLiteral("withoutAKeyringItSaysSo")});
    return failed == 0 ? 0 : 1;
}

#include "tst_vault.moc"
