// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/checkroute.h"

#include "authority/http/proxycall.h"
#include "crypto/keyformat.h"

namespace octroi::authority {

using domain::Refusal;

namespace {

constexpr std::string_view kUnauthorizedBody =
    R"({"type":"urn:octroi:problem:invalid_credential","title":"Unauthorized","status":401,"detail":"The credential is missing or not valid.","reason":"invalid_credential"})";

constexpr std::string_view kClosed =
    "Retry-After: 5\r\nCache-Control: no-store\r\nContent-Type: application/problem+json\r\nContent-Length: 177\r\n\r\n"
    R"({"type":"urn:octroi:problem:database_unavailable","title":"Service Unavailable","status":503,"detail":"The database has been away for too long.","reason":"database_unavailable"})";

void field(std::string &out, std::string_view name, std::string_view value)
{
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

std::string_view detailOf(const CheckResult &result)
{
    switch (result.refusal) {
    case Refusal::Address: return "The credential may not be used from this address.";
    case Refusal::Referrer: return "The credential may not be used from this page.";
    case Refusal::UnknownEndpoint: return "No API declares this method and path.";
    case Refusal::OtherApplication: return "The key and the access token belong to different applications.";
    case Refusal::ApiRestricted: return "The credential is for other APIs.";
    case Refusal::Environment: return "The credential belongs to another environment.";
    case Refusal::RateExceeded: return "Too many requests in a short time.";
    case Refusal::QuotaExceeded:
        return result.decision.verdict == LimitVerdict::Volume ? "The volume of the plan is used up."
                                                               : "The quota of the plan is used up.";
    default: return "The credential lacks a scope.";
    }
}

/// The body of a 403 or 429. Names of scopes hold no quote and no backslash (RFC 6749 section 3.3), so
/// nothing has to be escaped.
std::string bodyOf(const CheckResult &result, int status)
{
    const std::string reason = domain::refusalLatin(result.refusal);
    std::string body = R"({"type":"urn:octroi:problem:)" + reason + R"(","title":")";
    body += statusText(status);
    body += R"(","status":)" + std::to_string(status) + R"(,"detail":")";
    body += detailOf(result);
    if (result.refusal == Refusal::ScopeMissing)
        body += " Needed: " + result.endpoint->scopeText;
    body += R"(","reason":")" + reason + '"';
    if (result.refusal == Refusal::ScopeMissing)
        body += R"(,"scope":")" + result.endpoint->scopeText + '"';
    return body + '}';
}

std::string_view afterSpaces(std::string_view text)
{
    return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

void readToken(const Request &request, std::string_view text, bool dpop, PresentedToken &out)
{
    out.text = text;
    out.dpop = dpop;
    out.proof = request.header("DPoP");
    out.twice = request.count("Authorization") > 1 || request.count("DPoP") > 1;
}

/// The credential: a bearer token, else X-API-Key. Two of one kind are refused, because proxy, upstream
/// and octroid might each take another one.
void readCredential(const Request &request, CheckRequest &out)
{
    const std::string_view authorization = request.header("Authorization");
    if (authorization.size() > 7 && equalIgnoringCase(authorization.substr(0, 7), "Bearer ")) {
        std::string_view bearer = afterSpaces(authorization.substr(7));
        if (crypto::looksLikeKey(bearer)) {
            out.credential = bearer;
            out.ambiguous = request.count("Authorization") > 1;
        } else {
            readToken(request, bearer, false, out.token);
        }
    } else if (authorization.size() > 5 && equalIgnoringCase(authorization.substr(0, 5), "DPoP ")) {
        readToken(request, afterSpaces(authorization.substr(5)), true, out.token);
    }
    if (out.credential.empty()) {
        out.credential = request.header("X-API-Key");
        out.ambiguous = out.ambiguous || request.count("X-API-Key") > 1;
    }
}

/// A key where the operator says that callers put it, when it stands in none of the usual places.
void readPlaced(const Request &request, const std::vector<CredentialPlace> &places, CheckRequest &out)
{
    for (const CredentialPlace &place : places) {
        if (place.kind == CredentialPlace::Kind::Query) {
            out.credential = queryValue(out.uri, place.name, out.ambiguous);
        } else if (out.credential = request.header(place.name); !out.credential.empty()) {
            out.ambiguous = out.ambiguous || request.count(place.name) > 1;
        }
        if (!out.credential.empty())
            return;
    }
}

CheckRequest readCall(const Request &request, const ProxyTrust &trust, const CheckRoute::Places &places)
{
    CheckRequest out;
    readCredential(request, out);
    bool ignored = false;
    // The proxy's configuration writes it, never its caller.
    out.environment = queryValue(request.target, "environment", ignored);
    out.address = request.peer;
    out.referrer = request.header("Origin");
    if (out.referrer.empty() || out.referrer == "null")
        out.referrer = request.header("Referer");
    const ProxyCall call = proxyCallOf(request, trust);
    out.method = call.method;
    out.uri = call.uri;
    if (!call.address.empty())
        out.address = call.address;
    out.ambiguous = out.ambiguous || call.ambiguous;
    if (out.credential.empty() && !places.keys.empty())
        readPlaced(request, places.keys, out);
    if (call.trusted && !out.token.text.empty()) {
        out.token.scheme = request.header("X-Forwarded-Proto");
        out.token.host = request.header("X-Forwarded-Host");
        if (out.token.host.empty() && isPrefixed(request.target)) // Envoy asks with the caller's own Host
            out.token.host = request.header("Host");
        if (request.count(places.certificate) == 1)
            out.token.certificate = request.header(places.certificate);
    }
    return out;
}

void appendAllowed(std::string &out, std::string_view tail, const CheckResult &result, std::string_view number)
{
    out += "HTTP/1.1 200 OK\r\n";
    out += tail;
    field(out, "X-Octroi-Credential", result.credential->idText());
    field(out, "X-Octroi-Application", result.owner->applicationId);
    field(out, "X-Octroi-Partner", result.owner->partnerId);
    field(out, "X-Octroi-Plan", result.grant->planId);
    field(out, "X-Octroi-Scopes", result.token ? result.scopeText() : result.grant->scopeText);
    // Always a number: nginx takes an empty limit_rate for unlimited.
    if (!number.empty())
        field(out, "X-Octroi-Sequence", number);
    field(out, "X-Octroi-Limit-Rate", std::to_string(result.limitRate));
    if (result.limits && result.limits->limits())
        appendLimitFields(out, *result.limits, result.decision);
    out += "Content-Length: 0\r\n\r\n";
}

const std::string kDpopChallenge = R"(DPoP realm="octroi", algs="ES256 ES384 EdDSA RS256 PS256")";

bool isProof(Refusal refusal)
{
    return refusal == Refusal::ProofMissing || refusal == Refusal::ProofInvalid || refusal == Refusal::ProofReplayed;
}

/// Returns the size of the body.
std::size_t appendRefused(std::string &out, std::string_view tail, const CheckResult &result, std::string_view number,
                          bool nginxDialect, bool dpop)
{
    const int status = checkStatus(result.refusal);
    // auth_request passes only 2xx, 401 and 403 on; anything else becomes a 500.
    const int sent = nginxDialect && status == 429 ? 403 : status;
    out += "HTTP/1.1 " + std::to_string(sent) + ' ';
    out += statusText(sent);
    out += "\r\n";
    out += tail;
    field(out, "X-Octroi-Refusal", domain::refusalLatin(result.refusal));
    if (result.credential)
        field(out, "X-Octroi-Credential", result.credential->idText());
    if (!number.empty())
        field(out, "X-Octroi-Sequence", number);
    if (sent != status)
        field(out, "X-Octroi-Status", std::to_string(status));
    if (dpop && status == 401)
        // RFC 9449 section 7.1.
        field(out, "WWW-Authenticate", isProof(result.refusal) ? kDpopChallenge + R"(, error="invalid_dpop_proof")" : kDpopChallenge + R"(, error="invalid_token")");
    else if (result.refusal == Refusal::NoCredential)
        field(out, "WWW-Authenticate", "Bearer realm=\"octroi\"");
    else if (status == 401)
        field(out, "WWW-Authenticate", "Bearer realm=\"octroi\", error=\"invalid_token\"");
    else if (result.refusal == Refusal::ScopeMissing)
        field(out, "WWW-Authenticate",
              "Bearer realm=\"octroi\", error=\"insufficient_scope\", scope=\"" + result.endpoint->scopeText + '"');
    if (status == 429 && result.limits)
        appendLimitFields(out, *result.limits, result.decision);
    field(out, "Cache-Control", "no-store");
    field(out, "Content-Type", "application/problem+json");
    const std::string body = status == 401 ? std::string(kUnauthorizedBody) : bodyOf(result, status);
    field(out, "Content-Length", std::to_string(body.size()));
    out += "\r\n";
    out += body;
    return body.size();
}

} // namespace

int checkStatus(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None: return 200;
    case Refusal::NoCredential:
    case Refusal::Malformed:
    case Refusal::UnknownKey:
    case Refusal::Revoked:
    case Refusal::Expired:
    case Refusal::Suspended:
    case Refusal::PartnerClosed:
    case Refusal::UnknownToken:
    case Refusal::TokenInvalid:
    case Refusal::TokenSignature:
    case Refusal::TokenKey:
    case Refusal::TokenIssuer:
    case Refusal::TokenAudience:
    case Refusal::TokenBinding:
    case Refusal::UnknownClient:
    case Refusal::ProofMissing:
    case Refusal::ProofInvalid:
    case Refusal::ProofReplayed:
    case Refusal::KeyRequired:
    case Refusal::TokenRequired: return 401;
    case Refusal::RateExceeded:
    case Refusal::QuotaExceeded: return 429;
    default: return 403;
    }
}

