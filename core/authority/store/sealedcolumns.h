// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqlconnection.h"
#include "crypto/rowcipher.h"

#include <memory>

namespace octroi::authority {

/// The columns that hold secrets which have to be read again (private signing keys, secrets of authenticators), sealed
/// under a key that is not in the database. Until a cipher is set they are written and read as they are.
class SealedColumns
{
public:
    explicit SealedColumns(SqlConnection &connection) : m_db(connection) {}

    /// The name of the key of the rows that are sealed; "" when none are.
    Result<QByteArray> sealedWith() const;
    /// Within a transaction: checks every sealed value, seals the others, and how many those were.
    /// Errors: Unauthorized, reason encryption_key (another key); Damaged (an altered value).
    Result<int> seal(std::shared_ptr<const crypto::RowCipher> cipher);

    QByteArray sealed(const char *table, const QByteArray &identity, const QByteArray &plain) const;
    /// Error: Damaged.
    Result<QByteArray> opened(const char *table, const QByteArray &identity, const QByteArray &stored) const;

private:
    struct Value
    {
        QByteArray identity, stored;
    };
    Result<QList<Value>> valuesOf(std::size_t column) const;

    SqlConnection &m_db;
    std::shared_ptr<const crypto::RowCipher> m_cipher;
};

} // namespace octroi::authority
