// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/shelf.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace octroi::authority {

/// One entry of the audit log to come.
struct Deed
{
    const char *action; ///< "partner.create"
    const char *objectType;
    QString objectId, objectName;
    QJsonObject before, after;
};

/// A creation that may be asked for twice with the same Idempotency-Key.
struct Creation
{
    const char *operation; ///< stands for method and path
    QString target;        ///< the object in the path, "" where there is none
    const QJsonObject &body;
    QString made{};        ///< what it stands for; "": the object of the first deed
};

Error notFound(const char *objectType, const QString &id);
Error conflict(const char *reason, const QString &context, const QString &detail);
Error taken(const char *field, const QString &value);
Error invalid(const char *field, const char *reason, const QString &detail);

/// What the issuer keeps in memory, and the one way by which it changes. Keys are not kept: there may be
/// millions, and other nodes change them too.
struct Issuer::State
{
    State(Store &s, LiveSink &l, const Clock &c, Options o)
        : store(s)
        , sink(l)
        , clock(c)
        , options(std::move(o))
    {
    }

    Store &store;
    LiveSink &sink;
    const Clock &clock;
    Options options;
    Shelf<domain::Partner> partners;
    Shelf<domain::Application> applications;
    Shelf<domain::Api> apis;
    Shelf<domain::Scope> scopes;
    Shelf<domain::Plan> plans;
    Shelf<domain::TrustedIssuer> trustedIssuers;
    QHash<QString, crypto::JwkSet> fetchedKeys; ///< of trusted issuers whose keys are not inline
    Shelf<StoredClient> clients;
    struct Retiring
    {
        QString keyId, campaignId;
    };
    QList<Retiring> retiring; ///< what this pass over the open campaigns has not looked at yet
    qint64 nextRetiring = 0;
    /// What is known of when keys were used, of the pass that is under way.
    struct UsesKnown
    {
        qint64 from = 0, until = 0; ///< all uses between these are; of those before perhaps not all
    };
    UsesKnown usesKnown;
    QString node;                       ///< this one, among NodeUses
    std::optional<qint64> ownUsesUntil; ///< null: nobody but the store tells
    Result<UsesKnown> readUsesKnown();
    QHash<QString, qint64> touched; ///< last uses that the store does not know yet

    /// Runs `work`, which returns a Result, in one transaction, so that what it reads is still so when it
    /// writes. What it announces reaches the sink after the commit, or never. Can be nested.
    template <typename F>
    auto change(F work) -> decltype(work())
    {
        std::optional<decltype(work())> out;
        const std::size_t mark = announced.size();
        const qint64 wrote = writtenSeq;
        const bool outer = depth++ == 0;
        if (outer)
            chainEnd.reset();
        const auto done = store.transact([&]() -> Result<void> {
            // Nobody else writes from here on: what `work` decides on is what it will be written to.
            if (const auto news = outer ? followOthers() : Result<bool>(false); !news)
                return news.error();
            out.emplace(work());
            return *out ? Result<void>() : Result<void>(out->error());
        });
        --depth;
        if (!done) {
            announced.resize(mark);
            writtenSeq = wrote;
            chainEnd.reset();
        } else if (outer) {
            tellSink();
        }
        if (outer)
            noteWritten();
        if (!done)
            return done.error();
        return std::move(*out);
    }
    /// A key that is new or different; within change().
    void announce(const StoredKey &stored) { announced.push_back(stored); }
    void tellSink();

    /// With the last use that the meter knows.
    Result<StoredKey> storedKey(const QString &id) const;
    /// The same to change it, after If-Match was compared.
    Result<StoredKey> editableKey(const Caller &caller, const QString &id) const;
    void addTouch(domain::ApiKey &key) const;
    Result<void> flushTouches();

    qint64 knownSeq = 0;   ///< the last audit entry that memory is up to date with
    qint64 writtenSeq = 0; ///< the last one of the transaction under way
    std::optional<domain::AuditEntry> chainEnd; ///< number and hash of the last entry of the change() under way
    bool behind = false;   ///< a change was refused because it was decided on what another node had changed
    std::function<Result<void>(const ForeignObjects &objects)> onForeign;

    /// Brings memory up to date with what other nodes wrote; true when there was something.
    Result<bool> readForeign();
    /// The same where there may be other nodes.
    Result<bool> followOthers() { return store.shared() ? readForeign() : Result<bool>(false); }
    /// After the end of a transaction: what it wrote itself is known.
    void noteWritten()
    {
        knownSeq = qMax(knownSeq, writtenSeq);
        writtenSeq = 0;
    }
    /// See Issuer::refresh().
    Result<void> refresh(const QString &objectType, const QString &id);

