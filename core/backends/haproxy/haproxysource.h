// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/haproxy/sticktable.h"
#include "backends/usagesource.h"
#include "base/clock.h"
#include "base/gate.h"

#include <QTimer>
#include <chrono>
#include <map>

class QIODevice;

namespace octroi::backends {

/// Usage by credential out of a stick table, over HAProxy's runtime socket. HAProxy keeps no past: what is told is what was
/// counted since this object began to ask, by minutes, for a day at most.
class HaproxySource : public QObject, public UsageSource
{
    Q_OBJECT
public:
    struct Limits
    {
        std::chrono::milliseconds pause{10'000}, timeout{5'000};
        qint64 bytes = 32 << 20; ///< of one answer
    };
    /// `address`: the path of a socket, or "127.0.0.1:9999" on this machine.
    HaproxySource(QString address, QString table, const Clock &clock, QObject *parent = nullptr);
    ~HaproxySource() override;

    Task<void> poll(); ///< asks now
    void start();      ///< asks again and again
    void stop() { m_timer.stop(); }
    Task<QList<domain::UsageRow>> usage(UsageRequest request) override;
    UsageFacts facts() const override;
    QList<std::pair<double, double>> gaps() const override { return m_gaps; }
    void setLimits(const Limits &limits) { m_limits = limits; }

Q_SIGNALS:
    void answered(int milliseconds);
    void failed(const octroi::Error &error);

private:
    Task<QByteArray> ask(QByteArray command);
    void take(const QHash<QString, StickCounts> &entries);

    QString m_address, m_table;
    const Clock &m_clock;
    Limits m_limits;
    QTimer m_timer;
    QHash<QString, StickCounts> m_last;
    std::map<qint64, QHash<QString, StickCounts>> m_minutes; ///< by their begin, seconds since the epoch
    std::vector<std::pair<qint64, qint64>> m_watched;        ///< from when to when, milliseconds
    QList<std::pair<double, double>> m_gaps;
    qint64 m_askedAt = 0; ///< milliseconds; 0: never
    qint64 m_resets = 0;
    bool m_asking = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace octroi::backends
