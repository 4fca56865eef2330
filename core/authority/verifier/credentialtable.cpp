// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/credentialtable.h"

#include "base/prefetch.h"

#include <cstring>
#include <functional>
#include <stdexcept>

namespace octroi::authority {

namespace {

struct DigestParts
{
    std::uint64_t hash;
    std::uint32_t tag;
};

/// The digest is uniform already: its bytes are its hash.
DigestParts partsOf(const std::uint8_t *digest)
{
    DigestParts out{};
    std::memcpy(&out.hash, digest, 8);
    std::memcpy(&out.tag, digest + 8, 4);
    return out;
}

/// A credential lies on two cache lines; both are fetched at once.
void expectBoth(const Credential &credential)
{
    prefetch(&credential);
    prefetch(reinterpret_cast<const char *>(&credential) + sizeof credential - 1);
}

} // namespace

CredentialTable::CredentialTable(Epochs &epochs)
    : m_epochs(epochs), m_chunks(new std::atomic<Credential *>[kMaxChunks]()), m_slots(new Slots(64)), m_ids(new Ids(64)),
      m_traffic(new std::atomic<Traffic *>[kMaxChunks]())
{
}

CredentialTable::~CredentialTable()
{
    delete m_slots.load();
    delete m_ids.load();
    for (std::uint32_t i = 0; i * kChunk < m_trafficCount; ++i)
        delete[] m_traffic[i].load();
}

void CredentialTable::expect(const crypto::Digest &digest) const
{
    const Slots &slots = *m_slots.load(std::memory_order_acquire);
    prefetch(slots.cells.data() + (partsOf(digest.data()).hash & slots.mask));
}

void CredentialTable::expectCredential(const crypto::Digest &digest) const
{
    const Slots &slots = *m_slots.load(std::memory_order_acquire);
    const DigestParts parts = partsOf(digest.data());
    // Seven in ten stand at their first place; the others are found as if nothing had been asked for.
    const std::uint64_t cell = slots.cells[parts.hash & slots.mask].load(std::memory_order_acquire);
    if (const auto low = std::uint32_t(cell);
        low != 0 && low != kTombstone && std::uint32_t(cell >> 32) == parts.tag)
        expectBoth(at(low - 1));
}

std::uint32_t CredentialTable::find(const crypto::Digest &digest) const
{
    const Slots &slots = *m_slots.load(std::memory_order_acquire);
    const DigestParts parts = partsOf(digest.data());
    for (std::size_t i = parts.hash & slots.mask;; i = (i + 1) & slots.mask) {
        const std::uint64_t cell = slots.cells[i].load(std::memory_order_acquire);
        if (cell == 0)
            return kNone;
        const auto low = std::uint32_t(cell);
        if (low == kTombstone || std::uint32_t(cell >> 32) != parts.tag)
            continue;
        expectBoth(at(low - 1));
        if (std::memcmp(at(low - 1).digest.data(), digest.data(), 16) == 0)
            return low - 1;
    }
}

std::size_t CredentialTable::placeById(const Ids &ids, std::string_view id) const
{
    std::size_t i = std::hash<std::string_view>()(id) & ids.mask;
    for (;; i = (i + 1) & ids.mask) {
        const std::uint32_t cell = ids.cells[i].load(std::memory_order_acquire);
        if (cell == 0 || at(cell - 1).idText() == id)
            return i;
    }
}

std::uint32_t CredentialTable::findById(std::string_view id) const
{
    if (id.size() != 10)
        return kNone;
    const Ids &ids = *m_ids.load(std::memory_order_acquire);
    return ids.cells[placeById(ids, id)].load(std::memory_order_acquire) - 1; // 0 becomes kNone
}

Traffic *CredentialTable::trafficAt(const Credential &credential) const
{
    const std::uint32_t place = credential.traffic.load(std::memory_order_acquire);
    return place == 0 ? nullptr : m_traffic[(place - 1) / kChunk].load(std::memory_order_acquire) + (place - 1) % kChunk;
}

Traffic &CredentialTable::trafficOf(std::uint32_t index)
{
    Credential &credential = at(index);
    if (credential.traffic.load(std::memory_order_relaxed) == 0) {
        // Keys are not more than chunks can hold, and each has one at most.
        if (m_trafficCount % kChunk == 0)
            m_traffic[m_trafficCount / kChunk].store(new Traffic[kChunk], std::memory_order_release);
        credential.traffic.store(++m_trafficCount, std::memory_order_release);
    }
    return *trafficAt(credential);
}

std::uint32_t CredentialTable::append()
{
    if (m_size == kChunk * kMaxChunks)
        throw std::length_error("more keys than the table of live credentials can hold");
    if (m_size % kChunk == 0) {
        m_memory.push_back(std::make_unique<Pages<Credential>>(kChunk));
        m_chunks[m_size / kChunk].store(m_memory.back()->data(), std::memory_order_release);
    }
    m_memory.back()->make(m_size % kChunk);
    return m_size++;
}

void CredentialTable::place(Slots &slots, const Credential &credential, std::uint32_t index)
{
    const DigestParts parts = partsOf(credential.digest.data());
    std::size_t i = parts.hash & slots.mask;
    while (slots.cells[i].load(std::memory_order_relaxed) != 0)
        i = (i + 1) & slots.mask;
    slots.cells[i].store(std::uint64_t(parts.tag) << 32 | (index + 1), std::memory_order_release);
}

void CredentialTable::link(std::uint32_t index)
{
    Slots *slots = m_slots.load(std::memory_order_relaxed);
    if ((std::uint64_t(m_used) + 1) * 10 > slots->cells.size() * 7) {
        grow();
        slots = m_slots.load(std::memory_order_relaxed);
    }
    place(*slots, at(index), index);
    ++m_used;
    linkId(index);
}

void CredentialTable::linkId(std::uint32_t index)
{
    Ids *ids = m_ids.load(std::memory_order_relaxed);
    if ((std::uint64_t(m_idCount) + 1) * 10 > ids->cells.size() * 7) {
        growIds();
        ids = m_ids.load(std::memory_order_relaxed);
    }
    std::atomic<std::uint32_t> &cell = ids->cells[placeById(*ids, at(index).idText())];
    if (cell.load(std::memory_order_relaxed) == 0)
        ++m_idCount;
    cell.store(index + 1, std::memory_order_release);
}

void CredentialTable::unlink(std::uint32_t index)
{
    Slots &slots = *m_slots.load(std::memory_order_relaxed);
    const DigestParts parts = partsOf(at(index).digest.data());
    for (std::size_t i = parts.hash & slots.mask; slots.cells[i].load(std::memory_order_relaxed) != 0; i = (i + 1) & slots.mask) {
        if (std::uint32_t(slots.cells[i].load(std::memory_order_relaxed)) == index + 1) {
            slots.cells[i].store(std::uint64_t(parts.tag) << 32 | kTombstone, std::memory_order_release);
            return;
        }
    }
}

void CredentialTable::grow()
{
    Slots *old = m_slots.load(std::memory_order_relaxed);
    auto fresh = std::make_unique<Slots>(old->cells.size() * 2);
    m_used = 0;
    for (const auto &cell : old->cells) {
        const auto low = std::uint32_t(cell.load(std::memory_order_relaxed));
        if (low != 0 && low != kTombstone) {
            place(*fresh, at(low - 1), low - 1);
            ++m_used;
        }
    }
    m_slots.store(fresh.release(), std::memory_order_release);
    m_epochs.retire([old] { delete old; });
}

void CredentialTable::growIds()
{
    Ids *old = m_ids.load(std::memory_order_relaxed);
    auto fresh = std::make_unique<Ids>(old->cells.size() * 2);
    for (const auto &cell : old->cells) {
        const std::uint32_t entry = cell.load(std::memory_order_relaxed);
        if (entry != 0)
            fresh->cells[placeById(*fresh, at(entry - 1).idText())].store(entry, std::memory_order_relaxed);
    }
    m_ids.store(fresh.release(), std::memory_order_release);
    m_epochs.retire([old] { delete old; });
}

std::size_t CredentialTable::memoryBytes() const
{
    // Memory of a chunk that no key has used yet is not there yet, but for the large page that is under way.
    return m_size * sizeof(Credential) + m_slots.load()->cells.size() * 8 + m_ids.load()->cells.size() * 4
        + (m_trafficCount + kChunk - 1) / kChunk * kChunk * sizeof(Traffic);
}

} // namespace octroi::authority
