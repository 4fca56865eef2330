// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/keyscanner.h"

#include "crypto/digest.h"
#include "crypto/keyformat.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace octroi::leak {

namespace {

// In UTF-16 each character takes two bytes, in Base64 one and a third and what is between its lines.
constexpr qsizetype kLeastPrefix = 2;
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
    const auto encoded = EncodedKeys::find(window, from, to); // few or none
    auto next = encoded.begin();
    while (at < end) {
        at = static_cast<const char *>(std::memchr(at, '_', size_t(end - at)));
        const qsizetype here = at ? at - data : to;
        for (; next != encoded.end() && next->at < here; ++next)
            decode(window, base, *next);
        if (!at)
            return;
        if (last - at > 5) {
            if ((at[1] == 'l' || at[1] == 't') && at[5] == '_')
                look(window, base, here, 1);
            else if (at[1] == 0 && (at[2] == 'l' || at[2] == 't'))
                look(window, base, here, 2);
        }
        ++at;
    }
    for (; next != encoded.end(); ++next)
        decode(window, base, *next);
}

void KeyScanner::look(QByteArrayView window, qint64 base, qsizetype anchor, int stride)
{
    Text text;
    if (anchor + (kBehind - 1) * stride >= window.size())
        return;
    for (qsizetype i = 0; i < kBehind; ++i) {
        const qsizetype at = anchor + i * stride;
        if (stride == 2 && i > 0 && window[at - 1] != 0)
            return;
        text.chars[size_t(kMostPrefix + i)] = window[at];
    }
    while (text.prefix < kMostPrefix) {
        const qsizetype at = anchor - (text.prefix + 1) * stride;
        if (at < 0 || !isLower(window[at]) || (stride == 2 && window[at + 1] != 0))
            break;
        text.chars[size_t(kMostPrefix - ++text.prefix)] = window[at];
    }
    if (const qsizetype prefix = check(text); prefix > 0)
        tell(text, prefix, window, base, anchor - prefix * stride, false);
    text.chars.fill('\0');
}

void KeyScanner::decode(QByteArrayView window, qint64 base, const EncodedKeys::Place &place)
{
    EncodedKeys::Decoded decoded = EncodedKeys::decode(window, place, kMostPrefix, kBehind);
    Text text;
    if (decoded.behind.size() == size_t(kBehind)) {
        std::copy(decoded.behind.begin(), decoded.behind.end(), text.chars.begin() + kMostPrefix);
        while (text.prefix < qsizetype(decoded.before.size()) &&
               isLower(decoded.before[decoded.before.size() - 1 - size_t(text.prefix)])) {
            ++text.prefix;
            text.chars[size_t(kMostPrefix - text.prefix)] = decoded.before[decoded.before.size() - size_t(text.prefix)];
        }
        if (const qsizetype prefix = check(text); prefix > 0)
            tell(text, prefix, window, base, decoded.places[decoded.before.size() - size_t(prefix)], true);
    }
    std::fill(decoded.before.begin(), decoded.before.end(), '\0');
    std::fill(decoded.behind.begin(), decoded.behind.end(), '\0');
    text.chars.fill('\0');
}

/// How many of the letters before it belong to the key; 0: it is none.
qsizetype KeyScanner::check(const Text &text)
{
    const std::string_view body(text.chars.data() + kMostPrefix, size_t(kBehind));
    if ((body.substr(0, 6) != "_live_" && body.substr(0, 6) != "_test_") || text.prefix < kLeastPrefix)
        return 0;
    // Letters may stand before it that are none of it: the checksum tells where it begins.
    for (qsizetype prefix = text.prefix; prefix >= kLeastPrefix; --prefix) {
        if (crypto::parseKey({text.chars.data() + kMostPrefix - prefix, size_t(prefix + kBehind)}))
            return prefix;
    }
    m_lookalikes += std::all_of(body.begin() + 6, body.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || isLower(c);
    });
    return 0;
}

void KeyScanner::tell(const Text &text, qsizetype prefix, QByteArrayView window, qint64 base, qsizetype start,
                      bool encoded)
{
    const std::string_view key(text.chars.data() + kMostPrefix - prefix, size_t(prefix + kBehind));
    const auto parsed = crypto::parseKey(key);
    Sighting found;
    found.id = QString::fromLatin1(parsed->id.data(), qsizetype(parsed->id.size()));
    found.prefix = QString::fromLatin1(parsed->prefix.data(), qsizetype(parsed->prefix.size()));
    found.environment = parsed->environment == "live" ? domain::Environment::Live : domain::Environment::Test;
    found.last4 = QString::fromLatin1(key.data() + key.size() - 4, 4);
    found.digest = crypto::sha256Bytes(QByteArrayView(key.data(), qsizetype(key.size())));
    found.encoded = encoded;
    found.offset = base + start;
    countTo(window, base, found.offset);
    found.line = m_line;
    found.column = found.offset - m_lineStart + 1;
    m_found(found);
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
