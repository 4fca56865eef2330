// SPDX-License-Identifier: GPL-3.0-or-later
// Saved connections without a keychain: for a run, and in the file that a passphrase opens. What lies in a
// keychain needs one that answers, which no test may unlock.
#include "await.h"
#include "session/connections.h"

#include <QCoroTask>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using namespace octroi::session;

namespace {

std::shared_ptr<Secret> secret(const char *text)
{
    return std::make_shared<Secret>(QByteArray(text));
}

ConnectionProfile profile(const QString &id, SecretPlace place)
{
    ConnectionProfile p;
    p.id = id;
    p.name = QStringLiteral("octroid-eu");
    p.colour = 2;
    p.environment = ProfileEnvironment::Production;
    p.address = QStringLiteral("https://octroid.meridian.example");
    p.kind = QStringLiteral("octroid");
    p.clientId = QStringLiteral("desk");
    p.readOnly = true;
    p.secretPlace = place;
    return p;
}

QByteArray everything(const QString &folder)
{
    QByteArray all;
    QDirIterator it(folder, QDir::Files | QDir::Hidden);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

} // namespace

class TestConnections : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aListFromBeforeThereWereOtherWays()
    {
        QFile file(m_folder->filePath(QStringLiteral("connections.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"format":1,"connections":[{"id":"a","name":"eu","colour":1,"environment":"staging","address":"https://octroid.meridian.example",)"
                   R"("kind":"","client_id":"desk","read_only":false,"secret_in":"memory"}]})");
        file.close();
        Connections connections(m_folder->path(), false);
        QVERIFY(connections.load().ok());
        const ConnectionProfile old = connections.profiles().first();
        QCOMPARE(old.kind, QStringLiteral("octroid"));
        QCOMPARE(old.signIn, SignInMethod::ClientSecret);
        QVERIFY(old.realm.isEmpty() && !old.isKeycloak());
    }

    void aKeycloakIsKeptWithItsRealmAndWay()
    {
        ConnectionProfile kept = profile(QStringLiteral("k"), SecretPlace::Memory);
        kept.kind = QStringLiteral("keycloak");
        kept.signIn = SignInMethod::Browser;
        kept.realm = QStringLiteral("meridian");
        kept.signInRealm = QStringLiteral("master");
        {
            Connections connections(m_folder->path(), false);
            QVERIFY(test::await(connections.keep(kept, secret("first-token"))).ok());
            QVERIFY(test::await(connections.renewSecret(kept.id, secret("second-token"))).ok());
            QCOMPARE((*test::await(connections.secretOf(kept.id)))->reveal(), QByteArray("second-token"));
            QVERIFY(test::await(connections.dropSecret(kept.id)).ok());
            QVERIFY(!test::await(connections.secretOf(kept.id)).ok());
        }
        Connections again(m_folder->path(), false);
        QVERIFY(again.load().ok());
        QCOMPARE(again.profiles(), QList<ConnectionProfile>{kept});
    }

    void sourcesOfUsageAreKept()
    {
        ConnectionProfile source = profile(QStringLiteral("p"), SecretPlace::Memory);
        source.kind = QStringLiteral("prometheus");
        source.signIn = SignInMethod::Open;
        source.mapping = QStringLiteral("name = Own\nrequests = calls_total\n");
        ConnectionProfile taker = profile(QStringLiteral("k"), SecretPlace::Memory);
        taker.kind = QStringLiteral("keycloak");
        taker.realm = QStringLiteral("meridian");
        taker.usageFrom = source.id;
        ConnectionProfile table = profile(QStringLiteral("h"), SecretPlace::Memory);
        table.kind = QStringLiteral("haproxy");
        table.signIn = SignInMethod::Open;
        table.address = QStringLiteral("/run/haproxy/admin.sock");
        table.mapping = QStringLiteral("octroi_usage");
        Connections connections(m_folder->path(), false);
        for (const ConnectionProfile &one : {source, taker, table})
            QVERIFY(test::await(connections.keep(one, nullptr)).ok());
        Connections again(m_folder->path(), false);
        QVERIFY(again.load().ok());
        QCOMPARE(again.profiles(), (QList<ConnectionProfile>{source, taker, table}));
    }

    void aConnectionForThisRun()
    {
        const ConnectionProfile kept = profile(QStringLiteral("a"), SecretPlace::Memory);
        {
            Connections connections(m_folder->path(), false);
            QVERIFY(connections.load().ok());
            QSignalSpy changed(&connections, &Connections::changed);
            QVERIFY(test::await(connections.keep(kept, secret("hush-hush"))).ok());
            QCOMPARE(changed.count(), 1);
            const auto read = test::await(connections.secretOf(kept.id));
            QVERIFY(read.ok());
            QCOMPARE((*read)->reveal(), QByteArray("hush-hush"));
            QVERIFY(!*test::awaitValue(connections.hasKeychain()));
        }
        QVERIFY(!everything(m_folder->path()).contains("hush"));
        Connections again(m_folder->path(), false);
        QVERIFY(again.load().ok());
        QCOMPARE(again.profiles(), QList<ConnectionProfile>{kept});
        const auto read = test::await(again.secretOf(kept.id));
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::NotFound);
    }

