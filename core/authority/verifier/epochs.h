// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace octroi::authority {

/// Lets one writer replace what many threads read without a lock: what was unlinked is freed only when
/// every reader that might still see it has left its section. A section is one request, some microseconds.
class Epochs
{
public:
    static constexpr int kMaxReaders = 128;

    /// The place of one thread; made once a thread, at most kMaxReaders at a time.
    class Reader
    {
    public:
        explicit Reader(Epochs &epochs);
        ~Reader();
        Reader(const Reader &) = delete;
        Reader &operator=(const Reader &) = delete;

    private:
        friend class Epochs;
        Epochs &m_epochs;
        int m_slot;
    };

    /// While it lives, nothing the thread reads is freed. Not nested.
    class Section
    {
    public:
        explicit Section(Reader &reader) : m_slot(reader.m_epochs.m_slots[std::size_t(reader.m_slot)])
        {
            // A full barrier: the loads of the section must not move before it.
            m_slot.epoch.exchange(reader.m_epochs.m_global.load(std::memory_order_acquire), std::memory_order_seq_cst);
        }
        ~Section() { m_slot.epoch.store(0, std::memory_order_release); }
        Section(const Section &) = delete;
        Section &operator=(const Section &) = delete;

    private:
        friend class Epochs;
        struct alignas(64) Slot
        {
            std::atomic<std::uint64_t> epoch{0}; ///< 0: outside
            std::atomic<bool> used{false};
        };
        Slot &m_slot;
    };

    ~Epochs();

    /// Writer only: `release` runs when no reader can hold what was unlinked before this call.
    void retire(std::function<void()> release);
    /// Writer only: runs what has become safe.
    void reclaim();
    /// Waits until every section that was open has been left.
    void synchronize();

private:
    std::uint64_t oldestOpen() const;

    std::atomic<std::uint64_t> m_global{1};
    std::array<Section::Slot, kMaxReaders> m_slots;
    std::vector<std::pair<std::uint64_t, std::function<void()>>> m_retired;
};

} // namespace octroi::authority
