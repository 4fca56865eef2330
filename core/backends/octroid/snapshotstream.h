// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/octroid/transport.h"

#include <QElapsedTimer>
#include <QPointer>

namespace octroi::backends {

/// The lines of one GET of octroid as they come. What is read slowly is sent slowly: the reply holds a few megabytes,
/// then the connection waits. A server that says nothing for the transport's time is given up (Timeout).
class SnapshotStream final : public QObject, public ByteStream
{
    Q_OBJECT
public:
    SnapshotStream(Transport &transport, QString path);
    ~SnapshotStream() override;

    Task<QByteArray> read() override;

private:
    Task<void> open();
    Result<QByteArray> taken();
    void note(const Error *error);

    QPointer<Transport> m_transport;
    const QString m_path;
    QPointer<QNetworkReply> m_reply;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    Gate m_news;
    bool m_silent = false;   ///< nothing came for too long
    bool m_gathered = false; ///< what came is enough
    quint64 m_turn = 0;      ///< counts reads
    LoggedCall m_logged;
    QElapsedTimer m_clock;
};

} // namespace octroi::backends
