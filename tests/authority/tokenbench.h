// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/verifier/verifier.h"
#include "crypto/jose/dpop.h"
#include "crypto/jose/signingkey.h"
#include "crypto/keyformat.h"
#include "crypto/random.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace octroi::test {

using namespace octroi::authority;
using domain::Refusal;

inline const QString kIssuer = QStringLiteral("https://as.example");

inline QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Made once, because it takes its time.
inline const crypto::SigningKey &rsaKey()
{
    static const crypto::SigningKey key = crypto::SigningKey::generate(crypto::JwsAlgorithm::RS256).value();
    return key;
}

/// What a call shows beside its path.
struct Shown
{
    QByteArray token{}, key{}, proof{};
    bool dpop = false;
    QByteArray certificate{}, uri = "/orders/7", address = "203.0.113.5";
};

/// A verifier with an API, a client of each of two applications, and our own signing key.
class TokenBench
{
public:
    TokenBench() : own(crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value()), other(rsaKey())
    {
        declare(domain::CredentialRule::Either);
        client.id = QStringLiteral("client0001");
        client.applicationId = QStringLiteral("app0000001");
        client.partnerId = QStringLiteral("partner001");
        client.scopes = QStringList{QStringLiteral("orders:*")};
        v.putClient(client);
        LiveTokenIssuer issuer{kIssuer, {QStringLiteral("https://api.example")}, crypto::JwkSet({own.publicJwk()})};
        v.putSigningKeys(issuer);
    }
    void declare(domain::CredentialRule rule)
    {
        domain::Api orders{QStringLiteral("api0000001"), QStringLiteral("Orders"), QStringLiteral("/orders"), {}, {}, 1, rule};
        orders.endpoints = {{QStringLiteral("GET"), QStringLiteral("/{id}"), {QStringLiteral("orders:read")}}};
        domain::Api bills{QStringLiteral("api0000002"), QStringLiteral("Bills"), QStringLiteral("/bills"), {}, {}, 1};
        bills.endpoints = {{QStringLiteral("GET"), QStringLiteral("/{id}"), {QStringLiteral("orders:read")}}};
        v.putApis({orders, bills});
    }
    /// Claims of a token that holds, with changes; null takes a claim out.
    QJsonObject claims(const QJsonObject &changes = {}) const
    {
        const qint64 now = clock.nowMs() / 1000;
        QJsonObject out{{QStringLiteral("iss"), kIssuer},
                        {QStringLiteral("aud"), QStringLiteral("https://api.example")},
                        {QStringLiteral("client_id"), client.id},
                        {QStringLiteral("sub"), client.id},
                        {QStringLiteral("jti"), QStringLiteral("j1")},
                        {QStringLiteral("iat"), now},
                        {QStringLiteral("exp"), now + 600},
                        {QStringLiteral("scope"), QStringLiteral("orders:read billing")}};
        for (auto it = changes.begin(); it != changes.end(); ++it) {
            if (it.value().isNull())
                out.remove(it.key());
            else
                out[it.key()] = it.value();
        }
        return out;
    }
    QByteArray jwt(const QJsonObject &changes = {}, const char *typ = "at+jwt") const
    {
        return own.signJwt(typ, compact(claims(changes)));
    }
    CheckResult check(const Shown &shown, std::string *scopes = nullptr)
    {
        const auto view = [](const QByteArray &bytes) { return std::string_view(bytes.constData(), std::size_t(bytes.size())); };
        CheckRequest request{view(shown.key), false, "GET", view(shown.uri), view(shown.address), ""};
        request.token.text = view(shown.token);
        request.token.dpop = shown.dpop;
        request.token.proof = view(shown.proof);
        request.token.scheme = "https";
        request.token.host = "api.example";
        request.token.certificate = view(shown.certificate);
        // A rehearsal of the call foretells what becomes of it, and takes nothing: the call itself comes after it.
        Rehearsal rehearsal{clock.nowMs(), {}};
        CheckRequest looked = request;
        looked.rehearsal = &rehearsal;
        const domain::CallVerdict foretold = v.rehearse(looked);
        const Epochs::Section section(reader);
        const CheckResult result = v.check(request, scratch, &cache);
        if (foretold.refusal != result.refusal && result.refusal != Refusal::ProofReplayed)
            qFatal("foretold %s, came %s", domain::refusalLatin(foretold.refusal), domain::refusalLatin(result.refusal));
        // The first rule that failed is the one that decides.
        for (const domain::RuleVerdict &rule : foretold.rules) {
            if (rule.refusal == Refusal::None)
                continue;
            if (rule.refusal != foretold.refusal)
                qFatal("decided by %s, first failed %s", domain::refusalLatin(foretold.refusal), domain::refusalLatin(rule.refusal));
            break;
        }
        if (scopes && result.refusal == Refusal::None)
            *scopes = result.scopeText();
        return result;
    }
    QString say(const Shown &shown) { return domain::refusalName(check(shown).refusal); }

    /// A key of that application.
    QByteArray key(const QString &application, const QStringList &scopes = {QStringLiteral("orders:read")})
    {
        auto made = crypto::generateKey(QStringLiteral("oct"), domain::Environment::Live);
        LiveCredential live;
        live.digest = crypto::sha256Bytes(made.whole.reveal());
        live.key.id = made.id;
        live.key.applicationId = application;
        live.key.scopes = scopes;
        live.partnerId = QStringLiteral("partner001");
        v.putCredential(live);
        return made.whole.reveal();
    }

    ManualClock clock;
    Verifier v{clock};
    Epochs::Reader reader{v.epochs()};
    NormalPath scratch;
    TokenCache cache;
    LiveClient client;
    crypto::SigningKey own;
    const crypto::SigningKey &other;
};

inline QByteArray proofFor(const crypto::SigningKey &key, const QByteArray &token, qint64 nowMs, const QString &jti,
                    const QString &uri = QStringLiteral("https://api.example/orders/7"))
{
    QJsonObject jwk = key.publicJwk().toJson();
    const QJsonObject header{{QStringLiteral("typ"), QStringLiteral("dpop+jwt")},
                             {QStringLiteral("alg"), crypto::algorithmName(key.algorithm())},
                             {QStringLiteral("jwk"), jwk}};
    return key.sign(compact(header), compact({{QStringLiteral("jti"), jti},
                                              {QStringLiteral("htm"), QStringLiteral("GET")},
                                              {QStringLiteral("htu"), uri},
                                              {QStringLiteral("iat"), nowMs / 1000},
                                              {QStringLiteral("ath"), QString::fromLatin1(crypto::tokenHash(token))}}));
}

} // namespace octroi::test
