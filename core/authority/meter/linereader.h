// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string_view>

namespace octroi::authority {

/// JSON of one line, read once from left to right in memory that may be written to (RFC 8259). Bytes above
/// 0x7F pass as they are, valid UTF-8 or not: a caller must not be able to hide a call behind them.
class LineReader
{
public:
    LineReader(char *begin, char *end) : m_at(begin), m_end(end) {}

    /// An object; `each` gets the name of a member and reads its value. False as soon as `each` is.
    template <typename Each>
    bool members(Each &&each)
    {
        if (!take('{'))
            return false;
        if (take('}'))
            return true;
        do {
            std::string_view name;
            if (!string(name) || !take(':') || !each(name))
                return false;
        } while (take(','));
        return take('}');
    }
    /// A string; null, true or a number are none.
    bool text(std::string_view &out)
    {
        space();
        return string(out);
    }
    /// Not negative, below 10^15, perhaps in quotes. Unchanged for null, "" and "-".
    bool integer(std::int64_t &out);
    /// The same with a fraction; no exponent.
    bool decimal(double &out);
    /// Any value.
    bool skip() { return skipValue(0); }
    bool atEnd()
    {
        space();
        return m_at == m_end;
    }

private:
    void space()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\t'))
            ++m_at;
    }
    bool take(char wanted)
    {
        space();
        if (m_at == m_end || *m_at != wanted)
            return false;
        ++m_at;
        return true;
    }
    bool word(std::string_view wanted);
    bool string(std::string_view &out);
    bool escaped(char *&write);
    bool hex(std::uint32_t &out);
    bool digits(std::uint64_t &value, int &count);
    template <typename Read>
    bool number(Read &&read);
    bool skipNumber();
    bool skipValue(int depth);

    char *m_at, *m_end;
};

} // namespace octroi::authority
