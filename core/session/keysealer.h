// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/sealer.h"
#include "base/secret.h"

#include <memory>

namespace octroi::session {

/// Seals with a key that lies in the vault (crypto/recordbox.h).
class KeySealer final : public Sealer
{
public:
    explicit KeySealer(std::shared_ptr<Secret> key);

    static std::shared_ptr<Secret> newKey();
    QByteArray seal(QByteArrayView plain, QByteArrayView about) const override;
    std::optional<QByteArray> open(QByteArrayView box, QByteArrayView about) const override;

private:
    const std::shared_ptr<Secret> m_key;
};

} // namespace octroi::session
