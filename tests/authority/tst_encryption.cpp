// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/encryptionkey.h"
#include "authority/store/sqlitefile.h"
#include "authority/store/store.h"
#include "crypto/jose/signingkey.h"
#include "daemon.h"
#include "support/datafolder.h"

using namespace octroi;
using namespace octroi::test;

#define S(text) QStringLiteral(text)

namespace {

const QByteArray kSecret("a secret of 20 bytes");

QByteArray bytesOf(const QString &folder)
{
    QByteArray all;
    for (const char *part : {"/octroid.db", "/octroid.db-wal"}) {
        QFile file(folder + QLatin1String(part));
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

/// A key as an octroid before wrote it, in the clear, that signs from now on; its kid.
QString writePlain(const QString &folder)
{
    auto store = authority::openSqliteStore(folder);
    const auto key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256);
    const qint64 now = QDateTime::currentMSecsSinceEpoch(), day = 86'400'000;
    authority::StoredAccount account;
    account.account.id = S("account001");
    account.account.name = S("ada");
    account.account.role = domain::Role::Owner;
    account.account.createdAt = QDateTime::currentDateTimeUtc();
    account.passwordHash = "hash";
    account.totpSecret = kSecret;
    const auto done = (*store)->transact([&]() -> Result<void> {
        if (const auto put = (*store)->oauth().putSigningKey({key->kid(), S("ES256"), key->toPem()->reveal(), now - day, now - day, now + 30 * day, now + 32 * day}); !put)
            return put;
        if (const auto put = (*store)->putAccount(account); !put)
            return put;
        return (*store)->putSetupLink({QByteArray(32, 'd'), account.account.id, now + day, kSecret});
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().toString()));
    return key->kid();
}

QString kidOf(Daemon &daemon)
{
    ControlClient client(daemon.port());
    return client.call("GET", "/oauth/jwks").json()[S("keys")].toArray().first()[S("kid")].toString();
}

} // namespace

/// Secrets at rest: what stands in the file, with which key, and what a wrong one leads to.
class TestEncryption : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFileHoldsNoSecret()
    {
        DataFolder folder;
        QString kid;
        {
            Daemon daemon(folder.path());
            QVERIFY2(daemon.port() != 0, daemon.log().constData());
            kid = kidOf(daemon);
            QVERIFY(!kid.isEmpty());
            QCOMPARE(QFile::permissions(folder.file(S("encryption.key"))) & ~(QFileDevice::ReadUser | QFileDevice::WriteUser), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            QCOMPARE(folder.read(S("encryption.key")).trimmed().size(), 64);
            QVERIFY(bytesOf(folder.path()).contains(kid.toLatin1()));
            QVERIFY(!bytesOf(folder.path()).contains("PRIVATE KEY"));
        }
        Daemon again(folder.path());
        QVERIFY2(again.port() != 0, again.log().constData());
        QCOMPARE(kidOf(again), kid);
    }

    void rowsOfBefore()
    {
        DataFolder folder;
        const QString kid = writePlain(folder.path());
        QVERIFY(bytesOf(folder.path()).contains("PRIVATE KEY"));
        QVERIFY(bytesOf(folder.path()).contains(kSecret));
        {
            Daemon daemon(folder.path());
            QVERIFY2(daemon.port() != 0, daemon.log().constData());
            QVERIFY2(daemon.log().contains("\"event\":\"secrets.sealed\""), daemon.log().constData());
            QCOMPARE(kidOf(daemon), kid); // the same key goes on
            daemon.process().terminate();
            QCOMPARE(daemon.exitCode(), 0);
        }
        QVERIFY(!bytesOf(folder.path()).contains("PRIVATE KEY")); // nor in what is free in the file
        QVERIFY(!bytesOf(folder.path()).contains(kSecret));
        auto store = authority::openSqliteStore(folder.path());
        const auto cipher = authority::encryptionKey({}, folder.path(), *(*store)->sealedWith());
        QVERIFY(cipher);
        const auto fresh = (*store)->sealSecrets(*cipher);
        QVERIFY(fresh && *fresh == 0);
        const auto account = (*store)->account(S("account001"));
        QVERIFY(account && *account);
        QCOMPARE((*account)->totpSecret, kSecret);
        QCOMPARE((*(*store)->setupLink(QByteArray(32, 'd')))->totpSecret, kSecret);
    }

