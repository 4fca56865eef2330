// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QCoroTask>
#include <QMap>
#include <QTcpServer>
#include <QTimer>
#include <chrono>
#include <memory>

namespace octroi {
class Gate;
}

namespace octroi::tokens {

/// Waits on this machine for the browser to come back with an authorization response (RFC 8252 section 7.3).
/// One response, then it is closed. Interface thread.
class Loopback : public QObject
{
    Q_OBJECT
public:
    explicit Loopback(QObject *parent = nullptr);
    ~Loopback() override;

    /// `port` 0 takes a free one. Error: InUse, reason port_in_use.
    Result<void> listen(quint16 port);
    QString redirectUri() const; ///< "http://127.0.0.1:49152/callback"
    /// What a person reads in the browser afterwards.
    void setFarewell(const QString &title, const QString &text);
    /// The parameters of the response. Error: Timeout with reason browser_silent, Cancelled, or Protocol with
    /// reason parameter_twice. Once.
    QCoro::Task<Result<QMap<QString, QString>>> response(std::chrono::milliseconds timeout);
    void cancel();

private:
    void accept();
    void readFrom(QTcpSocket *socket);
    void finish(const Result<QMap<QString, QString>> &result);

    QTcpServer m_server;
    QTimer m_timeout;
    QString m_title, m_text;
    std::unique_ptr<Gate> m_gate;
    std::optional<Result<QMap<QString, QString>>> m_result;
};

} // namespace octroi::tokens
