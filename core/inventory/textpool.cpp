// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/textpool.h"

#include "inventory/pieces.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace octroi::inventory {

using domain::FilterOp;

bool Bits::any() const
{
    return std::any_of(words.begin(), words.end(), [](quint64 w) { return w != 0; });
}

void Bits::unite(const Bits &other)
{
    for (size_t i = 0; i < words.size() && i < other.words.size(); ++i)
        words[i] |= other.words[i];
}

namespace {

constexpr size_t kFirstSlots = 64;
constexpr size_t kPiece = 64 * 1024; ///< texts that one thread looks at in one go

bool isPlain(QByteArrayView utf8)
{
    return std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= 0; });
}

/// FNV-1a: the same on every machine, because the slots are in the file.
size_t hashOf(QByteArrayView utf8)
{
    quint64 hash = 0xcbf29ce484222325U;
    for (const char c : utf8)
        hash = (hash ^ quint8(c)) * 0x100000001b3U;
    return size_t(hash ^ (hash >> 32));
}

/// Places in a blob: none before the one before it, the last at its end.
bool areEnds(const std::vector<quint32> &ends, size_t size)
{
    return !ends.empty() && std::is_sorted(ends.begin(), ends.end()) && ends.back() == size;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

/// Looks for a text by the byte of it that is rarest where it is looked for: most of the rest is then skipped
/// at the speed of memory.
class Needle
{
public:
    Needle(const QByteArray &text, const std::vector<char> &in)
        : m_text(text.constData(), size_t(text.size()))
    {
        std::array<quint32, 256> counts{};
        const size_t step = in.size() / kSample + 1;
        for (size_t at = 0; at < in.size(); at += step)
            ++counts[quint8(in[at])];
        for (size_t i = 1; i < m_text.size(); ++i) {
            if (counts[quint8(m_text[i])] < counts[quint8(m_text[m_rarest])])
                m_rarest = i;
        }
    }

    /// Its first place in [at, end) of `in`, whole; npos when there is none.
    size_t find(const std::vector<char> &in, size_t at, size_t end) const
    {
        while (at + m_text.size() <= end) {
            const size_t last = end - m_text.size() + m_rarest; // where the rarest byte may be at most
            const char *from = in.data() + at + m_rarest;
            const auto *hit =
                static_cast<const char *>(std::memchr(from, m_text[m_rarest], last + 1 - (at + m_rarest)));
            if (!hit)
                break;
            at = size_t(hit - in.data()) - m_rarest;
            if (std::memcmp(in.data() + at, m_text.data(), m_text.size()) == 0)
                return at;
            ++at;
        }
        return std::string_view::npos;
    }
    size_t size() const { return m_text.size(); }

private:
    static constexpr size_t kSample = 16'384;
    std::string_view m_text;
    size_t m_rarest = 0;
};

/// The text that holds the byte `at`; hits come in their order, so it is looked for in growing steps from the last.
quint32 holder(const std::vector<quint32> &ends, quint32 code, size_t at)
{
    size_t step = 1, from = code;
    while (from + step < ends.size() && ends[from + step - 1] <= at) {
        from += step;
        step *= 2;
    }
    const auto last = ends.begin() + std::ptrdiff_t(qMin(from + step, ends.size()));
    return quint32(std::upper_bound(ends.begin() + std::ptrdiff_t(from), last, quint32(at)) - ends.begin());
}

int compare(QByteArrayView a, QByteArrayView b)
{
    const int order = std::memcmp(a.data(), b.data(), size_t(qMin(a.size(), b.size())));
    return order != 0 ? order : a.size() < b.size() ? -1 : a.size() > b.size();
}

/// As domain::filterGlob, of texts that are folded: a star is any bytes.
bool globMatches(QByteArrayView pattern, QByteArrayView text)
{
    qsizetype p = 0, t = 0, star = -1, mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

/// Without accents, so that "é" stands with "e".
QByteArray bare(QByteArrayView folded)
{
    QString text = QString::fromUtf8(folded).normalized(QString::NormalizationForm_KD);
    text.removeIf([](QChar c) { return c.isMark(); });
    return text.toUtf8();
}

} // namespace

TextPool::TextPool()
    : m_slots(kFirstSlots, 0)
{
    intern(QByteArrayView(""));
}

size_t TextPool::slotOf(QByteArrayView utf8) const
{
    const size_t mask = m_slots.size() - 1;
    size_t at = hashOf(utf8) & mask;
    while (m_slots[at] != 0) {
        const QByteArrayView there = view(m_slots[at] - 1);
        if (there.size() == utf8.size() && std::memcmp(there.data(), utf8.data(), size_t(utf8.size())) == 0)
            break;
        at = (at + 1) & mask;
    }
    return at;
}

quint32 TextPool::find(QByteArrayView utf8) const
{
    const quint32 there = m_slots[slotOf(utf8)];
    return there ? there - 1 : 0;
}

quint32 TextPool::intern(QByteArrayView utf8)
{
    size_t at = slotOf(utf8);
    if (m_slots[at] != 0)
        return m_slots[at] - 1;
    if ((m_ends.size() + 1) * 4 > m_slots.size() * 3) {
        grow();
        at = slotOf(utf8);
    }
    const auto code = quint32(m_ends.size());
    const size_t from = m_folded.size();
    appendFolded(utf8);
    if (QByteArrayView(m_folded.data() + from, qsizetype(m_folded.size() - from)) != utf8)
        m_blob.insert(m_blob.end(), utf8.begin(), utf8.end());
    m_ends.push_back(quint32(m_blob.size()));
    m_foldedEnds.push_back(quint32(m_folded.size()));
    m_slots[at] = code + 1;
    return code;
}

void TextPool::grow()
{
    m_slots.assign(m_slots.size() * 2, 0);
    for (quint32 code = 0; code < m_ends.size(); ++code)
        m_slots[slotOf(view(code))] = code + 1;
}

QByteArray TextPool::folded(const QString &text)
{
    QByteArray out;
    out.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        const char32_t f = QChar::toCaseFolded(c);
        out += f < 0x80 ? QByteArray(1, char(f)) : QString::fromUcs4(&f, 1).toUtf8();
    }
    return out;
}

