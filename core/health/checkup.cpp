// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/checkup.h"

#include "backends/connection.h"
#include "health/columnscan.h"
#include "health/directoryscan.h"
#include "health/usagescan.h"

#include <QCoroFuture>
#include <QPointer>
#include <QtConcurrentRun>
#include <algorithm>

namespace octroi::health {

namespace {

using Cancel = std::shared_ptr<std::atomic_bool>;
using domain::UsageRow;

constexpr qint64 kRecentHours = 24;
constexpr int kLeastScopeDays = 7; ///< what is used once a week has to be seen
constexpr qsizetype kMostKeysAsked = 400; ///< of one question; octroid takes 500

/// All that one checkup works with. Lives until its last step has ended.
struct Work
{
    QPointer<inventory::Inventory> inventory;
    QPointer<backends::Backend> backend;
    Cancel cancelled;
    Wish wish;
    ScanInput columns;
    DirectoryInput directory;
    QStringList catalogue;
    std::shared_ptr<Report> report = std::make_shared<Report>();
    std::unique_ptr<ColumnScan> scan;
    RecentUses uses;

    bool over() const { return !inventory || !backend || *cancelled; }
    const Policy &policy() const { return wish.policy; }
};
using Shared = std::shared_ptr<Work>;

Error cancelledError()
{
    return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
}

QCoro::Task<> elsewhere(std::function<void()> work)
{
    QFuture<void> done = QtConcurrent::run(work);
    co_await done;
}

void gather(Work &work)
{
    inventory::Inventory &inventory = *work.inventory;
    const QDateTime now = inventory.clock().now();
    QSet<QString> closed;
    for (const domain::Partner &partner : inventory.partners()) {
        if (partner.status == domain::PartnerStatus::Closed)
            closed.insert(partner.id);
    }
    for (const domain::Scope &scope : inventory.scopes()) {
        work.catalogue << scope.name;
        if (scope.sensitivity == domain::Sensitivity::High)
            work.columns.sensitiveScopes.push_back(scope.name.toStdString());
    }
    QList<Acceptance> accepted;
    std::copy_if(work.wish.accepted.begin(), work.wish.accepted.end(), std::back_inserter(accepted),
                 [&now](const Acceptance &a) { return a.holdsAt(now); });
    work.columns.table = inventory.sharedTable();
    work.columns.owners = inventory.owners();
    work.columns.policy = work.policy();
    work.columns.accepted = accepted;
    work.columns.closedPartners = closed;
    work.columns.now = now.toMSecsSinceEpoch();
    work.columns.scopeDays = work.policy().scopeDays;
    work.directory = {inventory.clients(), inventory.applications(), closed, accepted, now};
    const auto directory = std::make_shared<Directory>();
    for (const domain::OAuthClient &client : work.directory.clients)
        directory->clients.insert(client.id, client);
    for (const domain::Application &application : work.directory.applications)
        directory->applications.insert(application.id, application);
    for (const domain::Partner &partner : inventory.partners())
        directory->partners.insert(partner.id, partner.name);
    Report &report = *work.report;
    report.directory = directory;
    report.at = now;
    report.policy = work.policy();
    report.table = work.columns.table;
    report.owners = work.columns.owners;
    for (const Rule rule : allRules())
        report.finding(rule).rule = rule;
}

void fail(Work &work, std::initializer_list<Rule> rules, const Error &error)
{
    for (const Rule rule : rules) {
        if (work.policy().isOn(rule))
            work.report->unchecked[std::size_t(rule)] = error;
    }
}

/// What a backend has no notion of cannot be amiss there, and no change could mend it.
bool applies(const Work &work, Rule rule)
{
    return rule != Rule::NoPlan || backends::can(*work.backend, backends::Capability::Plans);
}

backends::UsageRequest recent(const Work &work, const QStringList &groups)
{
    backends::UsageRequest request;
    request.to = work.report->at;
    request.from = request.to.addSecs(-kRecentHours * 3600);
    request.groupBy = groups;
    return request;
}

void takeRecent(Work &work)
{
    QSet<QString> clients;
    for (const domain::OAuthClient &client : work.directory.clients) {
        if (client.statusAt(work.directory.now) == domain::ClientStatus::Active)
            clients.insert(client.id);
    }
    RecentFindings found = recentFindings(work.uses, *work.scan, *work.columns.table, clients, work.policy(),
                                          work.columns.accepted);
    Finding &ended = work.report->finding(Rule::EndedCalled), &storm = work.report->finding(Rule::ErrorStorm);
    ended.keys = std::move(found.ended);
    ended.accepted = found.accepted[0];
    storm.keys = std::move(found.stormy);
    storm.others = std::move(found.stormyClients);
    storm.accepted = found.accepted[1];
    // Only what was found is kept of a million uses.
    RecentUses kept;
    for (const Rule rule : {Rule::EndedCalled, Rule::ErrorStorm}) {
        for (qint64 i = 0; i < work.report->finding(rule).count(); ++i) {
            const QString text = work.report->objectAt(rule, i).text();
            kept.insert(text, work.uses.value(text));
        }
    }
    work.uses = std::move(kept);
}

/// Why the calls of what was found were refused: a question for every 400 keys of a finding, one for all clients.
QCoro::Task<> readRefusals(Shared work)
{
    QStringList keys;
    bool clients = false;
    for (auto use = work->uses.cbegin(); use != work->uses.cend(); ++use) {
        const auto object = ObjectId::fromText(use.key());
        clients |= object->kind == ObjectKind::Client;
        if (object->kind == ObjectKind::Key)
            keys << object->id;
    }
    QList<backends::UsageRequest> questions;
    for (qsizetype at = 0; at < keys.size(); at += kMostKeysAsked) {
        questions << recent(*work, {QStringLiteral("key"), QStringLiteral("refusal")});
        questions.last().keyId = keys.mid(at, kMostKeysAsked).join(u',');
    }
    if (clients)
        questions << recent(*work, {QStringLiteral("client"), QStringLiteral("refusal")});
    for (const backends::UsageRequest &question : std::as_const(questions)) {
        const Result<QList<UsageRow>> rows = co_await work->backend->usage()->usage(question);
        if (work->over())
            co_return;
        if (rows) // without it the finding still stands
            addRefusals(work->uses, *rows);
    }
}

QCoro::Task<> checkRecent(Shared work)
{
    const backends::UsageRequest byKey = recent(*work, {QStringLiteral("key")});
    const Result<QList<UsageRow>> keys = co_await work->backend->usage()->usage(byKey);
    if (work->over())
        co_return;
    const backends::UsageRequest byClient = recent(*work, {QStringLiteral("client")});
    const Result<QList<UsageRow>> clients = co_await work->backend->usage()->usage(byClient);
    if (work->over())
        co_return;
    if (!keys || !clients) {
        fail(*work, {Rule::EndedCalled, Rule::ErrorStorm}, keys ? clients.error() : keys.error());
        co_return;
    }
    std::function<void()> taking = [work, keys = *keys, clients = *clients] {
        work->uses = usesOf(keys, clients);
        takeRecent(*work);
    };
    co_await elsewhere(taking);
    if (work->over())
        co_return;
    co_await readRefusals(work);
    for (const Rule rule : {Rule::EndedCalled, Rule::ErrorStorm})
        work->report->finding(rule).uses = work->uses;
}

bool wantsScopes(const Work &work)
{
    return work.policy().isOn(Rule::UnusedScopes) || work.policy().isOn(Rule::WideScope);
}

/// Since when there is usage; scopes are compared over what there is, which may be less than the policy wants.
QCoro::Task<> readMetered(Shared work)
{
    backends::UsageRequest days;
    days.to = work->report->at;
    days.from = days.to.addDays(-work->policy().scopeDays);
    days.groupBy = QStringList{QStringLiteral("day")};
    const Result<QList<UsageRow>> rows = co_await work->backend->usage()->usage(days);
    if (work->over() || !rows)
        co_return; // the questions that follow tell why
    QDate first;
    for (const UsageRow &row : *rows) {
        const QDate day = row.at.toUTC().date();
        if (row.totals.requests > 0 && (!first.isValid() || day < first))
            first = day;
    }
    const qint64 known = first.isValid() ? first.daysTo(days.to.toUTC().date()) + 1 : 0;
    work->columns.scopeDays = int(std::min<qint64>(known, work->policy().scopeDays));
    if (known < kLeastScopeDays) {
        const Error why{ErrorCode::Unavailable, {}, QStringLiteral("there is usage of %1 days, and %2 are needed").arg(known).arg(kLeastScopeDays),
                        {}, QStringLiteral("too_little_usage")};
        fail(*work, {Rule::UnusedScopes, Rule::WideScope}, why);
    }
}

QCoro::Task<> checkScopes(Shared work)
{
    const auto gathering = std::make_shared<ScopeGathering>(*work->scan, *work->columns.table, work->catalogue,
                                                            work->policy());
    const inventory::RowList &rows = work->scan->exercising();
    for (std::size_t at = 0; at < rows.size(); at += std::size_t(change::kMostKeysAtOnce)) {
        change::ExerciseWish wish;
        wish.days = work->columns.scopeDays;
        const std::size_t end = std::min(rows.size(), at + std::size_t(change::kMostKeysAtOnce));
        for (std::size_t i = at; i < end; ++i)
            wish.keyIds << work->columns.table->idOf(rows[i]);
        const Result<change::ExerciseReport> exercised =
            co_await change::exercise(work->inventory, wish, work->cancelled);
        if (work->over())
            co_return;
        if (!exercised) {
            fail(*work, {Rule::UnusedScopes, Rule::WideScope}, exercised.error());
            co_return;
        }
        std::function<void()> adding = [gathering, report = *exercised] { gathering->add(report); };
        co_await elsewhere(adding);
        if (work->over())
            co_return;
    }
    gathering->finish(*work->report);
}

QCoro::Task<> checkUsage(Shared work)
{
    const bool asks = work->wish.readsUsage && work->backend->usage();
    const Policy &policy = work->policy();
    if (!asks) {
        const Error why = backends::notSupported();
        fail(*work, {Rule::EndedCalled, Rule::ErrorStorm, Rule::UnusedScopes, Rule::WideScope}, why);
        co_return;
    }
    if (policy.isOn(Rule::EndedCalled) || policy.isOn(Rule::ErrorStorm)) {
        co_await checkRecent(work);
        if (work->over())
            co_return;
    }
    if (wantsScopes(*work) && work->columns.scopeDays >= kLeastScopeDays)
        co_await checkScopes(work);
}

} // namespace

QCoro::Task<Result<std::shared_ptr<const Report>>> check(inventory::Inventory *inventory, Wish wish, Cancel cancelled)
{
    const auto work = std::make_shared<Work>();
    work->inventory = inventory;
    work->backend = &inventory->backend();
    work->cancelled = cancelled ? std::move(cancelled) : std::make_shared<std::atomic_bool>(false);
    work->wish = std::move(wish);
    gather(*work);
    if (wantsScopes(*work) && work->wish.readsUsage && work->backend->usage()) {
        co_await readMetered(work);
        if (work->over())
            co_return cancelledError();
    }
    work->report->scopeDays = work->columns.scopeDays;
    for (const Rule rule : allRules()) {
        if (!applies(*work, rule))
            fail(*work, {rule}, backends::notSupported());
    }
    work->scan = std::make_unique<ColumnScan>(work->columns);
    std::function<void()> scanning = [work] {
        if (work->scan->run(*work->report, *work->cancelled))
            scanDirectory(work->directory, *work->report);
    };
    co_await elsewhere(scanning);
    if (work->over())
        co_return cancelledError();
    co_await checkUsage(work);
    if (work->over())
        co_return cancelledError();
    std::function<void()> counting = [work] { work->report->countWorst(); };
    co_await elsewhere(counting);
    if (work->over())
        co_return cancelledError();
    co_return std::shared_ptr<const Report>(work->report);
}

} // namespace octroi::health
