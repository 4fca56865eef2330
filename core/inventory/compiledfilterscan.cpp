// SPDX-License-Identifier: GPL-3.0-or-later
// Running a filter over rows.
#include "inventory/compiledfilter.h"

#include <QtEndian>
#include <algorithm>
#include <array>
#include <cstring>

namespace octroi::inventory {

namespace {

constexpr size_t kBlock = 64 * 64; ///< rows in one go: what an And needs beside stays in the cache
constexpr char kDots[] = "\xe2\x80\xa6"; ///< the "…" of a masked key
constexpr qsizetype kMostHead = 40;
constexpr size_t kMostMasked = 64;
constexpr qsizetype kWord = 8; ///< bytes that are compared at once

quint64 wordOf(const char *text, size_t size)
{
    quint64 word = 0;
    std::memcpy(&word, text, size);
    return word;
}

/// Two folded digits of an identifier at once.
std::array<char, size_t(62 * 62 * 2)> makePairs()
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    std::array<char, size_t(62 * 62 * 2)> out;
    for (size_t i = 0; i < 62 * 62; ++i) {
        out[2 * i] = digits[i / 62];
        out[2 * i + 1] = digits[i % 62];
    }
    return out;
}

constexpr quint64 kOnes = 0x0101010101010101U, kHighs = 0x8080808080808080U;

/// Whether any byte is 0.
bool hasZero(quint64 word)
{
    return ((word - kOnes) & ~word & kHighs) != 0;
}

/// Whether ten digits or four last characters hold `needle`, which is of neither of the signs between them:
/// what most rows are asked. Its first two bytes are looked for in all places at once; only then each place.
bool plainMatches(quint64 needle, size_t size, quint64 id, quint32 end)
{
    static const auto pairs = makePairs();
    constexpr quint64 base = 62 * 62;
    std::array<char, 32> text{};
    const quint64 high = (id - 1) / (base * base * base), low = (id - 1) % (base * base * base);
    const std::array<quint64, 5> digits{high / base, high % base, low / (base * base), low / base % base,
                                        low % base};
    for (size_t i = 0; i < digits.size(); ++i)
        std::memcpy(text.data() + 2 * i, pairs.data() + 2 * digits[i], 2);
    for (size_t i = 0; i < 4; ++i) {
        const char c = char(end >> (24 - 8 * i));
        text[11 + i] = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    }
    const auto first = qFromLittleEndian<quint64>(text.data()),
               second = qFromLittleEndian<quint64>(text.data() + 8);
    const auto bytes = qFromLittleEndian<quint64>(&needle);
    const quint64 one = (bytes & 0xff) * kOnes;
    if (size == 1)
        return hasZero(first ^ one) || hasZero(second ^ one);
    const quint64 two = (bytes >> 8 & 0xff) * kOnes;
    if (!hasZero((first ^ one) | ((first >> 8 | second << 56) ^ two)) &&
        !hasZero((second ^ one) | (second >> 8 ^ two)))
        return false;
    quint64 mask = 0;
    std::memset(&mask, 0xff, size);
    bool hit = false;
    for (size_t at = 0; at + size <= 15; ++at)
        hit |= (wordOf(text.data() + at, sizeof mask) & mask) == needle;
    return hit;
}

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
            if (step.children[child].kind == Kind::Masked)
                // Dear, so only for rows that are not decided yet.
                each(from, to, other.data(), [&](size_t row) {
                    const bool set = (out[(row - from) / 64] >> ((row - from) % 64)) & 1;
                    return set == (step.kind == Kind::And) &&
                           maskedMatches(step.children[child], quint32(row));
                });
            else
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
    const quint32 end = m_table.last4[row];
    if (step.needle.size() <= kWord && !step.needle.contains('_') && !step.needle.contains(kDots[0]))
        return plainMatches(wordOf(step.needle.constData(), size_t(step.needle.size())),
                            size_t(step.needle.size()), id, end);
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
    for (int shift = 24; end != 0 && shift >= 0; shift -= 8) {
        const char c = char(end >> shift);
        text[size++] = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    }
    return std::string_view(text.data(), size)
               .find(std::string_view(step.needle.constData(), size_t(step.needle.size()))) != std::string_view::npos;
}

} // namespace octroi::inventory
