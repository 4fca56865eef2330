// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/receipt.h"

#include "domain/jsonreader.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <algorithm>
#include <array>

namespace octroi::domain {

namespace {

constexpr std::array kResults{"ended", "before", "expired", "failed"};
constexpr ReceiptResult kResultValues[] = {ReceiptResult::Ended, ReceiptResult::Before,
                                           ReceiptResult::Expired, ReceiptResult::Failed};

std::optional<ReceiptResult> resultFromName(const QString &name)
{
    for (std::size_t i = 0; i < kResults.size(); ++i) {
        if (name == QLatin1String(kResults[i]))
            return kResultValues[i];
    }
    return std::nullopt;
}

QByteArray digestOf(const QJsonDocument &document)
{
    return QCryptographicHash::hash(document.toJson(QJsonDocument::Compact), QCryptographicHash::Sha256)
        .toHex();
}

QJsonObject itemJson(const ReceiptItem &item)
{
    QJsonObject out{{QStringLiteral("type"), item.type},
                    {QStringLiteral("id"), item.id},
                    {QStringLiteral("name"), item.name},
                    {QStringLiteral("result"), receiptResultName(item.result)}};
    if (!item.application.isEmpty())
        out[QStringLiteral("application")] = item.application;
    if (!item.problem.isEmpty())
        out[QStringLiteral("problem")] = item.problem;
    if (!item.secrets.isEmpty())
        out[QStringLiteral("secrets")] = listValue(item.secrets);
    return out;
}

Result<ReceiptItem> itemFromJson(const QJsonObject &object)
{
    Reader r(object);
    ReceiptItem item;
    item.type = r.text("type", true);
    item.id = r.text("id", true);
    item.name = r.text("name");
    item.application = r.text("application");
    item.result = r.choice("result", ReceiptResult::Failed, resultFromName);
    item.problem = r.text("problem");
    item.secrets = r.list("secrets");
    return r.finish(item);
}

QJsonObject placeJson(const ReceiptPlace &place)
{
    QJsonArray items;
    for (const ReceiptItem &item : place.items)
        items.append(itemJson(item));
    return {{QStringLiteral("backend"), place.backend},
            {QStringLiteral("issuer"), place.issuer},
            {QStringLiteral("signed_in_as"), place.signedInAs},
            {QStringLiteral("partner_id"), place.partnerId},
            {QStringLiteral("partner_name"), place.partnerName},
            {QStringLiteral("applications"), listValue(place.applications)},
            {QStringLiteral("items"), items}};
}

Result<ReceiptPlace> placeFromJson(const QJsonObject &object)
{
    Reader r(object);
    ReceiptPlace place;
    place.backend = r.text("backend");
    place.issuer = r.text("issuer", true);
    place.signedInAs = r.text("signed_in_as");
    place.partnerId = r.text("partner_id", true);
    place.partnerName = r.text("partner_name");
    place.applications = r.list("applications");
    for (const QJsonValue value : r.array("items")) {
        const Result<ReceiptItem> item = itemFromJson(value.toObject());
        if (!item)
            return item.error();
        place.items << *item;
    }
    return r.finish(place);
}

} // namespace

QString receiptResultName(ReceiptResult result)
{
    const auto *const found = std::find(std::begin(kResultValues), std::end(kResultValues), result);
    return QString::fromLatin1(kResults[std::size_t(found - std::begin(kResultValues))]);
}

QString endingAction(const QString &type)
{
    // A partner has no action of its own for it: it is changed into one that is closed.
    return type == QLatin1String("partner") ? QStringLiteral("partner.update")
                                            : type + QStringLiteral(".revoke");
}

QJsonObject toJson(const ReceiptEntry &entry)
{
    return {{QStringLiteral("seq"), entry.seq},
            {QStringLiteral("hash"), QString::fromLatin1(entry.hash)},
            {QStringLiteral("at"), timeValue(entry.at)},
            {QStringLiteral("actor"), entry.actor},
            {QStringLiteral("action"), entry.action},
            {QStringLiteral("object_type"), entry.objectType},
            {QStringLiteral("object_id"), entry.objectId}};
}

Result<ReceiptEntry> receiptEntryFromJson(const QJsonObject &object)
{
    Reader r(object);
    ReceiptEntry entry;
    entry.seq = r.integer("seq");
    entry.hash = r.text("hash", true).toLatin1();
    entry.at = r.time("at");
    entry.actor = r.text("actor");
    entry.action = r.text("action", true);
    entry.objectType = r.text("object_type", true);
    entry.objectId = r.text("object_id", true);
    return r.finish(entry);
}

QByteArray digestOf(const QList<ReceiptEntry> &entries)
{
    QJsonArray array;
    for (const ReceiptEntry &entry : entries)
        array.append(toJson(entry));
    return digestOf(QJsonDocument(array));
}

QJsonObject Receipt::content() const
{
    QJsonArray all;
    for (const ReceiptPlace &place : places)
        all.append(placeJson(place));
    return {{QStringLiteral("kind"), QStringLiteral("offboard")},
            {QStringLiteral("partner"), partner},
            {QStringLiteral("started_at"), timeValue(startedAt)},
            {QStringLiteral("finished_at"), timeValue(finishedAt)},
            {QStringLiteral("program"), program},
            {QStringLiteral("backends"), all}};
}

QByteArray Receipt::digest() const
{
    return digestOf(QJsonDocument(content()));
}

int Receipt::count(ReceiptResult result) const
{
    int out = 0;
    for (const ReceiptPlace &place : places)
        out += int(std::count_if(place.items.begin(), place.items.end(),
                                 [result](const ReceiptItem &item) { return item.result == result; }));
    return out;
}

QHash<QString, ReceiptEntry> Receipt::entriesOf(const ReceiptPlace &place) const
{
    QHash<QString, ReceiptEntry> out;
    for (const ReceiptStatement &statement : statements) {
        if (statement.issuer != place.issuer)
            continue;
        for (const ReceiptEntry &entry : statement.entries)
            out.insert(entry.objectType + u' ' + entry.objectId, entry);
    }
    return out;
}

Result<Receipt> receiptFromContent(const QJsonObject &content)
{
    Reader r(content);
    Receipt receipt;
    if (r.text("kind", true) != QLatin1String("offboard"))
        r.fail("kind", "has an unknown value");
    receipt.partner = r.text("partner", true);
    receipt.startedAt = r.time("started_at");
    receipt.finishedAt = r.time("finished_at");
    receipt.program = r.text("program");
    for (const QJsonValue value : r.array("backends")) {
        const Result<ReceiptPlace> place = placeFromJson(value.toObject());
        if (!place)
            return place.error();
        receipt.places << *place;
    }
    return r.finish(receipt);
}

} // namespace octroi::domain
