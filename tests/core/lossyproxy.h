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
    /// Of the requests that begin so every `each`th is answered with 500 and reaches nobody; 0: none.
    void failEach(int each, const QByteArray &start)
    {
        m_failEach = each;
        m_failStart = start;
        m_seen = 0;
    }
    int failed() const { return m_failed; }

private:
    void join(QTcpSocket *client);

    QTcpServer m_server;
    quint16 m_target = 0;
    QByteArray m_start, m_failStart;
    int m_lost = 0, m_failEach = 0, m_seen = 0, m_failed = 0;
};

} // namespace octroi::test
