// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"

#include <QByteArray>

// Passwords as scrypt (RFC 7914) makes them slow to guess. Each call takes some 100 ms and 32 MiB by
// intention: never on the control thread.
namespace octroi::crypto {

/// Cost, block size and parallelism; memory is 128 * 2^logN * r bytes.
struct ScryptCost
{
    int logN = 15, r = 8, p = 3;
    bool operator==(const ScryptCost &) const = default;
};

/// The derived key of RFC 7914 section 6; empty when the cost is more than 256 MiB or out of range.
QByteArray scrypt(QByteArrayView password, QByteArrayView salt, const ScryptCost &cost, int size);

/// "$scrypt$ln=15,r=8,p=3$<salt>$<hash>" with a fresh salt of 16 bytes; the text is taken in NFKC, so that the
/// same characters typed on another keyboard are the same password (NIST SP 800-63B section 5.1.1.2).
QByteArray hashPassword(const Secret &password, const ScryptCost &cost = {});
/// False, too, for a hash that cannot be read. Takes as long for "" as for a real hash of the usual cost, so
/// that the time does not tell whether there is such an account.
bool verifyPassword(const Secret &password, const QByteArray &hash);
/// True when a hash was made with another cost than the usual one.
bool isPasswordHashOutdated(const QByteArray &hash);

} // namespace octroi::crypto
