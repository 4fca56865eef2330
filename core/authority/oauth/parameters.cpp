// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/parameters.h"

#include "authority/oauth/formbody.h"
#include "authority/oauth/oauthmessage.h"

namespace octroi::authority {

Result<Parameters> Parameters::parse(QByteArrayView text)
{
    Parameters out;
    if (text.size() > kMost)
        return oauthError("invalid_request", "the request is too long");
    const QByteArray whole = text.toByteArray();
    for (const QByteArray &pair : whole.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = formDecoded(equals < 0 ? pair : pair.left(equals));
        const auto value = formDecoded(equals < 0 ? QByteArray() : pair.mid(equals + 1));
        if (!name || !value)
            return oauthError("invalid_request", "a parameter is not form-encoded UTF-8");
        QStringList &values = out.m_values[*name];
        const bool mayRepeat = *name == QLatin1String("resource") || *name == QLatin1String("audience");
        if (!values.isEmpty() && !mayRepeat)
            return oauthError("invalid_request", "a parameter is there twice");
        values << *value;
    }
    out.m_values.removeIf([](const auto &it) { return it.value() == QStringList{QString()}; });
    return out;
}

Result<Parameters> Parameters::ofForm(QByteArrayView contentType, QByteArrayView body)
{
    const QByteArray type = contentType.toByteArray().toLower();
    const qsizetype end = type.indexOf(';');
    if ((end < 0 ? type : type.left(end)).trimmed() != "application/x-www-form-urlencoded")
        return oauthError("invalid_request", "the body is not application/x-www-form-urlencoded");
    return parse(body);
}

} // namespace octroi::authority
