// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QSslSocket>
#include <QString>
#include <utility>

namespace octroi::test {

using Fields = QList<std::pair<QByteArray, QByteArray>>;

/// What came back, with the bytes of it and of its request as they went over the socket.
struct Answer
{
    int status = 0;                       ///< 0: no whole answer came
    QByteArray head;                      ///< as received, without the last empty line
    QHash<QByteArray, QByteArray> fields; ///< names in lower case
    QByteArray body;
    qint64 sent = 0, received = 0;

    QJsonObject json() const;
};

/// HTTP/1.1 over one kept connection, by hand: it knows exactly which bytes it wrote and read (before TLS).
class RawClient
{
public:
    explicit RawClient(quint16 port) : m_port(port) {}
    /// Under TLS, with a server that shows this certificate (a PEM file).
    RawClient(quint16 port, QString certificate) : m_port(port), m_certificate(std::move(certificate)) {}
    /// Shows that certificate from the next connection on; none with "" (PEM files, a key of an elliptic curve).
    void showCertificate(const QString &certificate, const QString &key)
    {
        m_shown = {certificate, key};
        reset();
    }
    QByteArray scheme() const { return m_certificate.isEmpty() ? "http" : "https"; }
    Answer send(const QByteArray &method, const QByteArray &target, const Fields &fields = {},
                const QByteArray &body = {}, const QByteArray &host = "localhost");
    /// The server is another one now: the next call opens a new connection.
    void reset()
    {
        m_socket.abort();
        m_buffer.clear();
    }

private:
    bool connectAgain();
    bool fill(qsizetype size);
    bool readHead(Answer &answer);
    bool readBody(const QByteArray &method, Answer &answer);
    bool readChunks(Answer &answer, qsizetype at);

    quint16 m_port;
    QString m_certificate;
    std::pair<QString, QString> m_shown; ///< certificate and key
    QSslSocket m_socket;
    QByteArray m_buffer;
};

} // namespace octroi::test
