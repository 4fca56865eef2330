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
    /// The next request that begins so gets these bytes; the server never hears of it.
    void answerNext(const QByteArray &start, const QByteArray &answer);
    bool answered() const { return m_canned.isEmpty(); } ///< it came

    enum class Fault {
        Silence, ///< octroid does it; its answer reaches nobody
        Cut,     ///< octroid does it; half of the answer arrives, then the connection ends
        Refusal, ///< 503 without a problem document; octroid never hears of it
        Page     ///< 200 with HTML; octroid never hears of it
    };
    /// Every n-th request that begins so goes wrong; 0 ends it.
    void spoil(const QByteArray &start, int every, Fault fault);
    int requests() const { return m_requests; } ///< that began so, since spoil()

private:
    struct Line;
    static qsizetype lengthOf(const QByteArray &bytes);
    void join(QTcpSocket *client);
    void hear(QTcpSocket *client, QTcpSocket *server, Line &line, const QByteArray &bytes);

    QTcpServer m_server;
    quint16 m_target = 0;
    QByteArray m_start, m_cannedStart, m_canned;
    QByteArray m_spoiled;
    Fault m_fault = Fault::Silence;
    int m_lost = 0, m_every = 0, m_requests = 0;
};

} // namespace octroi::test
