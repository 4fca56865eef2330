// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/receiptfile.h"

#include <QJsonDocument>

namespace octroi::report {

namespace {

const QString kFormat = QStringLiteral("octroi-receipt");
constexpr int kVersion = 1;

Error syntax(const QString &detail)
{
    return Error{ErrorCode::Invalid, {}, detail, {}, QStringLiteral("receipt_syntax")};
}

Result<domain::ReceiptStatement> statementFromJson(const QJsonObject &object)
{
    domain::ReceiptStatement out;
    out.issuer = object.value(QLatin1String("issuer")).toString();
    out.jws = object.value(QLatin1String("jws")).toString().toLatin1();
    const QJsonArray entries = object.value(QLatin1String("entries")).toArray();
    for (const QJsonValue value : entries) {
        const Result<domain::ReceiptEntry> entry = domain::receiptEntryFromJson(value.toObject());
        if (!entry)
            return entry.error();
        out.entries << *entry;
    }
    if (out.issuer.isEmpty() || out.jws.isEmpty())
        return syntax(QStringLiteral("a statement without issuer or signature"));
    return out;
}

} // namespace

QByteArray writeReceipt(const domain::Receipt &receipt)
{
    QJsonArray statements;
    for (const domain::ReceiptStatement &statement : receipt.statements) {
        QJsonArray entries;
        for (const domain::ReceiptEntry &entry : statement.entries)
            entries.append(domain::toJson(entry));
        statements.append(QJsonObject{{QStringLiteral("issuer"), statement.issuer},
                                      {QStringLiteral("entries"), entries},
                                      {QStringLiteral("jws"), QString::fromLatin1(statement.jws)}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), kFormat},
                                     {QStringLiteral("version"), kVersion},
                                     {QStringLiteral("content"), receipt.content()},
                                     {QStringLiteral("statements"), statements}})
        .toJson();
}

Result<domain::Receipt> readReceipt(const QByteArray &bytes)
{
    QJsonParseError parsed;
    const QJsonObject object = QJsonDocument::fromJson(bytes, &parsed).object();
    if (parsed.error != QJsonParseError::NoError)
        return syntax(parsed.errorString());
    if (object.value(QLatin1String("format")).toString() != kFormat)
        return syntax(QStringLiteral("is no receipt"));
    if (object.value(QLatin1String("version")).toInt() != kVersion)
        return Error{
            ErrorCode::NewerVersion, {}, QStringLiteral("of another version"), QStringLiteral("version"), {}};
    const QJsonObject content = object.value(QLatin1String("content")).toObject();
    Result<domain::Receipt> receipt = domain::receiptFromContent(content);
    if (!receipt)
        return receipt;
    // A member that is not known would be lost here, and with it the signature: it is said, not guessed.
    if (receipt->content() != content)
        return syntax(QStringLiteral("the content has members that are not known, or in another form"));
    const QJsonArray statements = object.value(QLatin1String("statements")).toArray();
    for (const QJsonValue value : statements) {
        const Result<domain::ReceiptStatement> statement = statementFromJson(value.toObject());
        if (!statement)
            return statement.error();
        receipt->statements << *statement;
    }
    return receipt;
}

} // namespace octroi::report
