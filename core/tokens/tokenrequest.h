// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"
#include "tokens/discovery.h"
#include "tokens/loopback.h"

#include <memory>

namespace octroi::tokens {

enum class GrantKind { ClientCredentials, AuthorizationCode, DeviceCode };

/// What a token is asked with.
struct TokenWish
{
    GrantKind grant = GrantKind::ClientCredentials;
    QString issuer;
    QString clientId;
    std::shared_ptr<Secret> clientSecret; ///< null: a public client
    bool secretInBody = false;            ///< client_secret_post instead of client_secret_basic
    QStringList scopes;
    QString resource;  ///< RFC 8707; "" for none
    quint16 port = 0;  ///< of the loopback redirect; 0: any
    std::chrono::milliseconds patience = std::chrono::minutes(5); ///< for the person at the browser
};

struct TokenAnswer
{
    std::shared_ptr<Secret> accessToken, refreshToken, idToken; ///< null: none
    QString tokenType;
    QStringList scopes; ///< those that were granted
    QDateTime expiresAt; ///< null: it was not said
};

/// Where a person has to go with a device code.
struct DeviceCode
{
    QString userCode;
    QUrl verification, complete; ///< complete: with the code in it; may be empty
    QDateTime expiresAt;
};

/// Gets one token live. One request at a time; a second one cancels the first. Interface thread.
///
/// Errors: as of fetchMetadata(); Protocol with reason endpoint_missing, state_mismatch, issuer_mismatch
/// (RFC 9207), answer_syntax; InUse port_in_use; Timeout browser_silent or device_expired; and what the server
/// said: Invalid, the OAuth error in `reason`, its description in `detail`.
class TokenRequest : public QObject
{
    Q_OBJECT
public:
    explicit TokenRequest(WebClient &web, QObject *parent = nullptr);
    ~TokenRequest() override;

    QCoro::Task<Result<TokenAnswer>> run(TokenWish wish);
    void cancel();
    void setFarewell(const QString &title, const QString &text);

Q_SIGNALS:
    void browserWanted(const QUrl &url);  ///< open it in the system browser
    void deviceCodeShown(const octroi::tokens::DeviceCode &code);

private:
    using Form = QList<std::pair<QString, QString>>;
    QCoro::Task<Result<TokenAnswer>> credentials(TokenWish wish, IssuerMetadata server);
    QCoro::Task<Result<TokenAnswer>> code(TokenWish wish, IssuerMetadata server);
    QCoro::Task<Result<TokenAnswer>> device(TokenWish wish, IssuerMetadata server);
    QCoro::Task<Result<TokenAnswer>> poll(TokenWish wish, IssuerMetadata server, QString deviceCode, QDateTime end, int interval);
    QCoro::Task<Result<WebAnswer>> ask(TokenWish wish, QUrl endpoint, Form form);
    Result<QUrl> prepareCode(const TokenWish &wish, const IssuerMetadata &server, QString &verifier, QString &state);

    void retire();

    WebClient &m_web;
    std::unique_ptr<Loopback> m_loopback;
    QString m_title, m_text;
    qint64 m_run = 0; ///< counts cancels: what belongs to an earlier one does not go on
};

/// base64url of SHA-256 of the verifier (RFC 7636 section 4.2).
QString challengeOf(const QString &verifier);
/// The answer of a token endpoint.
Result<TokenAnswer> tokenAnswerOf(const WebAnswer &answer, const QDateTime &now, const QStringList &asked);

} // namespace octroi::tokens
