// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QJsonObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <functional>

namespace octroi::test {

struct MockRequest
{
    QByteArray method, path, body;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
};

/// A mock of octroid on a loopback port that answers what a test tells it to, also what octroid never
/// would. Signing in works by itself.
class MockOctroid : public QObject
{
    Q_OBJECT
public:
    MockOctroid();
    ~MockOctroid() override;
    QString issuer() const;
    /// The raw bytes to answer with; empty: say nothing and keep the connection.
    using Handler = std::function<QByteArray(const MockRequest &)>;
    void setHandler(Handler handler) { m_handler = std::move(handler); }
    static QByteArray answer(int status, const QByteArray &body, const QByteArray &type = "application/json");

    QList<MockRequest> requests; ///< without those of signing in
    int tokens = 0;              ///< how many were given
    QString claimedIssuer;       ///< "" : the true one
    QList<QPointer<QTcpSocket>> sockets;

private:
    void read(QTcpSocket *socket);
    QByteArray respond(const MockRequest &request);

    QTcpServer m_server;
    Handler m_handler;
    QHash<QTcpSocket *, QByteArray> m_buffers;
};

} // namespace octroi::test
