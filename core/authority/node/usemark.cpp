// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/usemark.h"

#include "authority/node/initfiles.h"
#include "crypto/random.h"

#include <QFile>
#include <limits>

namespace octroi::authority {

namespace {
constexpr qint64 kTellMs = 5'000;
/// What a node may need to see that its database is away, and what clocks of nodes may differ by.
constexpr qint64 kNoticeMs = 120'000;
constexpr qint64 kForEver = std::numeric_limits<qint64>::max();
const QString kAlone = QStringLiteral("alone"); ///< the only node of its store

Result<QString> storedName(const QString &folder)
{
    const QString path = folder + QStringLiteral("/node");
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray name = file.read(64).trimmed();
        if (!name.isEmpty())
            return QString::fromLatin1(name);
    }
    const QString fresh = crypto::randomId();
    const auto written = writePrivateFile(path, fresh.toLatin1() + '\n');
    return written ? Result<QString>(fresh) : written.error();
}
} // namespace

qint64 UseMark::checksUntil() const
{
    return m_withoutMs == 0 || !m_store.shared() ? kForEver : m_clock.nowMs() + m_withoutMs + kNoticeMs;
}

Result<void> UseMark::begin(const QString &dataFolder)
{
    m_uses.node = kAlone;
    if (m_store.shared()) {
        m_lock = std::make_unique<QLockFile>(dataFolder + QStringLiteral("/node.lock"));
        m_lock->setStaleLockTime(0);
        const auto name = m_lock->tryLock(0) ? storedName(dataFolder) : Result<QString>(crypto::randomId());
        if (!name)
            return name.error();
        m_uses.node = *name;
    }
    const auto nodes = m_store.nodeUses();
    if (!nodes)
        return nodes.error();
    const qint64 now = m_clock.nowMs();
    m_uses.unknownUntil = now; // nothing is known of what was before
    for (const NodeUses &uses : *nodes) {
        if (uses.node == m_uses.node && uses.checksUntil == 0)
            m_uses.unknownUntil = uses.unknownUntil;
    }
    m_uses.knownUntil = now;
    m_uses.checksUntil = checksUntil();
    m_toldMs = now;
    // Durable: were it lost with the power, the end before would be taken for this one's.
    const auto put = m_store.transact([this] { return m_store.putNodeUses(m_uses); });
    m_begun = put.ok();
    return put;
}

Result<void> UseMark::keep(qint64 knownUntilMs)
{
    m_uses.knownUntil = knownUntilMs;
    const qint64 now = m_clock.nowMs();
    if (!m_store.shared() || (now >= m_toldMs && now - m_toldMs < kTellMs))
        return {};
    m_toldMs = now;
    m_uses.checksUntil = checksUntil();
    return m_store.putNodeUses(m_uses);
}

Result<void> UseMark::end()
{
    if (!m_begun)
        return {};
    m_uses.knownUntil = m_clock.nowMs();
    m_uses.checksUntil = 0;
    return m_store.putNodeUses(m_uses);
}

} // namespace octroi::authority
