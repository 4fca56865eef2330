// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/alertstore.h"
#include "storesuite.h"

#include <QFile>
#include <QJsonArray>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

/// What every implementation of Store has to do: the audit log, alerts, administrators and their access, copies.
class TestStoreRecords : public StoreSuite
{
    Q_OBJECT
    using StoreSuite::StoreSuite;

private Q_SLOTS:
    void auditRoundTripsInOrder()
    {
        QCOMPARE(m_store->lastEntry()->seq, 0);
        domain::AuditEntry e;
        for (int i = 1; i <= 10; ++i) {
            e.seq = i;
            e.at = timeAt(i);
            e.actor = QStringLiteral("ä");
            e.action = QStringLiteral("key.issue");
            e.objectId = i % 2 ? QStringLiteral("odd") : QStringLiteral("even");
            e.after = QJsonObject{{QStringLiteral("rate"), 0.1},
                                  {QStringLiteral("big"), 1LL << 52},
                                  {QStringLiteral("n"), QJsonValue()}};
            e.previousHash = QByteArray(64, 'a');
            e.hash = QByteArray(64, 'b');
            QVERIFY(m_store->append(e).ok());
        }
        QCOMPARE(m_store->append(e).error().code, ErrorCode::Conflict); // the same again
        e.seq = 12;
        QCOMPARE(m_store->append(e).error().code, ErrorCode::Conflict); // a hole
        e.seq = 10;
        reopen();
        QCOMPARE(m_store->lastEntry()->canonicalBytes(), e.canonicalBytes());
        QCOMPARE(m_store->lastEntry()->hash, e.hash);
        const auto after = m_store->entriesAfter(3, 4);
        QCOMPARE(after->size(), 4);
        QCOMPARE(after->first().seq, 4);
        const auto before = m_store->entriesBefore(9, 3, {});
        QCOMPARE(before->first().seq, 8);
        QCOMPARE(before->last().seq, 6);
        const auto odd = m_store->entriesBefore(9, 100, QStringLiteral("odd"));
        QCOMPARE(odd->size(), 4);
        QCOMPARE(odd->first().seq, 7);
    }

