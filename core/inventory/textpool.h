// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/filternode.h"

#include <QByteArrayView>
#include <QString>
#include <atomic>
#include <mutex>
#include <vector>

namespace octroi::inventory {

/// A set of small numbers, for "the text with this code matches".
struct Bits
{
    std::vector<quint64> words;

    void reset(size_t size, bool on = false) { words.assign((size + 63) / 64, on ? ~quint64(0) : 0); }
    void clear(size_t i) { words[i / 64] &= ~(quint64(1) << (i % 64)); }
    void set(size_t i) { words[i / 64] |= quint64(1) << (i % 64); }
    bool test(size_t i) const { return (words[i / 64] >> (i % 64)) & 1; }
    bool any() const;
    void unite(const Bits &other);
};

/// Texts that are kept once: a code each, the bytes one after the other in one blob folded, for the search, and in
/// another as they are where that is different. One thread writes while none reads; only ranks are made up by whoever asks for them.
class TextPool
{
public:
    TextPool();

    /// The code of a text, new or known; 0 is "".
    quint32 intern(QByteArrayView utf8);
    quint32 intern(const QString &text) { return intern(QByteArrayView(text.toUtf8())); }
    /// The code of a text that is known; 0 for others.
    quint32 find(QByteArrayView utf8) const;
    size_t size() const { return m_ends.size(); }
    QByteArrayView view(quint32 code) const
    {
        // Only what folding changed has bytes of its own.
        const quint32 from = code ? m_ends[code - 1] : 0, to = m_ends[code];
        return from < to ? QByteArrayView(m_blob.data() + from, qsizetype(to - from)) : foldedView(code);
    }
    QString text(quint32 code) const { return QString::fromUtf8(view(code)); }

    /// As domain::filterTextMatches of each text, in one pass over the blob where the pattern allows it.
    Bits matching(const QString &pattern, domain::FilterOp op) const;

    /// Places of the texts in their order: folded, accents behind their letters, then as they are. Any thread that
    /// may read; what is known already is not sorted again.
    const std::vector<quint32> &ranks() const;
    /// Codes in that order; call ranks() before.
    const std::vector<quint32> &sorted() const { return m_sorted; }
    /// Texts of two pools in that order: below, at or above 0.
    static int compared(const TextPool &left, quint32 a, const TextPool &right, quint32 b);

    void reserve(size_t texts, size_t bytes);
    void shrink();
    size_t bytes() const; ///< of memory
    /// Every list it is made of, in one order, for writing and reading.
    template <typename Pool, typename Visit>
    static void each(Pool &pool, Visit visit)
    {
        visit(pool.m_blob);
        visit(pool.m_folded);
        visit(pool.m_ends);
        visit(pool.m_foldedEnds);
        visit(pool.m_slots);
        visit(pool.m_sorted);
        visit(pool.m_ranks);
    }
    bool isSound() const; ///< what was read fits together

    /// As the search compares: each character folded alone, UTF-8.
    static QByteArray folded(const QString &text);

private:
    size_t slotOf(QByteArrayView utf8) const;
    void grow();
    void appendFolded(QByteArrayView utf8);
    QByteArrayView foldedView(quint32 code) const
    {
        const quint32 from = code ? m_foldedEnds[code - 1] : 0;
        return {m_folded.data() + from, qsizetype(m_foldedEnds[code] - from)};
    }
    Bits containing(const QByteArray &needle) const;

    std::vector<char> m_blob, m_folded;
    std::vector<quint32> m_ends, m_foldedEnds; ///< by code
    std::vector<quint32> m_slots;              ///< code + 1, open addressing
    mutable std::mutex m_rankMutex;
    mutable std::vector<quint32> m_sorted, m_ranks;
};

} // namespace octroi::inventory
