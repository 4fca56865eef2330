// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/verifier/epochs.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

namespace octroi::authority {

/// First half of a SHA-256, or another value of 16 bytes of which 8 are spread well.
using ShortDigest = std::array<std::uint8_t, 16>;

/// From a digest to an immutable entry (with a member `digest`). Read by any thread inside a Section
/// without a lock, written by one thread.
template <typename Entry>
class DigestMap
{
public:
    explicit DigestMap(Epochs &epochs) : m_epochs(epochs), m_slots(new Slots(64)) {}
    ~DigestMap()
    {
        Slots *slots = m_slots.load();
        for (const auto &cell : slots->cells)
            delete real(cell.load());
        delete slots;
    }
    DigestMap(const DigestMap &) = delete;
    DigestMap &operator=(const DigestMap &) = delete;

    const Entry *find(const ShortDigest &digest) const
    {
        const Slots &slots = *m_slots.load(std::memory_order_acquire);
        for (std::size_t i = hash(digest) & slots.mask;; i = (i + 1) & slots.mask) {
            const Entry *entry = slots.cells[i].load(std::memory_order_acquire);
            if (!entry)
                return nullptr;
            if (entry != gone() && entry->digest == digest)
                return entry;
        }
    }

    /// Writer only; replaces the one with that digest.
    void put(std::unique_ptr<const Entry> entry)
    {
        Slots *slots = m_slots.load(std::memory_order_relaxed);
        if ((m_used + 1) * 10 > slots->cells.size() * 7) {
            rebuild();
            slots = m_slots.load(std::memory_order_relaxed);
        }
        const ShortDigest digest = entry->digest;
        std::size_t i = hash(digest) & slots->mask;
        while (const Entry *there = slots->cells[i].load(std::memory_order_relaxed)) {
            if (there != gone() && there->digest == digest) {
                slots->cells[i].store(entry.release(), std::memory_order_release);
                retire(there);
                return;
            }
            i = (i + 1) & slots->mask;
        }
        slots->cells[i].store(entry.release(), std::memory_order_release);
        ++m_used;
        ++m_size;
    }
    /// Writer only.
    void remove(const ShortDigest &digest)
    {
        removeIf(digest, [](const Entry &) { return true; });
    }
    /// Writer only; every one for which `which` is true.
    template <typename Which>
    void removeAll(Which which)
    {
        for (auto &cell : m_slots.load(std::memory_order_relaxed)->cells) {
            const Entry *entry = cell.load(std::memory_order_relaxed);
            if (real(entry) && which(*entry))
                drop(cell, entry);
        }
    }
    std::size_t size() const { return m_size; } ///< writer only

private:
    struct Slots
    {
        explicit Slots(std::size_t size) : cells(size), mask(size - 1) {}
        std::vector<std::atomic<const Entry *>> cells;
        std::size_t mask;
    };
    static const Entry *gone() { return reinterpret_cast<const Entry *>(std::uintptr_t(1)); }
    static const Entry *real(const Entry *entry) { return entry == gone() ? nullptr : entry; }
    static std::size_t hash(const ShortDigest &digest)
    {
        std::uint64_t out = 0;
        std::memcpy(&out, digest.data(), 8);
        return std::size_t(out ^ out >> 32);
    }
    void retire(const Entry *entry)
    {
        m_epochs.retire([entry] { delete entry; });
    }
    void drop(std::atomic<const Entry *> &cell, const Entry *entry)
    {
        cell.store(gone(), std::memory_order_release);
        --m_size;
        retire(entry);
    }
    template <typename Which>
    void removeIf(const ShortDigest &digest, Which which)
    {
        Slots &slots = *m_slots.load(std::memory_order_relaxed);
        for (std::size_t i = hash(digest) & slots.mask;; i = (i + 1) & slots.mask) {
            const Entry *entry = slots.cells[i].load(std::memory_order_relaxed);
            if (!entry)
                return;
            if (real(entry) && entry->digest == digest && which(*entry))
                return drop(slots.cells[i], entry);
        }
    }
    /// Twice the room, or the same without what is gone.
    void rebuild()
    {
        Slots *old = m_slots.load(std::memory_order_relaxed);
        auto fresh = std::make_unique<Slots>(m_size * 10 > old->cells.size() * 4 ? old->cells.size() * 2 : old->cells.size());
        m_used = 0;
        for (const auto &cell : old->cells) {
            const Entry *entry = real(cell.load(std::memory_order_relaxed));
            if (!entry)
                continue;
            std::size_t i = hash(entry->digest) & fresh->mask;
            while (fresh->cells[i].load(std::memory_order_relaxed))
                i = (i + 1) & fresh->mask;
            fresh->cells[i].store(entry, std::memory_order_relaxed);
            ++m_used;
        }
        m_slots.store(fresh.release(), std::memory_order_release);
        m_epochs.retire([old] { delete old; });
    }

    Epochs &m_epochs;
    std::atomic<Slots *> m_slots;
    std::size_t m_used = 0, m_size = 0;
};

} // namespace octroi::authority
