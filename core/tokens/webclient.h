// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/clock.h"
#include "base/result.h"
#include "tokens/exchange.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSet>
#include <chrono>

namespace octroi::tokens {

/// What was answered, whatever its status.
struct WebAnswer
{
    int status = 0;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
};

/// Plain requests to authorization servers that no connection is kept to: no redirect is followed, no cookie
/// kept, an answer is bounded in time and size, and only https or this machine is asked. Interface thread.
class WebClient : public QObject
{
    Q_OBJECT
public:
    explicit WebClient(const Clock &clock, QObject *parent = nullptr);
    ~WebClient() override;

    /// Error: Network, Timeout, TooLarge, Cancelled, or Invalid with the reasons of domain::checkIssuerUri().
    QCoro::Task<Result<WebAnswer>> get(QUrl url);
    QCoro::Task<Result<WebAnswer>> post(QUrl url, QByteArray form, QList<std::pair<QByteArray, QByteArray>> headers);
    void cancel(); ///< what is under way ends with Cancelled
    void setLimits(std::chrono::milliseconds timeout, qsizetype most);
    const Clock &clock() const { return m_clock; }

Q_SIGNALS:
    void exchanged(const octroi::tokens::Exchange &exchange); ///< each request, when it has ended

private:
    QCoro::Task<Result<WebAnswer>> send(QByteArray method, QUrl url, QByteArray body, QList<std::pair<QByteArray, QByteArray>> headers);

    const Clock &m_clock;
    QNetworkAccessManager m_network;
    QSet<QNetworkReply *> m_replies;
    std::chrono::milliseconds m_timeout{20'000};
    qsizetype m_most = 512 * 1024;
};

} // namespace octroi::tokens
