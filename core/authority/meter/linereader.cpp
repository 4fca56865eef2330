// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/linereader.h"

#include <array>

namespace octroi::authority {

namespace {

constexpr int kMaxDepth = 8, kMaxDigits = 15;

/// What ends the fast run through a string: quote, backslash, control characters.
constexpr std::array<bool, 256> kSpecial = [] {
    std::array<bool, 256> out{};
    for (std::size_t i = 0; i < 0x20; ++i)
        out[i] = true;
    out['"'] = out['\\'] = true;
    return out;
}();

bool isSpecial(char c)
{
    return kSpecial[static_cast<unsigned char>(c)];
}

void putUtf8(char *&to, std::uint32_t code)
{
    if (code < 0x80) {
        *to++ = char(code);
    } else if (code < 0x800) {
        *to++ = char(0xC0 | code >> 6);
        *to++ = char(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        *to++ = char(0xE0 | code >> 12);
        *to++ = char(0x80 | (code >> 6 & 0x3F));
        *to++ = char(0x80 | (code & 0x3F));
    } else {
        *to++ = char(0xF0 | code >> 18);
        *to++ = char(0x80 | (code >> 12 & 0x3F));
        *to++ = char(0x80 | (code >> 6 & 0x3F));
        *to++ = char(0x80 | (code & 0x3F));
    }
}

} // namespace

bool LineReader::word(std::string_view wanted)
{
    if (std::size_t(m_end - m_at) < wanted.size() || std::string_view(m_at, wanted.size()) != wanted)
        return false;
    m_at += wanted.size();
    return true;
}

bool LineReader::string(std::string_view &out)
{
    if (!take('"'))
        return false;
    char *const begin = m_at;
    while (m_at != m_end && !isSpecial(*m_at))
        ++m_at;
    if (m_at != m_end && *m_at == '"') {
        out = {begin, std::size_t(m_at - begin)};
        ++m_at;
        return true;
    }
    // What an escape stands for is never longer than the escape.
    char *write = m_at;
    while (m_at != m_end && *m_at != '"') {
        if (*m_at == '\\') {
            if (!escaped(write))
                return false;
        } else if (isSpecial(*m_at)) {
            return false;
        } else {
            *write++ = *m_at++;
        }
    }
    if (m_at == m_end)
        return false;
    ++m_at;
    out = {begin, std::size_t(write - begin)};
    return true;
}

bool LineReader::hex(std::uint32_t &out)
{
    if (m_end - m_at < 4)
        return false;
    out = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = *m_at++;
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0)
            return false;
        out = out << 4 | std::uint32_t(digit);
    }
    return true;
}

bool LineReader::escaped(char *&write)
{
    ++m_at;
    if (m_at == m_end)
        return false;
    switch (*m_at++) {
    case '"': *write++ = '"'; return true;
    case '\\': *write++ = '\\'; return true;
    case '/': *write++ = '/'; return true;
    case 'b': *write++ = '\b'; return true;
    case 'f': *write++ = '\f'; return true;
    case 'n': *write++ = '\n'; return true;
    case 'r': *write++ = '\r'; return true;
    case 't': *write++ = '\t'; return true;
    case 'u': break;
    default: return false;
    }
    std::uint32_t code = 0, low = 0;
    if (!hex(code) || (code >= 0xDC00 && code < 0xE000))
        return false;
    if (code >= 0xD800 && code < 0xDC00) {
        if (!word("\\u") || !hex(low) || low < 0xDC00 || low >= 0xE000)
            return false;
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    putUtf8(write, code);
    return true;
}

bool LineReader::digits(std::uint64_t &value, int &count)
{
    for (; m_at != m_end && *m_at >= '0' && *m_at <= '9'; ++m_at) {
        if (++count > kMaxDigits)
            return false;
        value = value * 10 + std::uint64_t(*m_at - '0');
    }
    return true;
}

template <typename Read>
bool LineReader::number(Read &&read)
{
    space();
    if (word("null"))
        return true;
    const bool quoted = take('"');
    if (quoted && (word("\"") || word("-\"")))
        return true;
    return read() && (!quoted || word("\""));
}

bool LineReader::integer(std::int64_t &out)
{
    return number([&] {
        std::uint64_t value = 0;
        int count = 0;
        if (!digits(value, count) || count == 0)
            return false;
        // "206.0" is a number of the same value; more than that is not a size.
        if (word(".0") && m_at != m_end && *m_at >= '0' && *m_at <= '9')
            return false;
        out = std::int64_t(value);
        return true;
    });
}

bool LineReader::decimal(double &out)
{
    static constexpr std::array<double, kMaxDigits + 1> powers{1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                               1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    return number([&] {
        std::uint64_t whole = 0, fraction = 0;
        int before = 0, after = 0;
        if (!digits(whole, before) || before == 0)
            return false;
        if (word(".")) {
            for (; m_at != m_end && *m_at >= '0' && *m_at <= '9'; ++m_at) {
                if (after < kMaxDigits) {
                    fraction = fraction * 10 + std::uint64_t(*m_at - '0');
                    ++after;
                }
            }
            if (after == 0)
                return false;
        }
        out = double(whole) + double(fraction) / powers[std::size_t(after)];
        return true;
    });
}

bool LineReader::skipNumber()
{
    const char *const begin = m_at;
    while (m_at != m_end && ((*m_at >= '0' && *m_at <= '9') || *m_at == '-' || *m_at == '+' || *m_at == '.' || *m_at == 'e' || *m_at == 'E'))
        ++m_at;
    return m_at != begin;
}

bool LineReader::skipValue(int depth)
{
    space();
    if (m_at == m_end || depth > kMaxDepth)
        return false;
    std::string_view ignored;
    switch (*m_at) {
    case '"': return string(ignored);
    case '{': return members([this, depth](std::string_view) { return skipValue(depth + 1); });
    case '[':
        ++m_at;
        if (take(']'))
            return true;
        do {
            if (!skipValue(depth + 1))
                return false;
        } while (take(','));
        return take(']');
    case 't': return word("true");
    case 'f': return word("false");
    case 'n': return word("null");
    default: return skipNumber();
    }
}

} // namespace octroi::authority
