// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/builtinserver.h"

#include "await.h"
#include "octroidprocess.h"

#include <QDir>
#include <QFileInfo>

using namespace octroi;
using session::BuiltinServer;
using test::await;

/// Modes of files, which are of Unix: the data of the built-in server are its owner's alone.
class TestPrivateFolder : public QObject
{
    Q_OBJECT
    static bool isPrivate(const QString &folder)
    {
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        return !(QFileInfo(folder).permissions() & others);
    }

private Q_SLOTS:
    void anOpenFolderIsMadePrivate()
    {
        test::DataFolder folder;
        const QString data = folder.file(QStringLiteral("data"));
        QVERIFY(QDir().mkpath(data));
        QVERIFY(QFile::setPermissions(data, QFile::Permissions(0x7755)));
        QVERIFY(!isPrivate(data));
        BuiltinServer server({test::octroidProgram(), data, 0});
        QVERIFY(await(server.start()).ok());
        QVERIFY(isPrivate(data));
    }
};

QTEST_GUILESS_MAIN(TestPrivateFolder)
#include "tst_privatefolder.moc"
