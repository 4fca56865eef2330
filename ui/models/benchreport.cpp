// SPDX-License-Identifier: GPL-3.0-or-later
// What the bench says of each kind of thing.
#include "crypto/jose/certificate.h"
#include "crypto/keyformat.h"
#include "domain/claimmapping.h"
#include "models/benchdesk.h"
#include "models/format.h"
#include "models/tokenwords.h"

#include <QJsonArray>

namespace octroi::models {

using tokens::Outcome;
using tokens::PastedKind;
using tokens::TokenCheck;

namespace {

QList<BenchLine> linesOf(const QByteArray &json, const QJsonObject &object, bool header, const QDateTime &now, const QString &wrong)
{
    QList<BenchLine> out;
    QString before;
    for (const tokens::JsonLine &line : tokens::jsonLines(json)) {
        BenchLine shown{line.depth, line.text, {}, line.member, !line.member.isEmpty() && line.member == wrong};
        if (line.member != before)
            shown.note = TokenWords::meaning(line.member, object.value(line.member), header, now);
        before = line.member;
        out.append(shown);
    }
    return out;
}

QStringList namesOf(const QList<crypto::JwsAlgorithm> &algorithms)
{
    QStringList out;
    for (const crypto::JwsAlgorithm algorithm : algorithms)
        out << crypto::algorithmName(algorithm);
    return out;
}

} // namespace

void BenchDesk::addJwt(BenchReport &report) const
{
    const QByteArray &text = m_pasted.text.reveal();
    const QString issuer = issuerOfToken();
    const tokens::Inspection seen = tokens::inspect(text, expectations(issuer));
    const tokens::CheckResult *failed = seen.firstFailure();
    report.parts = {seen.reading.headerLength, seen.reading.payloadLength, seen.reading.signatureLength};
    report.firstTitle = tr("Header");
    report.secondTitle = tr("Claims");
    const QString wrong = failed ? failed->member : QString();
    report.first = linesOf(seen.reading.header, seen.reading.headerObject, true, now(), wrong);
    report.second = linesOf(seen.reading.payload, seen.reading.claims, false, now(), wrong);
    for (const tokens::CheckResult &check : seen.checks) {
        BenchRow row{check.outcome, TokenWords::check(check.check), TokenWords::sentence(check, seen, now()), {}, {}, check.member, {}};
        if (check.outcome == Outcome::Failed) {
            row.expected = check.expected;
            row.found = check.expected.isEmpty() ? QString() : check.found;
        }
        const bool keys = check.check == TokenCheck::Signature && (check.reason == QLatin1String("no_keys") || check.reason == QLatin1String("key_unknown"));
        if (keys && !issuer.isEmpty())
            row.action = QStringLiteral("fetch_keys");
        report.checks.append(row);
    }
    addClient(report, seen.reading.claims);
    addRevocation(report);
    addTrace(report, seen.reading.claims);
    addIssuerKeys(report, issuer, seen.keyThumbprint);
}

void BenchDesk::addClient(BenchReport &report, const QJsonObject &claims) const
{
    const QString id = claims.value(QLatin1String("client_id")).toString();
    const QStringList held = domain::wordsOf(claims.value(QLatin1String("scope")));
    const domain::OAuthClient *client = m_inventory.client(id);
    const domain::TrustedIssuer *trusted = trustedFor(issuerOfToken());
    if (trusted) {
        QStringList mapped;
        for (const domain::MappedScope &one : domain::mappedScopes(claims, *trusted))
            mapped << one.scope;
        return addScopes(report, mapped, trusted->scopes);
    }
    if (!client) {
        report.checks.append({id.isEmpty() || m_inventory.clients().empty() ? Outcome::NotChecked : Outcome::Failed, tr("Client"),
                              id.isEmpty() ? tr("It does not say which client it was issued to") : tr("No client here has the identifier %1.").arg(id), {}, {}, QStringLiteral("client_id"), {}});
        return;
    }
    const domain::ClientStatus status = client->statusAt(now());
    const bool active = status == domain::ClientStatus::Active;
    const QString ends = client->expiresAt.isValid() ? tr("%1 is active until %2").arg(client->name, Format::date(client->expiresAt.date())) : tr("%1 is active").arg(client->name);
    const QString text = active                                ? ends
        : status == domain::ClientStatus::Suspended            ? tr("%1 is suspended: none of its tokens works.").arg(client->name)
        : status == domain::ClientStatus::Revoked              ? tr("%1 was revoked: none of its tokens works.").arg(client->name)
                                                               : tr("%1 has expired: none of its tokens works.").arg(client->name);
    report.checks.append({active ? Outcome::Passed : Outcome::Failed, tr("Client"), text, {}, {}, QStringLiteral("client_id"), QStringLiteral("open_client")});
    addScopes(report, held, client->scopes);
}

void BenchDesk::addScopes(BenchReport &report, const QStringList &held, const QStringList &granted) const
{
    const domain::Api *api = m_inventory.api(m_call.apiId);
    if (!api)
        return;
    const QString template_ = m_call.method + QLatin1Char(' ') + m_call.uri;
    for (const domain::Endpoint &endpoint : api->endpoints) {
        if (endpoint.method + QLatin1Char(' ') + api->basePath + endpoint.path != template_)
            continue;
        QStringList missing;
        for (const QString &scope : endpoint.scopes) {
            if (!domain::scopesImply(held, scope) || !domain::scopesImply(granted, scope))
                missing << scope;
        }
        const QString needed = endpoint.scopes.join(QStringLiteral(", "));
        const QString text = !missing.isEmpty()  ? tr("%1 asks for %2, which is missing.").arg(template_, missing.join(QStringLiteral(", ")))
            : needed.isEmpty()                   ? tr("%1 asks for no scope").arg(template_)
                                                 : tr("%1 covers %2", "scope, endpoint").arg(needed, template_);
        report.checks.append({missing.isEmpty() ? Outcome::Passed : Outcome::Failed, tr("Scope"), text, missing.isEmpty() ? QString() : needed,
                              missing.isEmpty() ? QString() : held.join(QLatin1Char(' ')), QStringLiteral("scope"), {}});
        return;
    }
}

void BenchDesk::addRevocation(BenchReport &report) const
{
    BenchRow row{Outcome::NotChecked, tr("Revocation"), tr("Only the server knows: the bench works offline"), {}, {}, {}, canAsk() ? QStringLiteral("introspect") : QString()};
    if (m_introspected) {
        const bool active = m_introspected->value(QLatin1String("active")).toBool();
        row.outcome = active ? Outcome::Passed : Outcome::Failed;
        row.text = active ? tr("The server says that it is active") : tr("The server says that it is not active: revoked, expired, or of somebody else.");
    }
    report.checks.append(row);
}

void BenchDesk::addTrace(BenchReport &report, const QJsonObject &claims) const
{
    const QList<tokens::TraceLine> lines = tokens::trace(claims, {m_backend.info().address, &m_inventory, m_trusted});
    for (const tokens::TraceLine &line : lines) {
        const bool missing = line.origin == tokens::Origin::NotGranted || line.origin == tokens::Origin::UnknownIssuer || line.origin == tokens::Origin::UnknownClient
            || line.origin == tokens::Origin::NoApplication || line.origin == tokens::Origin::ForeignAudience || line.origin == tokens::Origin::UnknownScope;
        const bool client = line.origin == tokens::Origin::Client;
        report.trace.append({line.claim, line.value, TokenWords::origin(line), client ? QStringLiteral("clients") : QString(), client ? line.objectId : QString(), missing});
    }
}

void BenchDesk::addIssuerKeys(BenchReport &report, const QString &issuer, const QByteArray &thumbprint) const
{
    const tokens::Expectations expected = expectations(issuer);
    if (!expected.keys)
        return;
    for (const crypto::Jwk &key : expected.keys->keys())
        report.keys.append({key.kid().isEmpty() ? QString::fromLatin1(key.thumbprint()) : key.kid(), namesOf(key.algorithms()).value(0), !thumbprint.isEmpty() && key.thumbprint() == thumbprint});
    if (const tokens::ShelvedKeys *kept = m_shelf.find(issuer))
        report.keysReadAt = kept->fetchedAt;
}

void BenchDesk::addProof(BenchReport &report) const
{
    tokens::ProofExpectations expected;
    expected.nowMs = now().toMSecsSinceEpoch();
    const tokens::ProofInspection seen = tokens::inspectProof(m_pasted.text.reveal(), expected);
    report.parts = {seen.reading.headerLength, seen.reading.payloadLength, seen.reading.signatureLength};
    report.firstTitle = tr("Header");
    report.secondTitle = tr("Claims");
    report.first = linesOf(seen.reading.header, seen.reading.headerObject, true, now(), {});
    report.second = linesOf(seen.reading.payload, seen.reading.claims, false, now(), {});
    const bool ok = seen.refusal == crypto::DpopRefusal::None;
    report.checks.append({ok ? Outcome::Passed : Outcome::Failed, tr("Proof"), TokenWords::proof(seen, now()), {}, {}, {}, {}});
    report.checks.append({Outcome::NotChecked, tr("Call"), tr("For %1 %2", "method, address").arg(seen.reading.claims.value(QLatin1String("htm")).toString(), seen.reading.claims.value(QLatin1String("htu")).toString()), {}, {}, {}, {}});
    report.checks.append({Outcome::NotChecked, tr("Key"), tr("Thumbprint %1, which has to stand in the token (cnf.jkt)").arg(QString::fromLatin1(seen.thumbprint)), {}, {}, {}, {}});
}

void BenchDesk::addKey(BenchReport &report) const
{
    const QByteArray &text = m_pasted.text.reveal();
    const auto parsed = crypto::parseKey({text.constData(), std::size_t(text.size())});
    report.firstTitle = tr("Parts");
    if (!parsed) {
        report.checks.append({Outcome::Failed, tr("Form"), tr("The checksum is wrong: a character is missing or different."), {}, {}, {}, {}});
        return;
    }
    const QString id = QString::fromLatin1(parsed->id.data(), qsizetype(parsed->id.size()));
    report.first = {{0, QString::fromLatin1(parsed->prefix.data(), qsizetype(parsed->prefix.size())), tr("prefix"), {}, false},
                    {0, QString::fromLatin1(parsed->environment.data(), qsizetype(parsed->environment.size())), tr("environment"), {}, false},
                    {0, id, tr("identifier"), {}, false},
                    {0, QString(20, QChar(0x2022)), tr("secret, not shown"), {}, false}};
    report.checks.append({Outcome::Passed, tr("Form"), tr("Checksum right"), {}, {}, {}, {}});
    const auto key = m_inventory.key(id);
    report.checks.append({key ? Outcome::Passed : Outcome::NotChecked, tr("Known"), key ? tr("%1 has this identifier").arg(key->name) : tr("No credential of the last sync has the identifier %1").arg(id), {}, {}, {}, {}});
    if (!key)
        return;
    const domain::KeyStatus status = key->statusAt(now());
    const bool works = status == domain::KeyStatus::Active || status == domain::KeyStatus::Rotating;
    report.checks.append({works ? Outcome::Passed : Outcome::Failed, tr("State"), Format::status(status) + QStringLiteral(", ") + Format::expiry(key->endsAt(), now()), {}, {}, {}, {}});
    addScopes(report, key->scopes, key->scopes);
    const domain::Application *application = m_inventory.application(key->applicationId);
    const domain::Partner *partner = application ? m_inventory.partner(application->partnerId) : nullptr;
    if (partner)
        report.trace.append({tr("key"), key->name, tr("%1 of %2", "application, partner").arg(application->name, partner->name), QStringLiteral("credentials"), key->id, false});
    for (const QString &scope : key->scopes)
        report.trace.append({tr("scope"), scope, tr("granted to %1").arg(key->name), QStringLiteral("credentials"), key->id, false});
}

void BenchDesk::addCertificate(BenchReport &report) const
{
    const QByteArray &text = m_pasted.text.reveal();
    const auto subject = crypto::certificateSubject(text);
    const auto end = crypto::certificateEnd(text);
    const auto thumbprint = crypto::certificateThumbprint(text);
    report.firstTitle = tr("Certificate");
    if (!subject || !end || !thumbprint) {
        report.checks.append({Outcome::Failed, tr("Form"), tr("It cannot be read as a certificate in PEM."), {}, {}, {}, {}});
        return;
    }
    report.first = {{0, *subject, tr("subject"), {}, false},
                    {0, Format::exact(*end), tr("valid until"), {}, *end <= now()},
                    {0, QString::fromLatin1(*thumbprint), tr("x5t#S256, as it stands in a bound token"), {}, false}};
    report.checks.append({Outcome::Passed, tr("Form"), tr("A certificate that can be read"), {}, {}, {}, {}});
    report.checks.append({*end > now() ? Outcome::Passed : Outcome::Failed, tr("Time"), tr("Ends %1").arg(Format::relative(*end, now())), {}, {}, {}, {}});
    for (const domain::OAuthClient &client : m_inventory.clients()) {
        for (const domain::ClientCertificate &certificate : client.certificates) {
            if (certificate.thumbprint == QString::fromLatin1(*thumbprint))
                report.trace.append({tr("certificate"), certificate.thumbprint, tr("of the client %1").arg(client.name), QStringLiteral("clients"), client.id, false});
        }
    }
}

void BenchDesk::addKeySet(BenchReport &report) const
{
    const QByteArray &text = m_pasted.text.reveal();
    report.firstTitle = tr("Keys");
    const QByteArray set = text.contains("\"keys\"") ? text : "{\"keys\":[" + text + "]}";
    const auto keys = crypto::JwkSet::fromBytes(set);
    if (!keys) {
        const QString reason = keys.error().reason;
        const QString why = reason == QLatin1String("kid_twice") ? tr("Two different keys have the same kid: a signature could not be told to one of them.")
            : keys.error().code == ErrorCode::TooLarge          ? tr("It is larger than a key set may be (256 KB, 100 keys).")
                                                                : tr("It is no JSON object with a list of keys.");
        report.checks.append({Outcome::Failed, tr("Form"), why, {}, {}, {}, {}});
        return;
    }
    report.checks.append({keys->isEmpty() ? Outcome::Failed : Outcome::Passed, tr("Form"), tr("%n key(s) can be used", nullptr, int(keys->keys().size())), {}, {}, {}, {}});
    if (keys->skipped() > 0)
        report.checks.append({Outcome::NotChecked, tr("Left out"), tr("%n key(s) of a kind, curve or size that is not known", nullptr, keys->skipped()), {}, {}, {}, {}});
    for (const crypto::Jwk &key : keys->keys()) {
        const QString kid = key.kid().isEmpty() ? QString::fromLatin1(key.thumbprint()) : key.kid();
        report.first.append({0, kid, key.type() + QStringLiteral(", ") + namesOf(key.algorithms()).join(QLatin1Char(' ')), {}, false});
    }
}

void BenchDesk::addOpaque(BenchReport &report) const
{
    const bool secret = m_pasted.kind == PastedKind::PrivateKey;
    report.checks.append({secret ? Outcome::Failed : Outcome::NotChecked, tr("Form"),
                          secret                                        ? tr("This is a private key. It does not belong into a clipboard: whoever has it can sign in its owner's name.")
                          : m_pasted.kind == PastedKind::EncryptedJwt   ? tr("It is encrypted for somebody else, so nothing in it can be read or verified here.")
                                                                        : tr("Nothing can be read in it: only the server that issued it knows what it is worth."),
                          {}, {}, {}, {}});
    if (m_pasted.kind == PastedKind::Opaque)
        addRevocation(report);
    if (m_introspected && m_introspected->value(QLatin1String("active")).toBool())
        addTrace(report, *m_introspected);
}

void BenchDesk::addVerdict(BenchReport &report) const
{
    if (!m_verdict)
        return;
    for (const domain::RuleVerdict &rule : m_verdict->rules) {
        const bool passed = rule.refusal == domain::Refusal::None;
        report.rules.append({passed ? Outcome::Passed : Outcome::Failed, TokenWords::rule(rule.rule), passed ? rule.found : TokenWords::refusal(rule.refusal),
                             passed ? QString() : rule.expected, passed ? QString() : rule.found, {}, {}});
    }
}

void BenchDesk::sumUp(BenchReport &report) const
{
    using Mood = BenchReport::Mood;
    if (m_verdict) {
        report.mood = m_verdict->allowed() ? Mood::Good : Mood::Bad;
        report.headline = TokenWords::verdict(*m_verdict);
        report.code = QString::number(m_verdict->status) + (m_verdict->allowed() ? QString() : QLatin1Char(' ') + domain::refusalName(m_verdict->refusal));
        return;
    }
    const auto failed = std::find_if(report.checks.begin(), report.checks.end(), [](const BenchRow &row) { return row.outcome == Outcome::Failed; });
    if (failed != report.checks.end()) {
        report.mood = Mood::Bad;
        report.headline = tr("This does not hold. %1: %2", "check, sentence").arg(failed->title, failed->text);
        return;
    }
    const bool verified = std::any_of(report.keys.begin(), report.keys.end(), [](const BenchKey &key) { return key.signs; });
    const bool jwt = m_pasted.kind == PastedKind::Jwt;
    report.mood = jwt && !verified ? Mood::Open : m_pasted.kind == PastedKind::Opaque && !m_introspected ? Mood::Open : Mood::Good;
    report.headline = report.mood == Mood::Good ? tr("Nothing is wrong with it") : jwt ? tr("Nothing is wrong with it so far, but its signature was not verified") : tr("Only the server can say what it is worth");
}

} // namespace octroi::models
