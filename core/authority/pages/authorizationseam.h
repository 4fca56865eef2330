// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace octroi::authority {

/// What a client asks an administrator for, as the pages show it.
struct AskedFor
{
    struct Scope
    {
        QString name, description;
        bool sensitive = false;
    };
    QString clientId, clientName;
    QString applicationName, partnerName; ///< whose client it is; "" for octroid's own
    QList<Scope> scopes;
    QStringList details;                  ///< authorization_details (RFC 9396), an item each, as JSON
    QString uiLocales, loginHint; ///< of OpenID Connect
    QString redirectOrigin;       ///< "https://app.example", "com.example.app:"; "" for a device
    qint64 beganMs = 0;
    qint64 maxAgeS = -1;      ///< -1: not asked for
    bool signInAgain = false; ///< prompt=login
    bool consentAgain = false; ///< prompt=consent
    bool silent = false;      ///< prompt=none: no page may be shown
    bool ownClient = false;   ///< one of the organisation's own programs: signing in is consent
    bool refused = false;     ///< whatever the person does, the client gets an error: refuse() says where to

    QStringList scopeNames() const
    {
        QStringList out;
        for (const Scope &scope : scopes)
            out << scope.name;
        return out;
    }
};

/// Who decided, as tokens say it.
struct Approver
{
    QString accountId;
    qint64 authTimeS = 0;
    QStringList methods; ///< amr of RFC 8176
};

/// The authorization server as the pages see it. `id` names a request under way, which the browser carries in
/// the address; a redirect is where the browser goes with the answer. Error: NotFound when it is over.
class AuthorizationSeam
{
public:
    virtual ~AuthorizationSeam() = default;

    struct Begun
    {
        QString id;       ///< of the request to show; "" when there is none
        QString redirect; ///< where the refusal of a silent request goes; "" for a page
        QString error, detail;
    };
    /// The query of GET /oauth/authorize, or the form of a POST.
    virtual Begun begin(const QByteArray &query) = 0;
    virtual Result<AskedFor> asked(const QString &id) = 0;
    virtual Result<QString> approve(const QString &id, const Approver &approver) = 0;
    /// `error` of RFC 6749 section 4.1.2.1 or OpenID Connect: "access_denied", "login_required", …
    virtual Result<QString> refuse(const QString &id, const QString &error) = 0;

    /// Device authorization (RFC 8628), by the code that the person typed. Errors: NotFound, RateLimited.
    virtual Result<AskedFor> askedByDevice(const QString &userCode, const QString &address) = 0;
    virtual Result<void> approveDevice(const QString &userCode, const Approver &approver) = 0;
    virtual Result<void> refuseDevice(const QString &userCode) = 0;
};

} // namespace octroi::authority
