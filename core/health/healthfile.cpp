// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/healthfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QtEndian>

namespace octroi::health {

namespace {

constexpr char kMagic[] = "octroihealth";
constexpr qsizetype kMagicSize = 12, kHeadSize = kMagicSize + 4;
constexpr qint64 kMostBytes = 64 << 20;

QByteArray headBytes()
{
    QByteArray head(kMagic, kMagicSize);
    head.resize(kHeadSize);
    qToLittleEndian(HealthFile::kVersion, head.data() + kMagicSize);
    return head;
}

Error storage(const QString &path, const QString &detail, const char *reason = "")
{
    return Error{ErrorCode::Storage, path, detail, {}, QString::fromLatin1(reason)};
}

QByteArray bytesOf(const Kept &kept)
{
    QJsonArray accepted;
    for (const Acceptance &a : kept.accepted)
        accepted.append(toJson(a));
    return QJsonDocument(QJsonObject{{QStringLiteral("policy"), toJson(kept.policy)},
                                     {QStringLiteral("accepted"), accepted},
                                     {QStringLiteral("history"), kept.history.toJson()}})
        .toJson(QJsonDocument::Compact);
}

std::optional<Kept> keptOf(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    const auto policy = policyFromJson(document.object().value(QLatin1String("policy")).toObject());
    if (!document.isObject() || !policy)
        return std::nullopt;
    Kept out;
    out.policy = *policy;
    for (const QJsonValue value : document.object().value(QLatin1String("accepted")).toArray()) {
        if (const auto acceptance = acceptanceFromJson(value.toObject()))
            out.accepted << *acceptance;
    }
    out.history = History::fromJson(document.object().value(QLatin1String("history")).toArray());
    return out;
}

} // namespace

HealthFile::HealthFile(QString path, QString connection, std::shared_ptr<const Sealer> sealer)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
    , m_sealer(std::move(sealer))
    , m_lock(m_path + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(0); // only of a process that has ended
}

QByteArray HealthFile::about() const
{
    return headBytes() + m_connection.toUtf8();
}

Result<Kept> HealthFile::read() const
{
    QFile file(m_path);
    if (!file.exists())
        return Kept();
    if (!file.open(QIODevice::ReadOnly))
        return storage(m_path, file.errorString());
    if (file.size() > kMostBytes)
        return storage(m_path, QStringLiteral("is too large"), "health_damaged");
    const QByteArray bytes = file.readAll();
    if (!bytes.startsWith(QByteArrayView(kMagic, kMagicSize)) || bytes.size() < kHeadSize)
        return storage(m_path, QStringLiteral("is no such file"), "health_damaged");
    if (!bytes.startsWith(headBytes()))
        return storage(m_path,
                       QStringLiteral("is of version %1")
                           .arg(qFromLittleEndian<quint32>(bytes.constData() + kMagicSize)),
                       "health_version");
    const auto plain = m_sealer->open(QByteArrayView(bytes).sliced(kHeadSize), about());
    const auto kept = plain ? keptOf(*plain) : std::nullopt;
    if (!kept)
        return storage(m_path, QStringLiteral("was altered, or belongs elsewhere"), "health_damaged");
    return *kept;
}

Result<Kept> HealthFile::open()
{
    if (!QDir().mkpath(QFileInfo(m_path).path()))
        return storage(m_path, QStringLiteral("its folder cannot be made"));
    if (!m_lock.isLocked() && !m_lock.tryLock(0))
        return Error{ErrorCode::InUse, m_path, {}, {}, {}};
    Result<Kept> kept = read();
    m_writable = kept.ok();
    if (!kept && kept.error().reason == QLatin1String("health_damaged")) {
        const QString aside = m_path + QStringLiteral(".damaged");
        QFile::remove(aside);
        m_writable = QFile::rename(m_path, aside);
    }
    return kept;
}

Result<void> HealthFile::write(const Kept &kept)
{
    if (!m_writable)
        return storage(m_path, QStringLiteral("was not opened"));
    const QByteArray box = m_sealer->seal(bytesOf(kept), about());
    QSaveFile file(m_path);
    const bool done = !box.isEmpty() && file.open(QIODevice::WriteOnly) &&
                      file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                      file.write(headBytes() + box) == kHeadSize + box.size() && file.commit();
    return done ? Result<void>() : Result<void>(storage(m_path, file.errorString()));
}

} // namespace octroi::health