CheckRoute::CheckRoute(Verifier &verifier, Meter &meter, RefusalLog &log, unsigned threads, ProxyTrust trust,
                       Places places)
    : m_verifier(verifier), m_meter(meter), m_log(log), m_trust(std::move(trust)), m_places(std::move(places))
{
    for (unsigned i = 0; i < threads; ++i)
        m_threads.push_back(std::make_unique<Thread>(verifier.epochs()));
}

bool CheckRoute::isCheck(std::string_view target)
{
    const std::string_view rest = target.substr(std::min(target.size(), kCheckPath.size()));
    return target.substr(0, kCheckPath.size()) == kCheckPath && (rest.empty() || rest.front() == '?' || rest.front() == '/');
}

void CheckRoute::answer(const Request &request, const HttpHandler::Inline &context)
{
    if (m_closed.load(std::memory_order_relaxed)) {
        context.out += "HTTP/1.1 503 Service Unavailable\r\n";
        context.out += context.tail;
        context.out += kClosed;
        return;
    }
    const CheckRequest call = readCall(request, m_trust, m_places);
    Thread &thread = *m_threads[context.thread];
    const Epochs::Section section(thread.reader);
    const CheckResult result = m_verifier.check(call, thread.scratch, &thread.tokens);
    m_meter.expect(context.thread, result);
    answer(request, call, result, context);
    m_meter.count(context.thread, result);
}

void CheckRoute::answer(const Request &request, const CheckRequest &call, const CheckResult &result,
                        const HttpHandler::Inline &context)
{
    const std::string_view options = checkOptions(request.target);
    char number[CallNumber::kTextSize];
    std::string_view numberText;
    if (hasOption(options, "numbered"))
        numberText = {number, m_meter.nextNumber(context.thread).write(number)};
    if (result.refusal == Refusal::None)
        return appendAllowed(context.out, context.tail, result, numberText);
    m_log.note(context.thread, call, result);
    const std::size_t before = context.out.size();
    const std::size_t body = appendRefused(context.out, context.tail, result, numberText, hasOption(options, "dialect=nginx"),
                                           call.token.dpop || isProof(result.refusal));
    // The answer to HEAD, which Envoy passes on as it came, has no body (RFC 9110 section 9.3.2).
    if (request.method == "HEAD" && context.out.size() - before > body)
        context.out.resize(context.out.size() - body);
}

} // namespace octroi::authority
