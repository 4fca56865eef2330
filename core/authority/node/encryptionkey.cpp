// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/encryptionkey.h"

#include "authority/node/initfiles.h"
#include "crypto/random.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace octroi::authority {

namespace {

Error wrong(const QString &path, const QString &why)
{
    return Error{ErrorCode::Invalid, path, why, QStringLiteral("encryption-key-file"), QStringLiteral("encryption_key")};
}

Result<Secret> keyIn(const QString &path)
{
#ifndef Q_OS_WIN
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (QFileInfo(path).permissions() & others)
        return wrong(path, QStringLiteral("the encryption key is open to others: chmod 600"));
#endif
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(path, QStringLiteral("the encryption key cannot be read: ") + file.errorString());
    const Secret text(file.read(1024).trimmed());
    Secret key(QByteArray::fromHex(text.reveal()));
    if (text.size() != 2 * crypto::RowCipher::kKeyBytes || key.size() != crypto::RowCipher::kKeyBytes || key.reveal().toHex() != text.reveal().toLower())
        return wrong(path, QStringLiteral("does not hold an encryption key: 64 hexadecimal digits, as \"openssl rand -hex 32\" writes them"));
    return key;
}

} // namespace

Result<std::shared_ptr<const crypto::RowCipher>> encryptionKey(const QString &named, const QString &dataFolder, const QByteArray &sealedWith)
{
    const QString path = named.isEmpty() ? QDir(dataFolder).filePath(QString::fromLatin1(kEncryptionKeyFileName)) : named;
    if (!QFileInfo::exists(path)) {
        if (!sealedWith.isEmpty())
            return wrong(path, QStringLiteral("the store's secrets are sealed with the encryption key %1, which is not here: put its file at this place, or name it "
                                              "with encryption-key-file")
                                   .arg(QString::fromLatin1(sealedWith.toHex())));
        if (!named.isEmpty())
            return wrong(path, QStringLiteral("the encryption key is not there"));
        QByteArray text = crypto::randomBytes(crypto::RowCipher::kKeyBytes).toHex();
        text += '\n';
        const Secret fresh(std::move(text));
        if (const auto written = writePrivateFile(path, fresh.reveal()); !written)
            return written.error();
    }
    auto key = keyIn(path);
    if (!key)
        return key.error();
    auto cipher = std::make_shared<const crypto::RowCipher>(std::move(*key));
    if (!sealedWith.isEmpty() && sealedWith != cipher->keyId())
        return wrong(path, QStringLiteral("this is the encryption key %1, and the store's secrets are sealed with %2")
                               .arg(QString::fromLatin1(cipher->keyId().toHex()), QString::fromLatin1(sealedWith.toHex())));
    return cipher;
}

} // namespace octroi::authority
