// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/decode.h"
#include "backends/octroid/octroidbackend.h"
#include "domain/json.h"

// Live tokens, and calls that are judged without being made.
namespace octroi::backends {

namespace {

const QString kTokens = QStringLiteral("/v1/tokens");

Result<LiveToken> liveTokenFromJson(const QJsonObject &object)
{
    const auto text = [&](const char *name) { return object.value(QLatin1String(name)).toString(); };
    const auto list = [&](const char *name) {
        QStringList out;
        const QJsonArray items = object.value(QLatin1String(name)).toArray();
        for (const QJsonValue item : items)
            out << item.toString();
        return out;
    };
    LiveToken out{text("id"), text("type"), text("client_id"), text("account_id"), list("scopes"), list("resources"), text("bound"),
                  domain::fromRfc3339(text("created_at")), domain::fromRfc3339(text("expires_at")), domain::fromRfc3339(text("last_used_at"))};
    if (out.id.isEmpty() || out.clientId.isEmpty())
        return Error{ErrorCode::Protocol, {}, QStringLiteral("is not a text"), QStringLiteral("id"), QStringLiteral("member_type")};
    return out;
}

QJsonObject bodyOf(const DescribedCall &call)
{
    QJsonObject body{{QStringLiteral("method"), call.method}, {QStringLiteral("uri"), call.uri}};
    const auto put = [&](const char *name, const QString &text) {
        if (!text.isEmpty())
            body[QLatin1String(name)] = text;
    };
    if (call.key)
        put("api_key", call.key->revealText());
    if (call.token) {
        put("token", call.token->revealText());
        put("token_scheme", call.dpop ? QStringLiteral("dpop") : QStringLiteral("bearer"));
    }
    put("dpop_proof", QString::fromUtf8(call.proof));
    put("certificate", QString::fromUtf8(call.certificate));
    put("address", call.address);
    put("referrer", call.referrer);
    put("environment", call.environment);
    put("origin_scheme", call.scheme);
    put("host", call.host);
    put("at", call.at.isValid() ? domain::toRfc3339(call.at) : QString());
    return body;
}

Result<QJsonObject> asItIs(const QJsonObject &object)
{
    return object;
}

} // namespace

Task<Page<LiveToken>> OctroidBackend::liveTokens(QString clientId, QString accountId, QString cursor, int limit)
{
    QString path = kTokens + QStringLiteral("?limit=%1").arg(limit);
    const auto add = [&path](const char *name, const QString &value) {
        if (!value.isEmpty())
            path += u'&' + QLatin1String(name) + u'=' + wire::encoded(value);
    };
    add("client_id", clientId);
    add("account_id", accountId);
    add("cursor", cursor);
    return decodePage<LiveToken>(get(path), path, liveTokenFromJson);
}

Task<void> OctroidBackend::revokeToken(QString id)
{
    const QString path = kTokens + u'/' + wire::encoded(id) + QStringLiteral("/revoke");
    const QJsonObject nothing;
    const Result<HttpAnswer> answer = co_await write("POST", path, nothing, 0, {});
    co_return answer ? Result<void>() : Result<void>(answer.error());
}

Task<void> OctroidBackend::revokeTokens(QString clientId, QString accountId)
{
    QJsonObject body;
    if (!clientId.isEmpty())
        body[QStringLiteral("client_id")] = clientId;
    if (!accountId.isEmpty())
        body[QStringLiteral("account_id")] = accountId;
    const Result<HttpAnswer> answer = co_await write("POST", kTokens + QStringLiteral("/revoke"), body, 0, {});
    co_return answer ? Result<void>() : Result<void>(answer.error());
}

Task<QJsonObject> OctroidBackend::introspect(std::shared_ptr<Secret> token)
{
    const QString path = QStringLiteral("/oauth/introspect");
    HttpCall call{"POST", path, "token=" + QUrl::toPercentEncoding(token->revealText()), 0, {}};
    call.contentType = QByteArrayLiteral("application/x-www-form-urlencoded");
    return decodeObject<QJsonObject>(m_transport.call(call), path, asItIs);
}

Task<domain::CallVerdict> OctroidBackend::explainCall(DescribedCall call)
{
    const QString path = QStringLiteral("/v1/explain");
    return decodeObject<domain::CallVerdict>(write("POST", path, bodyOf(call), 0, {}), path, domain::callVerdictFromJson);
}

} // namespace octroi::backends
