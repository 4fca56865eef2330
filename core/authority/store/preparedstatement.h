// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace octroi::authority {

/// What a database driver gives for one statement. Parameters count from 1, columns from 0. Failures
/// of preparing and binding are reported by step(). Columns are those of the row that step() reached.
class PreparedStatement
{
public:
    virtual ~PreparedStatement() = default;

    virtual void bindInteger(int index, qint64 value) = 0;
    virtual void bindReal(int index, double value) = 0;
    virtual void bindText(int index, const QByteArray &utf8) = 0;
    virtual void bindBlob(int index, const QByteArray &value) = 0;
    virtual void bindNull(int index) = 0;

    virtual void stream() = 0;
    virtual Result<bool> step() = 0;
    /// Back to before the first row; the values stay.
    virtual void reset() = 0;
    /// As reset(), and all values become NULL.
    virtual void clear() = 0;
    /// False when it could not be prepared.
    virtual bool usable() const = 0;

    virtual qint64 integer(int column) const = 0; ///< 0 for NULL
    virtual double real(int column) const = 0;
    virtual QByteArrayView bytes(int column) const = 0; ///< of a text or a blob, until the next step
    virtual bool isNull(int column) const = 0;
};

} // namespace octroi::authority
