// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/accounts/credentials.h"

#include "authority/issuer/state.h"
#include "crypto/digest.h"
#include "crypto/random.h"
#include "crypto/totp.h"
#include "domain/accountjson.h"
#include "domain/name.h"

namespace octroi::authority {

namespace {

Error wrongCode()
{
    return Error{ErrorCode::Invalid, {}, QStringLiteral("is not the code of this moment, or was used before"), QStringLiteral("code"),
                 QStringLiteral("code_wrong")};
}

Error refused(const char *why)
{
    return Error{ErrorCode::Unauthorized, {}, QString::fromLatin1(why), {}, QStringLiteral("sign_in")};
}

} // namespace

Result<void> Credentials::commit(const Caller &caller, const char *action, const StoredAccount &before, const StoredAccount &after,
                                 const std::function<Result<void>()> &also)
{
    return m_issuer.state().commit(
        caller, {{action, "administrator", after.account.id, after.account.name, domain::toJson(before.account), domain::toJson(after.account)}},
        [&]() -> Result<void> {
            if (const auto put = m_store.putAccount(after); !put)
                return put;
            return also();
        });
}

Result<Credentials::Setup> Credentials::setup(const QByteArray &token) const
{
    const Error gone = notFound("link", {});
    if (token.size() < 20 || token.size() > 200)
        return gone;
    const auto link = m_store.setupLink(crypto::sha256Bytes(token));
    if (!link)
        return link.error();
    if (!*link || (*link)->expiresMs <= m_clock.nowMs())
        return gone;
    const auto stored = m_store.account((*link)->accountId);
    if (!stored)
        return stored.error();
    if (!*stored || (*stored)->account.disabled)
        return gone;
    return Setup{**link, **stored};
}

Result<Secret> Credentials::totpOf(Setup &setup)
{
    if (setup.link.totpSecret.isEmpty()) {
        setup.link.totpSecret = crypto::newTotpSecret().reveal();
        if (const auto put = m_store.putSetupLink(setup.link); !put)
            return put.error();
    }
    return Secret(QByteArray(setup.link.totpSecret.constData(), setup.link.totpSecret.size()));
}

Result<QStringList> Credentials::finishSetup(const Caller &caller, const Setup &setup, const QByteArray &passwordHash, const QString &code)
{
    const Secret secret(QByteArray(setup.link.totpSecret.constData(), setup.link.totpSecret.size()));
    const auto step = crypto::verifyTotp(secret, code, m_clock.nowMs(), 0);
    if (!step)
        return wrongCode();
    StoredAccount after = setup.stored;
    after.passwordHash = passwordHash;
    after.totpSecret = setup.link.totpSecret;
    after.totpStep = *step;
    after.recovery.clear();
    QStringList codes;
    for (int i = 0; i < kRecoveryCodes; ++i) {
        codes << crypto::newRecoveryCode();
        after.recovery << crypto::sha256Bytes(crypto::recoveryCodeKey(codes.last()));
    }
    after.account.hasPassword = after.account.hasTotp = true;
    after.account.recoveryCodes = kRecoveryCodes;
    ++after.account.version;
    const auto done = commit(caller, "administrator.enrol", setup.stored, after,
                             [&] { return m_store.removeSetupLinks(after.account.id); });
    if (!done)
        return done.error();
    return codes;
}

StoredPasskey Credentials::stored(const QString &accountId, const crypto::RegisteredPasskey &passkey) const
{
    return {passkey.credentialId, accountId, {}, passkey.publicKey, passkey.counter, m_clock.nowMs(), 0};
}

Result<void> Credentials::finishSetup(const Caller &caller, const Setup &setup, const crypto::RegisteredPasskey &passkey)
{
    const auto there = m_store.passkey(passkey.credentialId);
    if (!there)
        return there.error();
    if (*there)
        return taken("passkey", {});
    StoredAccount after = setup.stored;
    ++after.account.passkeys;
    ++after.account.version;
    return commit(caller, "administrator.enrol", setup.stored, after, [&]() -> Result<void> {
        if (const auto put = m_store.putPasskey(stored(after.account.id, passkey)); !put)
            return put;
        return m_store.removeSetupLinks(after.account.id);
    });
}

Result<void> Credentials::addPasskey(const Caller &caller, const QString &accountId, const crypto::RegisteredPasskey &passkey)
{
    const auto there = m_store.passkey(passkey.credentialId);
    const auto before = m_store.account(accountId);
    if (!there || !before)
        return there ? before.error() : there.error();
    if (*there)
        return taken("passkey", {});
    if (!*before)
        return notFound("administrator", accountId);
    if ((*before)->account.passkeys >= kMostPasskeys)
        return conflict("passkeys_many", accountId, QStringLiteral("the account has %1 passkeys already").arg(kMostPasskeys));
    StoredAccount after = **before;
    ++after.account.passkeys;
    ++after.account.version;
    return commit(caller, "administrator.passkey", **before, after, [&] { return m_store.putPasskey(stored(accountId, passkey)); });
}

Result<std::optional<StoredAccount>> Credentials::accountNamed(const QString &name) const
{
    auto stored = m_store.accountNamed(domain::nameKey(name));
    if (stored && *stored && (*stored)->account.disabled)
        return std::optional<StoredAccount>();
    return stored;
}

Result<Credentials::Opened> Credentials::openSession(const StoredAccount &account, const QStringList &methods, bool complete)
{
    const qint64 now = m_clock.nowMs();
    Opened out;
    out.cookie = crypto::randomSecret();
    out.session = {crypto::sha256Bytes(out.cookie.reveal()), account.account.id, methods, complete, 0, now, now,
                   now + (complete ? kSessionMs : kHalfMs)};
    const auto done = m_store.transact([&]() -> Result<void> {
        if (complete) {
            StoredAccount seen = account;
            seen.account.lastSignInAt = m_clock.now();
            if (const auto put = m_store.putAccount(seen); !put)
                return put;
        }
        return m_store.putSession(out.session);
    });
    if (!done)
        return done.error();
    return out;
}

Result<std::optional<Credentials::Session>> Credentials::session(const QByteArray &cookie)
{
    const std::optional<Session> none;
    if (cookie.size() < 20 || cookie.size() > 200)
        return none;
    const auto found = m_store.session(crypto::sha256Bytes(cookie));
    if (!found)
        return found.error();
    const qint64 now = m_clock.nowMs();
    if (!*found || (*found)->expiresMs <= now || (*found)->seenMs + kIdleMs <= now)
        return none;
    const auto account = m_store.account((*found)->accountId);
    if (!account)
        return account.error();
    if (!*account || (*account)->account.disabled)
        return none;
    Session out{**found, **account};
    // Once a minute is exact enough, and a page that is read writes nothing.
    if (out.session.seenMs + 60'000 <= now) {
        out.session.seenMs = now;
        if (const auto put = m_store.putSession(out.session); !put)
            return put.error();
    }
    return std::optional<Session>(out);
}

Result<void> Credentials::endSession(const QByteArray &cookie)
{
    return m_store.removeSession(crypto::sha256Bytes(cookie));
}

Result<Credentials::Opened> Credentials::secondFactor(Session session, const QString &code)
{
    StoredAccount &account = session.stored;
    const Secret secret(QByteArray(account.totpSecret.constData(), account.totpSecret.size()));
    const auto step = crypto::verifyTotp(secret, code, m_clock.nowMs(), account.totpStep);
    const qsizetype recovery = account.recovery.indexOf(crypto::sha256Bytes(crypto::recoveryCodeKey(code)));
    if (step) {
        account.totpStep = *step;
    } else if (recovery >= 0) {
        account.recovery.removeAt(recovery);
        account.account.recoveryCodes = int(account.recovery.size());
    } else {
        if (++session.session.failures >= kMostFailures) {
            const auto removed = m_store.removeSession(session.session.digest);
            return removed ? refused("too many wrong codes") : removed.error();
        }
        const auto put = m_store.putSession(session.session);
        return put ? wrongCode() : put.error();
    }
    // The code is used up in the same transaction that lets its bearer in.
    Result<Opened> opened = refused("not opened");
    const auto done = m_store.transact([&]() -> Result<void> {
        if (const auto removed = m_store.removeSession(session.session.digest); !removed)
            return removed;
        opened = openSession(account, {QStringLiteral("pwd"), QStringLiteral("otp"), QStringLiteral("mfa")}, true);
        return opened ? Result<void>() : Result<void>(opened.error());
    });
    if (!done)
        return done.error();
    return opened;
}

Result<QByteArray> Credentials::newChallenge(const QByteArray &cookie)
{
    const QByteArray challenge = crypto::randomBytes(32);
    const auto put = m_store.putChallenge(crypto::sha256Bytes(cookie), challenge, m_clock.nowMs() + kChallengeMs);
    return put ? Result<QByteArray>(challenge) : put.error();
}

Result<QByteArray> Credentials::takeChallenge(const QByteArray &cookie)
{
    return m_store.takeChallenge(crypto::sha256Bytes(cookie), m_clock.nowMs());
}

Result<Credentials::Opened> Credentials::passkeySignIn(const crypto::PasskeyExpectation &expected, const Assertion &assertion)
{
    auto passkey = m_store.passkey(assertion.credentialId);
    if (!passkey)
        return passkey.error();
    if (!*passkey)
        return refused("there is no such passkey");
    const auto account = m_store.account((*passkey)->accountId);
    if (!account)
        return account.error();
    if (!*account || (*account)->account.disabled)
        return refused("the account is disabled");
    const auto counter = crypto::verifyAssertion(expected, (*passkey)->publicKey, (*passkey)->counter, assertion.clientData,
                                                 assertion.authenticatorData, assertion.signature);
    if (!counter)
        return Error{ErrorCode::Unauthorized, {}, counter.error().detail, {}, counter.error().reason};
    (*passkey)->counter = *counter;
    (*passkey)->usedMs = m_clock.nowMs();
    if (const auto put = m_store.putPasskey(**passkey); !put)
        return put.error();
    return openSession(**account, {QStringLiteral("hwk"), QStringLiteral("user"), QStringLiteral("mfa")}, true);
}

Result<bool> Credentials::hasConsent(const QString &accountId, const QString &clientId, const QStringList &scopes) const
{
    const auto consent = m_store.consent(accountId, clientId);
    if (!consent)
        return consent.error();
    return *consent && std::all_of(scopes.begin(), scopes.end(), [&](const QString &scope) { return (*consent)->scopes.contains(scope); });
}

Result<void> Credentials::rememberConsent(const QString &accountId, const QString &clientId, const QStringList &scopes)
{
    const auto before = m_store.consent(accountId, clientId);
    if (!before)
        return before.error();
    QStringList all = *before ? (*before)->scopes + scopes : scopes;
    all.removeDuplicates();
    return m_store.putConsent({accountId, clientId, all, m_clock.nowMs()});
}

Result<void> Credentials::renewHash(const QString &accountId, const QByteArray &oldHash, const QByteArray &newHash)
{
    auto stored = m_store.account(accountId);
    if (!stored)
        return stored.error();
    // Changed meanwhile: then it is another password.
    if (!*stored || (*stored)->passwordHash != oldHash || newHash.isEmpty())
        return {};
    (*stored)->passwordHash = newHash;
    return m_store.putAccount(**stored);
}

} // namespace octroi::authority