    /// Writes with `put` and appends the deeds in one transaction. Memory and sink are the caller's next
    /// step.
    Result<void> commit(const Caller &caller, const QList<Deed> &deeds,
                        const std::function<Result<void>()> &put);
    /// The same for a creation; deeds.first() names the object that the Idempotency-Key stands for.
    Result<void> commit(const Caller &caller, const Creation &request, const QList<Deed> &deeds,
                        const std::function<Result<void>()> &put);

    /// The object that this request made before, "" when it is new. Conflict, reason
    /// idempotency_mismatch, when the key was used for something else; Forbidden, reason limit, when the
    /// caller's limits forbid such a creation.
    Result<QString> madeBefore(const Caller &caller, const Creation &request);
    /// The same for a change of an object that is there.
    Result<QString> doneBefore(const Caller &caller, const Creation &request);

    /// The object to change, after the caller's limits and If-Match were compared.
    template <typename T>
    Result<T> editable(const Shelf<T> &shelf, const char *objectType, const Caller &caller,
                       const QString &id) const
    {
        const T *object = shelf.find(id);
        if (!object || !seen(caller, *object))
            return notFound(objectType, id);
        if (const auto may = changeable(caller, *object); !may)
            return may.error();
        if (const auto same = matches(caller, versionOf(*object), id); !same)
            return same.error();
        return *object;
    }
    Result<void> matches(const Caller &caller, qint64 version, const QString &id) const;

    template <typename T>
    QString freshId(const Shelf<T> &shelf) const
    {
        QString id = newId();
        while (shelf.find(id))
            id = newId();
        return id;
    }

    /// True when another object than `id` has this name, by domain::nameKey.
    template <typename T, typename Name>
    static bool nameTaken(const Shelf<T> &shelf, const QString &id, const QString &name, Name nameKeyOf)
    {
        return std::any_of(shelf.begin(), shelf.end(), [&](const T &other) {
            return identityOf(other) != id && nameKeyOf(other) == name;
        });
    }

    /// Tells the sink of every key of these applications.
    Result<void> announceKeysOf(const QStringList &applicationIds);
    Result<void> refreshPartner(const QString &id);
    /// Tells the sink of every client of these applications.
    void announceClientsOf(const QStringList &applicationIds);
    /// Tells the sink of every key.
    Result<void> announceAllKeys();

    /// Scopes that are being replaced: what is told of holders has both until all is told.
    QList<domain::ScopeSwap> bridges;
    QStringList bridged(QStringList granted) const;
    /// Tells the sink of what a replacement touched, in an order in which no check on the way is refused.
    Result<void> tellReplaced(const QList<domain::ScopeSwap> &swaps, const std::function<Result<void>()> &holders,
                              const std::function<Result<void>()> &asking);
    Result<void> refreshAll(const ForeignObjects &objects, const QList<domain::ScopeSwap> &swaps);
    Result<void> readOn(QList<domain::AuditEntry> &entries) const;
    LiveCredential liveOf(const StoredKey &stored) const;
    /// The masked form of a key that has this scope and is not revoked, "" when there is none.
    Result<QString> keyWithScope(const QString &name) const;
    /// Calls `each` for every key that has this scope itself; stops when it fails.
    Result<void> eachKeyWithScope(const QString &name, bool alsoRevoked, const std::function<Result<void>(const StoredKey &)> &each) const;
    QStringList applicationsOf(const QString &partnerId) const;
    LiveClient liveOf(const StoredClient &stored) const;
    QList<domain::Api> allApis() const;
    /// Tells the sink of all trusted issuers: after a change of one, of its keys, or of a partner it names.
    void announceTrust() const;
    const domain::Partner *partnerOf(const domain::ApiKey &key) const;

private:
    /// The caller's limits, see reach.h.
    template <typename T>
    bool seen(const Caller &caller, const T &object) const;
    template <typename T>
    Result<void> changeable(const Caller &caller, const T &object) const;
    static qint64 versionOf(const StoredClient &stored) { return stored.client.version; }
    template <typename T>
    static qint64 versionOf(const T &object)
    {
        return object.version;
    }
    static QString newId();

    int depth = 0; ///< of nested changes
    std::vector<StoredKey> announced;
};

/// A new secret for a key: the identifier stays, or is new when the key has none yet.
Result<Secret> mint(Issuer::State &state, StoredKey &stored);

} // namespace octroi::authority
