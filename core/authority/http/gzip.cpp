// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/gzip.h"

#include "authority/http/message.h"

#include <QtGlobal>
#include <zlib.h>

namespace octroi::authority {

namespace {

constexpr int kGzipWindow = 15 + 16; ///< of deflateInit2(): the largest window, with head and end of gzip

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// The text before the first `sign`, which is taken off `rest` with it.
std::string_view cut(std::string_view &rest, char sign)
{
    const std::size_t at = rest.find(sign);
    const std::string_view out = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
    return trimmed(out);
}

/// "q=0", "q=0.0": not at all.
bool isZero(std::string_view weight)
{
    std::string_view rest = weight;
    if (!equalIgnoringCase(cut(rest, '='), "q"))
        return false;
    rest = trimmed(rest);
    return !rest.empty() && rest.find_first_not_of("0.") == std::string_view::npos;
}

} // namespace

bool acceptsGzip(std::string_view field)
{
    bool any = false;
    while (!field.empty()) {
        std::string_view one = cut(field, ',');
        const std::string_view coding = cut(one, ';');
        bool wanted = true;
        while (!one.empty())
            wanted = wanted && !isZero(cut(one, ';'));
        if (equalIgnoringCase(coding, "gzip") || equalIgnoringCase(coding, "x-gzip"))
            return wanted;
        any = any || (coding == "*" && wanted);
    }
    return any;
}

struct Gzip::State
{
    z_stream stream{};
};

Gzip::Gzip()
    : m_state(std::make_unique<State>())
{
    if (deflateInit2(&m_state->stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("no memory for a gzip stream");
}

Gzip::~Gzip()
{
    deflateEnd(&m_state->stream);
}

std::string Gzip::add(QByteArrayView bytes, bool last)
{
    z_stream &stream = m_state->stream;
    std::string out;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    do {
        char part[32 * 1024];
        stream.next_out = reinterpret_cast<Bytef *>(part);
        stream.avail_out = sizeof part;
        deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
        out.append(part, sizeof part - stream.avail_out);
    } while (stream.avail_out == 0);
    return out;
}

} // namespace octroi::authority
