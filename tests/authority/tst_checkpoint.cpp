// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/checkpoint.h"
#include "crypto/jose/jwkset.h"
#include "crypto/jose/signingkey.h"
#include "domain/json.h"

#include <QJsonDocument>
#include <QTest>

using namespace octroi;
using namespace octroi::authority;

namespace {

QList<domain::AuditEntry> chainOf(int size, const QString &actor = QStringLiteral("ada"))
{
    QList<domain::AuditEntry> out;
    domain::AuditEntry last;
    for (int i = 0; i < size; ++i) {
        domain::AuditEntry entry;
        entry.at = QDateTime::fromMSecsSinceEpoch(1'780'000'000'000 + i, Qt::UTC);
        entry.actor = actor;
        entry.action = QStringLiteral("partner.create");
        entry.objectId = QString::number(i);
        last = chained(last, entry);
        out << last;
    }
    return out;
}

Checkpoint at(const QList<domain::AuditEntry> &entries, qsizetype index)
{
    return {QStringLiteral("https://octroi.example"), entries[index].seq, entries[index].hash, entries[index].at};
}

} // namespace

/// What a chain alone does not show, a checkpoint does.
class TestCheckpoint : public QObject
{
    Q_OBJECT
    crypto::SigningKey m_key = std::move(crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256)).value();
    crypto::JwkSet keys() const { return crypto::JwkSet({m_key.publicJwk()}); }

    /// "" when both the chain and the checkpoint hold.
    static QString verdict(const QList<domain::AuditEntry> &entries, const Checkpoint &checkpoint)
    {
        ChainVerifier chain;
        CheckpointVerifier checkpoints;
        checkpoints.expect(checkpoint);
        for (const domain::AuditEntry &entry : entries) {
            if (!chain.accept(entry))
                return chain.why();
            checkpoints.pass(entry.seq, entry.hash);
        }
        checkpoints.finish(chain.lastSeq());
        return checkpoints.why();
    }

private Q_SLOTS:
    void signAndRead()
    {
        const auto entries = chainOf(5);
        const QByteArray jws = signCheckpoint(m_key, at(entries, 4));
        const auto read = readCheckpoint(jws + '\n', keys());
        QVERIFY2(read, qPrintable(read ? QString() : read.error().toString()));
        QCOMPARE(read->seq, 5);
        QCOMPARE(read->hash, entries[4].hash);
        QCOMPARE(read->issuer, QStringLiteral("https://octroi.example"));
        QCOMPARE(read->at, entries[4].at);
    }
    void forgeries()
    {
        const QByteArray jws = signCheckpoint(m_key, at(chainOf(5), 4));
        const auto other = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256);
        QCOMPARE(readCheckpoint(jws, crypto::JwkSet({other->publicJwk()})).error().reason, QStringLiteral("checkpoint_signature"));
        QCOMPARE(readCheckpoint(jws, crypto::JwkSet()).error().reason, QStringLiteral("checkpoint_signature"));
        for (qsizetype i = 0; i < jws.size() - 4; i += 7) {
            QByteArray altered = jws;
            altered[i] = altered[i] == 'A' ? 'B' : 'A';
            QVERIFY(!readCheckpoint(altered, keys()));
        }
        // An access token of the same key is none.
        const QByteArray token = m_key.signJwt("at+jwt", "{\"iss\":\"x\",\"seq\":1,\"hash\":\"" + QByteArray(64, 'a') + "\",\"at\":\"2026-01-01T00:00:00.000Z\"}");
        QCOMPARE(readCheckpoint(token, keys()).error().reason, QStringLiteral("checkpoint_syntax"));
        QCOMPARE(readCheckpoint(m_key.signJwt("octroi-checkpoint", "{}"), keys()).error().reason, QStringLiteral("checkpoint_syntax"));
    }
    void wholeAndLonger()
    {
        const auto entries = chainOf(6);
        QCOMPARE(verdict(entries, at(entries, 5)), QString());
        QCOMPARE(verdict(entries, at(entries, 2)), QString()); // went on since
    }
    void cutOff()
    {
        const auto entries = chainOf(6);
        // The chain that is left is whole; only the checkpoint knows.
        for (int left = 1; left < 6; ++left)
            QVERIFY2(verdict(entries.first(left), at(entries, 5)).contains(QStringLiteral("cut off")), qPrintable(QString::number(left)));
    }
    void writtenAnew()
    {
        const auto real = chainOf(6), forged = chainOf(6, QStringLiteral("eve"));
        QVERIFY(verdict(forged, at(real, 5)).contains(QStringLiteral("written anew")));
    }
    void removedAlteredAndMoved()
    {
        const auto entries = chainOf(6);
        auto removed = entries;
        removed.removeAt(2);
        QVERIFY(verdict(removed, at(entries, 5)).contains(QStringLiteral("where 3 should be")));
        auto altered = entries;
        altered[3].actor = QStringLiteral("eve");
        QVERIFY(verdict(altered, at(entries, 5)).contains(QStringLiteral("does not match its hash")));
        auto moved = entries;
        moved.swapItemsAt(1, 2);
        QVERIFY(!verdict(moved, at(entries, 5)).isEmpty());
        auto first = entries;
        first.removeFirst();
        QVERIFY(!verdict(first, at(entries, 5)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
