// SPDX-License-Identifier: GPL-3.0-or-later
// Running a filter over rows.
#include "inventory/compiledfilter.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace octroi::inventory {

namespace {

constexpr size_t kBlock = 64 * 64; ///< rows in one go: what an And needs beside stays in the cache
constexpr char kDots[] = "\xe2\x80\xa6"; ///< the "…" of a masked key
constexpr qsizetype kMostHead = 40;
constexpr size_t kMostMasked = 64;

} // namespace

template <typename F>
void CompiledFilter::each(size_t from, size_t to, quint64 *out, F matches)
{
    for (size_t row = from; row < to; row += 64) {
        quint64 word = 0;
        const size_t end = qMin(to, row + 64);
        for (size_t i = row; i < end; ++i)
            word |= quint64(matches(i) ? 1 : 0) << (i - row);
        *out++ = word;
    }
}

void CompiledFilter::run(size_t from, size_t to, quint64 *out) const
{
    for (; from < to; from += kBlock, out += kBlock / 64) {
        const size_t end = qMin(to, from + kBlock);
        evaluate(m_root, from, end, out);
        std::array<quint64, kBlock / 64> live;
        each(from, end, live.data(), [this](size_t row) { return !(m_table.flags[row] & KeyTable::Removed); });
        for (size_t i = 0; i < (end - from + 63) / 64; ++i)
            out[i] &= live[i];
    }
}

bool CompiledFilter::matches(quint32 row) const
{
    std::array<quint64, 1> word{};
    const size_t from = row / 64 * 64;
    run(from, qMin(m_table.rows(), from + 64), word.data());
    return (word[0] >> (row - from)) & 1;
}

void CompiledFilter::evaluate(const Step &step, size_t from, size_t to, quint64 *out) const
{
    using Kind = Step::Kind;
    const size_t words = (to - from + 63) / 64;
    std::array<quint64, kBlock / 64> other;
    switch (step.kind) {
    case Kind::All:
        std::fill_n(out, words, ~quint64(0));
        return;
    case Kind::None:
        std::fill_n(out, words, quint64(0));
        return;
    case Kind::And:
    case Kind::Or:
        evaluate(step.children.front(), from, to, out);
        for (size_t child = 1; child < step.children.size(); ++child) {
            if (step.kind == Kind::And && std::all_of(out, out + words, [](quint64 w) { return w == 0; }))
                return;
            evaluate(step.children[child], from, to, other.data());
            for (size_t i = 0; i < words; ++i)
                out[i] = step.kind == Kind::And ? out[i] & other[i] : out[i] | other[i];
        }
        return;
    case Kind::Not:
        evaluate(step.children.front(), from, to, out);
        std::transform(out, out + words, out, [](quint64 w) { return ~w; });
        return;
    case Kind::Codes:
        each(from, to, out, [&](size_t row) { return step.bits.test((*step.codes)[row]); });
        return;
    case Kind::Heads:
        each(from, to, out, [&](size_t row) { return step.bits.test(m_table.head[row]); });
        return;
    case Kind::Status:
        each(from, to, out, [&](size_t row) {
            return (step.statuses >> int(m_table.statusAt(quint32(row), m_now))) & 1;
        });
        return;
    case Kind::Times:
        each(from, to, out, [&](size_t row) {
            const qint64 at = (*step.values)[row];
            bool hit = false;
            for (const domain::FilterReach &reach : step.reaches)
                hit = hit || (at == KeyTable::kNever ? reach.never : at >= reach.from && at <= reach.to);
            return hit;
        });
        return;
    case Kind::Numbers:
        each(from, to, out, [&](size_t row) {
            const auto value = double((*step.values)[row]);
            return std::any_of(step.numbers.begin(), step.numbers.end(),
                               [&](double n) { return domain::filterNumberMatches(value, step.op, n); });
        });
        return;
    case Kind::Ids:
        each(from, to, out, [&](size_t row) {
            return step.pattern.isEmpty() ? m_table.ids[row] == step.ids.front()
                                          : domain::filterGlob(step.pattern, m_table.idOf(quint32(row)));
        });
        return;
    case Kind::Masked:
        each(from, to, out, [&](size_t row) { return maskedMatches(step, quint32(row)); });
        return;
    }
}

bool CompiledFilter::maskedMatches(const Step &step, quint32 row) const
{
    const quint64 id = m_table.ids[row];
    const quint16 head = m_table.head[row];
    if (step.needle.isEmpty() || (id & KeyTable::kOdd) || (m_table.last4[row] >> 31) ||
        step.heads[head].size() > kMostHead) {
        const domain::ApiKey key = m_table.key(row);
        return domain::filterTextMatches(step.pattern, key.id, domain::FilterOp::Has) ||
               domain::filterTextMatches(step.pattern, key.maskedKey(), domain::FilterOp::Has);
    }
    if (step.bits.test(head))
        return true;
    // Head, identifier, dots and end, folded, on the stack.
    std::array<char, kMostMasked> text;
    size_t size = 0;
    if (step.needle.contains('_')) {
        size = size_t(step.heads[head].size());
        std::memcpy(text.data(), step.heads[head].constData(), size);
    }
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    quint64 rest = id - 1;
    for (size_t i = 10; i-- > 0; rest /= 62)
        text[size + i] = digits[rest % 62];
    size += 10;
    std::memcpy(text.data() + size, kDots, 3);
    size += 3;
    const quint32 end = m_table.last4[row];
    for (int shift = 24; end != 0 && shift >= 0; shift -= 8) {
        const char c = char(end >> shift);
        text[size++] = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    }
    return std::string_view(text.data(), size)
               .find(std::string_view(step.needle.constData(), size_t(step.needle.size()))) != std::string_view::npos;
}

} // namespace octroi::inventory
