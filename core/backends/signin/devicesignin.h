// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/signin/browsersignin.h"

namespace octroi::backends {

/// What the administrator types elsewhere.
struct DeviceCode
{
    QString userCode;     ///< "WDJB-MJHT"
    QUrl address;         ///< where it is typed
    QUrl completeAddress; ///< with the code in it; may be empty
    int seconds = 0;      ///< for how long
};

/// Signs an administrator in by a code that is typed into a browser elsewhere (RFC 8628). One at a time; lives until
/// its task has ended.
class DeviceSignIn : public QObject
{
    Q_OBJECT
public:
    DeviceSignIn(SignInWish wish, const Clock &clock, QObject *parent = nullptr);
    ~DeviceSignIn() override;

    /// `show` gets the code. Errors as of BrowserSignIn; Timeout, reason expired_token, when nobody typed it in time;
    /// Unavailable, reason not_supported, where the server has no such grant.
    Task<std::shared_ptr<Secret>> signIn(std::function<void(DeviceCode)> show);
    void cancel();
    /// Seconds between two questions are those of the server times this; tests make it small.
    void setPace(double pace) { m_pace = pace; }

private:
    Task<std::shared_ptr<Secret>> poll(QUrl endpoint, QString deviceCode, QString verifier, int seconds, int interval);
    Task<void> wait(int milliseconds);

    SignInWish m_wish;
    CallLog m_log;
    Transport m_transport;
    Gate m_gate;
    QTimer m_timer;
    double m_pace = 1;
    bool m_cancelled = false;
};

} // namespace octroi::backends
