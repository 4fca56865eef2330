// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/exchange.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <algorithm>

namespace octroi::tokens {

namespace {

/// Parameters of RFC 6749, 7009, 7523, 7636, 7662, 8628, 8693 and 9126 that open something.
bool isSecret(const QString &name)
{
    static const QSet<QString> secrets{
        QStringLiteral("client_secret"), QStringLiteral("code"),         QStringLiteral("code_verifier"), QStringLiteral("refresh_token"),
        QStringLiteral("access_token"),  QStringLiteral("id_token"),     QStringLiteral("device_code"),   QStringLiteral("assertion"),
        QStringLiteral("token"),         QStringLiteral("subject_token"), QStringLiteral("actor_token"),  QStringLiteral("client_assertion"),
        QStringLiteral("password"),      QStringLiteral("api_key"),      QStringLiteral("dpop_proof"),    QStringLiteral("registration_access_token"),
        QStringLiteral("key"),           QStringLiteral("secret"),       QStringLiteral("setup_token"),   QStringLiteral("id_token_hint")};
    return secrets.contains(name);
}

QJsonValue masked(const QJsonValue &value);

QJsonObject maskedObject(QJsonObject object)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isString() && isSecret(it.key()))
            it.value() = QStringLiteral("•••• (%1)").arg(it.value().toString().size());
        else
            it.value() = masked(it.value());
    }
    return object;
}

QJsonValue masked(const QJsonValue &value)
{
    if (value.isObject())
        return maskedObject(value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray out;
    const QJsonArray items = value.toArray();
    for (const QJsonValue item : items)
        out.append(masked(item));
    return out;
}

/// A word of a POSIX shell. What was masked stays a variable.
QString word(const QByteArray &text)
{
    QString out = QString::fromUtf8(text);
    if (out.contains(QLatin1Char('$')))
        return QLatin1Char('"') + out.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\"")).replace(QLatin1Char('`'), QLatin1String("\\`")) + QLatin1Char('"');
    return QLatin1Char('\'') + out.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

QByteArray variable(const QString &name)
{
    return '$' + name.toUpper().toLatin1();
}

/// "Basic" holds the secret, "Bearer" and "DPoP" the token.
QByteArray maskedAuthorization(const QByteArray &value)
{
    const QByteArray scheme = value.left(value.indexOf(' '));
    return scheme + (scheme.toLower() == "basic" ? " $CLIENT_BASIC" : " $TOKEN");
}

} // namespace

QByteArray maskedForm(const QByteArray &form)
{
    QByteArrayList out;
    for (const QByteArray &pair : form.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        const QString name = QString::fromLatin1(equals < 0 ? pair : pair.left(equals));
        out << (equals > 0 && isSecret(name) ? pair.left(equals + 1) + variable(name) : pair);
    }
    return out.join('&');
}

QByteArray maskedJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isObject())
        return QJsonDocument(maskedObject(document.object())).toJson(QJsonDocument::Indented);
    // What is no JSON object is not shown: nobody knows what is in it.
    return json.isEmpty() ? QByteArray() : "(" + QByteArray::number(json.size()) + " bytes)";
}

QByteArray maskedHeader(const QByteArray &name, const QByteArray &value)
{
    const QByteArray lower = name.toLower();
    if (lower == "authorization" || lower == "proxy-authorization")
        return maskedAuthorization(value);
    if (lower == "dpop")
        return "$DPOP_PROOF";
    if (lower == "cookie" || lower == "set-cookie" || lower == "x-api-key")
        return "$" + lower.toUpper().replace('-', '_');
    return value;
}

QUrl maskedUrl(const QUrl &url)
{
    QUrl out = url;
    if (url.hasQuery())
        out.setQuery(QString::fromLatin1(maskedForm(url.query(QUrl::FullyEncoded).toLatin1())), QUrl::StrictMode);
    return out;
}

QString toCurl(const Exchange &exchange)
{
    QStringList parts{QStringLiteral("curl")};
    const bool form = std::any_of(exchange.headers.begin(), exchange.headers.end(), [](const auto &header) { return header.second == "application/x-www-form-urlencoded"; });
    if (exchange.method != (exchange.body.isEmpty() ? "GET" : "POST"))
        parts << QStringLiteral("-X ") + QString::fromLatin1(exchange.method);
    parts << word(exchange.url.toString(QUrl::FullyEncoded).toUtf8());
    for (const auto &[name, value] : exchange.headers) {
        if (form && name.toLower() == "content-type")
            continue; // what -d sends
        parts << QStringLiteral("-H ") + word(name + ": " + value);
    }
    if (form) {
        for (const QByteArray &pair : exchange.body.split('&'))
            parts << QStringLiteral("-d ") + word(pair);
    } else if (!exchange.body.isEmpty()) {
        parts << QStringLiteral("--data-raw ") + word(exchange.body);
    }
    return parts.join(QStringLiteral(" \\\n  "));
}

} // namespace octroi::tokens
