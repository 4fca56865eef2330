// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/encodedkeys.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <unordered_map>

namespace octroi::leak {

namespace {

constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<signed char, 256> kValues = [] {
    std::array<signed char, 256> out{};
    for (auto &one : out)
        one = -1;
    for (int i = 0; i < 64; ++i)
        out[static_cast<unsigned char>(kAlphabet[i])] = static_cast<signed char>(i);
    out['-'] = 62; // base64url
    out['_'] = 63;
    return out;
}();

int valueOf(char c)
{
    return kValues[static_cast<unsigned char>(c)];
}

struct Pattern
{
    std::string text;
    int into = 0, bytes = 0;
};

/// The characters of which all bits are known when `bytes` unknown ones stand before the word in its group.
Pattern patternOf(std::string_view word, int bytes)
{
    Pattern out;
    out.bytes = bytes;
    const int first = 8 * bytes, end = first + 8 * int(word.size());
    for (int bit = 0; bit < end; bit += 6) {
        if (bit < first) {
            ++out.into;
            continue;
        }
        if (bit + 6 > end)
            break;
        int value = 0;
        for (int i = bit; i < bit + 6; ++i) {
            const int in = i - first;
            value = value << 1 | (word[std::size_t(in / 8)] >> (7 - in % 8) & 1);
        }
        out.text += kAlphabet[value];
    }
    return out;
}

quint32 wordAt(const char *at)
{
    quint32 word = 0;
    std::memcpy(&word, at, 4);
    return word;
}

quint32 hashOf(quint32 word)
{
    return (word * 0x9E3779B1u) >> 16;
}

/// Every pattern holds a word that begins at a multiple of four, from wherever that is counted.
struct Patterns
{
    struct Hit
    {
        quint32 pattern = 0;
        int offset = 0;
    };
    std::vector<Pattern> all;
    std::array<quint64, 1024> seen{}; ///< a bit for each hash
    std::unordered_map<quint32, std::vector<Hit>> byWord;

    Patterns()
    {
        for (const std::string_view word : {"_live_", "_test_"}) {
            for (int bytes = 0; bytes < 3; ++bytes) {
                const Pattern plain = patternOf(word, bytes);
                add(plain);
                // The end of a line within it: as it is, as in mail, as JSON writes it.
                for (const char *end : {"\n", "\r\n", "\\n"}) {
                    for (std::size_t i = 1; i < plain.text.size(); ++i) {
                        Pattern broken = plain;
                        broken.text.insert(i, end);
                        add(broken);
                    }
                }
            }
        }
    }
    void add(const Pattern &pattern)
    {
        for (int offset = 0; offset < 4; ++offset) {
            const quint32 word = wordAt(pattern.text.data() + offset), hash = hashOf(word);
            seen[hash / 64] |= quint64(1) << hash % 64;
            byWord[word].push_back({quint32(all.size()), offset});
        }
        all.push_back(pattern);
    }
};

const Patterns &patterns()
{
    static const Patterns one;
    return one;
}

/// Steps over the end of a line, with what a following one is indented by.
qsizetype behindBreak(QByteArrayView window, qsizetype at)
{
    const qsizetype from = at;
    if (at + 1 < window.size() && (window[at] == '\r' || window[at] == '\\') &&
        window[at + 1] == (window[at] == '\r' ? '\n' : 'n'))
        at += 2;
    else if (at < window.size() && window[at] == '\n')
        ++at;
    if (at == from)
        return from;
    while (at < window.size() && (window[at] == ' ' || window[at] == '\t'))
        ++at;
    return at;
}

/// The same the other way: the place behind the character before the break that ends at `at`.
qsizetype beforeBreak(QByteArrayView window, qsizetype at)
{
    qsizetype i = at;
    while (i > 0 && (window[i - 1] == ' ' || window[i - 1] == '\t'))
        --i;
    if (i > 0 && window[i - 1] == '\n')
        return i > 1 && window[i - 2] == '\r' ? i - 2 : i - 1;
    return i > 1 && window[i - 1] == 'n' && window[i - 2] == '\\' ? i - 2 : at;
}

} // namespace

std::vector<EncodedKeys::Place> EncodedKeys::find(QByteArrayView window, qsizetype from, qsizetype to)
{
    std::vector<Place> out;
    const Patterns &known = patterns();
    const char *const data = window.data();
    const qsizetype last = std::min(to + 3, window.size() - 3);
    for (qsizetype at = from; at < last; at += 4) {
        const quint32 word = wordAt(data + at), hash = hashOf(word);
        if (!(known.seen[hash / 64] >> hash % 64 & 1))
            continue;
        const auto hits = known.byWord.find(word);
        if (hits == known.byWord.end())
            continue;
        for (const Patterns::Hit &hit : hits->second) {
            const Pattern &pattern = known.all[hit.pattern];
            const qsizetype start = at - hit.offset, size = qsizetype(pattern.text.size());
            if (start >= from && start < to && start + size <= window.size() &&
                std::memcmp(data + start, pattern.text.data(), pattern.text.size()) == 0)
                out.push_back({start, pattern.into, pattern.bytes});
        }
    }
    return out;
}

EncodedKeys::Decoded EncodedKeys::decode(QByteArrayView window, const Place &place, qsizetype before,
                                         qsizetype behind)
{
    std::vector<qsizetype> where;
    const qsizetype groupsBefore = (before - place.bytes + 2) / 3;
    const qsizetype wantedBefore = place.into + 4 * groupsBefore;
    for (qsizetype at = place.at; qsizetype(where.size()) < wantedBefore && at > 0;) {
        at = beforeBreak(window, at);
        if (at == 0 || valueOf(window[at - 1]) < 0)
            break;
        where.push_back(--at);
    }
    Decoded out;
    if (qsizetype(where.size()) < place.into)
        return out;
    std::reverse(where.begin(), where.end());
    // Groups are counted from the word, and not from where the text begins: anything may stand before it.
    where.erase(where.begin(), where.begin() + (qsizetype(where.size()) - place.into) % 4);
    const qsizetype first = (qsizetype(where.size()) - place.into) / 4 * 3 + place.bytes; // byte of the "_"
    const qsizetype wanted = ((first + behind) * 8 + 5) / 6;
    for (qsizetype at = place.at; qsizetype(where.size()) < wanted;) {
        at = behindBreak(window, at);
        if (at >= window.size() || valueOf(window[at]) < 0)
            break;
        where.push_back(at++);
    }
    const qsizetype bytes = qsizetype(where.size()) * 6 / 8;
    for (qsizetype i = std::max<qsizetype>(0, first - before); i < std::min(bytes, first + behind); ++i) {
        const qsizetype bit = 8 * i, character = bit / 6, shift = bit % 6;
        const int pair = valueOf(window[where[size_t(character)]]) << 6 | valueOf(window[where[size_t(character + 1)]]);
        const char byte = char(pair >> (4 - shift) & 0xff);
        if (i < first) {
            out.before.push_back(byte);
            out.places.push_back(where[size_t(character)]);
        } else {
            out.behind.push_back(byte);
        }
    }
    return out;
}

} // namespace octroi::leak
