// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "domain/credentialrule.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace octroi::domain {

/// Method and path template below the API's base path, and the scopes a call needs (all of them).
struct Endpoint
{
    QString method; ///< "GET", …; "*" for any
    QString path;   ///< "/orders/{id}"; a segment in braces matches one segment, a last "/**" the rest
    QStringList scopes;

    bool operator==(const Endpoint &) const = default;
};

/// What is shared: a name, a base path, and endpoints.
struct Api
{
    QString id; ///< 10 base62 characters
    QString name;
    QString basePath; ///< "/orders/v1": starts with '/', does not end with it unless it is "/"
    QList<Endpoint> endpoints;
    QDateTime createdAt;
    qint64 version = 0;
    CredentialRule credentialRule = CredentialRule::Either; ///< what calls of it have to show

    bool operator==(const Api &) const = default;
};

/// Errors: Invalid with reason path_syntax or method_unknown.
Result<QString> checkBasePath(const QString &text);
Result<Endpoint> checkEndpoint(const Endpoint &endpoint);

} // namespace octroi::domain
