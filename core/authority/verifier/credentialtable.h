// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/limiter/limiter.h"
#include "authority/verifier/epochs.h"
#include "authority/verifier/grants.h"
#include "authority/verifier/pages.h"
#include "crypto/digest.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace octroi::authority {

/// One live key, OAuth client or trusted issuer, 80 bytes; what is seldom needed stands in Traffic. Digest and identifier never change once it is linked; the rest is patched in place.
struct Credential
{
    static constexpr std::uint8_t kSuspended = 1, kRevoked = 2, kPartnerClosed = 4;

    std::array<std::uint8_t, 16> digest{}; ///< first half of the SHA-256
    std::array<char, 10> id{};
    std::atomic<std::uint8_t> flags{0};
    std::atomic<std::uint32_t> traffic{0}; ///< place + 1 in the table of Traffic; 0 until it is needed
    std::atomic<std::int64_t> endsAtMs{0};
    std::atomic<const Grant *> grant{nullptr};
    std::atomic<const Owner *> owner{nullptr};
    LimiterState limiter;

    std::string_view idText() const { return {id.data(), id.size()}; }
};

/// All live keys: an open-addressing table from digest to credential. Read by any thread inside an
/// Epochs::Section without a lock; written by one thread. Credentials never move and are never removed, so
/// an index means the same key as long as the process lives.
class CredentialTable
{
public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    explicit CredentialTable(Epochs &epochs);
    ~CredentialTable();
    CredentialTable(const CredentialTable &) = delete;
    CredentialTable &operator=(const CredentialTable &) = delete;

    /// Hints, in this order and some work apart, before find(): each asks memory for what the next one reads.
    void expect(const crypto::Digest &digest) const;
    void expectCredential(const crypto::Digest &digest) const;
    std::uint32_t find(const crypto::Digest &digest) const;
    std::uint32_t findById(std::string_view id) const;
    Traffic *trafficAt(const Credential &credential) const; ///< null until it is needed
    Credential &at(std::uint32_t index) const
    {
        return m_chunks[index / kChunk].load(std::memory_order_acquire)[index % kChunk];
    }

    /// Writer only, as all that follows. Makes room for one more; it is not found before link().
    std::uint32_t append();
    void link(std::uint32_t index);   ///< under its digest and its id
    void linkId(std::uint32_t index); ///< under its id only: for what is not shown itself
    void unlink(std::uint32_t index); ///< from its digest
    Traffic &trafficOf(std::uint32_t index); ///< made when there is none
    std::uint32_t size() const { return m_size; }
    std::uint32_t keys() const { return m_idCount; } ///< distinct identifiers
    /// Of the table itself, without what grants and owners share.
    std::size_t memoryBytes() const;

private:
    static constexpr std::uint32_t kChunk = 131072, kMaxChunks = 1024; ///< a chunk is five large pages
    static constexpr std::uint32_t kTombstone = 0xFFFFFFFF;
    struct Slots
    {
        explicit Slots(std::size_t capacity) : cells(capacity), mask(capacity - 1) { cells.makeAll(); }
        Pages<std::atomic<std::uint64_t>> cells; ///< tag << 32 | index + 1; 0 is free
        std::size_t mask;
    };
    struct Ids
    {
        explicit Ids(std::size_t capacity) : cells(capacity), mask(capacity - 1) {}
        std::vector<std::atomic<std::uint32_t>> cells; ///< index + 1 by hash of the id
        std::size_t mask;
    };
    std::size_t placeById(const Ids &ids, std::string_view id) const;
    static void place(Slots &slots, const Credential &credential, std::uint32_t index);
    void grow();
    void growIds();

    Epochs &m_epochs;
    std::unique_ptr<std::atomic<Credential *>[]> m_chunks;
    std::vector<std::unique_ptr<Pages<Credential>>> m_memory; ///< of the chunks; writer only
    std::uint32_t m_size = 0, m_used = 0; ///< m_used counts tombstones too
    std::atomic<Slots *> m_slots;
    std::atomic<Ids *> m_ids;
    std::uint32_t m_idCount = 0;
    std::unique_ptr<std::atomic<Traffic *>[]> m_traffic; ///< in chunks, as the credentials
    std::uint32_t m_trafficCount = 0;
};

} // namespace octroi::authority
