// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace octroi::domain {

/// What became of one thing of a partner that is let go.
enum class ReceiptResult {
    Ended,   ///< by this run
    Before,  ///< it had ended already
    Expired, ///< it had run out by itself, of which the audit log has no entry
    Failed   ///< it goes on working, or nobody knows
};
QString receiptResultName(ReceiptResult result);

struct ReceiptItem
{
    QString type; ///< "key", "client", "partner"
    QString id, name;
    QString application; ///< its name; "" for the partner
    ReceiptResult result = ReceiptResult::Ended;
    QString problem;     ///< of a failure; English
    QStringList secrets; ///< of a client: the identifiers of the secrets that ended with it

    bool operator==(const ReceiptItem &) const = default;
};

/// All of the partner on one backend.
struct ReceiptPlace
{
    QString backend; ///< as the console calls it
    QString issuer;  ///< its address
    QString signedInAs;
    QString partnerId, partnerName;
    QStringList applications; ///< names
    QList<ReceiptItem> items;

    bool operator==(const ReceiptPlace &) const = default;
};

/// An entry of the audit log, as far as it says who ended what and when.
struct ReceiptEntry
{
    qint64 seq = 0;
    QByteArray hash; ///< of the whole entry in the log, hex
    QDateTime at;
    QString actor, action, objectType, objectId;

    bool operator==(const ReceiptEntry &) const = default;
};
QJsonObject toJson(const ReceiptEntry &entry);
Result<ReceiptEntry> receiptEntryFromJson(const QJsonObject &object);
/// hex SHA-256 over the entries as one compact JSON array with sorted names.
QByteArray digestOf(const QList<ReceiptEntry> &entries);

/// What one backend signed: the digest of the receipt's content, and its own entries about it.
struct ReceiptStatement
{
    QString issuer;
    QList<ReceiptEntry> entries;
    QByteArray jws; ///< compact; of type octroi-receipt

    bool operator==(const ReceiptStatement &) const = default;
};

/// What was ended when a partner was let go. Identifiers and names, never a secret.
struct Receipt
{
    QString partner; ///< as it is called where the change was begun
    QDateTime startedAt, finishedAt;
    QString program; ///< "octroi/0.1.0"
    QList<ReceiptPlace> places;
    QList<ReceiptStatement> statements; ///< not part of the content that is signed

    /// What is signed. Compact and with sorted names it is what RFC 8785 makes of it: there are only texts,
    /// whole numbers and lists in it.
    QJsonObject content() const;
    QByteArray digest() const; ///< hex SHA-256 over that
    int count(ReceiptResult result) const;
    /// The signed entries about the things of one backend, by type, a space, and identifier.
    QHash<QString, ReceiptEntry> entriesOf(const ReceiptPlace &place) const;

    bool operator==(const Receipt &) const = default;
};
/// Error: Protocol with the member's name in `field`.
Result<Receipt> receiptFromContent(const QJsonObject &content);

/// The action of the audit log that ends such a thing: "key.revoke".
QString endingAction(const QString &type);

} // namespace octroi::domain
