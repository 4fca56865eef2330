// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sealedsecrets.h"

#include "crypto/passphrasebox.h"

#include <QCoroFuture>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QtConcurrentRun>

namespace octroi::session {

namespace {

constexpr qint64 kMostBytes = 4 << 20;

Error locked(const QString &path)
{
    return {ErrorCode::Unauthorized, path, QStringLiteral("no passphrase was given yet"), {}, QStringLiteral("locked")};
}

/// What a worker thread brings back; a Result holds what cannot be copied.
struct Opened
{
    std::optional<Error> error;
    QHash<QString, std::shared_ptr<Secret>> secrets;
};

Opened openFile(const QString &path, const std::shared_ptr<Secret> &passphrase)
{
    Opened out;
    QFile file(path);
    if (!file.exists())
        return out;
    if (!file.open(QIODevice::ReadOnly)) {
        out.error = Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
        return out;
    }
    const std::optional<Secret> plain = crypto::openBox(file.read(kMostBytes), *passphrase);
    if (!plain) {
        out.error = Error{ErrorCode::Unauthorized, path, QStringLiteral("another passphrase, or an altered file"), {}, {}};
        return out;
    }
    const QJsonObject object = QJsonDocument::fromJson(plain->reveal()).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        out.secrets.insert(it.key(),
                           std::make_shared<Secret>(QByteArray::fromBase64(it.value().toString().toLatin1())));
    return out;
}

std::optional<Error> writeFile(const QString &path, const Secret &plain, const Secret &passphrase)
{
    const QByteArray box = crypto::sealBox(plain.reveal(), passphrase);
    if (box.isEmpty())
        return Error{ErrorCode::Storage, path, QStringLiteral("it could not be sealed"), {}, {}};
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(box) != box.size() || !file.commit())
        return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    return std::nullopt;
}

} // namespace

SealedSecrets::SealedSecrets(QString path)
    : m_path(std::move(path))
{
}

SealedSecrets::~SealedSecrets() = default;

bool SealedSecrets::exists() const
{
    return QFileInfo::exists(m_path);
}

QCoro::Task<Result<void>> SealedSecrets::unlock(std::shared_ptr<Secret> passphrase)
{
    const QString path = m_path;
    const QFuture<Opened> work = QtConcurrent::run([path, passphrase] { return openFile(path, passphrase); });
    const Opened opened = co_await work;
    if (opened.error)
        co_return *opened.error;
    m_secrets = opened.secrets;
    m_passphrase = passphrase;
    co_return Result<void>();
}

Result<std::shared_ptr<Secret>> SealedSecrets::read(const QString &key) const
{
    if (!isOpen())
        return locked(m_path);
    const auto found = m_secrets.constFind(key);
    if (found == m_secrets.cend())
        return Error{ErrorCode::NotFound, key, {}, {}, {}};
    return std::make_shared<Secret>((*found)->duplicate());
}

QCoro::Task<Result<void>> SealedSecrets::store(Secrets secrets)
{
    if (!isOpen())
        co_return locked(m_path);
    QJsonObject object;
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it)
        object.insert(it.key(), QString::fromLatin1(it.value()->reveal().toBase64()));
    const auto plain = std::make_shared<Secret>(QJsonDocument(object).toJson(QJsonDocument::Compact));
    const auto passphrase = m_passphrase;
    const QString path = m_path;
    const QFuture<std::optional<Error>> work =
        QtConcurrent::run([path, plain, passphrase] { return writeFile(path, *plain, *passphrase); });
    const std::optional<Error> error = co_await work;
    if (error)
        co_return *error;
    m_secrets = secrets;
    co_return Result<void>();
}

QCoro::Task<Result<void>> SealedSecrets::write(QString key, std::shared_ptr<Secret> secret)
{
    Secrets next = m_secrets;
    next.insert(key, std::make_shared<Secret>(secret->duplicate()));
    const Result<void> stored = co_await store(next);
    co_return stored;
}

QCoro::Task<Result<void>> SealedSecrets::remove(QString key)
{
    if (isOpen() && !m_secrets.contains(key))
        co_return Result<void>();
    Secrets next = m_secrets;
    next.remove(key);
    const Result<void> stored = co_await store(next);
    co_return stored;
}

} // namespace octroi::session
