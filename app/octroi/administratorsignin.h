// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/connector.h"
#include "backends/signin/devicesignin.h"
#include "session/profile.h"

#include <QObject>
#include <memory>

namespace octroi::app {

/// Where the server of a profile is and how one is known there.
backends::Destination destinationOf(const session::ConnectionProfile &profile, std::shared_ptr<Secret> secret);

/// Signs an administrator in for one sheet: in the browser, by a code, or with what was typed. Lives until its tasks have ended.
class AdministratorSignIn : public QObject
{
    Q_OBJECT
public:
    /// What the server answered to a sign-in.
    struct Welcome
    {
        std::shared_ptr<Secret> secret; ///< what it takes the next time
        QString version = {};           ///< "" where it is not told
        QString realm = {};             ///< the one that is looked after
        QStringList realms = {};        ///< to choose from; then it is not tried out yet
    };

    explicit AdministratorSignIn(const Clock &clock)
        : m_clock(clock)
    {
    }
    /// A person, elsewhere; where that was done for the same server already, it is not asked for again.
    QCoro::Task<Result<std::shared_ptr<Secret>>> inPerson(session::ConnectionProfile profile);
    /// Signs in with that, or in person where that is null, and tries it out. Error::field is "realm" or "sign_in_realm" where
    /// there is no such one.
    QCoro::Task<Result<Welcome>> arrive(session::ConnectionProfile profile, std::shared_ptr<Secret> secret);
    QCoro::Task<Result<Welcome>> tryOut(session::ConnectionProfile profile, std::shared_ptr<Secret> secret);
    /// Those of a Keycloak that the account may read. Error: Forbidden with the field "realm" when it may list none.
    QCoro::Task<Result<QStringList>> realms(session::ConnectionProfile profile, std::shared_ptr<Secret> secret);
    void cancel();

Q_SIGNALS:
    void browserWanted(const QUrl &address);
    void codeGiven(const QString &code, const QUrl &address);

private:
    void renew(const std::shared_ptr<Secret> &secret);

    const Clock &m_clock;
    std::unique_ptr<backends::BrowserSignIn> m_browser;
    std::unique_ptr<backends::DeviceSignIn> m_device;
    session::ConnectionProfile m_known; ///< where the person is signed in
    std::shared_ptr<Secret> m_secret;   ///< with this
};

} // namespace octroi::app
