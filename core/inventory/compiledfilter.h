// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/keytable.h"
#include "inventory/owners.h"

#include <QDateTime>
#include <memory>
#include <vector>

namespace octroi::inventory {

/// A filter made ready for the columns of one table at one moment: each text of the filter was compared once with
/// each distinct text, so that a row costs a look into a bit set or a comparison of numbers.
/// Whoever makes or uses it holds the table's mutex shared.
class CompiledFilter
{
public:
    CompiledFilter(const KeyTable &table, const Owners &owners, const std::shared_ptr<const domain::KeyFilter::Node> &root,
                   const QDateTime &now);
    /// Only keys of this partner, or of this application.
    void restrictTo(const QString &partnerId, const QString &applicationId);

    /// Rows of [from, to) that match, a bit each; `from` is a multiple of 64, `out` has room for them.
    void run(size_t from, size_t to, quint64 *out) const;
    bool matches(quint32 row) const;

private:
    struct Step
    {
        enum class Kind { All, None, And, Or, Not, Codes, Heads, Status, Times, Numbers, Ids, Masked };
        Kind kind = Kind::All;
        std::vector<Step> children;
        const std::vector<quint32> *codes = nullptr; ///< Codes: the column
        Bits bits;                                   ///< Codes, Heads: those that match
        quint8 statuses = 0;                         ///< Status: a bit each
        const std::vector<qint64> *values = nullptr; ///< Times, Numbers
        std::vector<domain::FilterReach> reaches;    ///< Times
        domain::FilterOp op = domain::FilterOp::Has; ///< Numbers
        std::vector<double> numbers;
        std::vector<quint64> ids; ///< Ids: packed, sorted
        QString pattern;          ///< Ids (with a wildcard), Masked
        QByteArray needle;        ///< Masked without a wildcard: folded
        std::vector<QByteArray> heads; ///< Masked: folded, by head
    };
    using Node = domain::KeyFilter::Node;

    Step compile(const Node &node) const;
    Step term(const Node &node) const;
    Step word(const QString &pattern) const;
    Step text(domain::FilterField field, const QString &pattern, domain::FilterOp op) const;
    static Step always(bool matches);
    Step codesOf(const std::vector<quint32> &column, Bits bits) const;
    template <typename F>
    Step owner(F matches) const;
    Bits scopeBits(const QString &pattern, domain::FilterOp op, bool asText) const;
    Step tags(const QString &pattern, domain::FilterOp op) const;
    template <typename F>
    Bits limitBits(KeyTable::Part part, F matches) const;
    Step ids(const QString &pattern) const;
    Step idsWith(const QString &pattern) const;
    Step masked(const QString &pattern) const;
    Step proofs(const Node &node) const;
    Step ofClients(domain::FilterField field, const QString &pattern) const;
    static Step joined(Step::Kind kind, std::vector<Step> children);
    void evaluate(const Step &step, size_t from, size_t to, quint64 *out) const;
    template <typename F>
    static void each(size_t from, size_t to, quint64 *out, F matches);
    bool maskedMatches(const Step &step, quint32 row) const;

    const KeyTable &m_table;
    const Owners &m_owners;
    const qint64 m_now;
    const QDateTime m_time;
    Step m_root;
};

} // namespace octroi::inventory
