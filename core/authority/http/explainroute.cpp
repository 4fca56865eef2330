// SPDX-License-Identifier: GPL-3.0-or-later
// Would this call be let through? Judged by the rules of the check itself, without a trace.
#include "authority/http/answers.h"
#include "authority/http/checkroute.h"

#include <array>

namespace octroi::authority {

namespace {

Error wrong(const char *field, const char *why, const char *reason)
{
    return Error{ErrorCode::Invalid, {}, QString::fromLatin1(why), QString::fromLatin1(field), QString::fromLatin1(reason)};
}

/// A call as it was described; owns what a CheckRequest only points at.
struct DescribedCall
{
    std::string key, token, scheme, proof, certificate, method, uri, address, referrer, environment, originScheme, host;
    QDateTime at;

    CheckRequest request(Rehearsal &rehearsal) const
    {
        CheckRequest out;
        out.credential = key;
        out.method = method;
        out.uri = uri;
        out.address = address;
        out.referrer = referrer;
        out.environment = environment;
        out.token.text = token;
        out.token.dpop = scheme == "dpop";
        out.token.proof = proof;
        out.token.scheme = originScheme;
        out.token.host = host;
        out.token.certificate = certificate;
        out.rehearsal = &rehearsal;
        return out;
    }
};

Result<void> readTexts(const QJsonObject &body, DescribedCall &call)
{
    const std::array<std::pair<const char *, std::string *>, 12> members{{{"api_key", &call.key},
                                                                          {"token", &call.token},
                                                                          {"token_scheme", &call.scheme},
                                                                          {"dpop_proof", &call.proof},
                                                                          {"certificate", &call.certificate},
                                                                          {"method", &call.method},
                                                                          {"uri", &call.uri},
                                                                          {"address", &call.address},
                                                                          {"referrer", &call.referrer},
                                                                          {"environment", &call.environment},
                                                                          {"origin_scheme", &call.originScheme},
                                                                          {"host", &call.host}}};
    for (const auto &[name, into] : members) {
        const QJsonValue value = body.value(QLatin1String(name));
        if (value.isUndefined() || value.isNull())
            continue;
        if (!value.isString())
            return wrong(name, "is not a text", "member_type");
        *into = value.toString().toStdString();
    }
    return {};
}

Result<DescribedCall> describedCall(const QJsonObject &body, const QDateTime &now)
{
    DescribedCall call;
    if (const auto read = readTexts(body, call); !read)
        return read.error();
    const bool token = call.method.find_first_of(" \t\r\n") == std::string::npos;
    if (call.method.empty() || !token)
        return wrong("method", "is not a method", "method_syntax");
    if (call.uri.empty() || call.uri.front() != '/')
        return wrong("uri", "does not begin with a slash", "uri_syntax");
    if (!call.scheme.empty() && call.scheme != "bearer" && call.scheme != "dpop")
        return wrong("token_scheme", "is bearer or dpop", "token_scheme_unknown");
    if (!call.environment.empty() && call.environment != "live" && call.environment != "test")
        return wrong("environment", "is live or test", "environment_unknown");
    const QJsonValue at = body.value(QLatin1String("at"));
    call.at = at.isString() ? domain::fromRfc3339(at.toString()) : now;
    if (!call.at.isValid() || !(at.isString() || at.isNull() || at.isUndefined()))
        return wrong("at", "is not an RFC 3339 time", "time_syntax");
    return call;
}

} // namespace

ControlApi::Answer ControlApi::explain(Call &call)
{
    const auto described = describedCall(call.body, m_s.clock.now());
    if (!described)
        return problem(described.error());
    Rehearsal rehearsal{described->at.toMSecsSinceEpoch(), {}};
    domain::CallVerdict verdict = m_s.verifier.rehearse(described->request(rehearsal));
    verdict.status = checkStatus(verdict.refusal);
    Response response = jsonResponse(200, domain::toJson(verdict));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

} // namespace octroi::authority
