// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/epochs.h"

#include <limits>
#include <stdexcept>
#include <thread>

namespace octroi::authority {

Epochs::Reader::Reader(Epochs &epochs) : m_epochs(epochs), m_slot(-1)
{
    for (int i = 0; i < kMaxReaders; ++i) {
        bool expected = false;
        if (epochs.m_slots[std::size_t(i)].used.compare_exchange_strong(expected, true)) {
            m_slot = i;
            return;
        }
    }
    throw std::length_error("more reading threads than Epochs::kMaxReaders");
}

Epochs::Reader::~Reader()
{
    m_epochs.m_slots[std::size_t(m_slot)].used.store(false);
}

Epochs::~Epochs()
{
    for (auto &[epoch, release] : m_retired)
        release();
}

std::uint64_t Epochs::oldestOpen() const
{
    std::uint64_t oldest = std::numeric_limits<std::uint64_t>::max();
    for (const auto &slot : m_slots) {
        const std::uint64_t epoch = slot.epoch.load(std::memory_order_seq_cst);
        if (epoch != 0 && epoch < oldest)
            oldest = epoch;
    }
    return oldest;
}

void Epochs::retire(std::function<void()> release)
{
    m_retired.emplace_back(m_global.fetch_add(1, std::memory_order_seq_cst), std::move(release));
    if (m_retired.size() >= 64)
        reclaim();
}

void Epochs::reclaim()
{
    const std::uint64_t oldest = oldestOpen();
    std::size_t kept = 0;
    for (auto &item : m_retired) {
        if (item.first < oldest)
            item.second();
        else
            m_retired[kept++] = std::move(item);
    }
    m_retired.resize(kept);
}

void Epochs::synchronize()
{
    const std::uint64_t tag = m_global.fetch_add(1, std::memory_order_seq_cst);
    while (oldestOpen() <= tag)
        std::this_thread::yield();
}

} // namespace octroi::authority
