// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/keyscanner.h"

#include "crypto/digest.h"
#include "crypto/keyformat.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace octroi::leak {

namespace {

// Around the "_" after the prefix, which is looked for: up to 8 characters before it, and these behind it. In
// UTF-16 each takes two bytes.
constexpr qsizetype kMostPrefix = 8, kLeastPrefix = 2;
constexpr qsizetype kBehind =
    6 + qsizetype(crypto::kKeyIdSize + crypto::kKeySecretSize + crypto::kKeyCheckSize);
constexpr qsizetype kBefore2 = 2 * kMostPrefix, kBehind2 = 2 * kBehind;
constexpr qsizetype kSmall = 1024, kGathered = 8192;

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

/// Eight bytes at once, in whatever optimisation: all that is read passes here.
qint64 newlines(const char *at, qsizetype size)
{
    constexpr quint64 kSeven = 0x7f7f7f7f7f7f7f7f, kOnes = 0x0101010101010101, kLines = kOnes * '\n';
    constexpr quint64 kEven = 0x00ff00ff00ff00ff;
    qint64 total = 0;
    while (size >= 8) {
        const qsizetype words = std::min<qsizetype>(size / 8, 255); // what fits into a byte of the sum
        quint64 sum = 0;
        for (qsizetype i = 0; i < words; ++i) {
            quint64 word = 0;
            std::memcpy(&word, at + 8 * i, 8);
            word ^= kLines;
            sum += ~(((word & kSeven) + kSeven) | word) >> 7 & kOnes; // 1 in each byte that is 0
        }
        const quint64 pairs = (sum & kEven) + (sum >> 8 & kEven);
        total += qint64(pairs * 0x0001000100010001 >> 48);
        at += 8 * words;
        size -= 8 * words;
    }
    return total + std::count(at, at + size, '\n');
}

} // namespace

KeyScanner::KeyScanner(std::function<void(const Sighting &)> found)
    : m_found(std::move(found))
{
}

void KeyScanner::feed(QByteArrayView block)
{
    if (m_bytes == 0)
        m_lookalikes = 0;
    m_bytes += block.size();
    if (block.size() < kSmall) { // little by little: gathered first
        m_tail.append(block);
        if (m_tail.size() >= kGathered) {
            const QByteArray window = m_tail;
            scan(window, m_tailBase, m_tailFrom, window.size() - kBehind2);
            keepTail(window);
        }
        return;
    }
    const qint64 start = m_tailBase + m_tail.size(); // of the block
    if (!m_tail.isEmpty()) {
        const qsizetype edge = m_tail.size();
        const QByteArray joint =
            m_tail + block.first(std::min(block.size(), kBefore2 + kBehind2)).toByteArray();
        scan(joint, m_tailBase, m_tailFrom, edge + kBefore2);
        countTo(joint, m_tailBase, start);
    }
    scan(block, start, m_tail.isEmpty() ? 0 : kBefore2, block.size() - kBehind2);
    m_tailBase = start;
    keepTail(block);
}

/// What stands before the last `kBehind2` bytes of the window was looked at.
void KeyScanner::keepTail(QByteArrayView window)
{
    const qsizetype keep = std::min(window.size(), kBefore2 + kBehind2);
    const qint64 base = m_tailBase + window.size() - keep;
    countTo(window, m_tailBase, base);
    m_tailBase = base;
    m_tailFrom = keep - std::min(keep, kBehind2);
    m_tail = window.last(keep).toByteArray();
}

void KeyScanner::finish()
{
    scan(m_tail, m_tailBase, m_tailFrom, m_tail.size());
    m_tail.fill('\0');
    m_tail.clear();
    m_tailFrom = 0;
    m_tailBase = m_bytes = m_counted = m_lineStart = 0;
    m_line = 1;
}

void KeyScanner::scan(QByteArrayView window, qint64 base, qsizetype from, qsizetype to)
{
    const char *const data = window.data();
    const char *at = data + from;
    const char *const end = data + to;
    const char *const last = data + window.size();
    while (at < end) {
        at = static_cast<const char *>(std::memchr(at, '_', size_t(end - at)));
        if (!at)
            return;
        if (last - at > 5) {
            if ((at[1] == 'l' || at[1] == 't') && at[5] == '_')
                look(window, base, at - data, 1);
            else if (at[1] == 0 && (at[2] == 'l' || at[2] == 't'))
                look(window, base, at - data, 2);
        }
        ++at;
    }
}

void KeyScanner::look(QByteArrayView window, qint64 base, qsizetype anchor, int stride)
{
    std::array<char, size_t(kMostPrefix + kBehind)> text{};
    if (anchor + (kBehind - 1) * stride >= window.size())
        return;
    for (qsizetype i = 0; i < kBehind; ++i) {
        const qsizetype at = anchor + i * stride;
        if (stride == 2 && i > 0 && window[at - 1] != 0)
            return;
        text[size_t(kMostPrefix + i)] = window[at];
    }
    const std::string_view body(text.data() + kMostPrefix, size_t(kBehind));
    if (body.substr(0, 6) != "_live_" && body.substr(0, 6) != "_test_")
        return;
    qsizetype prefix = 0;
    while (prefix < kMostPrefix) {
        const qsizetype at = anchor - (prefix + 1) * stride;
        if (at < 0 || !isLower(window[at]) || (stride == 2 && window[at + 1] != 0))
            break;
        text[size_t(kMostPrefix - ++prefix)] = window[at];
    }
    if (prefix < kLeastPrefix)
        return;
    // Letters may stand before it that are none of it: the checksum tells where it begins.
    for (; prefix >= kLeastPrefix; --prefix) {
        const std::string_view key(text.data() + kMostPrefix - prefix, size_t(prefix + kBehind));
        const auto parsed = crypto::parseKey(key);
        if (!parsed)
            continue;
        Sighting found;
        found.id = QString::fromLatin1(parsed->id.data(), qsizetype(parsed->id.size()));
        found.prefix = QString::fromLatin1(parsed->prefix.data(), qsizetype(parsed->prefix.size()));
        found.environment =
            parsed->environment == "live" ? domain::Environment::Live : domain::Environment::Test;
        found.last4 = QString::fromLatin1(key.data() + key.size() - 4, 4);
        found.digest = crypto::sha256Bytes(QByteArrayView(key.data(), qsizetype(key.size())));
        found.offset = base + anchor - prefix * stride;
        countTo(window, base, found.offset);
        found.line = m_line;
        found.column = found.offset - m_lineStart + 1;
        text.fill('\0');
        m_found(found);
        return;
    }
    const bool whole = std::all_of(body.begin() + 6, body.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || isLower(c);
    });
    m_lookalikes += whole;
    text.fill('\0');
}

void KeyScanner::countTo(QByteArrayView window, qint64 base, qint64 offset)
{
    if (offset <= m_counted)
        return;
    const char *const from = window.data() + (m_counted - base);
    const char *at = window.data() + (offset - base);
    if (const qint64 lines = newlines(from, at - from); lines > 0) {
        m_line += lines;
        while (at[-1] != '\n')
            --at;
        m_lineStart = base + (at - window.data());
    }
    m_counted = offset;
}

} // namespace octroi::leak
