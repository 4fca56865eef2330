// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace octroi::authority {

/// Room for elements that are read at random places: on large pages where the system has them, because with a
/// million keys finding a page costs more than finding a key. Elements never move.
template <typename T>
class Pages
{
public:
    static_assert(std::is_trivially_destructible_v<T>);

    /// Room that takes memory only where elements are made.
    explicit Pages(std::size_t size) : m_size(size), m_alignment(size * sizeof(T) >= kLarge ? kLarge : 64)
    {
        // Whole large pages: what is over would share a small one with something else.
        const std::size_t bytes = (size * sizeof(T) + m_alignment - 1) / m_alignment * m_alignment;
        void *const memory = ::operator new(bytes, std::align_val_t(m_alignment));
#ifdef __linux__
        if (m_alignment == kLarge)
            ::madvise(memory, bytes, MADV_HUGEPAGE); // advice only: all is well without
#endif
        m_data = static_cast<T *>(memory);
    }
    ~Pages() { ::operator delete(static_cast<void *>(m_data), std::align_val_t(m_alignment)); }
    Pages(const Pages &) = delete;
    Pages &operator=(const Pages &) = delete;

    void make(std::size_t i) { ::new (static_cast<void *>(m_data + i)) T(); }
    void makeAll() { std::uninitialized_value_construct_n(m_data, m_size); }
    std::size_t size() const { return m_size; }
    T *data() const { return m_data; }
    T &operator[](std::size_t i) { return m_data[i]; }
    const T &operator[](std::size_t i) const { return m_data[i]; }
    T *begin() const { return m_data; }
    T *end() const { return m_data + m_size; }

private:
    static constexpr std::size_t kLarge = 2 * 1024 * 1024;

    std::size_t m_size, m_alignment;
    T *m_data = nullptr;
};

} // namespace octroi::authority