void TextPool::appendFolded(QByteArrayView utf8)
{
    if (isPlain(utf8)) {
        const size_t from = m_folded.size();
        m_folded.resize(from + size_t(utf8.size()));
        std::transform(utf8.begin(), utf8.end(), m_folded.begin() + std::ptrdiff_t(from), lower);
        return;
    }
    const QByteArray out = folded(QString::fromUtf8(utf8));
    m_folded.insert(m_folded.end(), out.begin(), out.end());
}

Bits TextPool::containing(const QByteArray &text) const
{
    Bits bits;
    bits.reset(size());
    const Needle needle(text, m_folded);
    // Pieces of whole words of bits, so that no two threads write to the same one.
    const size_t pieces = (size() + kPiece - 1) / kPiece;
    inPieces(pieces, [&](size_t piece) {
        auto code = quint32(piece * kPiece);
        const size_t next = qMin(size(), (piece + 1) * kPiece), end = m_foldedEnds[next - 1];
        size_t at = needle.find(m_folded, code ? m_foldedEnds[code - 1] : 0, end);
        while (at != std::string_view::npos) {
            code = holder(m_foldedEnds, code, at);
            if (at + needle.size() <= m_foldedEnds[code]) {
                bits.set(code);
                at = needle.find(m_folded, m_foldedEnds[code], end);
            } else {
                at = needle.find(m_folded, at + 1, end); // over the border of two texts
            }
        }
    });
    return bits;
}

