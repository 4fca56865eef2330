// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/controlapi.h"

#include "authority/http/problem.h"
#include "authority/http/routetable.h"
#include "authority/issuer/jsontext.h"
#include "authority/oauth/formbody.h"
#include "authority/verifier/addresses.h"
#include "base/log.h"

#include <QJsonDocument>

namespace octroi::authority {

namespace {

constexpr int kTries = 20; ///< of a change that other nodes overtake

QByteArrayView bytes(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

constexpr int kMostDepth = 32; ///< our objects have four levels at most

/// application/json and …+json, whatever parameters (RFC 8259 section 11); absent is taken for it.
bool isJson(std::string_view type)
{
    type = type.substr(0, type.find(';'));
    while (!type.empty() && (type.back() == ' ' || type.back() == '\t'))
        type.remove_suffix(1);
    const bool suffix = type.size() > 17 && equalIgnoringCase(type.substr(0, 12), "application/") && equalIgnoringCase(type.substr(type.size() - 5), "+json");
    return type.empty() || suffix || equalIgnoringCase(type, "application/json");
}

} // namespace

void ControlApi::handle(const OwnedRequest &request, const std::shared_ptr<ReplyTarget> &target)
{
    const std::string_view path = std::string_view(request.target).substr(0, request.target.find('?'));
    if (auto preflight = m_crossOrigin.preflight(request, path, request.method == "OPTIONS" ? matchRoute("OPTIONS", path).allowed : QStringList()))
        return target->reply(std::move(*preflight));
    if (auto answer = route(request, target)) {
        m_crossOrigin.open(request, path, *answer);
        target->reply(std::move(*answer));
    }
    // Tokens are no change; what the endpoints of OAuth do write to the log is announced within the second.
    const bool silent = request.target.starts_with("/oauth/");
    if (request.method != "GET" && request.method != "HEAD" && !silent)
        announceChanges();
}

ControlApi::Answer ControlApi::route(const OwnedRequest &request, const std::shared_ptr<ReplyTarget> &target)
{
    const std::size_t mark = request.target.find('?');
    const std::string_view path = std::string_view(request.target).substr(0, mark);
    RouteMatch match = matchRoute(request.method, path);
    if (match.allowed.isEmpty())
        return problem(404, QStringLiteral("route_unknown"), QStringLiteral("there is nothing at this path"));
    if (!match.route || !match.route->handler) {
        Response response = problem(405, QStringLiteral("method_not_allowed"), QStringLiteral("this path has other methods"));
        response.headers.emplace_back("Allow", match.allowed.join(QLatin1String(", ")).toStdString());
        return response;
    }
    Call call{request, target, match.parameters, {}, {}, {}, request.method == "HEAD"};
    if (auto refused = authorize(*match.route, call))
        return refused;
    // The authorization endpoint reads its own: `resource` may stand twice there (RFC 8707).
    if (mark != std::string::npos && path != "/oauth/authorize") {
        auto query = parseForm(bytes(std::string_view(request.target).substr(mark + 1)));
        if (!query)
            return problem(400, QStringLiteral("query_syntax"), QStringLiteral("the query cannot be read or names a parameter twice"));
        call.query = *query;
    }
    if (auto refused = readBody(*match.route, call))
        return refused;
    if (auto refused = readCaller(call))
        return refused;
    Answer answer = (this->*match.route->handler)(call);
    // Another node was faster: what it changed is known by now.
    for (int again = 0; again < kTries && m_s.issuer.wasBehind(); ++again)
        answer = (this->*match.route->handler)(call);
    return answer;
}

std::optional<Response> ControlApi::authorize(const Route &route, Call &call)
{
    if (route.permission == Permission::Public)
        return std::nullopt;
    if (route.permission == Permission::Local && (isLoopback(call.request.peer) || call.request.peer == kUnixPeer))
        return std::nullopt;
    const std::string_view header = call.request.header("Authorization");
    const bool bearer = header.size() > 7 && equalIgnoringCase(header.substr(0, 7), "Bearer ");
    const auto principal = principalOf(call);
    if (!principal) {
        Response response = problem(401, bearer ? QStringLiteral("invalid_token") : QStringLiteral("token_missing"),
                                    QStringLiteral("this needs an access token of /oauth/token"));
        response.headers.emplace_back("WWW-Authenticate",
                                      bearer ? "Bearer realm=\"octroid\", error=\"invalid_token\"" : "Bearer realm=\"octroid\"");
        return response;
    }
    if (!roleHas(principal->role, route.permission))
        return problem(403, QStringLiteral("role"), QStringLiteral("the role %1 may not do this").arg(principal->role));
    if (principal->limits.isLimited() && (route.limits == Limits::Whole || route.limits == Limits::Undeclared))
        return problem(403, QStringLiteral("limit"), QStringLiteral("an account that is limited to some partners or APIs may not do this"));
    call.caller.actor = principal->clientId;
    call.caller.limits = principal->limits;
    return std::nullopt;
}

std::optional<Response> ControlApi::readBody(const Route &route, Call &call)
{
    if (route.body == Route::Body::None || route.body == Route::Body::Stream || (route.body == Route::Body::Optional && call.request.body.empty()))
        return std::nullopt;
    if (!isJson(call.request.header("Content-Type")))
        return problem(415, QStringLiteral("content_type"), QStringLiteral("the body has to be application/json"));
    if (nestsDeeper(call.request.body, kMostDepth))
        return problem(400, QStringLiteral("json_depth"), QStringLiteral("the JSON nests deeper than %1 levels").arg(kMostDepth));
    QJsonParseError error{};
    // Qt's parser refuses invalid UTF-8.
    const QJsonDocument document = QJsonDocument::fromJson(bytes(call.request.body).toByteArray(), &error);
    if (error.error != QJsonParseError::NoError)
        return problem(400, QStringLiteral("json_syntax"), QStringLiteral("%1 at byte %2").arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return problem(400, QStringLiteral("json_syntax"), QStringLiteral("the body is not a JSON object"));
    if (repeatsMember(call.request.body, document.object()))
        return problem(400, QStringLiteral("json_repeated"), QStringLiteral("an object of the body names a member twice"));
    call.body = document.object();
    return std::nullopt;
}

std::optional<Response> ControlApi::readCaller(Call &call)
{
    call.caller.client = fromUtf8(call.request.header("User-Agent")).left(200);
    call.caller.address = fromUtf8(call.request.peer);
    call.caller.idempotencyKey = fromUtf8(call.request.header("Idempotency-Key"));
    if (call.caller.idempotencyKey.size() > 200)
        return problem(400, QStringLiteral("idempotency_key_syntax"), QStringLiteral("an Idempotency-Key has at most 200 characters"));
    const QString match = fromUtf8(call.request.header("If-Match")).trimmed();
    if (match.isEmpty() || match == QLatin1String("*"))
        return std::nullopt;
    bool ok = match.size() > 2 && match.startsWith(QLatin1Char('"')) && match.endsWith(QLatin1Char('"'));
    const qint64 version = ok ? match.mid(1, match.size() - 2).toLongLong(&ok) : 0;
    if (!ok)
        return problem(400, QStringLiteral("if_match_syntax"), QStringLiteral("If-Match holds one ETag, such as \"3\""));
    call.caller.ifMatch = version;
    return std::nullopt;
}

void ControlApi::announceChanges()
{
    const auto last = m_s.store.lastEntry();
    if (!last || last->seq == m_announcedSeq)
        return;
    if (m_announcedSeq >= 0) {
        const std::string notice = "event: change\ndata: {\"seq\":" + std::to_string(last->seq) + "}\n\n";
        m_s.hub.send(notice);
        m_s.parts.send(notice);
    }
    m_announcedSeq = last->seq;
}

} // namespace octroi::authority
