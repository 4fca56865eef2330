// SPDX-License-Identifier: GPL-3.0-or-later
#include "slowserver.h"

#include "servers.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

namespace octroi::test {

SlowServer::~SlowServer()
{
    quit();
    wait();
}

quint16 SlowServer::listen()
{
    m_port = freePort();
    start();
    return waitForPort(m_port) ? m_port : quint16(0);
}

QHash<int, double> SlowServer::took() const
{
    const QMutexLocker lock(&m_mutex);
    return m_took;
}

void SlowServer::run()
{
    QTcpServer server;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [this, &server] {
        while (QTcpSocket *socket = server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    if (server.listen(QHostAddress::LocalHost, m_port))
        exec();
}

// nginx sends HTTP/1.0 without a body and closes: one request a connection, its end is the empty line.
void SlowServer::read(QTcpSocket *socket)
{
    QByteArray text = socket->property("text").toByteArray() + socket->readAll();
    socket->setProperty("text", text);
    if (text.contains("\r\n\r\n"))
        answer(socket, text.split(' ').value(1));
}

void SlowServer::answer(QTcpSocket *socket, const QByteArray &target)
{
    const QUrl url(QString::fromLatin1(target));
    const QStringList parts = url.path().split(u'/');
    const int ms = parts.value(parts.size() - 2).toInt(), size = parts.last().toInt();
    const int number = QUrlQuery(url).queryItemValue(QStringLiteral("n")).toInt();
    QElapsedTimer began;
    began.start();
    QTimer::singleShot(ms, Qt::PreciseTimer, socket, [this, socket, size, number, began] {
        socket->write("HTTP/1.0 200 OK\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n" + QByteArray(size, 'x'));
        socket->disconnectFromHost();
        const QMutexLocker lock(&m_mutex);
        m_took.insert(number, double(began.nsecsElapsed()) / 1e6);
    });
}

} // namespace octroi::test
