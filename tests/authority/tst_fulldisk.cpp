// SPDX-License-Identifier: GPL-3.0-or-later
// octroid on a disk of its own, a tmpfs that only its process sees. Where this user may not mount one the
// program is skipped as a whole, so that nothing counts as passed that did not run.
#include "fullstore.h"
#include "support/skip.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi::test;

namespace {

/// How a process gets a mount of its own: root as it is, others in a user namespace. Empty: not at all.
QStringList mountSpace()
{
    if (QStandardPaths::findExecutable(QStringLiteral("unshare")).isEmpty())
        return {};
    QTemporaryDir folder;
    for (const QStringList &way : {QStringList{QStringLiteral("--mount")},
                                   QStringList{QStringLiteral("--user"), QStringLiteral("--map-root-user"), QStringLiteral("--mount")}}) {
        const QStringList probe{QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("mount -t tmpfs -o size=64k tmpfs \"$0\""),
                                folder.path()};
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels); // why not is not of interest
        process.start(QStringLiteral("unshare"), way + probe);
        if (process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
            return way;
    }
    return {};
}

/// The command that runs octroid over that folder, once `script` has made a disk of it ("$0" is the folder).
class Disk
{
public:
    Disk(QString folder, QString script)
        : m_folder(std::move(folder))
        , m_script(std::move(script))
    {
    }
    Daemon::Command command(const QStringList &arguments) const
    {
        return {QStringLiteral("unshare"),
                mountSpace() + QStringList{QStringLiteral("sh"), QStringLiteral("-c"), m_script, m_folder} + arguments};
    }

private:
    QString m_folder, m_script;
};

} // namespace

class TestFullDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFullDisk()
    {
        const QString folder = m_folder->filePath(QStringLiteral("disk"));
        QVERIFY(QDir().mkpath(folder));
        const Disk disk(folder, QStringLiteral("mount -t tmpfs -o size=1m tmpfs \"$0\" && exec \"$@\""));
        const QString admin = m_folder->filePath(QStringLiteral("admin.json"));
        Daemon daemon(
            disk.command({Daemon::program(), QStringLiteral("--data"), folder,
                                                 QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                                 QStringLiteral("--init-admin"), admin,
                                                 QStringLiteral("--exit-with-parent")}));
        QVERIFY(daemon.port() != 0);
        ControlClient client(daemon.port());
        signIn(client, admin);
        const Prepared prepared(client);
        const Reply issued = client.call("POST", "/v1/keys", prepared.key(QStringLiteral("K")));
        QCOMPARE(issued.status, 201);
        verifyFullBehaviour(client, prepared, member(issued, "key"));
        daemon.process().closeWriteChannel();
        QCOMPARE(daemon.exitCode(), 0);
    }
    void aDiskThatIsFullAtTheStart()
    {
        const QString folder = m_folder->filePath(QStringLiteral("disk"));
        QVERIFY(QDir().mkpath(folder));
        const Disk disk(folder, QStringLiteral("mount -t tmpfs -o size=64k tmpfs \"$0\" && head -c 60k /dev/zero > \"$0/other\" && exec \"$@\""));
        Daemon daemon(
            disk.command({Daemon::program(), QStringLiteral("--data"), folder}));
        QCOMPARE(daemon.exitCode(), 8);
        QVERIFY(daemon.line("start.failed").contains("make room"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (mountSpace().isEmpty())
        skipProgram(QStringLiteral("this user may not mount a disk of its own here"));
    TestFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fulldisk.moc"
