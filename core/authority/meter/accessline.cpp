// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/accessline.h"

#include "authority/meter/linereader.h"
#include "domain/json.h"

#include <charconv>
#include <cmath>

namespace octroi::authority {

namespace {

constexpr double kMostMs = 1e10;

/// Which member, as a bit: none may come twice.
enum Member : std::uint32_t {
    kKey = 1U << 0,
    kRequestId = 1U << 1,
    kMethod = 1U << 2,
    kUri = 1U << 3,
    kStatus = 1U << 4,
    kIn = 1U << 5,
    kOut = 1U << 6,
    kDiscarded = 1U << 7,
    kDuration = 1U << 8,
    kRefusal = 1U << 9,
    kNumber = 1U << 10,
    kSequence = 1U << 11,
    kWorker = 1U << 12,
    kRequest = 1U << 13,
    kUser = 1U << 14,
    kOther = 0
};

Member memberOf(std::string_view name)
{
    if (name.size() == 1) {
        switch (name.front()) {
        case 'k': return kKey;
        case 'i': return kRequestId;
        case 'm': return kMethod;
        case 'u': return kUri;
        case 's': return kStatus;
        case 'd': return kDiscarded;
        case 't': return kDuration;
        case 'r': return kRefusal;
        case 'q': return kNumber;
        case 'n': return kSequence;
        case 'w': return kWorker;
        default: return kOther;
        }
    }
    if (name == "bi" || name == "bytes_read")
        return kIn;
    if (name == "bo" || name == "size")
        return kOut;
    if (name == "ms" || name == "duration")
        return kDuration;
    if (name == "status")
        return kStatus;
    if (name == "request")
        return kRequest;
    if (name == "user_id")
        return kUser;
    return kOther;
}

/// "-" is what HAProxy and Envoy write for nothing.
std::string_view plain(std::string_view text)
{
    return text == "-" ? std::string_view() : text;
}

class LineParser
{
public:
    LineParser(char *begin, char *end, AccessLine &out) : m_reader(begin, end), m_out(out) {}

    bool parse()
    {
        if (!m_reader.members([this](std::string_view name) { return member(name); }) || !m_reader.atEnd())
            return false;
        m_out.bytesIn += m_discarded;
        if (!(m_seen & kIn))
            m_out.bytesIn += m_announced;
        m_out.checked = !(m_seen & (kNumber | kUser)) || m_out.number.start != 0 || !m_out.keyId.empty() || !m_out.refusal.empty();
        return (m_seen & kStatus) && m_out.status <= 999 && m_out.milliseconds <= kMostMs;
    }

private:
    bool text(std::string_view &into)
    {
        if (!m_reader.text(into))
            return false;
        into = plain(into);
        return true;
    }
    bool duration(bool seconds)
    {
        double value = -1;
        if (!m_reader.decimal(value))
            return false;
        if (value >= 0)
            m_out.milliseconds = seconds ? value * 1000 : value;
        return true;
    }
    bool status()
    {
        std::int64_t value = -1;
        if (!m_reader.integer(value) || value > 999)
            return false;
        m_out.status = int(std::max<std::int64_t>(0, value));
        return true;
    }
    bool size(std::int64_t &into)
    {
        std::int64_t value = 0;
        if (!m_reader.integer(value))
            return false;
        into = std::max<std::int64_t>(0, value);
        return true;
    }
    bool callNumber()
    {
        std::string_view value;
        if (!text(value))
            return false;
        return value.empty() || CallNumber::parse(value, m_out.number);
    }
    /// Caddy's one free text: credential/number/refusal/length of the body, each of which may be empty.
    bool user()
    {
        std::string_view value;
        if (!text(value))
            return false;
        const auto next = [&value] {
            const std::size_t slash = value.find('/');
            const std::string_view part = value.substr(0, slash);
            value = slash == std::string_view::npos ? std::string_view() : value.substr(slash + 1);
            return part;
        };
        m_out.keyId = next();
        if (m_out.keyId.starts_with('{')) // how Caddy copies a field that the answer did not have
            m_out.keyId = {};
        const std::string_view number = next();
        m_out.refusal = next();
        if (!number.empty() && !CallNumber::parse(number, m_out.number))
            return false;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), m_announced);
        return value.empty() || (error == std::errc() && end == value.data() + value.size() && m_announced >= 0);
    }
    bool request()
    {
        return m_reader.members([this](std::string_view name) {
            if (name == "method")
                return once(kMethod) && text(m_out.method);
            if (name == "uri")
                return once(kUri) && text(m_out.uri);
            return m_reader.skip();
        });
    }
    bool once(Member member)
    {
        const bool again = m_seen & member;
        m_seen |= member;
        return !again;
    }
    bool member(std::string_view name)
    {
        const Member which = memberOf(name);
        if (!once(which))
            return false;
        switch (which) {
        case kKey: return text(m_out.keyId);
        case kRequestId: return text(m_out.requestId);
        case kMethod: return text(m_out.method);
        case kUri: return text(m_out.uri);
        case kStatus: return status();
        case kIn: return size(m_out.bytesIn);
        case kOut: return size(m_out.bytesOut);
        case kDiscarded: return size(m_discarded);
        case kDuration: return duration(name != "ms");
        case kRefusal: return text(m_out.refusal);
        case kNumber: return callNumber();
        case kSequence: return m_reader.integer(m_out.sequence);
        case kWorker: return text(m_out.worker);
        case kRequest: return request();
        case kUser: return user();
        case kOther: return m_reader.skip();
        }
        return false;
    }

