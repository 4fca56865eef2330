// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace octroi::authority {

/// Who approved, as the login knows it.
struct AccountIdentity
{
    QString id;            ///< the subject of tokens
    qint64 authTimeS = 0;  ///< when the person signed in
    QStringList methods;   ///< amr of RFC 8176: "pwd", "otp", "hwk"
};

/// What was granted to whom, and what has to be shown with it.
struct Authorization
{
    QString clientId;
    QString accountId; ///< "" when the client acts for itself
    QString subject;   ///< sub: the account, the client, or what an assertion names
    QStringList scopes;
    QStringList resources; ///< audience; empty: the client's own
    QJsonArray details;    ///< authorization_details (RFC 9396)
    QString keyThumbprint;         ///< cnf.jkt (RFC 9449)
    QString certificateThumbprint; ///< cnf.x5t#S256 (RFC 8705)
    QJsonObject actor;     ///< act (RFC 8693 section 4.1)
    QString familyId;      ///< "" when no refresh token came with it
    QString nonce;         ///< of OpenID Connect
    qint64 authTimeS = 0;
    QStringList methods;

    QJsonObject toJson() const; ///< without what is empty
    static Authorization fromJson(const QJsonObject &object);
    bool has(const char *scope) const { return scopes.contains(QLatin1String(scope)); }
    QJsonObject confirmation() const; ///< the cnf claim; empty for a bearer token
};

} // namespace octroi::authority
