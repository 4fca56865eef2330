// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/health.h"

#include <QCoroFuture>
#include <QPointer>
#include <QtConcurrentRun>
#include <algorithm>

namespace octroi::health {

namespace {

using inventory::Inventory;
using inventory::SyncState;

constexpr int kSoonMs = 400; ///< changes come in a row
constexpr int kHourMs = 3'600'000;

} // namespace

Health::Health(Inventory &inventory, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    m_hourly.setInterval(kHourMs);
    connect(&m_soon, &QTimer::timeout, this, &Health::check);
    connect(&m_hourly, &QTimer::timeout, this, &Health::check);
    connect(&inventory, &Inventory::syncStateChanged, this, [this] {
        // The first one that knows the backend; later ones only matter to who looks.
        if (m_inventory.syncState() == SyncState::Idle && m_inventory.lastSync().isValid() &&
            (!m_report || m_followed))
            wishSoon();
    });
    const auto whenFollowed = [this] {
        if (m_followed)
            wishSoon();
    };
    connect(&inventory, &Inventory::reset, this, whenFollowed);
    connect(&inventory, &Inventory::keyChanged, this, whenFollowed);
    connect(&inventory, &Inventory::directoryChanged, this, whenFollowed);
    connect(&inventory, &Inventory::catalogueChanged, this, whenFollowed);
    connect(&inventory, &Inventory::clientsChanged, this, whenFollowed);
    m_hourly.start();
}

Health::~Health()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void Health::wishSoon()
{
    if (!m_soon.isActive()) // what comes all the time must not put it off for ever
        m_soon.start();
}

void Health::setFollowed(bool followed)
{
    const bool begins = followed && !m_followed;
    m_followed = followed;
    if (begins)
        wishSoon();
}

QCoro::Task<Result<void>> Health::openFile(std::shared_ptr<HealthFile> file)
{
    const QPointer<Health> self(this);
    const auto result = std::make_shared<std::optional<Result<Kept>>>();
    std::function<void()> opening = [file, result] { *result = file->open(); };
    QFuture<void> done = QtConcurrent::run(opening);
    co_await done;
    if (!self)
        co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
    const Result<Kept> &kept = **result;
    if (kept || kept.error().reason == QLatin1String("health_damaged"))
        m_file = file;
    if (!kept) {
        m_fileError = kept.error();
        Q_EMIT changed();
        co_return kept.error();
    }
    m_kept = *kept;
    forgetOver();
    Q_EMIT changed();
    if (m_report)
        check(); // it was made with another policy
    co_return Result<void>();
}

void Health::check()
{
    m_soon.stop();
    if (m_checking) {
        m_again = true;
        return;
    }
    if (!m_inventory.lastSync().isValid())
        return; // nothing is known yet, which is no finding
    forgetOver();
    m_checking = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    Q_EMIT checkingChanged();
    const Wish wish{m_kept.policy, m_kept.accepted};
    QCoro::connect(health::check(&m_inventory, wish, m_cancelled), this,
                   [this](const Result<std::shared_ptr<const Report>> &report) { take(report); });
}

void Health::take(const Result<std::shared_ptr<const Report>> &report)
{
    m_checking = false;
    if (report) {
        m_report = *report;
        m_error.reset();
        m_kept.history.add(*m_report);
        store();
    } else if (report.error().code != ErrorCode::Cancelled) {
        m_error = report.error();
    }
    Q_EMIT checkingChanged();
    Q_EMIT changed();
    if (std::exchange(m_again, false))
        wishSoon();
}

/// What no longer holds is not kept.
void Health::forgetOver()
{
    const QDateTime now = m_inventory.clock().now();
    m_kept.accepted.removeIf([&now](const Acceptance &a) { return !a.holdsAt(now); });
}

/// One at a time, and never in the interface thread; what comes meanwhile is written after it.
void Health::store()
{
    if (!m_file)
        return;
    if (m_writing)
        m_writeAgain = true;
    else
        write();
}

QCoro::Task<> Health::write()
{
    const QPointer<Health> self(this);
    m_writing = true;
    const auto written = std::make_shared<Result<void>>();
    std::function<void()> writing = [file = m_file, kept = m_kept, written] { *written = file->write(kept); };
    QFuture<void> done = QtConcurrent::run(writing);
    co_await done;
    if (!self)
        co_return;
    m_writing = false;
    if (!*written) {
        m_fileError = written->error();
        Q_EMIT changed();
    }
    if (std::exchange(m_writeAgain, false))
        store();
}

Result<void> Health::setPolicy(const Policy &policy)
{
    const Result<Policy> checked = checkPolicy(policy);
    if (!checked)
        return checked.error();
    m_kept.policy = *checked;
    store();
    Q_EMIT changed();
    check();
    return {};
}

Result<void> Health::accept(Rule rule, const std::vector<ObjectId> &objects, const QString &reason,
                            const QDateTime &until)
{
    QList<Acceptance> more;
    for (const ObjectId &object : objects)
        more << Acceptance{rule, object, reason, until, {}};
    return add(more);
}

Result<void> Health::acceptAll(Rule rule, const QString &reason, const QDateTime &until)
{
    return add({Acceptance{rule, std::nullopt, reason, until, {}}});
}

Result<void> Health::add(const QList<Acceptance> &more)
{
    QList<Acceptance> accepted = m_kept.accepted;
    QSet<QString> replaced;
    for (const Acceptance &a : more)
        replaced.insert(ruleName(a.rule) + u' ' + (a.object ? a.object->text() : QString()));
    accepted.removeIf([&replaced](const Acceptance &a) {
        return replaced.contains(ruleName(a.rule) + u' ' + (a.object ? a.object->text() : QString()));
    });
    if (accepted.size() + more.size() > kMostAcceptances)
        return Error{ErrorCode::TooLarge, {}, QStringLiteral("too many are accepted one by one"), {}, QStringLiteral("too_many")};
    for (const Acceptance &a : more) {
        const Result<Acceptance> checked = checkAcceptance(a, m_inventory.clock().now());
        if (!checked)
            return checked.error();
        accepted << *checked;
    }
    m_kept.accepted = accepted;
    store();
    Q_EMIT changed();
    check();
    return {};
}

void Health::takeBack(Rule rule)
{
    if (m_kept.accepted.removeIf([rule](const Acceptance &a) { return a.rule == rule; }) == 0)
        return;
    store();
    Q_EMIT changed();
    check();
}

} // namespace octroi::health
