// SPDX-License-Identifier: GPL-3.0-or-later
// A token looked at without asking anybody, and a call that is judged without being made.
#include "commands.h"
#include "crypto/jose/certificate.h"
#include "domain/json.h"
#include "resolve.h"
#include "tokens/discovery.h"
#include "tokens/inspection.h"
#include "tokens/pasted.h"
#include "tokens/trace.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QHash>
#include <QJsonDocument>

namespace octroi::ctl {

namespace {

using tokens::Outcome;

struct Options
{
    std::string file = "-", jwks, issuer, at, uri, method = "GET", address, referrer, environment;
    std::vector<std::string> audiences, types;
    bool fetch = false;
};

Result<QByteArray> readText(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    const bool open = path == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return Error{ErrorCode::NotFound, QString::fromStdString(path), file.errorString(), {}, {}};
    return file.read(tokens::kMostPasted + 1);
}

Result<QDateTime> timeOf(const std::string &text, const Clock &clock)
{
    if (text.empty())
        return clock.now();
    const QDateTime at = domain::fromRfc3339(QString::fromStdString(text));
    if (!at.isValid())
        return Error{ErrorCode::Invalid, QString::fromStdString(text), QStringLiteral("is not an RFC 3339 time"), QStringLiteral("at"), {}};
    return at;
}

QString outcomeName(Outcome outcome)
{
    return outcome == Outcome::Passed ? QStringLiteral("passed") : outcome == Outcome::Failed ? QStringLiteral("failed") : QStringLiteral("not checked");
}

/// Why a check failed or was not made, in a sentence.
QString sentenceOf(const tokens::CheckResult &check)
{
    static const QHash<QString, QString> sentences{
        {QStringLiteral("too_large"), QStringLiteral("It is larger than 16 KB.")},
        {QStringLiteral("not_compact"), QStringLiteral("It does not consist of three parts with dots between them.")},
        {QStringLiteral("encrypted"), QStringLiteral("It is encrypted for somebody else.")},
        {QStringLiteral("encoding"), QStringLiteral("A part is not base64url.")},
        {QStringLiteral("header"), QStringLiteral("The header is no JSON object with an algorithm.")},
        {QStringLiteral("claims"), QStringLiteral("The second part is no JSON object.")},
        {QStringLiteral("critical"), QStringLiteral("The header asks for an extension that is not known (crit).")},
        {QStringLiteral("unencoded"), QStringLiteral("The payload is said to be unencoded (b64).")},
        {QStringLiteral("compressed"), QStringLiteral("It is said to be compressed (zip).")},
        {QStringLiteral("nested"), QStringLiteral("It holds another token (cty).")},
        {QStringLiteral("algorithm_none"), QStringLiteral("It is not signed: anybody can have written it.")},
        {QStringLiteral("algorithm_symmetric"), QStringLiteral("A shared secret would have made the signature; whoever knows the public key could have.")},
        {QStringLiteral("algorithm_unknown"), QStringLiteral("The algorithm is not known.")},
        {QStringLiteral("algorithm_not_allowed"), QStringLiteral("The algorithm is not among those that are allowed.")},
        {QStringLiteral("no_keys"), QStringLiteral("No keys were given: use --jwks or --fetch-keys.")},
        {QStringLiteral("kid_twice"), QStringLiteral("The key set names two different keys alike.")},
        {QStringLiteral("key_unknown"), QStringLiteral("The key that signed it is not in the key set.")},
        {QStringLiteral("key_mismatch"), QStringLiteral("The key of that name is not for this algorithm.")},
        {QStringLiteral("signature"), QStringLiteral("The signature does not fit: it was changed, or another key signed it.")},
        {QStringLiteral("expired"), QStringLiteral("It has expired.")},
        {QStringLiteral("too_early"), QStringLiteral("It does not hold yet.")},
        {QStringLiteral("milliseconds"), QStringLiteral("The time is in milliseconds; JWTs count seconds.")},
        {QStringLiteral("missing"), QStringLiteral("It is missing.")},
        {QStringLiteral("malformed"), QStringLiteral("It is of the wrong type.")},
        {QStringLiteral("mismatch"), QStringLiteral("It is another one than expected.")},
        {QStringLiteral("not_asked"), QStringLiteral("Nothing was given to compare it with.")},
        {QStringLiteral("bearer"), QStringLiteral("It is bound to nobody.")},
        {QStringLiteral("dpop_needed"), QStringLiteral("Every call has to show a DPoP proof by the key it is bound to.")},
        {QStringLiteral("certificate_needed"), QStringLiteral("Every call has to be made with the certificate it is bound to.")},
        {QStringLiteral("confirmation_unknown"), QStringLiteral("It asks for a proof (cnf) that is not known.")}};
    return sentences.value(check.reason, check.reason);
}

QCoro::Task<Result<tokens::Expectations>> expectationsOf(Context &c, Options o, QString issuer)
{
    tokens::Expectations expected;
    const Result<QDateTime> at = timeOf(o.at, c.clock);
    if (!at)
        co_return at.error();
    expected.nowMs = at->toMSecsSinceEpoch();
    expected.issuer = QString::fromStdString(o.issuer);
    expected.audiences = toList(o.audiences);
    expected.types = toList(o.types);
    if (!o.jwks.empty()) {
        const Result<QByteArray> text = readText(o.jwks);
        if (!text)
            co_return text.error();
        const auto keys = crypto::JwkSet::fromBytes(*text);
        if (keys)
            expected.keys = *keys;
        else
            expected.keysProblem = keys.error().reason;
    } else if (o.fetch) {
        tokens::WebClient web(c.clock);
        const Result<tokens::ShelvedKeys> keys = co_await tokens::fetchIssuer(&web, expected.issuer.isEmpty() ? issuer : expected.issuer);
        if (!keys)
            co_return keys.error();
        expected.keys = keys->keys;
    }
    co_return expected;
}

int printJwt(const Output &out, const tokens::Pasted &pasted, const tokens::Expectations &expected)
{
    const tokens::Inspection seen = tokens::inspect(pasted.text.reveal(), expected);
    QJsonArray checks;
    QList<QStringList> rows;
    for (const tokens::CheckResult &check : seen.checks) {
        const QString sentence = check.outcome == Outcome::Passed ? check.found : sentenceOf(check);
        checks.append(QJsonObject{{QStringLiteral("check"), tokens::tokenCheckName(check.check)}, {QStringLiteral("outcome"), outcomeName(check.outcome)},
                                  {QStringLiteral("reason"), check.reason}, {QStringLiteral("sentence"), sentence},
                                  {QStringLiteral("expected"), check.expected}, {QStringLiteral("found"), check.found}, {QStringLiteral("member"), check.member}});
        rows.append({tokens::tokenCheckName(check.check), outcomeName(check.outcome), sentence, check.expected});
    }
    if (out.isJson()) {
        out.json(QJsonObject{{QStringLiteral("kind"), tokens::pastedKindName(pasted.kind)}, {QStringLiteral("valid"), seen.isValid()},
                             {QStringLiteral("header"), seen.reading.headerObject}, {QStringLiteral("claims"), seen.reading.claims}, {QStringLiteral("checks"), checks}});
        return seen.isValid() ? 0 : 1;
    }
    for (const QByteArray &part : {seen.reading.header, seen.reading.payload}) {
        for (const tokens::JsonLine &line : tokens::jsonLines(part))
            out.line(QString(line.depth * 2, QLatin1Char(' ')) + line.text);
    }
    out.table({QStringLiteral("CHECK"), QStringLiteral("OUTCOME"), QStringLiteral("WHAT"), QStringLiteral("EXPECTED")}, rows);
    return seen.isValid() ? 0 : 1;
}

int printOther(const Output &out, const tokens::Pasted &pasted, const Clock &clock)
{
    using tokens::PastedKind;
    QJsonObject said{{QStringLiteral("kind"), tokens::pastedKindName(pasted.kind)}};
    bool good = pasted.kind != PastedKind::Nothing && pasted.kind != PastedKind::BrokenApiKey && pasted.kind != PastedKind::PrivateKey;
    if (pasted.kind == PastedKind::Certificate) {
        const auto subject = crypto::certificateSubject(pasted.text.reveal());
        const auto end = crypto::certificateEnd(pasted.text.reveal());
        const auto thumbprint = crypto::certificateThumbprint(pasted.text.reveal());
        good = subject && end && thumbprint && *end > clock.now();
        if (subject && end && thumbprint) {
            said[QStringLiteral("subject")] = *subject;
            said[QStringLiteral("not_after")] = domain::toRfc3339(*end);
            said[QStringLiteral("x5t#S256")] = QString::fromLatin1(*thumbprint);
        }
    } else if (pasted.kind == PastedKind::DpopProof) {
        const tokens::ProofInspection proof = tokens::inspectProof(pasted.text.reveal(), {{}, {}, {}, {}, clock.nowMs()});
        good = proof.refusal == crypto::DpopRefusal::None;
        said[QStringLiteral("refusal")] = crypto::dpopRefusalName(proof.refusal);
        said[QStringLiteral("jkt")] = QString::fromLatin1(proof.thumbprint);
        said[QStringLiteral("claims")] = proof.reading.claims;
    } else if (pasted.kind == PastedKind::KeySet) {
        const auto keys = crypto::JwkSet::fromBytes(pasted.text.reveal());
        good = keys && !keys->isEmpty();
        said[QStringLiteral("keys")] = keys ? int(keys->keys().size()) : 0;
        said[QStringLiteral("skipped")] = keys ? keys->skipped() : 0;
        if (!keys)
            said[QStringLiteral("reason")] = keys.error().reason;
    }
    if (out.isJson())
        out.json(said);
    else
        for (auto it = said.begin(); it != said.end(); ++it)
            out.line(it.key() + QStringLiteral(": ") + (it.value().isString() ? it.value().toString() : QString::fromUtf8(QJsonDocument(QJsonArray{it.value()}).toJson(QJsonDocument::Compact))));
    return good ? 0 : 1;
}

QCoro::Task<int> inspect(Context &c, Options o)
{
    const Result<QByteArray> text = readText(o.file);
    if (!text)
        co_return c.out.fail(text.error());
    const tokens::Pasted pasted = tokens::recognise(*text);
    if (pasted.kind != tokens::PastedKind::Jwt)
        co_return printOther(c.out, pasted, c.clock);
    const QString issuer = tokens::read(pasted.text.reveal()).claims.value(QLatin1String("iss")).toString();
    const Result<tokens::Expectations> expected = co_await expectationsOf(c, o, issuer);
    co_return expected ? printJwt(c.out, pasted, *expected) : c.out.fail(expected.error());
}

QCoro::Task<int> explain(Context &c, Options o)
{
    Result<QByteArray> text = readText(o.file);
    const Result<QDateTime> at = timeOf(o.at, c.clock);
    if (!text || !at)
        co_return c.out.fail(text ? at.error() : text.error());
    tokens::Pasted pasted = tokens::recognise(*text);
    const bool key = pasted.kind == tokens::PastedKind::ApiKey || pasted.kind == tokens::PastedKind::BrokenApiKey;
    backends::DescribedCall call;
    if (!pasted.text.isEmpty())
        (key ? call.key : call.token) = std::make_shared<Secret>(std::move(pasted.text));
    call.method = QString::fromStdString(o.method);
    call.uri = QString::fromStdString(o.uri);
    call.address = QString::fromStdString(o.address);
    call.referrer = QString::fromStdString(o.referrer);
    call.environment = QString::fromStdString(o.environment);
    call.at = o.at.empty() ? QDateTime() : *at;
    const Result<domain::CallVerdict> verdict = co_await c.backend->explainCall(call);
    if (!verdict)
        co_return c.out.fail(verdict.error());
    const int code = verdict->allowed() ? 0 : 1;
    if (c.out.isJson()) {
        c.out.json(domain::toJson(*verdict));
        co_return code;
    }
    c.out.line(verdict->allowed() ? QStringLiteral("allowed, %1 %2").arg(verdict->credentialKind, verdict->credentialId)
                                  : QStringLiteral("refused with %1: %2").arg(QString::number(verdict->status), domain::refusalName(verdict->refusal)));
    QList<QStringList> rows;
    for (const domain::RuleVerdict &rule : verdict->rules)
        rows.append({domain::checkRuleName(rule.rule), rule.refusal == domain::Refusal::None ? QStringLiteral("passed") : domain::refusalName(rule.refusal), rule.expected, rule.found});
    c.out.table({QStringLiteral("RULE"), QStringLiteral("ANSWER"), QStringLiteral("EXPECTED"), QStringLiteral("FOUND")}, rows);
    co_return code;
}

/// The name that programs read, and the sentence.
std::pair<const char *, QString> originOf(const tokens::TraceLine &line)
{
    using tokens::Origin;
    switch (line.origin) {
    case Origin::OwnIssuer: return {"own_issuer", QStringLiteral("this backend")};
    case Origin::TrustedIssuer: return {"trusted_issuer", QStringLiteral("%1, trusted by %2").arg(line.objectName, line.via)};
    case Origin::UnknownIssuer: return {"unknown_issuer", QStringLiteral("no API here trusts it")};
    case Origin::Client: return {"client", line.via.isEmpty() ? line.objectName : QStringLiteral("%1 of %2").arg(line.objectName, line.via)};
    case Origin::UnknownClient: return {"unknown_client", QStringLiteral("no client here has this identifier")};
    case Origin::MappedApplication: return {"mapped_application", QStringLiteral("application %1, by the mapping of %2").arg(line.objectName, line.via)};
    case Origin::NoApplication: return {"no_application", QStringLiteral("%1 maps it to no application: it is refused").arg(line.via)};
    case Origin::Itself: return {"itself", QStringLiteral("the client itself, no person")};
    case Origin::User: return {"user", QStringLiteral("a person or account of the issuer")};
    case Origin::Granted: return {"granted", QStringLiteral("granted to %1").arg(line.objectName)};
    case Origin::GrantedByParent: return {"granted_by_parent", QStringLiteral("granted to %1 with %2").arg(line.objectName, line.via)};
    case Origin::NotGranted: return {"not_granted", QStringLiteral("%1 does not have it: it counts for nothing").arg(line.objectName)};
    case Origin::MappedScope: return {"mapped_scope", QStringLiteral("from %1, by the mapping of %2").arg(line.via, line.objectName)};
    case Origin::UnknownScope: return {"unknown_scope", QStringLiteral("of a client that is not known here")};
    case Origin::EveryApi: return {"every_api", QStringLiteral("every API of this backend")};
    case Origin::OneApi: return {"one_api", QStringLiteral("the API %1").arg(line.objectName)};
    case Origin::ForeignAudience: return {"foreign_audience", QStringLiteral("no API here")};
    case Origin::Lifetime: return {"lifetime", QStringLiteral("%1 s, the token lifetime of %2").arg(line.seconds).arg(line.objectName)};
    case Origin::OtherLifetime: return {"other_lifetime", QStringLiteral("%1 s; tokens of %2 live otherwise now").arg(line.seconds).arg(line.objectName)};
    case Origin::DpopKey: return {"dpop_key", QStringLiteral("bound to this DPoP key")};
    case Origin::CertificateKey: return {"certificate_key", QStringLiteral("bound to this certificate")};
    case Origin::KeyId: return {"key_id", QString()};
    }
    return {"", QString()};
}

QCoro::Task<int> traceClaims(Context &c, Options o)
{
    const Result<QByteArray> text = readText(o.file);
    if (!text)
        co_return c.out.fail(text.error());
    const tokens::Pasted pasted = tokens::recognise(*text);
    if (pasted.kind != tokens::PastedKind::Jwt)
        co_return c.out.fail(Error{ErrorCode::Invalid, QString::fromStdString(o.file), QStringLiteral("holds no JWT; only its claims can be traced"), {}, {}});
    tokens::TraceGround ground{c.connection->info().address, c.inventory.get(), {}};
    if (backends::TrustBackend *trust = backends::trustOf(c.connection.get())) {
        const Result<QList<backends::HeldIssuer>> held = co_await trust->trustedIssuers();
        if (!held)
            co_return c.out.fail(held.error());
        ground.trusted = *held;
    }
    QJsonArray all;
    QList<QStringList> rows;
    for (const tokens::TraceLine &line : tokens::trace(tokens::read(pasted.text.reveal()).claims, ground)) {
        const auto [name, sentence] = originOf(line);
        all.append(QJsonObject{{QStringLiteral("claim"), line.claim}, {QStringLiteral("value"), line.value}, {QStringLiteral("origin"), QLatin1String(name)},
                               {QStringLiteral("via"), line.via}, {QStringLiteral("object_id"), line.objectId}, {QStringLiteral("object_name"), line.objectName},
                               {QStringLiteral("sentence"), sentence}});
        rows.append({line.claim, line.value, sentence});
    }
    if (c.out.isJson())
        c.out.json(all);
    else
        c.out.table({QStringLiteral("CLAIM"), QStringLiteral("VALUE"), QStringLiteral("WHERE FROM")}, rows);
    co_return 0;
}

} // namespace

void addTokenInspection(CLI::App &token, Chosen &chosen)
{
    const auto o = std::make_shared<Options>();
    CLI::App *look = token.add_subcommand("inspect", "What a token, key, proof, certificate or key set says, and whether it holds; without a server");
    look->add_option("--file", o->file, "- is standard input")->capture_default_str();
    CLI::Option *jwks = look->add_option("--jwks", o->jwks, "File with the keys of its issuer");
    look->add_flag("--fetch-keys", o->fetch, "Ask the issuer for its keys")->excludes(jwks);
    look->add_option("--issuer", o->issuer, "Expected issuer");
    look->add_option("--audience", o->audiences, "Expected audience (repeatable)");
    look->add_option("--type", o->types, "Expected typ (repeatable)");
    look->add_option("--at", o->at, "At another time, RFC 3339");
    look->callback([&chosen, o] { chosen = {Needs::Nothing, [o](Context &c) { return inspect(c, *o); }}; });
    CLI::App *from = token.add_subcommand("trace", "Where each claim and scope of a JWT comes from: issuer, client, grant, user; its signature is not looked at");
    from->add_option("--file", o->file, "- is standard input")->capture_default_str();
    from->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return traceClaims(c, *o); }}; });
    CLI::App *rules = token.add_subcommand("explain", "Would a call with this key or token be allowed? Rule by rule; nothing is counted");
    rules->add_option("uri", o->uri, "/orders/v1/orders/17")->required();
    rules->add_option("--method", o->method)->capture_default_str();
    rules->add_option("--file", o->file, "The key or token; - is standard input")->capture_default_str();
    rules->add_option("--address", o->address, "The caller's address");
    rules->add_option("--referrer", o->referrer, "Origin or Referer");
    rules->add_option("--environment", o->environment, "live or test");
    rules->add_option("--at", o->at, "At another time, RFC 3339");
    rules->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return explain(c, *o); }}; });
}

} // namespace octroi::ctl