    void alertRulesAndAlertsRoundTrip()
    {
        AlertStore &store = m_store->alerts();
        domain::AlertRule rule;
        rule.id = QStringLiteral("r1");
        rule.name = QStringLiteral("Too many \"calls\" 🧀");
        rule.kind = domain::AlertKind::Expiry;
        rule.steps = {1, 7};
        rule.subject = domain::AlertSubject::Partner;
        rule.subjectId = QStringLiteral("p1");
        rule.timeZone = QStringLiteral("Europe/Paris");
        rule.webhookUrl = QStringLiteral("https://hooks.example/a");
        rule.limit = 0.5;
        rule.createdAt = timeAt(1);
        rule.version = 3;
        QVERIFY(store.putAlertRule({rule, "whsec_abc"}).ok());
        reopen();
        AlertStore &again = m_store->alerts();
        QCOMPARE(again.alertRule(rule.id)->rule, rule);
        QCOMPARE(again.alertRule(rule.id)->webhookSecret, QByteArray("whsec_abc"));
        QCOMPARE(again.alertRules()->size(), 1);
        domain::Alert alert;
        alert.id = QStringLiteral("a1");
        alert.ruleId = rule.id;
        alert.ruleName = rule.name;
        alert.subject = domain::AlertSubject::Key;
        alert.subjectId = QStringLiteral("k1");
        alert.value = 6.25;
        alert.startedAt = timeAt(10);
        alert.version = 1;
        QVERIFY(again.putAlert({alert, true}).ok());
        // One object fires once for a rule.
        domain::Alert twice = alert;
        twice.id = QStringLiteral("a2");
        twice.startedAt = timeAt(20);
        QVERIFY(!again.putAlert({twice, true}).ok());
        QCOMPARE(again.rulesToTell().value(), QStringList{rule.id});
        QCOMPARE(again.untoldAlerts(rule.id, 10)->size(), 1);
        alert.endedAt = timeAt(15);
        QVERIFY(again.putAlert({alert, false}).ok());
        QVERIFY(again.putAlert({twice, false}).ok());
        QVERIFY(again.rulesToTell()->isEmpty());
        AlertQuery query;
        QCOMPARE(again.alerts(query)->size(), 2);
        QCOMPARE(again.alerts(query)->first().alert, twice);
        query.firing = true;
        QCOMPARE(again.alerts(query)->size(), 1);
        query = {};
        query.beforeMs = twice.startedAt.toMSecsSinceEpoch();
        query.beforeId = twice.id;
        QCOMPARE(again.alerts(query)->size(), 1);
        query.ruleId = QStringLiteral("other");
        QVERIFY(again.alerts(query)->isEmpty());
        QCOMPARE(again.alert(QStringLiteral("none")).error().code, ErrorCode::NotFound);
        QVERIFY(again.dropAlertsBefore(timeAt(16).toMSecsSinceEpoch()).ok());
        QCOMPARE(again.alerts({})->size(), 1);
        QVERIFY(again.removeAlertRule(rule.id).ok());
        QCOMPARE(again.removeAlertRule(rule.id).error().code, ErrorCode::NotFound);
    }
    void noticesAreTakenOnce()
    {
        AlertStore &store = m_store->alerts();
        const AlertNotice notice{QStringLiteral("msg_1"), QStringLiteral("r1"), QStringLiteral("waiting"), "{\"type\":\"ü\"}", 1'000, 2'000, 0, {}};
        QVERIFY(store.putNotice(notice).ok());
        QVERIFY(store.dueNotices(1'999, 10)->isEmpty());
        QCOMPARE(store.dueNotices(2'000, 10).value(), QList<AlertNotice>{notice});
        QCOMPARE(store.takeNotice(notice.id, 0, 9'000).value(), true);
        QCOMPARE(store.takeNotice(notice.id, 0, 9'000).value(), false);
        QVERIFY(store.dueNotices(8'000, 10)->isEmpty());
        QCOMPARE(store.notices(QStringLiteral("r1"), 10)->first().attempts, 1);
        QCOMPARE(store.lastNoticeMs(QStringLiteral("r1")).value(), 1'000);
        QCOMPARE(store.lastNoticeMs(QStringLiteral("r2")).value(), 0);
    }
    void theAlertLeaseHasOneHolder()
    {
        AlertStore &store = m_store->alerts();
        const QString a = QStringLiteral("a"), b = QStringLiteral("b");
        const qint64 t = 1'780'000'000'000;
        QCOMPARE(store.holdAlertLease(a, t, t + 60'000).value(), std::optional<qint64>(t));
        QCOMPARE(store.holdAlertLease(b, t + 59'000, t + 119'000).value(), std::optional<qint64>());
        QCOMPARE(store.holdAlertLease(a, t + 20'000, t + 80'000).value(), std::optional<qint64>(t));
        // It ended; who comes soon after goes on where it was.
        QCOMPARE(store.holdAlertLease(b, t + 81'000, t + 141'000).value(), std::optional<qint64>(t));
        QCOMPARE(store.holdAlertLease(a, t + 82'000, t + 142'000).value(), std::optional<qint64>());
        QVERIFY(store.giveAlertLeaseBack(b, t + 90'000).ok());
        QCOMPARE(store.holdAlertLease(a, t + 91'000, t + 151'000).value(), std::optional<qint64>(t));
        // Nobody was there for a long time.
        QCOMPARE(store.holdAlertLease(b, t + 3'600'000, t + 3'660'000).value(), std::optional<qint64>(t + 3'600'000));
    }
    void accessRoundTrips()
    {
        const ServiceClient client{QStringLiteral("c1"), QStringLiteral("console"), QByteArray(32, 'x'),
                                   QStringLiteral("owner"), timeAt(0)};
        QVERIFY(m_store->putServiceClient(client).ok());
        QVERIFY(!m_store->idempotency(QStringLiteral("c1"), QStringLiteral("i1"))->has_value());
        const IdempotencyRecord record{QStringLiteral("c1"),  QStringLiteral("i1"), QByteArray(32, 'r'),
                                       QStringLiteral("key"), QStringLiteral("k1"), timeAt(0)};
        QVERIFY(m_store->putIdempotency(record).ok());
        reopen();
        QCOMPARE(m_store->serviceClients()->size(), 1);
        QCOMPARE(m_store->serviceClients()->first().secretDigest, client.secretDigest);
        QVERIFY(!m_store->serviceClients()->first().limits.isLimited());
        const auto back = m_store->idempotency(QStringLiteral("c1"), QStringLiteral("i1"));
        QVERIFY(back->has_value());
        QCOMPARE((*back)->requestDigest, record.requestDigest);
        QCOMPARE((*back)->at, record.at);
        QVERIFY(!m_store->idempotency(QStringLiteral("c2"), QStringLiteral("i1"))->has_value());
        auto dayLater = record;
        dayLater.key = QStringLiteral("i2");
        dayLater.at = timeAt(86'401);
        QVERIFY(m_store->putIdempotency(dayLater).ok());
        QVERIFY(!m_store->idempotency(QStringLiteral("c1"), QStringLiteral("i1"))->has_value());
    }

    void accountsAndWhatProvesThem()
    {
        const QString id = QStringLiteral("acct000001");
        StoredAccount ada;
        ada.account.id = id;
        ada.account.name = QStringLiteral("Ada");
        ada.account.displayName = QString::fromUtf8("Ada L\xC3\xA9vy");
        ada.account.role = domain::Role::Manager;
        ada.account.limits = {QStringList{QStringLiteral("p1"), QStringLiteral("p2")}, std::nullopt};
        ada.account.createdAt = timeAt(0);
        ada.account.version = 1;
        ada.recovery = {QByteArray(32, 'a'), QByteArray(32, '\0')};
        QVERIFY(m_store->putAccount(ada).ok()); // with empty hash and secret
        ada.passwordHash = "$scrypt$…";
        ada.totpSecret = QByteArray("\0\1\2", 3);
        ada.totpStep = 59'000'000;
        QVERIFY(m_store->putAccount(ada).ok());
        QVERIFY(m_store->putPasskey({QByteArray("cred\0", 5), id, {}, QByteArray(77, 'k'), 4'000'000'000U, 1, 0}).ok());
        QVERIFY(m_store->putPasskey({QByteArray("cred\0", 5), id, {}, QByteArray(77, 'k'), 4'000'000'001U, 1, 2}).ok());
        reopen();
        const auto back = m_store->accountNamed(QStringLiteral("ada"));
        QVERIFY(back && *back);
        QCOMPARE((*back)->recovery, ada.recovery);
        QCOMPARE((*back)->totpSecret, ada.totpSecret);
        QCOMPARE((*back)->totpStep, ada.totpStep);
        ada.account.hasPassword = ada.account.hasTotp = true;
        ada.account.passkeys = 1;
        ada.account.recoveryCodes = 2;
        QCOMPARE((*back)->account, ada.account);
        QCOMPARE(m_store->accounts()->size(), 1);
        QVERIFY(!*m_store->account(QStringLiteral("other")));
        StoredAccount twin = ada;
        twin.account.id = QStringLiteral("acct000002");
        QCOMPARE(m_store->putAccount(twin).error().code, ErrorCode::Exists); // the same name
        QCOMPARE((*m_store->passkey(QByteArray("cred\0", 5)))->counter, 4'000'000'001U);
        QVERIFY(m_store->removePasskeys(id).ok());
        QVERIFY(m_store->passkeys(id)->isEmpty());
    }
    void sessionsLinksAndConsents()
    {
        const QString id = QStringLiteral("acct000001");
        StoredAccount ada;
        ada.account.id = id;
        ada.account.name = QStringLiteral("ada");
        QVERIFY(m_store->putAccount(ada).ok());
        const QByteArray one(32, '1'), two(32, '2');
        QVERIFY(m_store->putSession({one, id, {QStringLiteral("pwd")}, false, 2, 10, 11, 1000}).ok());
        QVERIFY(m_store->putSession({two, id, {QStringLiteral("pwd"), QStringLiteral("otp")}, true, 0, 10, 11, 5000}).ok());
        QVERIFY(m_store->putSetupLink({one, id, 5000, {}}).ok());
        QVERIFY(m_store->putSetupLink({one, id, 5000, "secret"}).ok());
        QVERIFY(m_store->putChallenge(one, "challenge", 5000).ok());
        QVERIFY(m_store->putChallenge(two, "challenge", 1000).ok());
        QVERIFY(m_store->putConsent({id, QStringLiteral("shop"), {QStringLiteral("orders:read")}, 1}).ok());
        QVERIFY(m_store->putConsent({id, QStringLiteral("shop"), {QStringLiteral("orders:write")}, 2}).ok());
        reopen();
        const auto session = m_store->session(one);
        QVERIFY(session && *session);
        QCOMPARE((*session)->methods, QStringList{QStringLiteral("pwd")});
        QVERIFY(!(*session)->complete);
        QCOMPARE((*session)->failures, 2);
        QCOMPARE((*m_store->setupLink(one))->totpSecret, QByteArray("secret"));
        QVERIFY(!m_store->sealedWith()->isEmpty()); // what the other tests of accounts read back was sealed
        QCOMPARE(*m_store->takeChallenge(one, 100), QByteArray("challenge"));
        QVERIFY(m_store->takeChallenge(one, 100)->isEmpty());
        QVERIFY(m_store->takeChallenge(two, 2000)->isEmpty());
        QCOMPARE((*m_store->consent(id, QStringLiteral("shop")))->scopes, QStringList{QStringLiteral("orders:write")});
        QVERIFY(m_store->dropExpiredAccess(2000).ok());
        QVERIFY(!*m_store->session(one));
        QVERIFY(*m_store->session(two));
        QVERIFY(m_store->removeSessions(id).ok());
        QVERIFY(!*m_store->session(two));
        QVERIFY(m_store->removeSetupLinks(id).ok());
        QVERIFY(!*m_store->setupLink(one));
    }
    void checkpointsAreKept()
    {
        QCOMPARE(m_store->lastCheckpoint()->seq, 0);
        for (const qint64 seq : {3, 1, 7})
            QVERIFY(m_store->putCheckpoint({seq, QByteArray(64, 'h'), 10 * seq, "a.b.c"}).ok());
        reopen();
        QCOMPARE(m_store->lastCheckpoint()->seq, 7);
        const auto two = m_store->checkpoints(1, 10);
        QCOMPARE(two->size(), 2);
        QCOMPARE(two->first().seq, 3);
        QCOMPARE(two->first().jws, QByteArray("a.b.c"));
    }
    void backupIsWhole()
    {
        putDirectory();
        QVERIFY(m_store->add({delta(1'780'000'000, QStringLiteral("k1"), 5)}).ok());
        QVERIFY(m_store->verify().ok());
        DataFolder other;
        if (objectName() == QLatin1String("PostgreSQL")) {
            QCOMPARE(m_store->backupTo(other.file(QStringLiteral("octroid.db"))).error().reason,
                     QStringLiteral("backup_with_pg_dump"));
            QVERIFY(!QFile::exists(other.file(QStringLiteral("octroid.db"))));
            return;
        }
        QVERIFY(m_store->backupTo(other.file(QStringLiteral("octroid.db"))).ok());
        QCOMPARE(m_store->backupTo(other.file(QStringLiteral("octroid.db"))).error().code, ErrorCode::Exists);
        const auto copy = m_factory(other.path());
        QVERIFY(copy.ok());
        QCOMPARE((*copy)->partners()->size(), 2);
        QVERIFY((*copy)->verify().ok());
    }
};

int main(int argc, char **argv)
{
    return runOverBoth<TestStoreRecords>(argc, argv);
}
#include "tst_storerecords.moc"
