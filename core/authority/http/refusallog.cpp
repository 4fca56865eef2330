// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/refusallog.h"

#include "base/log.h"
#include "crypto/keyformat.h"

#include <algorithm>

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

RefusalLog::RefusalLog(Epochs &epochs, unsigned threads) : m_epochs(epochs)
{
    for (unsigned i = 0; i < std::max(1U, threads); ++i)
        m_slots.push_back(std::make_unique<Slot>());
}

void RefusalLog::note(unsigned thread, const CheckRequest &request, const CheckResult &result)
{
    Lines &mine = *m_slots[thread]->current.load(std::memory_order_acquire);
    if (mine.lines.size() >= kPerFlush) {
        ++mine.suppressed;
        return;
    }
    mine.lines.push_back({result.refusal,
                          result.credential ? std::string(result.credential->idText()) : masked(request.credential),
                          std::string(request.method.substr(0, 32)),
                          std::string(NormalPath::withoutQuery(request.uri).substr(0, 300)),
                          std::string(request.address.substr(0, 64))});
}

void RefusalLog::flush()
{
    std::vector<Lines *> filled;
    for (const auto &slot : m_slots) {
        Lines *other = slot->current.load() == &slot->first ? &slot->second : &slot->first;
        filled.push_back(slot->current.exchange(other, std::memory_order_acq_rel));
    }
    // Whoever was writing into one of them has left its section after this.
    m_epochs.synchronize();
    std::size_t written = 0;
    std::uint64_t suppressed = 0;
    for (Lines *of : filled) {
        suppressed += of->suppressed;
        for (const Line &line : of->lines) {
            if (written == kPerFlush) {
                ++suppressed;
                continue;
            }
            ++written;
            logEvent(LogLevel::Info, "check.refused",
                     {{"reason", domain::refusalName(line.refusal)},
                      {"key", text(line.key)},
                      {"method", text(line.method)},
                      {"path", text(line.path)},
                      {"address", text(line.address)}});
        }
        of->lines.clear();
        of->suppressed = 0;
    }
    if (suppressed > 0)
        logEvent(LogLevel::Info, "check.refused_suppressed", {{"count", QString::number(suppressed)}});
}

} // namespace octroi::authority
