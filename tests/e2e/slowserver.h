// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QMutex>
#include <QThread>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace octroi::test {

/// An HTTP server in a thread of its own whose answers take a known time: GET …/slow/MILLISECONDS/BYTES?n=NUMBER.
class SlowServer : public QThread
{
    Q_OBJECT
public:
    ~SlowServer() override;
    quint16 listen(); ///< starts the thread; the port, 0 on failure
    /// How long each numbered call really took in here, from its last byte read to its answer written, in ms.
    QHash<int, double> took() const;

protected:
    void run() override;

private:
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &target);

    quint16 m_port = 0;
    mutable QMutex m_mutex;
    QHash<int, double> m_took;
};

} // namespace octroi::test
