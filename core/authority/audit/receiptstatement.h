// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/receipt.h"

namespace octroi::crypto {
class JwkSet;
class SigningKey;
} // namespace octroi::crypto

// What octroid says of a receipt: {"iss","at","by","receipt","entries","count","seq","hash"} as a compact JWS of type
// octroi-receipt. "receipt" and "entries" are SHA-256, of the receipt's content, which octroid does not look into, and
// of octroid's own entries about the things in it; "seq" and "hash" are the end of the audit log at that moment.
//
// Whoever trusts the key can conclude: when this was signed, the log held these entries, they were the last word about
// these things, and this content had been shown. Not: that there was nothing else of the partner, that nothing was
// taken back since, or that who runs octroid had not written the log anew before. Against the last, the hashes are
// compared with an export or a checkpoint that was kept elsewhere.
namespace octroi::authority {

struct ReceiptClaims
{
    QString issuer;
    QDateTime at;
    QString by;         ///< who asked for it
    QByteArray receipt; ///< hex SHA-256
    QByteArray entries; ///< domain::digestOf()
    qint64 count = 0;   ///< of entries
    qint64 seq = 0;
    QByteArray hash;
};

/// Empty when OpenSSL fails.
QByteArray signReceipt(const crypto::SigningKey &key, const ReceiptClaims &claims);
/// Errors: Invalid; reasons receipt_signature (unknown key, wrong signature, another algorithm) and receipt_syntax.
Result<ReceiptClaims> readReceiptClaims(const QByteArray &jws, const crypto::JwkSet &keys);

/// What verifying a receipt found.
struct ReceiptVerdict
{
    QStringList problems; ///< English; empty: it holds
    int statements = 0;   ///< that hold
    int proven = 0;       ///< items whose end a signed entry shows
    int unproven = 0;     ///< items that failed, or that ran out by themselves: nothing shows their end
    bool holds() const { return problems.isEmpty(); }
};
/// Without any network. Every place needs a statement of its issuer over this very content, and every item that is said
/// to have ended an entry of its own kind in one of them.
ReceiptVerdict verifyReceipt(const domain::Receipt &receipt, const crypto::JwkSet &keys);

} // namespace octroi::authority
