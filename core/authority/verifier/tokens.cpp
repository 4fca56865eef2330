// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/tokens.h"

#include "crypto/jose/certificate.h"
#include "crypto/jose/dpop.h"

namespace octroi::authority {

using domain::CheckRule;
using domain::Refusal;

namespace {

QByteArrayView bytes(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

ShortDigest shortened(const crypto::Digest &digest)
{
    ShortDigest out;
    std::copy_n(digest.begin(), out.size(), out.begin());
    return out;
}

std::int64_t endOf(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : std::numeric_limits<std::int64_t>::max();
}

/// "https://api.example/orders/7": what htu has to name.
QByteArray originalUri(const PresentedToken &token, std::string_view uri)
{
    if (token.scheme.empty() || token.host.empty())
        return {};
    QByteArray out = bytes(token.scheme).toByteArray() + "://";
    for (const std::string_view part : {token.host, NormalPath::withoutQuery(uri)})
        out.append(part.data(), qsizetype(part.size()));
    return out;
}

} // namespace

ShortDigest clientKey(std::string_view id)
{
    return shortened(crypto::sha256(id));
}

ShortDigest jtiKey(const QString &issuer, const QString &jti)
{
    const QByteArray text = issuer.toUtf8() + '\n' + jti.toUtf8();
    return shortened(crypto::sha256(text.constData(), std::size_t(text.size())));
}

std::vector<std::string> apisOf(const QStringList &audiences, const QStringList &general, bool &all)
{
    static const QString prefix = QStringLiteral("urn:octroi:api:");
    std::vector<std::string> out;
    all = false;
    for (const QString &audience : audiences) {
        all = all || general.contains(audience);
        if (audience.startsWith(prefix))
            out.push_back(audience.mid(prefix.size()).toStdString());
    }
    if (all)
        out.clear();
    return out;
}

TokenTable::TokenTable(Epochs &epochs, CredentialTable &credentials, const Clock &clock)
    : m_epochs(epochs), m_credentials(credentials), m_clock(clock), m_clients(epochs), m_opaque(epochs), m_revoked(epochs),
      m_trust(new Trust)
{
}

TokenTable::~TokenTable()
{
    delete m_trust.load();
}

ClientCell *TokenTable::cellOf(const QString &clientId)
{
    auto &cell = m_cells[clientId];
    if (!cell)
        cell = std::make_shared<ClientCell>();
    return cell.get();
}

void TokenTable::putClient(const QString &id, std::uint32_t index)
{
    m_clients.put(std::make_unique<const Client>(Client{clientKey(id.toStdString()), index, cellOf(id)}));
}

void TokenTable::putToken(const LiveToken &token)
{
    const Client *client = m_clients.find(clientKey(token.clientId.toStdString()));
    if (token.digest.size() != 32 || !client)
        return;
    auto entry = std::make_unique<Opaque>();
    std::memcpy(entry->digest.data(), token.digest.constData(), entry->digest.size());
    TokenVerdict &verdict = entry->verdict;
    verdict.index = client->index;
    verdict.client = client->cell;
    verdict.endsAtMs = endOf(token.expiresAt);
    verdict.issuedAtMs = token.issuedAt.toMSecsSinceEpoch();
    verdict.scopes = ScopeSet::of(token.scopes);
    verdict.jkt = token.jkt.toStdString();
    verdict.x5t = token.x5t.toStdString();
    bool all = token.audiences.isEmpty();
    if (!all) {
        verdict.apiIds = apisOf(token.audiences, m_trust.load()->own.audiences, all);
        if (!all && verdict.apiIds.empty())
            verdict.refusal = Refusal::TokenAudience;
    }
    m_opaque.put(std::move(entry));
}

void TokenTable::dropToken(const QByteArray &digest)
{
    ShortDigest key{};
    if (digest.size() != 32)
        return;
    std::memcpy(key.data(), digest.constData(), key.size());
    m_opaque.remove(key);
}

void TokenTable::publish(std::unique_ptr<Trust> trust)
{
    const Trust *old = m_trust.load();
    trust->generation = old->generation + 1;
    m_trust.store(trust.release(), std::memory_order_release);
    m_epochs.retire([old] { delete old; });
}

void TokenTable::putSigningKeys(const LiveTokenIssuer &issuer)
{
    auto trust = std::make_unique<Trust>(*m_trust.load());
    trust->own = issuer;
    publish(std::move(trust));
}

void TokenTable::putTrusted(QList<Trusted> issuers)
{
    auto trust = std::make_unique<Trust>();
    trust->own = m_trust.load()->own;
    for (Trusted &issuer : issuers)
        trust->others[issuer.issuer.issuer].append(std::move(issuer));
    publish(std::move(trust));
}

std::atomic<bool> *TokenTable::wantsKeys(const QString &trustedIssuerId)
{
    auto &flag = m_wanted[trustedIssuerId];
    if (!flag)
        flag = std::make_shared<std::atomic<bool>>(false);
    return flag.get();
}

QStringList TokenTable::takeWanted()
{
    QStringList out;
    for (auto it = m_wanted.cbegin(); it != m_wanted.cend(); ++it) {
        if (it.value()->exchange(false))
            out << it.key();
    }
    return out;
}

void TokenTable::revokeTokens(const TokenRevocation &revocation)
{
    if (revocation.jti.isEmpty()) {
        auto &cell = cellOf(revocation.clientId)->revokedUntilMs;
        cell.store(std::max(cell.load(), std::int64_t(revocation.issuedUntil.toMSecsSinceEpoch())));
        return;
    }
    m_revoked.put(std::make_unique<const Revoked>(
        Revoked{jtiKey(m_trust.load()->own.issuer, revocation.jti), endOf(revocation.forgetAt)}));
}

void TokenTable::forgetEnded()
{
    const std::int64_t nowMs = m_clock.nowMs();
    m_opaque.removeAll([nowMs](const Opaque &token) { return token.verdict.endsAtMs <= nowMs; });
    // A minute more than the leeway of exp.
    m_revoked.removeAll([nowMs](const Revoked &token) { return token.forgetAtMs < nowMs - 60'000; });
}

Refusal TokenTable::stateOf(const TokenVerdict &verdict, std::int64_t nowMs) const
{
    if (verdict.refusal != Refusal::None)
        return verdict.refusal;
    if (nowMs >= verdict.endsAtMs)
        return Refusal::Expired;
    if (verdict.client && verdict.issuedAtMs <= verdict.client->revokedUntilMs.load(std::memory_order_acquire))
        return Refusal::Revoked;
    if (verdict.hasJti && m_revoked.find(verdict.jti))
        return Refusal::Revoked;
    return Refusal::None;
}

Refusal TokenTable::bindingOf(const TokenVerdict &verdict, const PresentedToken &token, std::string_view method,
                              std::string_view uri, std::int64_t nowMs, bool rehearsed) const
{
    if (verdict.jkt.empty() == token.dpop)
        // A bound token as a mere bearer, or a proof for a token that is not bound (RFC 9449 section 7.1, 7.2).
        return token.dpop ? Refusal::TokenBinding : Refusal::ProofMissing;
    if (!verdict.x5t.empty()) {
        const auto shown = crypto::certificateThumbprint(bytes(token.certificate).toByteArray());
        if (!shown || *shown != QByteArrayView(verdict.x5t.data(), qsizetype(verdict.x5t.size())))
            return Refusal::TokenBinding;
    }
    if (!token.dpop)
        return Refusal::None;
    if (token.proof.empty())
        return Refusal::ProofMissing;
    const QByteArray target = originalUri(token, uri);
    crypto::DpopExpectations expected;
    expected.method = bytes(method);
    expected.uri = target;
    expected.nowMs = nowMs;
    expected.accessToken = bytes(token.text);
    expected.thumbprint = bytes(verdict.jkt);
    const crypto::DpopProof proof = crypto::verifyDpop(bytes(token.proof), expected);
    if (!proof.ok())
        return Refusal::ProofInvalid;
    if (rehearsed) // a proof that is looked at stays good for its one use
        return Refusal::None;
    return m_proofs.use(proof.thumbprint, proof.jti, proof.expiresAtMs, nowMs) == crypto::ReplayCache::Answer::Fresh
        ? Refusal::None
        : Refusal::ProofReplayed;
}

const TokenVerdict *TokenTable::verdict(const PresentedToken &token, const EndpointTable::Endpoint *endpoint,
                                        std::string_view method, std::string_view uri, TokenCache &cache,
                                        Rehearsal *rehearsal) const
{
    const std::int64_t nowMs = rehearsal ? rehearsal->nowMs : m_clock.nowMs();
    const std::string_view apiId = endpoint ? std::string_view(endpoint->apiId) : std::string_view();
    const ShortDigest digest = shortened(crypto::sha256(token.text));
    Judgement judge{rehearsal};
    const auto answer = [&](const TokenVerdict &known, Refusal why) {
        TokenVerdict refused;
        refused.index = known.index;
        refused.owner = known.owner;
        refused.refusal = why;
        return cache.answer(std::move(refused));
    };
    const bool jwt = token.text.find('.') != std::string_view::npos;
    const TokenVerdict *known = nullptr;
    judge.ends(CheckRule::Credential, token.twice, Refusal::Malformed);
    if (token.twice)
        return answer({}, Refusal::Malformed);
    if (!jwt) {
        const Opaque *opaque = m_opaque.find(digest);
        known = opaque ? &opaque->verdict : nullptr;
        judge.ends(CheckRule::Known, !known, Refusal::UnknownToken);
        if (!known)
            return answer({}, Refusal::UnknownToken);
    } else {
        known = cache.find(digest);
        // Another API may have rules of its own for a trusted issuer; our tokens say themselves what they are for.
        const bool otherRules = known && known->owner && endpoint && !known->isFor(apiId);
        if (!known || otherRules || known->generation != m_trust.load(std::memory_order_acquire)->generation) {
            TokenVerdict fresh = verified(token.text, apiId, rehearsal);
            // Only what holds is kept: what does not may be cured by the next key or clock.
            known = fresh.refusal == Refusal::None ? cache.put(digest, std::move(fresh)) : cache.answer(std::move(fresh));
        }
        if (rehearsal && known->refusal != Refusal::None)
            return known;
    }
    Refusal refusal = stateOf(*known, nowMs);
    judge.ends(CheckRule::TokenTimes, refusal == Refusal::Expired, refusal);
    judge.ends(CheckRule::TokenRevocation, refusal == Refusal::Revoked, refusal);
    if (refusal == Refusal::TokenAudience)
        judge.ends(CheckRule::TokenAudience, true, refusal);
    if (refusal == Refusal::None && endpoint) {
        const bool meant = known->isFor(apiId);
        judge.ends(CheckRule::TokenAudience, !meant, Refusal::TokenAudience);
        refusal = meant ? Refusal::None : Refusal::TokenAudience;
    }
    if (refusal == Refusal::None) {
        refusal = bindingOf(*known, token, method, uri, nowMs, rehearsal != nullptr);
        judge.ends(CheckRule::TokenBinding, refusal != Refusal::None, refusal);
    }
    return refusal == known->refusal ? known : answer(*known, refusal);
}

} // namespace octroi::authority
