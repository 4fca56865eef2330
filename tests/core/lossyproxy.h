// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTcpServer>
#include <QTcpSocket>

namespace octroi::test {

/// Stands between a client and octroid and swallows answers when it is told to.
class LossyProxy : public QObject
{
    Q_OBJECT
public:
    explicit LossyProxy(const QString &issuer);
    QString issuer() const;
    /// The next request that begins so reaches octroid, its answer reaches nobody.
    void loseAnswerTo(const QByteArray &start) { m_start = start; }
    int lost() const { return m_lost; }

private:
    void join(QTcpSocket *client);

    QTcpServer m_server;
    quint16 m_target = 0;
    QByteArray m_start;
    int m_lost = 0;
};

} // namespace octroi::test
