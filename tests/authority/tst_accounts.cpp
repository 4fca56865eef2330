// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/accounts/accounts.h"
#include "authority/accounts/credentials.h"
#include "authority/accounts/passwordpolicy.h"
#include "authority/accounts/throttle.h"
#include "crypto/digest.h"
#include "crypto/totp.h"
#include "issuerfixture.h"

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {
template <typename T>
QString reasonOf(const Result<T> &result)
{
    return result ? QString() : result.error().reason;
}
} // namespace

/// Accounts and what they sign in with, over a real store with a clock that the test moves.
class TestAccounts : public QObject
{
    Q_OBJECT
    std::unique_ptr<IssuerFixture> m_f;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<Credentials> m_credentials;

    Accounts::Created created(const char *name = "ada", const char *role = "owner")
    {
        auto made = m_accounts->create(m_f->caller, {{QStringLiteral("name"), QString::fromLatin1(name)}, {QStringLiteral("role"), QString::fromLatin1(role)}});
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        return std::move(*made);
    }
    QString code(const QByteArray &secret, int ahead = 0) const
    {
        return QString::fromLatin1(crypto::hotp(secret, quint64(m_f->clock.nowMs() / 1000 / crypto::kTotpSeconds + ahead)));
    }
    /// Enrolled with a password hash and an authenticator; returns the recovery codes.
    QStringList enrolled(const Accounts::Created &account, QByteArray *secret = nullptr)
    {
        auto setup = m_credentials->setup(account.setupToken.reveal());
        const QByteArray key = m_credentials->totpOf(*setup)->reveal();
        if (secret)
            *secret = key;
        const auto codes = m_credentials->finishSetup(m_f->caller, *setup, "hash", code(key));
        if (!codes)
            qFatal("%s", qPrintable(codes.error().toString()));
        return *codes;
    }

private Q_SLOTS:
    void init()
    {
        m_f = std::make_unique<IssuerFixture>();
        m_f->furnish();
        m_accounts = std::make_unique<Accounts>(*m_f->store, *m_f->issuer, m_f->clock);
        m_credentials = std::make_unique<Credentials>(*m_f->store, *m_f->issuer, m_f->clock);
    }
    void createAndChange()
    {
        const Accounts::Created ada = created();
        QCOMPARE(ada.account.version, 1);
        QVERIFY(!ada.account.hasPassword);
        QCOMPARE(m_f->audit().last().action, QStringLiteral("administrator.create"));
        // Nothing of the link is in the audit log.
        QVERIFY(!m_f->audit().last().canonicalBytes().contains(ada.setupToken.reveal()));
        QCOMPARE(reasonOf(m_accounts->create(m_f->caller, {{QStringLiteral("name"), QStringLiteral("ADA")}, {QStringLiteral("role"), QStringLiteral("owner")}})),
                 QStringLiteral("exists"));
        const auto limited = m_accounts->create(m_f->caller, {{QStringLiteral("name"), QStringLiteral("bob")}, {QStringLiteral("role"), QStringLiteral("issuer")},
                                                              {QStringLiteral("partner_ids"), QJsonArray{m_f->partner.id}}, {QStringLiteral("api_ids"), QJsonValue::Null}});
        QVERIFY(limited);
        QCOMPARE(limited->account.limits.partnerIds, std::optional(QStringList{m_f->partner.id}));
        QVERIFY(!limited->account.limits.apiIds);
        const QString id = limited->account.id;
        const auto none = m_accounts->update(m_f->caller, id, {{QStringLiteral("partner_ids"), QJsonArray()}, {QStringLiteral("locale"), QStringLiteral("fr")}});
        QVERIFY(none && none->limits.partnerIds && none->limits.partnerIds->isEmpty());
        QCOMPARE(m_accounts->account(id)->locale, QStringLiteral("fr"));
        QCOMPARE(m_accounts->accounts({})->items.size(), 2);
    }
    void badBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no role") << QByteArray(R"({"name":"x"})") << QStringLiteral("member_missing");
        QTest::newRow("role") << QByteArray(R"({"name":"x","role":"king"})") << QStringLiteral("value_unknown");
        QTest::newRow("two words") << QByteArray(R"({"name":"ada l","role":"owner"})") << QStringLiteral("name_syntax");
        QTest::newRow("long") << QByteArray("{\"role\":\"owner\",\"name\":\"" + QByteArray(65, 'a') + "\"}") << QStringLiteral("name_syntax");
        QTest::newRow("partner") << QByteArray(R"({"name":"x","role":"owner","partner_ids":["none"]})") << QStringLiteral("partner_unknown");
        QTest::newRow("api") << QByteArray(R"({"name":"x","role":"owner","api_ids":["none"]})") << QStringLiteral("api_unknown");
        QTest::newRow("locale") << QByteArray(R"({"name":"x","role":"owner","locale":"tlh"})") << QStringLiteral("value_unknown");
        QTest::newRow("password") << QByteArray(R"({"name":"x","role":"owner","password":"a"})") << QStringLiteral("member_unknown");
    }
    void badBodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        QCOMPARE(reasonOf(m_accounts->create(m_f->caller, json(body.constData()))), reason);
    }
    void theLastOwnerStays()
    {
        const QString id = created().account.id;
        (void)created("limited", "owner");
        const QString other = m_accounts->accounts({QStringLiteral("limited"), {}, 10})->items.first().id;
        QVERIFY(m_accounts->update(m_f->caller, other, {{QStringLiteral("partner_ids"), QJsonArray{m_f->partner.id}}}));
        QCOMPARE(reasonOf(m_accounts->disable(m_f->caller, id)), QStringLiteral("last_owner"));
        QCOMPARE(reasonOf(m_accounts->update(m_f->caller, id, {{QStringLiteral("role"), QStringLiteral("manager")}})), QStringLiteral("last_owner"));
        QCOMPARE(reasonOf(m_accounts->update(m_f->caller, id, {{QStringLiteral("api_ids"), QJsonArray()}})), QStringLiteral("last_owner"));
        (void)created("second", "owner");
        QVERIFY(m_accounts->disable(m_f->caller, id));
    }
    void idempotencyAndVersion()
    {
        Caller caller = m_f->caller;
        caller.idempotencyKey = QStringLiteral("k");
        const QJsonObject body{{QStringLiteral("name"), QStringLiteral("ada")}, {QStringLiteral("role"), QStringLiteral("owner")}};
        const auto first = m_accounts->create(caller, body);
        const auto again = m_accounts->create(caller, body);
        QCOMPARE(again->account.id, first->account.id);
        QVERIFY(!m_credentials->setup(first->setupToken.reveal())); // the lost link is void
        QVERIFY(m_credentials->setup(again->setupToken.reveal()));
        enrolled(*again);
        QCOMPARE(reasonOf(m_accounts->create(caller, body)), QStringLiteral("link_used"));
        Caller stale = m_f->caller;
        stale.ifMatch = 1;
        QCOMPARE(m_accounts->update(stale, first->account.id, {}).error().code, ErrorCode::PreconditionFailed);
    }
    void aLinkIsUsedOnce()
    {
        const Accounts::Created ada = created();
        QByteArray secret;
        auto setup = m_credentials->setup(ada.setupToken.reveal());
        QVERIFY(setup);
        const QByteArray shown = m_credentials->totpOf(*setup)->reveal();
        // Shown again, it is the same: a page that is loaded twice does not undo the scan.
        auto again = m_credentials->setup(ada.setupToken.reveal());
        QCOMPARE(m_credentials->totpOf(*again)->reveal(), shown);
        QCOMPARE(reasonOf(m_credentials->finishSetup(m_f->caller, *setup, "hash", QStringLiteral("000000"))), QStringLiteral("code_wrong"));
        QCOMPARE(enrolled(ada, &secret).size(), Credentials::kRecoveryCodes);
        QCOMPARE(secret, shown);
        QVERIFY(!m_credentials->setup(ada.setupToken.reveal()));
        QVERIFY(m_accounts->account(ada.account.id)->hasPassword);
        QVERIFY(!m_credentials->setup("no-such-token-at-all"));
    }
    void aLinkExpires()
    {
        const Accounts::Created ada = created();
        m_f->clock.advanceMs(Accounts::kSetupLinkMs - 1000);
        QVERIFY(m_credentials->setup(ada.setupToken.reveal()));
        m_f->clock.advanceMs(2000);
        QVERIFY(!m_credentials->setup(ada.setupToken.reveal()));
    }
    void secondFactor()
    {
        const Accounts::Created ada = created();
        QByteArray secret;
        enrolled(ada, &secret);
        m_f->clock.advanceMs(60'000);
        const auto stored = m_credentials->accountNamed(QStringLiteral("Ada"));
        const auto half = m_credentials->openSession(**stored, {QStringLiteral("pwd")}, false);
        auto session = m_credentials->session(half->cookie.reveal());
        QVERIFY(session && *session && !(*session)->session.complete);
        const auto whole = m_credentials->secondFactor(**session, code(secret));
        QVERIFY2(whole, qPrintable(reasonOf(whole)));
        QVERIFY(whole->session.complete);
        // A new cookie, and the old one is gone: whoever planted it has nothing.
        QVERIFY(whole->cookie.reveal() != half->cookie.reveal());
        QVERIFY(!*m_credentials->session(half->cookie.reveal()));
        QVERIFY(m_accounts->account(ada.account.id)->lastSignInAt.isValid());
        // The same code again, in another browser.
        const auto fresh = m_credentials->accountNamed(QStringLiteral("ada"));
        const auto second = m_credentials->openSession(**fresh, {QStringLiteral("pwd")}, false);
        QCOMPARE(reasonOf(m_credentials->secondFactor(**m_credentials->session(second->cookie.reveal()), code(secret))), QStringLiteral("code_wrong"));
        QVERIFY(m_credentials->secondFactor(**m_credentials->session(second->cookie.reveal()), code(secret, 1)));
    }
    void recoveryCodes()
    {
        const Accounts::Created ada = created();
        const QStringList codes = enrolled(ada);
        const auto halfSession = [&] {
            const auto stored = m_credentials->accountNamed(QStringLiteral("ada"));
            const auto half = m_credentials->openSession(**stored, {QStringLiteral("pwd")}, false);
            return **m_credentials->session(half->cookie.reveal());
        };
        QVERIFY(m_credentials->secondFactor(halfSession(), codes[3].toLower()));
        QCOMPARE(m_accounts->account(ada.account.id)->recoveryCodes, Credentials::kRecoveryCodes - 1);
        QCOMPARE(reasonOf(m_credentials->secondFactor(halfSession(), codes[3])), QStringLiteral("code_wrong"));
        QVERIFY(m_credentials->secondFactor(halfSession(), codes[4]));
    }
    void tooManyWrongCodes()
    {
        const Accounts::Created ada = created();
        QByteArray secret;
        enrolled(ada, &secret);
        m_f->clock.advanceMs(60'000);
        const auto stored = m_credentials->accountNamed(QStringLiteral("ada"));
        const auto half = m_credentials->openSession(**stored, {QStringLiteral("pwd")}, false);
        for (int i = 1; i < Credentials::kMostFailures; ++i)
            QCOMPARE(m_credentials->secondFactor(**m_credentials->session(half->cookie.reveal()), QStringLiteral("000000")).error().code, ErrorCode::Invalid);
        QCOMPARE(m_credentials->secondFactor(**m_credentials->session(half->cookie.reveal()), QStringLiteral("000000")).error().code, ErrorCode::Unauthorized);
        QVERIFY(!*m_credentials->session(half->cookie.reveal()));
    }
    void sessionsEnd()
    {
        const Accounts::Created ada = created();
        enrolled(ada);
        const auto opened = [&](bool complete) {
            return m_credentials->openSession(**m_credentials->accountNamed(QStringLiteral("ada")), {QStringLiteral("pwd")}, complete)->cookie.duplicate();
        };
        const Secret idle = opened(true);
        m_f->clock.advanceMs(Credentials::kIdleMs - 5000);
        QVERIFY(*m_credentials->session(idle.reveal()));
        m_f->clock.advanceMs(Credentials::kIdleMs - 5000);
        QVERIFY(*m_credentials->session(idle.reveal())); // seen since
        m_f->clock.advanceMs(Credentials::kIdleMs + 1);
        QVERIFY(!*m_credentials->session(idle.reveal()));
        const Secret half = opened(false);
        m_f->clock.advanceMs(Credentials::kHalfMs + 1);
        QVERIFY(!*m_credentials->session(half.reveal()));
        const Secret ended = opened(true), disabled = opened(true);
        QVERIFY(m_credentials->endSession(ended.reveal()));
        QVERIFY(!*m_credentials->session(ended.reveal()));
        (void)created("second", "owner");
        QVERIFY(*m_credentials->session(disabled.reveal()));
        QVERIFY(m_accounts->disable(m_f->caller, ada.account.id));
        QVERIFY(!*m_credentials->session(disabled.reveal()));
        QVERIFY(!*m_credentials->accountNamed(QStringLiteral("ada")));
        QVERIFY(m_accounts->enable(m_f->caller, ada.account.id));
        QVERIFY(!*m_credentials->session(disabled.reveal()));
    }
    void resetTakesEverything()
    {
        const Accounts::Created ada = created();
        enrolled(ada);
        QVERIFY(m_credentials->addPasskey(m_f->caller, ada.account.id, {"credential", "key", 0}));
        QCOMPARE(m_accounts->account(ada.account.id)->passkeys, 1);
        QCOMPARE(reasonOf(m_credentials->addPasskey(m_f->caller, ada.account.id, {"credential", "key", 0})), QStringLiteral("exists"));
        const auto session = m_credentials->openSession(**m_credentials->accountNamed(QStringLiteral("ada")), {QStringLiteral("pwd")}, true);
        const auto link = m_accounts->reset(m_f->caller, ada.account.id);
        QVERIFY(link);
        const auto after = m_accounts->account(ada.account.id);
        QVERIFY(!after->hasPassword && !after->hasTotp && after->passkeys == 0 && after->recoveryCodes == 0);
        QVERIFY(!*m_credentials->session(session->cookie.reveal()));
        QVERIFY(m_credentials->setup(link->setupToken.reveal()));
    }
    void challengesAreTakenOnce()
    {
        const auto challenge = m_credentials->newChallenge("cookie");
        QCOMPARE(challenge->size(), 32);
        QVERIFY(m_credentials->takeChallenge("another")->isEmpty());
        QCOMPARE(*m_credentials->takeChallenge("cookie"), *challenge);
        QVERIFY(m_credentials->takeChallenge("cookie")->isEmpty());
        QVERIFY(m_credentials->newChallenge("cookie"));
        m_f->clock.advanceMs(Credentials::kChallengeMs + 1);
        QVERIFY(m_credentials->takeChallenge("cookie")->isEmpty());
    }
    void consentIsRemembered()
    {
        const Accounts::Created ada = created();
        const QStringList read{QStringLiteral("orders:read")}, both{QStringLiteral("orders:read"), QStringLiteral("orders:write")};
        QVERIFY(!*m_credentials->hasConsent(ada.account.id, QStringLiteral("shop"), read));
        QVERIFY(m_credentials->rememberConsent(ada.account.id, QStringLiteral("shop"), read));
        QVERIFY(*m_credentials->hasConsent(ada.account.id, QStringLiteral("shop"), read));
        QVERIFY(!*m_credentials->hasConsent(ada.account.id, QStringLiteral("shop"), both));
        QVERIFY(!*m_credentials->hasConsent(ada.account.id, QStringLiteral("other"), read));
        QVERIFY(m_credentials->rememberConsent(ada.account.id, QStringLiteral("shop"), {QStringLiteral("orders:write")}));
        QVERIFY(*m_credentials->hasConsent(ada.account.id, QStringLiteral("shop"), both));
    }
    void passwords_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("reason");
        QTest::newRow("short") << QStringLiteral("Tr0ub4dor&3") << QStringLiteral("password_short");
        QTest::newRow("words") << QStringLiteral("a kettle on the roof") << QString();
        QTest::newRow("twelve") << QStringLiteral("vqmzjk wplxr") << QString();
        QTest::newRow("other scripts") << QString::fromUtf8("наша старая лодка") << QString();
        QTest::newRow("astral") << QString::fromUtf8("\xF0\x9F\x90\xB4\xF0\x9F\x94\x8B\xF0\x9F\x93\x8E") << QStringLiteral("password_short");
        QTest::newRow("long") << QString(257, QLatin1Char('x')) << QStringLiteral("password_long");
        QTest::newRow("same") << QString(14, QLatin1Char('a')) << QStringLiteral("password_common");
        QTest::newRow("run") << QStringLiteral("123456789012") << QStringLiteral("password_common");
        QTest::newRow("repeated") << QStringLiteral("abcabcabcabc") << QStringLiteral("password_common");
        QTest::newRow("common") << QStringLiteral("Password!2026") << QStringLiteral("password_common");
        QTest::newRow("French") << QStringLiteral("MotDePasse123") << QStringLiteral("password_common");
        QTest::newRow("the name") << QStringLiteral("lovelace2026!") << QStringLiteral("password_account");
        QTest::newRow("the name within") << QStringLiteral("lovelace reads old engines") << QString();
    }
    void passwords()
    {
        QFETCH(QString, password);
        QFETCH(QString, reason);
        QCOMPARE(reasonOf(checkPassword(password, QStringLiteral("lovelace"))), reason);
    }
    /// Guesses at several nodes of one database count together.
    void nodesThrottleTogether()
    {
        ManualClock clock;
        Throttle one(clock, m_f->store.get()), other(clock, m_f->store.get());
        const QString ada = QStringLiteral("ada"), here = QStringLiteral("192.0.2.1"), there = QStringLiteral("192.0.2.2");
        one.failed(ada, here);
        other.failed(ada, here);
        QCOMPARE(one.wait(ada, here), 0);
        one.failed(ada, here);
        QCOMPARE(one.wait(ada, here), 1);
        QCOMPARE(other.wait(ada, here), 1); // it saw one of the three itself
        QCOMPARE(other.wait(ada, there), 0);
        clock.advanceMs(1000);
        other.failed(ada, here);
        QCOMPARE(one.wait(ada, here), 2);
        Throttle restarted(clock, m_f->store.get());
        QCOMPARE(restarted.wait(ada, here), 2);
        one.succeeded(ada, here);
        QCOMPARE(restarted.wait(ada, here), 0);
        // Forgotten an hour after the last one, and then anew.
        for (int i = 0; i < 5; ++i)
            one.failed(ada, there);
        QVERIFY(restarted.wait(ada, there) > 0);
        clock.advanceMs(3'600'000);
        QCOMPARE(restarted.wait(ada, there), 0);
        one.failed(ada, there);
        QCOMPARE(restarted.wait(ada, there), 0);
        // Names that are made up leave nothing for ever.
        QVERIFY(m_f->store->dropExpiredAccess(clock.nowMs() + 48 * 3'600'000LL).ok());
        QCOMPARE(m_f->store->guesses({crypto::sha256Bytes("guess\ni " + here.toUtf8())})->first().failures, 0);
    }
    void throttle()
    {
        ManualClock clock;
        Throttle t(clock);
        const QString ada = QStringLiteral("ada"), here = QStringLiteral("192.0.2.1"), there = QStringLiteral("192.0.2.2");
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(t.wait(ada, here), 0);
            t.failed(ada, here);
        }
        // It doubles, up to five minutes; others at the address and the account elsewhere go on.
        int wait = t.wait(ada, here), before = 0;
        QCOMPARE(wait, 1);
        for (int i = 0; i < 10; ++i) {
            clock.advanceMs(wait * 1000);
            QCOMPARE(t.wait(ada, here), 0);
            t.failed(ada, here);
            before = wait;
            wait = t.wait(ada, here);
            QVERIFY(wait == 2 * before || wait == 300);
        }
        QCOMPARE(wait, 300);
        QCOMPARE(t.wait(ada, there), 0);
        QCOMPARE(t.wait(QStringLiteral("bob"), here), 0);
        t.succeeded(ada, here);
        QCOMPARE(t.wait(ada, here), 0);
        // One address that guesses at many names.
        for (int i = 0; i < 40; ++i)
            t.failed(QString::number(i), there);
        QVERIFY(t.wait(QStringLiteral("new"), there) > 0);
        // Many addresses that guess at one name: a short wait, not a lock.
        for (int i = 0; i < 40; ++i)
            t.failed(ada, QString::number(i));
        QVERIFY(t.wait(ada, QStringLiteral("198.51.100.1")) > 0 && t.wait(ada, QStringLiteral("198.51.100.1")) <= 60);
        clock.advanceMs(2 * 3'600'000);
        QCOMPARE(t.wait(ada, here), 0);
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
