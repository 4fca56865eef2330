// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>

namespace octroi::backends {

/// What the browser shows when it has come back. Given in the language of the program.
struct ReturnPage
{
    QString title, text;
};

/// Waits on a port of the loopback address that the system chooses for the browser to come back (RFC 8252 section 7.3).
class LoopbackRedirect : public QObject
{
    Q_OBJECT
public:
    explicit LoopbackRedirect(ReturnPage page, QObject *parent = nullptr);

    Result<void> listen();  ///< Error: InUse
    QString address() const; ///< "http://127.0.0.1:49152/callback"
    void close();
    /// Which of the answers is the one that is waited for; others get 400 and change nothing.
    void setState(const QString &state) { m_state = state; }

Q_SIGNALS:
    void returned(const QUrlQuery &answer);

private:
    void join();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, int status, const ReturnPage &page);

    static constexpr qsizetype kMostBytes = 16 << 10;
    ReturnPage m_page;
    QString m_state;
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_heard;
};

} // namespace octroi::backends
