// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/accounts/accounts.h"

#include "authority/issuer/body.h"
#include "authority/issuer/state.h"
#include "crypto/digest.h"
#include "crypto/random.h"
#include "domain/accountjson.h"
#include "domain/name.h"

#include <QRegularExpression>

namespace octroi::authority {

namespace {

constexpr int kMostIds = 1000;
constexpr int kLongestName = 64;

/// What is typed at every sign-in: one word, which also goes well into a log.
Result<QString> checkSignInName(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]*$"), QRegularExpression::UseUnicodePropertiesOption);
    auto name = domain::checkName(text);
    if (!name)
        return name;
    if (name->size() > kLongestName || !form.match(*name).hasMatch())
        return invalid("name", "name_syntax", QStringLiteral("is a word of at most %1 letters, digits and . _ @ + -").arg(kLongestName));
    return name;
}

std::optional<QStringList> readIds(Body &body, const char *name)
{
    if (body.isNull(name))
        return std::nullopt;
    QStringList ids = body.list(name, kMostIds);
    ids.removeDuplicates();
    return ids;
}

void apply(Body &body, domain::Account &account, const Issuer &issuer)
{
    body.choice("role", account.role, domain::roleFromName);
    if (body.has("display_name")) {
        const QString text = body.text("display_name");
        if (text.trimmed().isEmpty())
            account.displayName.clear();
        else
            body.take(domain::checkName(text, QStringLiteral("display_name")), account.displayName);
    }
    if (body.has("locale")) {
        account.locale = body.text("locale");
        if (!QStringList{QString(), QStringLiteral("en"), QStringLiteral("fr")}.contains(account.locale))
            body.fail("locale", "value_unknown", QStringLiteral("is not one of \"\", \"en\" and \"fr\""));
    }
    if (body.has("partner_ids")) {
        account.limits.partnerIds = readIds(body, "partner_ids");
        for (const QString &id : account.limits.partnerIds.value_or(QStringList())) {
            if (!issuer.partner(id))
                body.fail("partner_ids", "partner_unknown", QStringLiteral("there is no partner \"%1\"").arg(id.left(80)));
        }
    }
    if (body.has("api_ids")) {
        account.limits.apiIds = readIds(body, "api_ids");
        for (const QString &id : account.limits.apiIds.value_or(QStringList())) {
            if (!issuer.api(id))
                body.fail("api_ids", "api_unknown", QStringLiteral("there is no API \"%1\"").arg(id.left(80)));
        }
    }
}

const QStringList &members()
{
    static const QStringList names{QStringLiteral("display_name"), QStringLiteral("locale"), QStringLiteral("role"),
                                   QStringLiteral("partner_ids"), QStringLiteral("api_ids")};
    return names;
}

bool isWholeOwner(const domain::Account &account)
{
    return account.role == domain::Role::Owner && !account.disabled && !account.limits.isLimited();
}

} // namespace

Result<void> Accounts::write(const StoredAccount &stored, const StoredSetupLink &link)
{
    if (const auto put = m_store.putAccount(stored); !put)
        return put;
    if (const auto removed = m_store.removeSetupLinks(stored.account.id); !removed)
        return removed;
    return m_store.putSetupLink(link);
}

Result<Accounts::Created> Accounts::link(const Caller &caller, const char *action, StoredAccount stored)
{
    const StoredAccount before = stored;
    domain::Account &account = stored.account;
    ++account.version;
    stored.passwordHash.clear();
    stored.totpSecret.clear();
    stored.recovery.clear();
    account.hasPassword = account.hasTotp = false;
    account.passkeys = account.recoveryCodes = 0;
    Created out{account, crypto::randomSecret(), m_clock.now().addMSecs(kSetupLinkMs)};
    const StoredSetupLink link{crypto::sha256Bytes(out.setupToken.reveal()), account.id, out.setupExpiresAt.toMSecsSinceEpoch(), {}};
    const auto done = m_issuer.state().commit(
        caller, {{action, "administrator", account.id, account.name, domain::toJson(before.account), domain::toJson(account)}},
        [&]() -> Result<void> {
            if (const auto removed = m_store.removePasskeys(account.id); !removed)
                return removed;
            if (const auto removed = m_store.removeSessions(account.id); !removed)
                return removed;
            return write(stored, link);
        });
    if (!done)
        return done.error();
    return out;
}

