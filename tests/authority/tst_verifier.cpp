// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/verifier.h"
#include "crypto/keyformat.h"

#include <QTest>
#include <thread>

using namespace octroi;
using namespace octroi::authority;
using domain::Refusal;

namespace {
struct Issued
{
    LiveCredential live;
    std::string text;
};
Issued issue()
{
    auto made = crypto::generateKey(QStringLiteral("oct"), domain::Environment::Live);
    Issued out;
    out.text = made.whole.reveal().toStdString();
    out.live.digest = crypto::sha256Bytes(made.whole.reveal());
    out.live.key.id = made.id;
    out.live.key.applicationId = QStringLiteral("app0000001");
    out.live.partnerId = QStringLiteral("partner001");
    out.live.key.scopes = {QStringLiteral("orders:read")};
    return out;
}
} // namespace

class TestVerifier : public QObject
{
    Q_OBJECT
    ManualClock m_clock;
    bool m_rehearses = true; ///< not where another thread changes things between the two

    Refusal ask(Verifier &v, const std::string &key, const char *address = "203.0.113.5", const char *referrer = "", const char *uri = "/orders/7")
    {
        static thread_local NormalPath scratch;
        Epochs::Reader reader(v.epochs());
        Rehearsal rehearsal{m_clock.nowMs(), {}};
        CheckRequest looked{key, false, "GET", uri, address, referrer};
        looked.rehearsal = &rehearsal;
        const Refusal foretold = m_rehearses ? v.rehearse(looked).refusal : Refusal::None;
        const Epochs::Section section(reader);
        const Refusal came = v.check({key, false, "GET", uri, address, referrer}, scratch).refusal;
        if (m_rehearses && foretold != came)
            qFatal("foretold %s, came %s", domain::refusalLatin(foretold), domain::refusalLatin(came));
        return came;
    }
    void declare(Verifier &v)
    {
        domain::Api api{QStringLiteral("api0000001"), QStringLiteral("Orders"), QStringLiteral("/orders"), {}, {}, 1};
        api.endpoints = {{QStringLiteral("GET"), QStringLiteral("/{id}"), {QStringLiteral("orders:read")}}};
        v.putApis({api});
    }

private Q_SLOTS:
    void verdicts()
    {
        Verifier v(m_clock);
        declare(v);
        Issued key = issue();
        QCOMPARE(ask(v, key.text), Refusal::UnknownKey);
        v.putCredential(key.live);
        QCOMPARE(ask(v, key.text), Refusal::None);
        QCOMPARE(ask(v, ""), Refusal::NoCredential);
        QCOMPARE(ask(v, key.text + "x"), Refusal::Malformed);
        QCOMPARE(ask(v, key.text, "203.0.113.5", "", "/other"), Refusal::UnknownEndpoint);
        key.live.key.scopes = {QStringLiteral("orders:write")};
        v.putCredential(key.live);
        QCOMPARE(ask(v, key.text), Refusal::ScopeMissing);
        key.live.key.scopes = {QStringLiteral("orders:*")};
        v.putCredential(key.live);
        QCOMPARE(ask(v, key.text), Refusal::None);
        key.live.key.restrictions.addresses = {QStringLiteral("203.0.113.0/29"), QStringLiteral("2001:db8::/32")};
        v.putCredential(key.live);
        QCOMPARE(ask(v, key.text), Refusal::None);
        QCOMPARE(ask(v, key.text, "203.0.113.8"), Refusal::Address);
        QCOMPARE(ask(v, key.text, "2001:db8:1::9"), Refusal::None);
        QCOMPARE(ask(v, key.text, "::ffff:203.0.113.1"), Refusal::None);
        QCOMPARE(ask(v, key.text, "nonsense"), Refusal::Address);
        key.live.key.restrictions = {{}, {QStringLiteral("*.shop.example")}};
        v.putCredential(key.live);
        QCOMPARE(ask(v, key.text, "", "https://www.SHOP.example:8443/x"), Refusal::None);
        QCOMPARE(ask(v, key.text, "", "https://shop.example.evil.example/"), Refusal::Referrer);
        QCOMPARE(ask(v, key.text, "", "https://www.shop.example@evil.example/"), Refusal::Referrer);
        QCOMPARE(ask(v, key.text), Refusal::Referrer);
        key.live.key.restrictions = {};
        key.live.key.expiresAt = m_clock.now().addSecs(60);
        v.putCredential(key.live);
        QCOMPARE(ask(v, key.text), Refusal::None);
        m_clock.advanceMs(60'000);
        QCOMPARE(ask(v, key.text), Refusal::Expired);
        key.live.key.expiresAt = {};
        key.live.key.suspendedAt = m_clock.now();
        v.putCredential(key.live);
        QCOMPARE(ask(v, key.text), Refusal::Suspended);
        key.live.key.revokedAt = m_clock.now();
        v.putCredential(key.live);
        QCOMPARE(ask(v, key.text), Refusal::Revoked);
        key.live.partnerClosed = true;
        v.putCredential(key.live);
        QCOMPARE(ask(v, key.text), Refusal::PartnerClosed);
    }
    void aFreshSecretReplacesTheOld()
    {
        Verifier v(m_clock);
        declare(v);
        const Issued first = issue();
        Issued second = issue();
        v.putCredential(first.live);
        second.live.key.id = first.live.key.id;
        v.putCredential(second.live);
        QCOMPARE(ask(v, first.text), Refusal::UnknownKey);
        QCOMPARE(ask(v, second.text), Refusal::None);
        QCOMPARE(v.table().keys(), 1U);
    }
    void manyKeysAreCheap()
    {
        Verifier v(m_clock);
        LiveCredential live = issue().live;
        for (int i = 0; i < 100'000; ++i) {
            live.key.id = QStringLiteral("%1").arg(i, 10, 10, QLatin1Char('0'));
            live.digest = crypto::sha256Bytes(live.key.id.toLatin1());
            v.putCredential(live);
        }
        const double each = double(v.table().memoryBytes()) / 100'000;
        QVERIFY2(each <= 120, qPrintable(QString::number(each)));
        QVERIFY(v.table().findById("0000099999") != CredentialTable::kNone);
    }
    void readersSeeWholeStatesWhileTheWriterWorks()
    {
        m_rehearses = false;
        Verifier v(m_clock);
        declare(v);
        Issued key = issue();
        v.putCredential(key.live);
        std::atomic<bool> stop{false};
        std::atomic<int> odd{0};
        std::vector<std::thread> readers;
        for (int t = 0; t < 3; ++t)
            readers.emplace_back([&] {
                while (!stop) {
                    const Refusal r = ask(v, key.text);
                    odd += r != Refusal::None && r != Refusal::ScopeMissing && r != Refusal::UnknownEndpoint;
                }
            });
        for (int i = 0; i < 3000; ++i) {
            key.live.key.scopes = {i % 2 ? QStringLiteral("orders:read") : QStringLiteral("s%1").arg(i)};
            v.putCredential(key.live);
            v.putCredential(issue().live);
            if (i % 50 == 0)
                declare(v);
        }
        stop = true;
        for (auto &reader : readers)
            reader.join();
        QCOMPARE(odd.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestVerifier)
#include "tst_verifier.moc"
