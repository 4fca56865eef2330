// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/checkpoint.h"
#include "authority/audit/receiptstatement.h"
#include "crypto/jose/jwkset.h"
#include "crypto/jose/signingkey.h"
#include "report/receiptfile.h"

#include <QJsonDocument>
#include <QTest>

using namespace octroi;
using namespace octroi::authority;
using domain::Receipt;
using domain::ReceiptResult;

namespace {
const QString kIssuer = QStringLiteral("https://octroi.example");
}

/// What a receipt proves, and that nothing in it can be altered unseen.
class TestReceipt : public QObject
{
    Q_OBJECT
    crypto::SigningKey m_key = std::move(crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256)).value();
    crypto::JwkSet keys() const { return crypto::JwkSet({m_key.publicJwk()}); }

    void sign(Receipt &receipt) const
    {
        receipt.statements.clear();
        domain::ReceiptStatement statement;
        statement.issuer = kIssuer;
        qint64 seq = 40;
        for (const domain::ReceiptItem &item : receipt.places.first().items) {
            if (item.result == ReceiptResult::Ended || item.result == ReceiptResult::Before)
                statement.entries.append({++seq, QByteArray(64, 'a'), receipt.finishedAt, QStringLiteral("ada"),
                                          domain::endingAction(item.type), item.type, item.id});
        }
        statement.jws = signReceipt(m_key, {kIssuer, receipt.finishedAt, QStringLiteral("ada"), receipt.digest(),
                                            domain::digestOf(statement.entries), statement.entries.size(), seq,
                                            QByteArray(64, 'b')});
        receipt.statements << statement;
    }
    Receipt whole() const
    {
        Receipt receipt;
        receipt.partner = QStringLiteral("Kestrel & Söhne");
        receipt.startedAt = QDateTime::fromMSecsSinceEpoch(1'780'000'000'000, Qt::UTC);
        receipt.finishedAt = receipt.startedAt.addSecs(3);
        receipt.program = QStringLiteral("octroi/1");
        domain::ReceiptPlace place{QStringLiteral("Production"), kIssuer, QStringLiteral("ada"), QStringLiteral("p1"),
                                   receipt.partner, {QStringLiteral("Returns")}, {}};
        place.items.append({QStringLiteral("key"), QStringLiteral("k1"), QStringLiteral("one"), QStringLiteral("Returns"), ReceiptResult::Ended, {}, {}});
        place.items.append({QStringLiteral("key"), QStringLiteral("k2"), QStringLiteral("two"), QStringLiteral("Returns"), ReceiptResult::Before, {}, {}});
        place.items.append({QStringLiteral("key"), QStringLiteral("k3"), QStringLiteral("three"), QStringLiteral("Returns"), ReceiptResult::Expired, {}, {}});
        place.items.append({QStringLiteral("client"), QStringLiteral("c1"), QStringLiteral("web"), QStringLiteral("Returns"), ReceiptResult::Ended, {}, {QStringLiteral("s1")}});
        place.items.append({QStringLiteral("partner"), QStringLiteral("p1"), receipt.partner, {}, ReceiptResult::Ended, {}, {}});
        receipt.places << place;
        sign(receipt);
        return receipt;
    }
    bool holds(const Receipt &receipt) const { return verifyReceipt(receipt, keys()).holds(); }

