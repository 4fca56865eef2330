// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"
#include "inventory/snapshotfile.h"

namespace octroi::bench {

/// A fictional organisation with very many keys of every state, the same at each call: 400 partners, 2,000
/// applications, 60 scopes, names that are all different.
class ManyKeys
{
public:
    /// `now`: what times are around.
    static void fill(inventory::KeyTable &table, int keys, qint64 now);
    static inventory::StoredState state(qint64 now); ///< with the partners and applications
};

/// A key that lives as long as the process.
class BenchSealer final : public Sealer
{
public:
    BenchSealer();
    QByteArray seal(QByteArrayView plain, QByteArrayView about) const override;
    std::optional<QByteArray> open(QByteArrayView box, QByteArrayView about) const override;

private:
    const Secret m_key;
};

} // namespace octroi::bench
