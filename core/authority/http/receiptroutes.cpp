// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/receiptstatement.h"
#include "authority/http/answers.h"
#include "authority/issuer/body.h"

namespace octroi::authority {

namespace {

constexpr int kMostObjects = 1000;
constexpr int kPage = 50, kMostPages = 20; ///< of entries about one object

struct Asked
{
    QByteArray receipt;
    QList<std::pair<QString, QString>> objects; ///< type and identifier
};

Result<Asked> readAsked(const QJsonObject &object)
{
    Body body(object, {QStringLiteral("receipt"), QStringLiteral("objects")});
    body.require({"receipt", "objects"});
    Asked out;
    out.receipt = body.text("receipt").toLatin1();
    static const QByteArray hex("0123456789abcdef");
    if (body.ok() && (out.receipt.size() != 64 || !std::all_of(out.receipt.begin(), out.receipt.end(), [](char c) { return hex.contains(c); })))
        body.fail("receipt", "digest_syntax", QStringLiteral("is not the hexadecimal form of a SHA-256"));
    const QJsonArray objects = body.array("objects", kMostObjects);
    for (qsizetype i = 0; i < objects.size() && body.ok(); ++i) {
        Body one(objects.at(i).toObject(), {QStringLiteral("type"), QStringLiteral("id")}, QStringLiteral("objects.%1").arg(i));
        one.require({"type", "id"});
        const QString type = one.text("type"), id = one.text("id");
        if (one.ok() && type != QLatin1String("key") && type != QLatin1String("client") && type != QLatin1String("partner"))
            one.fail("type", "value_unknown", QStringLiteral("is not key, client or partner"));
        if (!one.ok())
            body.fail(one.error());
        out.objects.append({type, id});
    }
    if (!body.ok())
        return body.error();
    return out;
}

/// Whether the entry ended its object; nothing when it says neither that nor the opposite.
std::optional<bool> endedBy(const domain::AuditEntry &entry)
{
    if (entry.action == QLatin1String("key.revoke") || entry.action == QLatin1String("client.revoke"))
        return true;
    if (entry.action == QLatin1String("key.restore"))
        return false;
    if (entry.objectType != QLatin1String("partner"))
        return std::nullopt;
    const QString member = QStringLiteral("status"), closed = QStringLiteral("closed");
    const bool before = entry.before.value(member).toString() == closed, after = entry.after.value(member).toString() == closed;
    return before == after ? std::nullopt : std::optional(after);
}

/// The last word of the log about an object, when that is its end.
Result<std::optional<domain::ReceiptEntry>> endOf(Store &store, const QString &type, const QString &id)
{
    qint64 before = std::numeric_limits<qint64>::max();
    for (int page = 0; page < kMostPages; ++page) {
        const auto entries = store.entriesBefore(before, kPage, id);
        if (!entries)
            return entries.error();
        for (const domain::AuditEntry &e : *entries) {
            const auto ended = e.objectType == type ? endedBy(e) : std::nullopt;
            if (ended)
                return *ended ? std::optional(domain::ReceiptEntry{e.seq, e.hash, e.at, e.actor, e.action, e.objectType, e.objectId}) : std::nullopt;
        }
        if (entries->size() < kPage)
            break;
        before = entries->last().seq;
    }
    return std::optional<domain::ReceiptEntry>();
}

} // namespace

/// What octroid has to say about a receipt that somebody made: its own entries about the things in it, signed.
ControlApi::Answer ControlApi::signAuditReceipt(Call &call)
{
    const auto asked = readAsked(call.body);
    if (!asked)
        return problem(asked.error());
    QList<domain::ReceiptEntry> entries;
    for (const auto &[type, id] : asked->objects) {
        const auto entry = endOf(m_s.store, type, id);
        if (!entry)
            return problem(entry.error());
        if (*entry)
            entries << **entry;
    }
    const auto statement = m_s.checkpoints.signReceipt({m_s.issuerUrl, m_s.clock.now(), call.caller.actor, asked->receipt, domain::digestOf(entries), entries.size(), 0, {}});
    if (!statement)
        return problem(statement.error());
    QJsonArray items;
    for (const domain::ReceiptEntry &entry : entries)
        items.append(domain::toJson(entry));
    return jsonResponse(200, {{QStringLiteral("issuer"), m_s.issuerUrl},
                              {QStringLiteral("entries"), items},
                              {QStringLiteral("jws"), QString::fromLatin1(*statement)},
                              {QStringLiteral("jwks"), m_s.oauth.jwks()}});
}

} // namespace octroi::authority
