// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/refusallog.h"

#include "base/log.h"
#include "crypto/keyformat.h"

namespace octroi::authority {

namespace {

/// What may be written of a credential that is not one of ours: the public identifier of a well-formed
/// key, else the prefix up to the environment, else nothing: it might be a password.
std::string masked(std::string_view credential)
{
    if (const auto parsed = crypto::parseKey(credential))
        return std::string(parsed->id);
    const std::size_t first = credential.find('_');
    if (first != std::string_view::npos && crypto::isKeyPrefix(credential.substr(0, first))) {
        const std::string_view rest = credential.substr(first + 1, 5);
        if (rest == "live_" || rest == "test_")
            return std::string(credential.substr(0, first + 6)) + "…";
    }
    return credential.empty() ? std::string() : std::string("…");
}

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

} // namespace

void RefusalLog::note(const CheckRequest &request, const CheckResult &result)
{
    const std::lock_guard lock(m_mutex);
    if (m_lines.size() >= kPerFlush) {
        ++m_suppressed;
        return;
    }
    m_lines.push_back({result.refusal,
                       result.credential ? std::string(result.credential->idText()) : masked(request.credential),
                       std::string(request.method.substr(0, 32)),
                       std::string(NormalPath::withoutQuery(request.uri).substr(0, 300)),
                       std::string(request.address.substr(0, 64))});
}

void RefusalLog::flush()
{
    std::vector<Line> lines;
    std::uint64_t suppressed = 0;
    {
        const std::lock_guard lock(m_mutex);
        lines.swap(m_lines);
        std::swap(suppressed, m_suppressed);
    }
    for (const Line &line : lines) {
        logEvent(LogLevel::Info, "check.refused",
                 {{"reason", domain::refusalName(line.refusal)},
                  {"key", text(line.key)},
                  {"method", text(line.method)},
                  {"path", text(line.path)},
                  {"address", text(line.address)}});
    }
    if (suppressed > 0)
        logEvent(LogLevel::Info, "check.refused_suppressed", {{"count", QString::number(suppressed)}});
}

} // namespace octroi::authority
