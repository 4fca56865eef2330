// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/trustedissuer.h"

#include <QJsonObject>

namespace octroi::domain {

/// A claim by its name, else by the names of the objects it lies in, joined by dots.
QJsonValue claimAt(const QJsonObject &claims, const QString &path);
/// A text of words, or the texts of a list.
QStringList wordsOf(const QJsonValue &value);

/// A scope that the claims of a token give, and the claim it comes from: "scope", "roles = admin".
struct MappedScope
{
    QString scope, from;
};
/// By the rules of the issuer; each scope once.
QList<MappedScope> mappedScopes(const QJsonObject &claims, const TrustedIssuer &issuer);
/// The application that the claims name, "" for none.
QString mappedApplication(const QJsonObject &claims, const TrustedIssuer &issuer);

} // namespace octroi::domain
