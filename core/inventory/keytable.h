// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/apikey.h"
#include "domain/oauthclient.h"
#include "inventory/textpool.h"

#include <limits>
#include <memory>
#include <shared_mutex>

namespace octroi::inventory {

/// What OAuth clients have beside what they share with keys, a code a row.
struct ClientColumns
{
    static constexpr size_t kSorts = 64;
    static quint32 sortOf(domain::ClientKind kind, domain::ClientAuth auth) { return quint32(kind) * 8 + quint32(auth); }

    std::vector<quint32> sort;  ///< kind and way to authenticate
    std::vector<quint32> proof; ///< when what they prove themselves with ends
    TextPool proofs;            ///< milliseconds, earliest first, a line each
    /// The first end of such a line after that moment; KeyTable::kNever: none.
    static qint64 firstEnd(QByteArrayView ends, qint64 now);
};

/// What one backend says of its keys, or of its OAuth clients, as columns: about a hundred bytes a row and the texts once. A row keeps its
/// place as long as the table lives; a removed one stays empty until the table is read anew.
/// The interface thread writes, holding `mutex` alone; it reads as it likes, other threads holding it shared.
class KeyTable
{
public:
    static constexpr quint32 kNone = std::numeric_limits<quint32>::max();
    static constexpr qint64 kNever = std::numeric_limits<qint64>::min(); ///< no such time
    enum Flag : quint8 { Revoked = 1, Suspended = 2, Rotating = 4, Removed = 8 };

    /// What only some keys have.
    struct Extra
    {
        qint64 expires = kNever, retires = kNever, suspended = kNever, revoked = kNever;
        quint64 successor = 0, predecessor = 0; ///< packed identifiers; 0: none
        bool operator==(const Extra &) const = default;
    };
    /// A row on its way into the columns.
    struct Row
    {
        quint64 id = 0;
        quint32 application = 0, name = 0, scopes = 0, limits = 0, plan = 0, last4 = 0;
        quint16 head = 0;
        quint8 flags = 0;
        qint64 created = kNever, ends = kNever, lastUsed = kNever, version = 0;
        Extra extra;
    };

    size_t rows() const { return ids.size(); } ///< removed ones too
    size_t count() const { return rows() - m_removed; }
    bool isLive(quint32 row) const { return !(flags[row] & Removed); }
    quint32 find(const QString &id) const; ///< kNone
    quint32 find(quint64 id) const;
    domain::ApiKey key(quint32 row) const;
    QString idOf(quint32 row) const { return unpacked(ids[row]); }
    domain::KeyStatus statusAt(quint32 row, qint64 now) const;
    const Extra *extraOf(quint32 row) const { return m_extraOf[row] ? &m_extras[m_extraOf[row] - 1] : nullptr; }
    /// Rows of an application, newest entry first.
    std::vector<quint32> rowsOf(const QString &applicationId) const;

    /// True when the key is new or different.
    bool put(const domain::ApiKey &key);
    void put(const Row &row);
    /// Of a table of clients; a client is a row like a key, and columns of its own.
    bool put(const domain::OAuthClient &client);
    const ClientColumns *clients() const { return m_clients.get(); } ///< null: it holds keys
    static std::shared_ptr<KeyTable> ofClients();
    bool remove(const QString &id);
    void setLastUsed(quint32 row, qint64 ms);
    void setUsage(quint32 row, qint64 requestCount, qint64 byteCount);
    /// `values`: one a day, kDays of them; kept only of keys that were used.
    static constexpr int kDays = 30;
    void addDays(quint32 row, const QList<qint32> &values);
    QList<qint32> daysOf(quint32 row) const; ///< zeros when unknown
    void clearUsage();
    void reserve(size_t rows);
    void shrink();
    size_t bytes() const; ///< of memory
    /// Every list it is made of, in one order, for writing and reading; then a look at what was read.
    template <typename Table, typename Visit>
    static void each(Table &table, Visit visit)
    {
        for (auto *pool : {&table.applications, &table.names, &table.plans, &table.prefixes, &table.oddIds, &table.oddEnds,
                           &table.scopeSets, &table.limitSets})
            TextPool::each(*pool, visit);
        visit(table.ids);
        for (auto *column : {&table.application, &table.name, &table.scopes, &table.limits, &table.plan, &table.last4,
                             &table.m_slots, &table.m_extraOf, &table.m_daysOf, &table.m_next, &table.m_firstOf})
            visit(*column);
        visit(table.head);
        visit(table.flags);
        for (auto *column : {&table.created, &table.ends, &table.lastUsed, &table.versions, &table.requests, &table.byteSums})
            visit(*column);
        visit(table.m_extras);
        visit(table.m_days);
    }
    bool takeRead(); ///< false: the lists do not fit together, and the table is of no use

    /// Counts each write: what was computed of an older one may be wrong.
    quint64 revision() const { return m_revision; }
    /// Counts new, removed and renamed rows only.
    quint64 structureRevision() const { return m_structure; }

    /// Ten base62 characters as a number in the same order; others by their place in `oddIds`, behind them.
    quint64 packed(QByteArrayView id);
    quint64 packedKnown(QByteArrayView id) const; ///< 0: not known
    QString unpacked(quint64 id) const;
    static constexpr quint64 kOdd = quint64(1) << 63;
    quint32 headOf(QByteArrayView prefix, domain::Environment environment);
    quint32 last4Of(QByteArrayView text);
    QByteArray last4Text(quint32 packed) const;
    QByteArray headText(quint16 code) const; ///< "oct_live_"

    mutable std::shared_mutex mutex;
    TextPool applications; ///< identifiers
    TextPool names, plans, prefixes, oddIds, oddEnds;
    TextPool scopeSets;  ///< names of scopes, a line each
    /// Where a key may be used, and its tags: addresses, referrers, APIs and tags, a line each, \x1d between the four.
    TextPool limitSets;
    enum Part { Addresses, Referrers, Apis, Tags };
    QStringList partOf(quint32 limitCode, Part part) const;
    static QByteArray limitText(const QByteArray &addresses, const QByteArray &referrers, const QByteArray &apis,
                                const QByteArray &tags); ///< "" when all are
    std::vector<quint64> ids;
    std::vector<quint32> application, name, scopes, limits, plan, last4;
    std::vector<quint16> head; ///< prefix * 2 + (1 for live)
    std::vector<quint8> flags;
    std::vector<qint64> created, ends, lastUsed, versions, requests, byteSums;

private:
    Row rowOf(const domain::ApiKey &key);
    void write(quint32 at, const Row &row);
    void append(const Row &row);
    quint32 slotOf(quint64 id) const;
    void rehash(size_t slots);

    std::unique_ptr<ClientColumns> m_clients; ///< not on the disk: clients lie there as they are
    std::vector<quint32> m_slots;     ///< row + 1, open addressing
    std::vector<quint32> m_extraOf;   ///< index + 1 into m_extras
    std::vector<Extra> m_extras;
    std::vector<quint32> m_daysOf;    ///< block + 1 of kDays in m_days
    std::vector<qint32> m_days;
    std::vector<quint32> m_next;      ///< the next row + 1 of the same application
    std::vector<quint32> m_firstOf;   ///< by application: row + 1
    size_t m_removed = 0;
    quint64 m_revision = 0, m_structure = 0;
};

} // namespace octroi::inventory
