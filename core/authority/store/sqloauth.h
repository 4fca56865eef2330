// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/oauthstore.h"
#include "authority/store/sealedcolumns.h"
#include "authority/store/sqlconnection.h"

namespace octroi::authority {

class SqlOAuth final : public OAuthStore
{
public:
    SqlOAuth(SqlConnection &connection, const SealedColumns &sealing) : m_db(connection), m_sealing(sealing) {}

    Result<QList<StoredClient>> clients() override;
    Result<void> putClient(const StoredClient &client) override;
    Result<void> touchClients(const QHash<QString, qint64> &clients, const QHash<QString, qint64> &secrets) override;
    Result<QList<StoredSigningKey>> signingKeys() override;
    Result<void> putSigningKey(const StoredSigningKey &key) override;
    Result<void> removeSigningKey(const QString &kid) override;

    Result<void> putCode(const StoredCode &code) override;
    Result<std::optional<StoredCode>> code(const QByteArray &digest) override;
    Result<bool> useCode(const QByteArray &digest, const QString &familyId, qint64 nowMs) override;
    Result<void> putPush(const QByteArray &digest, const QString &clientId, const QJsonObject &parameters, qint64 expiresMs) override;
    Result<std::optional<QJsonObject>> push(const QByteArray &digest, const QString &clientId, qint64 nowMs) override;
    Result<void> removePush(const QByteArray &digest) override;
    Result<void> putDevice(const StoredDevice &device) override;
    Result<std::optional<StoredDevice>> device(const QByteArray &digest) override;
    Result<std::optional<StoredDevice>> deviceOf(const QString &userCode) override;
    Result<bool> takeDevice(const QByteArray &digest) override;

    Result<void> putFamily(const StoredFamily &family) override;
    Result<std::optional<StoredFamily>> family(const QString &id) override;
    Result<void> putRefresh(const StoredRefresh &token) override;
    Result<std::optional<StoredRefresh>> refresh(const QByteArray &digest) override;
    Result<bool> useRefresh(const QByteArray &digest, qint64 nowMs) override;
    Result<void> putAccess(const StoredAccess &token) override;
    Result<std::optional<StoredAccess>> access(const QByteArray &digest) override;
    Result<std::optional<StoredAccess>> accessOf(const QString &id) override;
    Result<QList<ListedToken>> liveTokens(const ListedTokenQuery &query) override;
    Result<EndedTokens> revokeTokens(const QString &clientId, const QString &accountId, qint64 nowMs) override;
    Result<EndedTokens> revokeFamily(const QString &id, qint64 nowMs) override;
    Result<void> eachAccess(qint64 nowMs, const std::function<void(const StoredAccess &)> &each) override;
    Result<QList<TokenCutoff>> cutoffs() override;
    Result<void> putCutoff(const TokenCutoff &cutoff) override;
    Result<QHash<QString, qint64>> revokedIds() override;
    Result<void> putRevokedId(const QString &id, qint64 expiresMs) override;
    Result<QList<StoredRegistrationToken>> registrationTokens() override;
    Result<std::optional<StoredRegistrationToken>> registrationToken(const QByteArray &digest) override;
    Result<void> putRegistrationToken(const StoredRegistrationToken &token) override;
    Result<bool> remember(const QByteArray &digest, qint64 expiresMs) override;
    Result<void> dropExpired(qint64 nowMs) override;

private:
    SqlConnection &m_db;
    const SealedColumns &m_sealing;
};

} // namespace octroi::authority