    void anotherKeyIsRefused()
    {
        DataFolder folder;
        {
            Daemon daemon(folder.path());
            QVERIFY(daemon.port() != 0);
        }
        const QByteArray right = folder.read(S("encryption.key"));
        const auto refused = [&](const QStringList &more, const char *why) {
            Daemon daemon(folder.path(), more);
            QCOMPARE(daemon.exitCode(), 2);
            QVERIFY2(daemon.log().contains(why), daemon.log().constData());
            QVERIFY(daemon.log().contains("start.failed"));
        };
        QFile::remove(folder.file(S("encryption.key")));
        refused({}, "which is not here");
        QVERIFY(!QFile::exists(folder.file(S("encryption.key")))); // nor made anew
        const auto put = [&](const QByteArray &text, QFileDevice::Permissions rights = QFileDevice::ReadOwner | QFileDevice::WriteOwner) {
            QFile::remove(folder.file(S("other.key")));
            folder.write(S("other.key"), text);
            QFile::setPermissions(folder.file(S("other.key")), rights);
        };
        const QStringList named{S("--encryption-key-file"), folder.file(S("other.key"))};
        put(QByteArray(64, 'a'));
        refused(named, "and the store's secrets are sealed with");
        put("short");
        refused(named, "64 hexadecimal digits");
        put(QByteArray(64, 'x'));
        refused(named, "64 hexadecimal digits");
#ifndef Q_OS_WIN
        put(right, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup);
        refused(named, "open to others");
#endif
        refused({S("--encryption-key-file"), folder.file(S("nothing.key"))}, "which is not here");
        put(right);
        Daemon daemon(folder.path(), named);
        QVERIFY2(daemon.port() != 0, daemon.log().constData());
    }

    void aBackupNeedsTheKey()
    {
        DataFolder folder, other;
        QString kid;
        {
            Daemon daemon(folder.path());
            QVERIFY(daemon.port() != 0);
            kid = kidOf(daemon);
            QVERIFY(authority::copySqliteFile(folder.file(S("octroid.db")), other.file(S("backup.db"))));
        }
        const QString restored = other.file(S("restored"));
        const auto done = authority::restoreSqliteFile(other.file(S("backup.db")), restored, [](authority::Store &) { return Result<void>(); });
        QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().toString()));
        {
            Daemon daemon(restored);
            QCOMPARE(daemon.exitCode(), 2);
            QVERIFY2(daemon.log().contains("put its file at this place"), daemon.log().constData());
        }
        QVERIFY(QFile::copy(folder.file(S("encryption.key")), restored + S("/encryption.key")));
        Daemon daemon(restored);
        QVERIFY2(daemon.port() != 0, daemon.log().constData());
        QCOMPARE(kidOf(daemon), kid);
    }

    void anAlteredValue()
    {
        DataFolder folder;
        writePlain(folder.path());
        auto store = authority::openSqliteStore(folder.path());
        const auto cipher = std::make_shared<const crypto::RowCipher>(Secret(QByteArray(32, 'k')));
        const auto fresh = (*store)->sealSecrets(cipher);
        QVERIFY(fresh);
        QCOMPARE(*fresh, 3);
        // The value of one row put into another one.
        auto plain = authority::openSqliteStore(folder.path());
        authority::StoredAccount moved = **(*plain)->account(S("account001"));
        QVERIFY(crypto::RowCipher::isSealed(moved.totpSecret));
        moved.account.id = S("account002");
        moved.account.name = S("eve");
        QVERIFY((*plain)->transact([&] { return (*plain)->putAccount(moved); }));
        QCOMPARE((*store)->account(S("account002")).error().code, ErrorCode::Damaged);
        QCOMPARE((*plain)->sealSecrets(cipher).error().code, ErrorCode::Damaged);
        QCOMPARE((*plain)->sealSecrets(std::make_shared<const crypto::RowCipher>(Secret(QByteArray(32, 'x')))).error().reason, S("encryption_key"));
    }
};

QTEST_GUILESS_MAIN(TestEncryption)
#include "tst_encryption.moc"
