// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/offboard.h"

#include <QPointer>

namespace octroi::change {

/// A partner as it is called on one of the connected backends.
struct OffboardPlace
{
    QPointer<Spine> spine;
    QPointer<inventory::Inventory> inventory;
    QString backend; ///< as the console calls it
    QString partnerId;
};

/// Lets a partner go on several backends, one after the other; on each the partner is closed last, also when
/// something before it failed: closing alone stops all of it. Run again, it does what is left. Keeps itself
/// until its end.
class OffboardRun : public QObject, public std::enable_shared_from_this<OffboardRun>
{
    Q_OBJECT
public:
    /// `program` stands in the receipt: "octroi/0.1.0".
    OffboardRun(QString program, const Clock &clock);

    void add(const OffboardPlace &place);
    const QList<OffboardPlace> &places() const { return m_places; }
    /// How many calls there will be.
    int total() const;

    /// What was done with a statement of each backend that can sign one; one that cannot be had is in
    /// `problems`. Nothing of it is an error: what failed stands in the receipt.
    struct Outcome
    {
        domain::Receipt receipt;
        QList<Error> problems; ///< why a backend did not sign; context: its name
        bool cancelled = false;
    };
    QCoro::Task<Outcome> apply(QString partnerName, int concurrency = 4);
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void progress(int done, int failed, int total);

private:
    struct Step
    {
        Plan plan;
        QList<qsizetype> where; ///< the items of the receipt, one an item of the plan
    };
    QCoro::Task<> step(const OffboardPlace *place, const Step *step, domain::ReceiptPlace *out,
                       int concurrency);
    QCoro::Task<domain::ReceiptPlace> end(OffboardPlace place, int concurrency);
    QCoro::Task<> sign(Outcome *outcome);
    void take(domain::ReceiptPlace &place, const Step &step, const change::Outcome &done, bool gone);

    const QString m_program;
    const Clock &m_clock;
    QList<OffboardPlace> m_places;
    int m_done = 0, m_failed = 0, m_total = 0;
    bool m_running = false, m_cancelled = false;
};

} // namespace octroi::change
