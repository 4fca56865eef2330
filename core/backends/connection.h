// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "backends/capability.h"

#include <functional>

namespace octroi::backends {

/// Somebody who is signed in to a client.
struct ClientSession
{
    QString id;
    QString user; ///< name, or the identifier where no name is told
    QString address;
    QDateTime startedAt, lastAccessAt;
    bool offline = false; ///< outlives the browser's session: a refresh token for later (OpenID Connect Core 1.0 section 11)
};

/// Who is signed in to a client, and the end of it.
class SessionsBackend
{
public:
    virtual ~SessionsBackend() = default;
    virtual Task<Page<ClientSession>> sessions(QString clientId, QString cursor, int limit) = 0;
    virtual Task<void> endSession(ClientSession session) = 0; ///< with its refresh tokens
};

/// What a backend that is reached over a network has beside its capability interfaces: how far it goes, and how one is
/// signed in to it.
class Connection
{
public:
    using Renewed = std::function<void(std::shared_ptr<Secret>)>;
    virtual ~Connection() = default;
    /// How far it can do that, with the sentence that says why not.
    virtual CapabilityNote capability(Capability what) const = 0;
    virtual SessionsBackend *sessions() { return nullptr; }
    /// What it signs in with from now on: a session that had ended goes on, and what stands on the backend stays.
    virtual void useSecret(std::shared_ptr<Secret> secret) = 0;
    virtual Task<void> signOut() = 0; ///< its tokens end there; then as disconnectFromBackend()
    /// Gets each new refresh token, to be kept in place of the one before.
    void onRenewed(Renewed renewed) { m_renewed = std::move(renewed); }

protected:
    Renewed m_renewed;
};

/// Null for a backend that is none.
Connection *connectionOf(Backend &backend);
/// Full for a backend that tells nothing of it.
CapabilityNote capabilityOf(const Backend &backend, Capability what);
bool can(const Backend &backend, Capability what);

} // namespace octroi::backends
