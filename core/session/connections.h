// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/sealer.h"
#include "session/profile.h"
#include "session/sealedsecrets.h"
#include "session/vault.h"

#include <QObject>

namespace octroi::session {

/// The servers that this user's console knows, and where their secrets lie. Lives as long as the
/// program. A secret is never in the list of connections itself.
class Connections : public QObject
{
    Q_OBJECT
public:
    /// `folder` gets connections.json and, when asked for, secrets.sealed. `keychain` false: none is used.
    Connections(QString folder, bool keychain, QObject *parent = nullptr);

    Result<void> load(); ///< errors as ProfileStore::load(); the list is empty then and nothing is overwritten
    const QList<ConnectionProfile> &profiles() const { return m_profiles; }
    const ConnectionProfile *profile(const QString &id) const;
    SealedSecrets &sealed() { return m_sealed; }

    /// Whether the system has a keychain that answers; asked once, by looking for what is not there.
    QCoro::Task<bool> hasKeychain();
    /// Adds or replaces it by id and keeps the secret where the profile says (null: the one it has).
    /// Errors: those of the place; what was there before stays then.
    QCoro::Task<Result<void>> keep(ConnectionProfile profile, std::shared_ptr<Secret> secret);
    /// Errors: NotFound when it was kept for one run only; Unauthorized with reason locked.
    QCoro::Task<Result<std::shared_ptr<Secret>>> secretOf(QString id);
    /// The server gave another one in place of the one before, which may be worth nothing any more.
    QCoro::Task<Result<void>> renewSecret(QString id, std::shared_ptr<Secret> secret);
    QCoro::Task<Result<void>> dropSecret(QString id); ///< it is asked for again
    QCoro::Task<Result<void>> forget(QString id); ///< with its secret
    /// What seals the snapshot of a connection: a key in the keychain or, where there is none, in the file
    /// that a passphrase opens; made the first time. Unavailable while neither is open: then nothing is kept
    /// on the disk.
    QCoro::Task<Result<std::shared_ptr<Sealer>>> snapshotSealer(QString id);

Q_SIGNALS:
    void changed();

private:
    QCoro::Task<Result<void>> writeSecret(ConnectionProfile profile, std::shared_ptr<Secret> secret);
    QCoro::Task<Result<void>> removeSecret(ConnectionProfile profile);

    ProfileStore m_store;
    Vault m_vault;
    SealedSecrets m_sealed;
    QHash<QString, std::shared_ptr<Secret>> m_memory;
    QList<ConnectionProfile> m_profiles;
    std::optional<bool> m_hasKeychain;
    bool m_writable = true; ///< false over a file of a newer version or a damaged one
};

} // namespace octroi::session
