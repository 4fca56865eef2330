// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

#include <atomic>
#include <utility>

namespace octroi {

namespace {

void wipeBytes(QByteArray &bytes)
{
    // volatile, so that the compiler may not drop the writes; data() would detach a shared copy.
    if (bytes.isDetached()) {
        volatile char *p = bytes.data();
        for (qsizetype i = 0; i < bytes.size(); ++i)
            p[i] = 0;
        std::atomic_signal_fence(std::memory_order_seq_cst);
    }
    bytes.clear();
}

} // namespace

Secret::Secret(QByteArray &&bytes) : m_bytes(std::move(bytes))
{
    m_bytes.detach();
}

Secret Secret::fromString(const QString &text)
{
    return Secret(text.toUtf8());
}

Secret::Secret(Secret &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

Secret Secret::duplicate() const
{
    return Secret(QByteArray(m_bytes.constData(), m_bytes.size()));
}

void Secret::wipe()
{
    wipeBytes(m_bytes);
}

} // namespace octroi
