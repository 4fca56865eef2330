// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <optional>

namespace octroi {

/// Seals pieces of a file: only who has its key reads them, and whatever is altered or put elsewhere does not open.
/// Any thread.
class Sealer
{
public:
    virtual ~Sealer() = default;
    /// `about` says what and where the piece is; it is not in the box. Empty when it cannot be sealed.
    virtual QByteArray seal(QByteArrayView plain, QByteArrayView about) const = 0;
    virtual std::optional<QByteArray> open(QByteArrayView box, QByteArrayView about) const = 0;
};

} // namespace octroi
