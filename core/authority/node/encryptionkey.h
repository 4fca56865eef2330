// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "crypto/rowcipher.h"

#include <QString>
#include <memory>

namespace octroi::authority {

/// The name of the key file that octroid makes in its data folder when none is named.
inline constexpr const char *kEncryptionKeyFileName = "encryption.key";

/// The key that secrets in the store are sealed with, from a file of 64 hexadecimal digits that only its owner may
/// read. `named`: the file of the setting, "" for the one in the data folder, which is made when the store has no
/// sealed secrets yet. `sealedWith`: the name of the key that the store's secrets are sealed with, "" for none.
/// Errors: Invalid, reason encryption_key (not there, not readable, of another form, open to others, another key);
/// those of writing the file.
Result<std::shared_ptr<const crypto::RowCipher>> encryptionKey(const QString &named, const QString &dataFolder, const QByteArray &sealedWith);

} // namespace octroi::authority