    LineReader m_reader;
    AccessLine &m_out;
    std::uint32_t m_seen = 0;
    std::int64_t m_discarded = 0; ///< of a body that nginx threw away
    std::int64_t m_announced = 0; ///< Content-Length, for a Caddy that does not count what it reads
};

Error wrong(const char *field, const char *why)
{
    return Error{ErrorCode::Invalid, {}, QString::fromLatin1(why), QString::fromLatin1(field), QStringLiteral("line_malformed")};
}

/// Sizes are added up: one absurd line must not spoil the sums.
bool sizeOf(const QJsonValue &value, std::int64_t &out)
{
    if (value.isUndefined() || value.isNull())
        return true;
    const double number = value.toDouble(-1);
    if (!(number >= 0 && number < 1e15))
        return false;
    out = std::int64_t(number);
    return true;
}

std::string textOf(const QJsonObject &o, const char *name, qsizetype limit)
{
    return o.value(QLatin1String(name)).toString().left(limit).toStdString();
}

} // namespace

std::size_t CallNumber::write(char *out) const
{
    char *const end = out + kTextSize;
    char *at = std::to_chars(out, end, start).ptr;
    *at++ = '.';
    at = std::to_chars(at, end, thread).ptr;
    *at++ = '.';
    return std::size_t(std::to_chars(at, end, count).ptr - out);
}

bool CallNumber::parse(std::string_view text, CallNumber &out)
{
    const char *at = text.data(), *const end = at + text.size();
    const auto part = [&](auto &into, bool last) {
        const auto [next, error] = std::from_chars(at, end, into);
        if (error != std::errc() || (last ? next != end : next == end || *next != '.'))
            return false;
        at = next + 1;
        return true;
    };
    CallNumber read;
    if (!part(read.start, false) || !part(read.thread, false) || !part(read.count, true))
        return false;
    out = read;
    return true;
}

AccessLine OwnedAccessLine::view() const
{
    AccessLine out = line;
    out.keyId = keyId;
    out.requestId = requestId;
    out.method = method;
    out.uri = uri;
    out.refusal = refusal;
    out.worker = worker;
    return out;
}

bool parseAccessLine(char *text, std::size_t size, AccessLine &out)
{
    while (size > 0 && (text[size - 1] == '\n' || text[size - 1] == '\r' || text[size - 1] == '\0'))
        --size;
    const std::size_t start = std::string_view(text, size).find('{');
    if (start == std::string_view::npos)
        return false;
    return LineParser(text + start, text + size, out).parse();
}

Result<OwnedAccessLine> parseUsageLine(const QJsonObject &o)
{
    OwnedAccessLine out;
    AccessLine &line = out.line;
    for (const char *name : {"method", "uri"}) {
        if (!o.value(QLatin1String(name)).isString())
            return wrong(name, "is not a text");
    }
    for (const char *name : {"key_id", "request_id", "refusal", "at", "sequence"}) {
        if (const QJsonValue value = o.value(QLatin1String(name)); !value.isUndefined() && !value.isNull() && !value.isString())
            return wrong(name, "is not a text");
    }
    if (!o.value(QLatin1String("status")).isDouble())
        return wrong("status", "is not a number");
    out.keyId = textOf(o, "key_id", 64);
    out.requestId = textOf(o, "request_id", 128);
    out.method = textOf(o, "method", 32);
    out.uri = textOf(o, "uri", 8192);
    out.refusal = textOf(o, "refusal", 40);
    line.status = o.value(QLatin1String("status")).toInt(-1);
    if (line.status < 0 || line.status > 999)
        return wrong("status", "is not an HTTP status");
    if (const QString at = o.value(QLatin1String("at")).toString(); !at.isEmpty()) {
        const QDateTime time = domain::fromRfc3339(at);
        if (!time.isValid())
            return wrong("at", "is not an RFC 3339 time");
        line.atMs = time.toMSecsSinceEpoch();
    }
    if (const std::string number = textOf(o, "sequence", 64); !number.empty() && !CallNumber::parse(number, line.number))
        return wrong("sequence", "is not what a check gave");
    if (!sizeOf(o.value(QLatin1String("bytes_in")), line.bytesIn))
        return wrong("bytes_in", "is not a size");
    if (!sizeOf(o.value(QLatin1String("bytes_out")), line.bytesOut))
        return wrong("bytes_out", "is not a size");
    if (const QJsonValue time = o.value(QLatin1String("ms")); !time.isUndefined() && !time.isNull()) {
        line.milliseconds = time.toDouble(-1);
        if (!(line.milliseconds >= 0 && line.milliseconds <= kMostMs))
            return wrong("ms", "is not a duration");
    }
    return out;
}

} // namespace octroi::authority