Bits TextPool::matching(const QString &pattern, FilterOp op) const
{
    const bool wild = pattern.contains(u'*');
    const QByteArray needle = folded(pattern);
    if (!wild && op != FilterOp::Is && !pattern.isEmpty())
        return containing(needle);
    // Of a pattern the longest piece between its stars finds those that may match at all.
    const QList<QByteArray> pieces = needle.split('*');
    const QByteArray longest = *std::max_element(pieces.begin(), pieces.end(),
                                                 [](const auto &a, const auto &b) { return a.size() < b.size(); });
    Bits bits;
    if (longest.isEmpty())
        bits.reset(size(), true);
    else
        bits = containing(longest);
    for (quint32 code = 0; code < size(); ++code) {
        if (!bits.test(code))
            continue;
        const QByteArrayView text = foldedView(code);
        if (wild ? !globMatches(needle, text) : compare(text, needle) != 0)
            bits.clear(code);
    }
    return bits;
}

int TextPool::compared(const TextPool &left, quint32 a, const TextPool &right, quint32 b)
{
    const QByteArrayView x = left.foldedView(a), y = right.foldedView(b);
    const bool plainX = isPlain(x), plainY = isPlain(y);
    int order = 0;
    if (plainX && plainY)
        order = compare(x, y);
    else
        order = compare(plainX ? x.toByteArray() : bare(x), plainY ? y.toByteArray() : bare(y));
    if (order == 0)
        order = compare(x, y);
    if (order == 0)
        order = compare(left.view(a), right.view(b));
    return order;
}

const std::vector<quint32> &TextPool::ranks() const
{
    const std::lock_guard lock(m_rankMutex);
    const size_t known = m_sorted.size();
    if (known == size())
        return m_ranks;
    const auto before = [this](quint32 a, quint32 b) { return compared(*this, a, *this, b) < 0; };
    for (auto code = quint32(known); code < size(); ++code)
        m_sorted.push_back(code);
    const auto middle = m_sorted.begin() + std::ptrdiff_t(known);
    std::sort(middle, m_sorted.end(), before);
    std::inplace_merge(m_sorted.begin(), middle, m_sorted.end(), before);
    m_ranks.resize(size());
    for (quint32 place = 0; place < m_sorted.size(); ++place)
        m_ranks[m_sorted[place]] = place;
    return m_ranks;
}

void TextPool::reserve(size_t texts, size_t bytes)
{
    m_ends.reserve(texts);
    m_foldedEnds.reserve(texts);
    m_blob.reserve(bytes);
    m_folded.reserve(bytes);
}

void TextPool::shrink()
{
    for (auto *list : {&m_ends, &m_foldedEnds})
        list->shrink_to_fit();
    for (auto *list : {&m_blob, &m_folded})
        list->shrink_to_fit();
}

bool TextPool::isSound() const
{
    const size_t texts = m_ends.size();
    const auto below = [texts](const std::vector<quint32> &list) {
        return std::all_of(list.begin(), list.end(), [texts](quint32 v) { return v < texts; });
    };
    return areEnds(m_ends, m_blob.size()) && areEnds(m_foldedEnds, m_folded.size()) && m_foldedEnds.size() == texts &&
           m_foldedEnds.front() == 0 && m_slots.size() >= kFirstSlots && (m_slots.size() & (m_slots.size() - 1)) == 0 &&
           m_slots.size() > texts &&
           std::all_of(m_slots.begin(), m_slots.end(), [texts](quint32 v) { return v <= texts; }) &&
           m_sorted.size() == m_ranks.size() && m_sorted.size() <= texts && below(m_sorted) && below(m_ranks);
}

size_t TextPool::bytes() const
{
    return m_blob.capacity() + m_folded.capacity() +
           sizeof(quint32) * (m_ends.capacity() + m_foldedEnds.capacity() + m_slots.capacity() + m_sorted.capacity() +
                              m_ranks.capacity());
}

} // namespace octroi::inventory
