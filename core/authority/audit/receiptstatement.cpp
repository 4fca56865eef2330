// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/receiptstatement.h"

#include "crypto/jose/jws.h"
#include "crypto/jose/signingkey.h"
#include "domain/json.h"

#include <QJsonDocument>
#include <QHash>

namespace octroi::authority {

namespace {

const QString kType = QStringLiteral("octroi-receipt");

Error broken(const char *reason, const QString &detail)
{
    return Error{ErrorCode::Invalid, {}, detail, {}, QString::fromLatin1(reason)};
}

bool isDigest(const QByteArray &text)
{
    return text.size() == 64;
}

/// "" when the statement holds for this receipt.
QString whyNot(const domain::ReceiptStatement &statement, const QByteArray &digest, const crypto::JwkSet &keys)
{
    const Result<ReceiptClaims> claims = readReceiptClaims(statement.jws, keys);
    if (!claims)
        return QStringLiteral("the statement of %1 does not verify: %2").arg(statement.issuer, claims.error().detail);
    if (claims->issuer != statement.issuer)
        return QStringLiteral("a statement of %1 passes for one of %2").arg(claims->issuer, statement.issuer);
    if (claims->receipt != digest)
        return QStringLiteral("%1 signed another content than the one in the file").arg(statement.issuer);
    if (claims->count != statement.entries.size() || claims->entries != domain::digestOf(statement.entries))
        return QStringLiteral("%1 signed other entries than those in the file").arg(statement.issuer);
    for (const domain::ReceiptEntry &entry : statement.entries) {
        if (entry.seq < 1 || entry.seq > claims->seq)
            return QStringLiteral("%1 names an entry behind the end of its log").arg(statement.issuer);
    }
    return {};
}

} // namespace

QByteArray signReceipt(const crypto::SigningKey &key, const ReceiptClaims &claims)
{
    const QJsonObject payload{{QStringLiteral("iss"), claims.issuer},
                              {QStringLiteral("at"), domain::toRfc3339(claims.at)},
                              {QStringLiteral("by"), claims.by},
                              {QStringLiteral("receipt"), QString::fromLatin1(claims.receipt)},
                              {QStringLiteral("entries"), QString::fromLatin1(claims.entries)},
                              {QStringLiteral("count"), claims.count},
                              {QStringLiteral("seq"), claims.seq},
                              {QStringLiteral("hash"), QString::fromLatin1(claims.hash)}};
    return key.signJwt(kType.toLatin1(), QJsonDocument(payload).toJson(QJsonDocument::Compact));
}

Result<ReceiptClaims> readReceiptClaims(const QByteArray &jws, const crypto::JwkSet &keys)
{
    const auto verified = crypto::verifyJws(jws.trimmed(), keys, crypto::allAlgorithms());
    if (!verified.ok())
        return broken("receipt_signature", crypto::jwsRefusalName(verified.refusal));
    // A token or a checkpoint that the same key signed is none (RFC 8725 section 3.11).
    if (verified.header.value(QStringLiteral("typ")).toString() != kType)
        return broken("receipt_syntax", QStringLiteral("is something else that was signed"));
    const QJsonObject payload = QJsonDocument::fromJson(verified.payload).object();
    const auto text = [&payload](const char *name) { return payload.value(QLatin1String(name)).toString(); };
    ReceiptClaims out{text("iss"),
                      domain::fromRfc3339(text("at")),
                      text("by"),
                      text("receipt").toLatin1(),
                      text("entries").toLatin1(),
                      payload.value(QStringLiteral("count")).toInteger(-1),
                      payload.value(QStringLiteral("seq")).toInteger(-1),
                      text("hash").toLatin1()};
    if (out.issuer.isEmpty() || !out.at.isValid() || !isDigest(out.receipt) || !isDigest(out.entries) ||
        !isDigest(out.hash) || out.count < 0 || out.seq < 0)
        return broken("receipt_syntax", QStringLiteral("lacks one of its members"));
    return out;
}

ReceiptVerdict verifyReceipt(const domain::Receipt &receipt, const crypto::JwkSet &keys)
{
    ReceiptVerdict out;
    const QByteArray digest = receipt.digest();
    QHash<QString, QHash<QString, QString>> actions; // by issuer, by type and identifier
    for (const domain::ReceiptStatement &statement : receipt.statements) {
        if (const QString why = whyNot(statement, digest, keys); !why.isEmpty()) {
            out.problems << why;
            continue;
        }
        ++out.statements;
        QHash<QString, QString> &mine = actions[statement.issuer];
        for (const domain::ReceiptEntry &entry : statement.entries)
            mine.insert(entry.objectType + u' ' + entry.objectId, entry.action);
    }
    if (receipt.places.isEmpty())
        out.problems << QStringLiteral("names no backend");
    for (const domain::ReceiptPlace &place : receipt.places) {
        if (!actions.contains(place.issuer)) {
            out.problems << QStringLiteral("%1 signed nothing about it").arg(place.issuer);
            continue;
        }
        for (const domain::ReceiptItem &item : place.items) {
            if (item.result == domain::ReceiptResult::Failed || item.result == domain::ReceiptResult::Expired) {
                ++out.unproven;
                continue;
            }
            const QString action = actions.value(place.issuer).value(item.type + u' ' + item.id);
            if (action == domain::endingAction(item.type))
                ++out.proven;
            else
                out.problems << QStringLiteral("no signed entry shows that %1 %2 has ended").arg(item.type, item.id);
        }
    }
    return out;
}

} // namespace octroi::authority