    void aConnectionInTheSealedFile()
    {
        const ConnectionProfile kept = profile(QStringLiteral("a"), SecretPlace::SealedFile);
        {
            Connections connections(m_folder->path(), false);
            QVERIFY(connections.load().ok());
            // Without a passphrase nothing is kept, neither the secret nor the connection.
            const auto refused = test::await(connections.keep(kept, secret("hush-hush")));
            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().reason, QStringLiteral("locked"));
            QVERIFY(connections.profiles().isEmpty());
            QVERIFY(test::await(connections.sealed().unlock(secret("four words are better"))).ok());
            QVERIFY(test::await(connections.keep(kept, secret("hush-hush"))).ok());
        }
        const QString file = m_folder->filePath(QStringLiteral("secrets.sealed"));
        const QByteArray bytes = everything(m_folder->path());
        QVERIFY(!bytes.contains("hush") && !bytes.contains(QByteArray("hush-hush").toBase64()));
        QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));

        Connections again(m_folder->path(), false);
        QVERIFY(again.load().ok());
        QCOMPARE(test::await(again.secretOf(kept.id)).error().reason, QStringLiteral("locked"));
        const auto wrong = test::await(again.sealed().unlock(secret("four words are bitter")));
        QVERIFY(!wrong.ok());
        QCOMPARE(wrong.error().code, ErrorCode::Unauthorized);
        QVERIFY(!again.sealed().isOpen());
        QVERIFY(test::await(again.sealed().unlock(secret("four words are better"))).ok());
        QCOMPARE((*test::await(again.secretOf(kept.id)))->reveal(), QByteArray("hush-hush"));
    }

    void itMovesFromOnePlaceToTheOther()
    {
        Connections connections(m_folder->path(), false);
        QVERIFY(connections.load().ok());
        QVERIFY(test::await(connections.sealed().unlock(secret("four words are better"))).ok());
        ConnectionProfile kept = profile(QStringLiteral("a"), SecretPlace::SealedFile);
        QVERIFY(test::await(connections.keep(kept, secret("hush-hush"))).ok());
        kept.secretPlace = SecretPlace::Memory;
        kept.name = QStringLiteral("renamed");
        QVERIFY(test::await(connections.keep(kept, nullptr)).ok());
        QCOMPARE((*test::await(connections.secretOf(kept.id)))->reveal(), QByteArray("hush-hush"));
        QVERIFY(!connections.sealed().read(kept.id).ok());
        QCOMPARE(connections.profile(kept.id)->name, QStringLiteral("renamed"));
    }

    void forgottenWithItsSecret()
    {
        Connections connections(m_folder->path(), false);
        QVERIFY(connections.load().ok());
        QVERIFY(test::await(connections.sealed().unlock(secret("four words are better"))).ok());
        QVERIFY(test::await(connections.keep(profile(QStringLiteral("a"), SecretPlace::SealedFile), secret("one"))).ok());
        QVERIFY(test::await(connections.keep(profile(QStringLiteral("b"), SecretPlace::SealedFile), secret("two"))).ok());
        QVERIFY(test::await(connections.forget(QStringLiteral("a"))).ok());
        QCOMPARE(connections.profiles().size(), 1);
        QVERIFY(!connections.sealed().read(QStringLiteral("a")).ok());
        QVERIFY(connections.sealed().read(QStringLiteral("b")).ok());
        QVERIFY(test::await(connections.forget(QStringLiteral("nobody"))).ok());
    }

    // Without a keychain the key of a snapshot lies in the file that a passphrase opens.
    void theKeyOfASnapshotInTheSealedFile()
    {
        const QByteArray about("one connection"), plain("a million keys");
        QByteArray box;
        {
            session::Connections connections(m_folder->path(), false);
            const auto closed = test::await(connections.snapshotSealer(QStringLiteral("a")));
            QVERIFY(!closed.ok());
            QCOMPARE(closed.error().reason, QStringLiteral("no_keychain"));
            QVERIFY(test::await(connections.sealed().unlock(secret("four words are better"))).ok());
            const auto sealer = test::await(connections.snapshotSealer(QStringLiteral("a")));
            QVERIFY(sealer.ok());
            box = (*sealer)->seal(plain, about);
            QVERIFY(!box.isEmpty() && !box.contains(plain));
        }
        session::Connections again(m_folder->path(), false);
        QVERIFY(test::await(again.sealed().unlock(secret("four words are better"))).ok());
        const auto sealer = test::await(again.snapshotSealer(QStringLiteral("a")));
        QVERIFY(sealer.ok());
        QVERIFY((*sealer)->open(box, about) == plain);
        const auto other = test::await(again.snapshotSealer(QStringLiteral("b")));
        QVERIFY(other.ok());
        QVERIFY(!(*other)->open(box, about).has_value());
    }

    void aListOfANewerVersionIsLeftAlone()
    {
        const QString path = m_folder->filePath(QStringLiteral("connections.json"));
        const QByteArray newer = R"({"format": 99, "connections": []})";
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(newer);
        file.close();
        Connections connections(m_folder->path(), false);
        const auto loaded = connections.load();
        QVERIFY(!loaded.ok());
        QCOMPARE(loaded.error().code, ErrorCode::NewerVersion);
        QVERIFY(!test::await(connections.keep(profile(QStringLiteral("a"), SecretPlace::Memory), secret("s"))).ok());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), newer);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
