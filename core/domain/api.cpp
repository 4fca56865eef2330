// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/api.h"

#include "domain/scope.h"

namespace octroi::domain {

namespace {

Error badPath(const QString &text, const QString &field, const QString &why)
{
    return Error{ErrorCode::Invalid, text.left(200), why, field, QStringLiteral("path_syntax")};
}

bool pathCharacters(const QString &text)
{
    for (const QChar c : text) {
        const ushort u = c.unicode();
        if (u <= 0x20 || u >= 0x7F || u == '?' || u == '#' || u == '\\' || u == '"')
            return false;
    }
    return true;
}

} // namespace

Result<QString> checkBasePath(const QString &text)
{
    const QString field = QStringLiteral("base_path");
    QString path = text.trimmed();
    while (path.size() > 1 && path.endsWith(QLatin1Char('/')))
        path.chop(1);
    if (!path.startsWith(QLatin1Char('/')) || path.contains(QLatin1String("//")) || path.size() > 200
        || !pathCharacters(path) || path.contains(QLatin1Char('{')) || path.contains(QLatin1Char('*')))
        return badPath(text, field, QStringLiteral("a base path starts with / and is a plain path, such as /orders/v1"));
    return path;
}

Result<Endpoint> checkEndpoint(const Endpoint &endpoint)
{
    static const QStringList methods{QStringLiteral("GET"), QStringLiteral("HEAD"), QStringLiteral("POST"),
                                     QStringLiteral("PUT"), QStringLiteral("PATCH"), QStringLiteral("DELETE"),
                                     QStringLiteral("OPTIONS"), QStringLiteral("*")};
    Endpoint out = endpoint;
    out.method = endpoint.method.trimmed().toUpper();
    if (!methods.contains(out.method)) {
        return Error{ErrorCode::Invalid, endpoint.method.left(40), QStringLiteral("not a method that an endpoint can have"),
                     QStringLiteral("method"), QStringLiteral("method_unknown")};
    }
    const QString field = QStringLiteral("path");
    out.path = endpoint.path.trimmed();
    if (!out.path.startsWith(QLatin1Char('/')) || out.path.contains(QLatin1String("//")) || out.path.size() > 500
        || !pathCharacters(out.path))
        return badPath(endpoint.path, field, QStringLiteral("a path starts with /, such as /orders/{id}"));
    const QStringList segments = out.path.mid(1).split(QLatin1Char('/'));
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QString &s = segments[i];
        const bool braces = s.startsWith(QLatin1Char('{')) && s.endsWith(QLatin1Char('}')) && s.size() > 2
            && s.count(QLatin1Char('{')) == 1 && s.count(QLatin1Char('}')) == 1;
        const bool rest = s == QLatin1String("**") && i == segments.size() - 1;
        if (!braces && !rest && (s.contains(QLatin1Char('{')) || s.contains(QLatin1Char('}')) || s.contains(QLatin1Char('*'))))
            return badPath(endpoint.path, field, QStringLiteral("a variable is a whole segment, as in /orders/{id}; ** stands last"));
    }
    for (QString &scope : out.scopes) {
        auto checked = checkScopeName(scope.trimmed());
        if (!checked)
            return checked.error();
        scope = *checked;
    }
    out.scopes.removeDuplicates();
    return out;
}

} // namespace octroi::domain