Result<Accounts::Created> Accounts::create(const Caller &caller, const QJsonObject &object)
{
    Issuer::State &state = m_issuer.state();
    const Creation request{"administrator.create", {}, object};
    const auto before = state.madeBefore(caller, request);
    if (!before)
        return before.error();
    if (!before->isEmpty()) {
        // The first answer was lost, and with it the link: nobody has it, unless it was used meanwhile.
        const auto stored = m_store.account(*before);
        if (!stored || !*stored)
            return stored ? notFound("administrator", *before) : stored.error();
        if ((*stored)->account.hasPassword || (*stored)->account.passkeys > 0)
            return conflict("link_used", *before, QStringLiteral("this request was answered before and its link was used"));
        return link(caller, "administrator.link", **stored);
    }
    Body body(object, QStringList(members()) << QStringLiteral("name"));
    body.require({"name", "role"});
    StoredAccount stored;
    domain::Account &account = stored.account;
    if (body.ok())
        body.take(checkSignInName(body.text("name")), account.name);
    apply(body, account, m_issuer);
    if (!body.ok())
        return body.error();
    const auto there = m_store.accountNamed(domain::nameKey(account.name));
    if (!there)
        return there.error();
    if (*there)
        return taken("name", account.name);
    account.id = crypto::randomId();
    account.createdAt = m_clock.now();
    account.version = 1;
    Created out{account, crypto::randomSecret(), m_clock.now().addMSecs(kSetupLinkMs)};
    const StoredSetupLink link{crypto::sha256Bytes(out.setupToken.reveal()), account.id, out.setupExpiresAt.toMSecsSinceEpoch(), {}};
    const auto done = state.commit(caller, request,
                                   {{"administrator.create", "administrator", account.id, account.name, {}, domain::toJson(account)}},
                                   [&] { return write(stored, link); });
    if (!done)
        return done.error();
    return out;
}

Result<StoredAccount> Accounts::editable(const Caller &caller, const QString &id) const
{
    const auto stored = m_store.account(id);
    if (!stored)
        return stored.error();
    if (!*stored || caller.limits.isLimited())
        return notFound("administrator", id);
    if (const auto same = m_issuer.state().matches(caller, (*stored)->account.version, id); !same)
        return same.error();
    return **stored;
}

Result<void> Accounts::keepsAnOwner(const StoredAccount &after) const
{
    if (isWholeOwner(after.account))
        return {};
    const auto all = m_store.accounts();
    if (!all)
        return all.error();
    bool was = false, others = false;
    for (const StoredAccount &other : *all) {
        if (isWholeOwner(other.account))
            (other.account.id == after.account.id ? was : others) = true;
    }
    if (was && !others)
        return conflict("last_owner", after.account.id, QStringLiteral("nobody would be left who may do everything"));
    return {};
}

Result<domain::Account> Accounts::put(const Caller &caller, const char *action, const StoredAccount &before, StoredAccount after)
{
    if (after.account == before.account)
        return after.account;
    if (const auto kept = keepsAnOwner(after); !kept)
        return kept.error();
    ++after.account.version;
    const auto done = m_issuer.state().commit(
        caller, {{action, "administrator", after.account.id, after.account.name, domain::toJson(before.account), domain::toJson(after.account)}},
        [&]() -> Result<void> {
            if (after.account.disabled) {
                if (const auto removed = m_store.removeSessions(after.account.id); !removed)
                    return removed;
            }
            return m_store.putAccount(after);
        });
    if (!done)
        return done.error();
    return after.account;
}

Result<domain::Account> Accounts::update(const Caller &caller, const QString &id, const QJsonObject &object)
{
    const auto before = editable(caller, id);
    if (!before)
        return before.error();
    Body body(object, members());
    StoredAccount after = *before;
    apply(body, after.account, m_issuer);
    if (!body.ok())
        return body.error();
    return put(caller, "administrator.update", *before, after);
}

Result<domain::Account> Accounts::disable(const Caller &caller, const QString &id)
{
    const auto before = editable(caller, id);
    if (!before)
        return before.error();
    StoredAccount after = *before;
    after.account.disabled = true;
    return put(caller, "administrator.disable", *before, after);
}

Result<domain::Account> Accounts::enable(const Caller &caller, const QString &id)
{
    const auto before = editable(caller, id);
    if (!before)
        return before.error();
    StoredAccount after = *before;
    after.account.disabled = false;
    return put(caller, "administrator.enable", *before, after);
}

Result<Accounts::Created> Accounts::reset(const Caller &caller, const QString &id)
{
    const auto before = editable(caller, id);
    if (!before)
        return before.error();
    return link(caller, "administrator.reset", *before);
}

Result<domain::Account> Accounts::account(const QString &id) const
{
    const auto stored = m_store.account(id);
    if (!stored)
        return stored.error();
    return *stored ? Result<domain::Account>((*stored)->account) : notFound("administrator", id);
}

Result<Listing<domain::Account>> Accounts::accounts(const ListQuery &query) const
{
    const auto all = m_store.accounts();
    if (!all)
        return all.error();
    Shelf<domain::Account> shelf;
    for (const StoredAccount &stored : *all)
        shelf.put(stored.account);
    const QString words = domain::nameKey(query.filter);
    return shelf.page<domain::Account>(
        query,
        [&](const domain::Account &account) {
            return domain::nameKey(account.name).contains(words) || domain::nameKey(account.displayName).contains(words);
        },
        [](const domain::Account &account) { return account; });
}

Result<bool> Accounts::isEmpty() const
{
    const auto all = m_store.accounts();
    return all ? Result<bool>(all->isEmpty()) : all.error();
}

} // namespace octroi::authority
