// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/checkup.h"
#include "health/healthfile.h"

#include <QObject>
#include <QTimer>

namespace octroi::health {

/// The findings of one connection, kept current: after a sync, after changes while somebody looks, and every hour; with
/// the policy, what was accepted, and the history. Interface thread only.
class Health : public QObject
{
    Q_OBJECT
public:
    explicit Health(inventory::Inventory &inventory, QObject *parent = nullptr);
    ~Health() override;

    /// Where it is kept from here on. Errors as HealthFile::open(); what there is then stays in memory only.
    QCoro::Task<Result<void>> openFile(std::shared_ptr<HealthFile> file);
    bool isKept() const { return m_file != nullptr; }
    std::optional<Error> fileError() const { return m_fileError; } ///< of reading or writing the file

    void check(); ///< again, when one is under way and something changed since it began
    bool isChecking() const { return m_checking; }
    /// Null before the first checkup has ended.
    std::shared_ptr<const Report> report() const { return m_report; }
    std::optional<Error> error() const { return m_error; } ///< of the last checkup
    /// While true, changes in the inventory are looked at soon after they come.
    void setFollowed(bool followed);

    const Policy &policy() const { return m_kept.policy; }
    Result<void> setPolicy(const Policy &policy);
    const QList<Acceptance> &accepted() const { return m_kept.accepted; } ///< those that hold
    /// Errors: as checkAcceptance(); TooLarge.
    Result<void> accept(Rule rule, const std::vector<ObjectId> &objects, const QString &reason, const QDateTime &until);
    Result<void> acceptAll(Rule rule, const QString &reason, const QDateTime &until); ///< whatever the rule finds
    void takeBack(Rule rule); ///< all acceptances of that rule
    const History &history() const { return m_kept.history; }

Q_SIGNALS:
    void changed();       ///< report, error, policy or what was accepted
    void checkingChanged();

private:
    Result<void> add(const QList<Acceptance> &more);
    void take(const Result<std::shared_ptr<const Report>> &report);
    void forgetOver();
    void store();
    QCoro::Task<> write();
    void wishSoon();

    inventory::Inventory &m_inventory;
    std::shared_ptr<HealthFile> m_file;
    Kept m_kept;
    std::shared_ptr<const Report> m_report;
    std::optional<Error> m_error, m_fileError;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    QTimer m_soon, m_hourly;
    bool m_checking = false, m_again = false, m_followed = false, m_writing = false, m_writeAgain = false;
};

} // namespace octroi::health