private Q_SLOTS:
    void wholeAndWrittenAndRead()
    {
        const Receipt receipt = whole();
        const auto verdict = verifyReceipt(receipt, keys());
        QVERIFY2(verdict.holds(), qPrintable(verdict.problems.join(u'\n')));
        QCOMPARE(verdict.proven, 4);
        QCOMPARE(verdict.unproven, 1);
        const auto read = report::readReceipt(report::writeReceipt(receipt));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().toString()));
        QCOMPARE(*read, receipt);
        QVERIFY(holds(*read));
        // Laid out otherwise it is the same.
        const QByteArray compact = QJsonDocument::fromJson(report::writeReceipt(receipt)).toJson(QJsonDocument::Compact);
        QVERIFY(holds(*report::readReceipt(compact)));
    }
    void everythingInItIsSigned()
    {
        const std::function<void(Receipt &)> forgeries[] = {
            [](Receipt &r) { r.partner += u'x'; },
            [](Receipt &r) { r.startedAt = r.startedAt.addSecs(1); },
            [](Receipt &r) { r.places[0].items[0].id = QStringLiteral("k9"); },
            [](Receipt &r) { r.places[0].items[2].result = ReceiptResult::Ended; },
            [](Receipt &r) { r.places[0].items.removeAt(1); },
            [](Receipt &r) { r.places[0].items[3].secrets.clear(); },
            [](Receipt &r) { r.places[0].signedInAs = QStringLiteral("eve"); },
            [](Receipt &r) { r.statements[0].entries[0].actor = QStringLiteral("eve"); },
            [](Receipt &r) { r.statements[0].entries[0].seq = 7; },
            [](Receipt &r) { r.statements[0].entries.removeLast(); },
            [](Receipt &r) { r.statements.clear(); },
            [](Receipt &r) { r.statements[0].issuer = r.places[0].issuer = QStringLiteral("https://other.example"); },
            [](Receipt &r) { r.places.append(r.places.first()); r.places[1].issuer = QStringLiteral("https://other.example"); },
            [](Receipt &r) { r.places.clear(); },
        };
        int number = 0;
        for (const auto &forge : forgeries) {
            Receipt receipt = whole();
            forge(receipt);
            QVERIFY2(!holds(receipt), qPrintable(QString::number(number)));
            ++number;
        }
        Receipt receipt = whole();
        const QByteArray jws = receipt.statements[0].jws;
        for (qsizetype i = 0; i < jws.size() - 4; i += 7) {
            receipt.statements[0].jws = jws;
            receipt.statements[0].jws[i] = jws[i] == 'A' ? 'B' : 'A';
            QVERIFY(!holds(receipt));
        }
    }
    /// Signed by octroid all the same: it does not look into the content, the verifier does.
    void anEndWithoutAnEntryIsNoProof()
    {
        Receipt receipt = whole();
        receipt.statements[0].entries.removeFirst();
        domain::ReceiptStatement &s = receipt.statements[0];
        s.jws = signReceipt(m_key, {kIssuer, receipt.finishedAt, QStringLiteral("ada"), receipt.digest(), domain::digestOf(s.entries), s.entries.size(), 50, QByteArray(64, 'b')});
        QVERIFY(verifyReceipt(receipt, keys()).problems.join(u'\n').contains(QStringLiteral("key k1")));
    }
    void otherKeysAndOtherThingsThatWereSigned()
    {
        Receipt receipt = whole();
        const auto other = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256);
        QVERIFY(!verifyReceipt(receipt, crypto::JwkSet({other->publicJwk()})).holds());
        QVERIFY(!verifyReceipt(receipt, crypto::JwkSet()).holds());
        receipt.statements[0].jws = signCheckpoint(m_key, {kIssuer, 4, QByteArray(64, 'a'), receipt.finishedAt});
        QVERIFY(!holds(receipt));
        QCOMPARE(readReceiptClaims(m_key.signJwt("octroi-receipt", "{}"), keys()).error().reason, QStringLiteral("receipt_syntax"));
    }
    void filesThatAreNone()
    {
        const QByteArray good = report::writeReceipt(whole());
        for (const QByteArray &bad : {QByteArray(), QByteArray("[]"), QByteArray("{}"), good.left(good.size() / 2), QByteArray(good).replace("\"version\": 1", "\"version\": 2"),
                                      QByteArray(good).replace("\"kind\": \"offboard\"", "\"kind\": \"other\""), QByteArray(good).replace("\"partner\":", "\"more\": 1, \"partner\":"),
                                      QByteArray(good).replace("\"expired\"", "\"vanished\"")})
            QVERIFY2(!report::readReceipt(bad), bad.constData());
    }
};

QTEST_GUILESS_MAIN(TestReceipt)
#include "tst_receipt.moc"
