// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/connections.h"

#include "session/keysealer.h"

#include <algorithm>

namespace octroi::session {

Connections::Connections(QString folder, bool keychain, QObject *parent)
    : QObject(parent)
    , m_store(folder + QStringLiteral("/connections.json"))
    , m_sealed(folder + QStringLiteral("/secrets.sealed"))
{
    if (!keychain)
        m_hasKeychain = false;
}

Result<void> Connections::load()
{
    const Result<QList<ConnectionProfile>> read = m_store.load();
    m_writable = bool(read);
    m_profiles = read ? *read : QList<ConnectionProfile>();
    if (!read)
        return read.error();
    return {};
}

const ConnectionProfile *Connections::profile(const QString &id) const
{
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&id](const ConnectionProfile &profile) { return profile.id == id; });
    return found == m_profiles.end() ? nullptr : &*found;
}

QCoro::Task<bool> Connections::hasKeychain()
{
    if (!m_hasKeychain) {
        const auto probe = co_await m_vault.read(QStringLiteral("probe"));
        m_hasKeychain = probe || probe.error().code == ErrorCode::NotFound;
    }
    co_return *m_hasKeychain;
}

QCoro::Task<Result<void>> Connections::writeSecret(ConnectionProfile profile, std::shared_ptr<Secret> secret)
{
    Result<void> written;
    switch (profile.secretPlace) {
    case SecretPlace::Keychain:
        written = co_await m_vault.write(profile.id, secret);
        break;
    case SecretPlace::SealedFile:
        written = co_await m_sealed.write(profile.id, secret);
        break;
    case SecretPlace::Memory:
        break;
    }
    if (written)
        m_memory.insert(profile.id, secret);
    co_return written;
}

QCoro::Task<Result<void>> Connections::removeSecret(ConnectionProfile profile)
{
    Result<void> removed;
    m_memory.remove(profile.id);
    if (profile.secretPlace == SecretPlace::Keychain)
        removed = co_await m_vault.remove(profile.id);
    else if (profile.secretPlace == SecretPlace::SealedFile)
        removed = co_await m_sealed.remove(profile.id);
    co_return removed;
}

QCoro::Task<Result<void>> Connections::keep(ConnectionProfile profile, std::shared_ptr<Secret> secret)
{
    if (!m_writable)
        co_return Error{ErrorCode::Storage, profile.name,
                        QStringLiteral("the list of connections cannot be read, so it is not overwritten"), {}, {}};
    const ConnectionProfile *known = this->profile(profile.id);
    const std::optional<ConnectionProfile> before = known ? std::optional(*known) : std::nullopt;
    const bool moves = before && before->secretPlace != profile.secretPlace;
    if (moves && !secret) {
        const auto old = co_await secretOf(profile.id);
        if (!old)
            co_return old.error();
        secret = *old;
    }
    if (secret) {
        const Result<void> written = co_await writeSecret(profile, secret);
        if (!written)
            co_return written;
    }
    QList<ConnectionProfile> next = m_profiles;
    const auto place = std::find_if(next.begin(), next.end(),
                                    [&profile](const ConnectionProfile &p) { return p.id == profile.id; });
    if (place == next.end())
        next.append(profile);
    else
        *place = profile;
    const Result<void> saved = m_store.save(next);
    if (!saved)
        co_return saved;
    m_profiles = next;
    if (moves && before->secretPlace != SecretPlace::Memory) {
        // Left behind in the other place it would only be forgotten there; the memory keeps what was moved.
        const auto kept = m_memory.value(profile.id);
        const Result<void> removed = co_await removeSecret(*before);
        m_memory.insert(profile.id, kept);
        if (!removed)
            co_return removed;
    }
    Q_EMIT changed();
    co_return Result<void>();
}

QCoro::Task<Result<std::shared_ptr<Secret>>> Connections::secretOf(QString id)
{
    if (const auto known = m_memory.value(id))
        co_return known;
    const ConnectionProfile *profile = this->profile(id);
    if (!profile || profile->secretPlace == SecretPlace::Memory)
        co_return Error{ErrorCode::NotFound, id, {}, {}, {}};
    if (profile->secretPlace == SecretPlace::SealedFile)
        co_return m_sealed.read(id);
    const auto read = co_await m_vault.read(id);
    if (read)
        m_memory.insert(id, *read);
    co_return read;
}

QCoro::Task<Result<void>> Connections::renewSecret(QString id, std::shared_ptr<Secret> secret)
{
    const ConnectionProfile *known = profile(id);
    if (!known)
        co_return Error{ErrorCode::NotFound, id, {}, {}, {}};
    // Kept for this run whatever becomes of it elsewhere: the one before is of no use.
    m_memory.insert(id, secret);
    const ConnectionProfile here = *known;
    const Result<void> written = co_await writeSecret(here, secret);
    co_return written;
}

QCoro::Task<Result<void>> Connections::dropSecret(QString id)
{
    const ConnectionProfile *known = profile(id);
    if (!known)
        co_return Result<void>();
    const ConnectionProfile here = *known;
    const Result<void> removed = co_await removeSecret(here);
    co_return removed;
}

QCoro::Task<Result<std::shared_ptr<Sealer>>> Connections::snapshotSealer(QString id)
{
    const bool usable = co_await hasKeychain();
    if (!usable && !m_sealed.isOpen())
        co_return Error{ErrorCode::Unavailable, id, {}, {}, QStringLiteral("no_keychain")};
    const QString name = QStringLiteral("snapshot/") + id;
    Result<std::shared_ptr<Secret>> known = Error{ErrorCode::NotFound, id, {}, {}, {}};
    if (usable)
        known = co_await m_vault.read(name);
    else
        known = m_sealed.read(name);
    if (known)
        co_return std::shared_ptr<Sealer>(std::make_shared<KeySealer>(*known));
    if (known.error().code != ErrorCode::NotFound)
        co_return known.error();
    const std::shared_ptr<Secret> fresh = KeySealer::newKey();
    Result<void> written;
    if (usable)
        written = co_await m_vault.write(name, fresh);
    else
        written = co_await m_sealed.write(name, fresh);
    if (!written)
        co_return written.error();
    co_return std::shared_ptr<Sealer>(std::make_shared<KeySealer>(fresh));
}

QCoro::Task<Result<void>> Connections::forget(QString id)
{
    const ConnectionProfile *known = profile(id);
    if (!known)
        co_return Result<void>();
    const ConnectionProfile gone = *known;
    // A place that does not answer holds no one to a connection that is to be forgotten, but it is told.
    const Result<void> removed = co_await removeSecret(gone);
    if (m_hasKeychain.value_or(false)) {
        const Result<void> key = co_await m_vault.remove(QStringLiteral("snapshot/") + id);
        Q_UNUSED(key) // without it the file is only noise
    } else if (m_sealed.isOpen()) {
        const Result<void> key = co_await m_sealed.remove(QStringLiteral("snapshot/") + id);
        Q_UNUSED(key)
    }
    QList<ConnectionProfile> next = m_profiles;
    next.removeIf([&id](const ConnectionProfile &p) { return p.id == id; });
    const Result<void> saved = m_store.save(next);
    if (!saved)
        co_return saved;
    m_profiles = next;
    Q_EMIT changed();
    co_return removed;
}

} // namespace octroi::session
