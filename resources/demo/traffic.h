// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "demo/organisation.h"

#include <QHostAddress>
#include <QObject>
#include <QUrl>
#include <memory>

namespace octroi::demo {

/// Live traffic of the demo organisation: real HTTP calls to octroid's check as a proxy makes them, and
/// the access-log line that proxy would send when the call had been answered. About one call in 25 is
/// one that octroid has to refuse. Runs on its thread's event loop.
class Traffic : public QObject
{
    Q_OBJECT
public:
    struct Target
    {
        QUrl base; ///< "http://127.0.0.1:40123"
        QHostAddress syslogAddress = QHostAddress(QHostAddress::LocalHost);
        quint16 syslogPort = 0; ///< 0: no access log
    };

    Traffic(quint64 seed, Target target, double perSecond = 6, QObject *parent = nullptr);
    ~Traffic() override;

    void start();
    void stop();
    bool isRunning() const;
    /// octroid was started anew somewhere else.
    void setTarget(const Target &target);

    quint64 allowed() const; ///< answers 2xx so far
    quint64 refused() const; ///< answers 401, 403 and 429 so far

Q_SIGNALS:
    /// `status` is what the caller of the proxy would have got.
    void answered(const QString &keyId, int status, const QString &refusal);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace octroi::demo
