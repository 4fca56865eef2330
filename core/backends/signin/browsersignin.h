// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/octroid/transport.h"
#include "backends/signin/loopbackredirect.h"

#include <chrono>
#include <functional>

namespace octroi::backends {

/// Whom to ask, and as which program.
struct SignInWish
{
    QString issuer;
    QString clientId; ///< of a public client
    QString scope;
    bool openId = false; ///< as of Credentials
};

/// Signs an administrator in in the system's browser: authorization code with PKCE S256 and a loopback redirect
/// (RFC 8252, RFC 9700). One at a time; lives until its task has ended.
class BrowserSignIn : public QObject
{
    Q_OBJECT
public:
    BrowserSignIn(SignInWish wish, ReturnPage page, const Clock &clock, QObject *parent = nullptr);
    ~BrowserSignIn() override;

    /// `open` gets the address for the browser. The refresh token; Errors: Timeout when the browser never comes back,
    /// Cancelled; Unauthorized with the server's reason ("access_denied"); Protocol, reason issuer_mismatch, pkce_missing
    /// or no_refresh_token; InUse; those of a call.
    Task<std::shared_ptr<Secret>> signIn(std::function<void(QUrl)> open);
    void cancel();
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

private:
    Result<QString> codeOf(const QUrlQuery &answer, const ServerMetadata &metadata) const;
    Task<std::shared_ptr<Secret>> redeem(QUrl endpoint, QString code, QString verifier, QString redirect);
    void end();

    SignInWish m_wish;
    CallLog m_log;
    Transport m_transport;
    LoopbackRedirect m_redirect;
    Gate m_gate;
    std::optional<QUrlQuery> m_answer;
    std::chrono::milliseconds m_patience{300'000};
    bool m_cancelled = false, m_waiting = false;
};

/// What only the program that asked can show (RFC 7636, S256).
struct Pkce
{
    QString verifier, challenge;
};
Pkce newPkce();
/// The refresh token of a token answer. Error: Protocol, reason no_refresh_token.
Result<std::shared_ptr<Secret>> refreshTokenOf(const HttpAnswer &answer, const QString &issuer);
QByteArray formOf(std::initializer_list<std::pair<const char *, QString>> fields);

} // namespace octroi::backends
