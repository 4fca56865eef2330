// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/message.h"
#include "base/secret.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <optional>

namespace octroi::authority {

/// The browser of one request: its cookies, its forms, and what the answer sets.
///
/// Forms are protected by a cookie that only the server reads and its hash in each form: another site can send
/// the cookie but not know the hash. Over TLS the cookies are __Host- ones, which no other host can plant.
class Browser
{
public:
    Browser(const OwnedRequest &request, QString issuerUrl);

    bool isSecure() const { return m_secure; }
    QByteArray session() const { return cookie("session"); }
    QByteArray setupToken() const { return cookie("setup"); }
    /// The cookie of forms; made when the browser has none.
    const QByteArray &formCookie();
    QString formToken(); ///< for the hidden field "csrf"
    /// The fields of a form that this server's own page sent; nothing otherwise.
    std::optional<QMap<QString, QString>> ownForm();

    void setSession(const QByteArray &value) { set("session", value, "/"); }
    void setSetupToken(const QByteArray &value) { set("setup", value, "/"); }
    void endSession() { expire("session"); }
    void endSetup() { expire("setup"); }
    /// Adds what was set to an answer.
    void addCookies(Response &response) const;

    /// "https://octroi.example", and the host of it, for passkeys. On this machine it is what the browser says,
    /// because a passkey wants "localhost" and not an address.
    QString origin() const;
    QString host() const;
    QString address() const { return m_address; }
    QString agent() const { return m_agent; }
    QByteArray acceptLanguage() const { return m_acceptLanguage; }

private:
    QByteArray cookie(const char *name) const;
    QByteArray cookieName(const char *name) const;
    void set(const char *name, const QByteArray &value, const char *path);
    void expire(const char *name);

    QString m_issuerUrl, m_address, m_agent;
    QByteArray m_hostHeader, m_originHeader, m_site, m_acceptLanguage, m_contentType, m_body;
    QMap<QByteArray, QByteArray> m_cookies;
    QList<QByteArray> m_set;
    QByteArray m_form;
    bool m_secure = false;
};

} // namespace octroi::authority
