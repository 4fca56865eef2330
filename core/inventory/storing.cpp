// SPDX-License-Identifier: GPL-3.0-or-later
// The snapshot on the disk: read before the backend answers, written after what it said.
#include "inventory/reading.h"

#include "domain/json.h"
#include "domain/oauthclient.h"

#include <QCoroFuture>
#include <QJsonArray>
#include <QtConcurrentRun>

namespace octroi::inventory {

namespace {

constexpr int kSaveAgainMs = 20'000;       ///< after the table changed while it was written
constexpr qint64 kSaveEveryMs = 300'000;   ///< at most; what is not in the file comes again by the feed

template <typename T>
QJsonObject jsonOf(const T &row)
{
    return domain::toJson(row);
}

QJsonObject jsonOf(const domain::OAuthClient &client)
{
    return domain::toJson(client, QDateTime());
}

template <typename T>
QJsonArray listed(const std::vector<T> &rows)
{
    QJsonArray out;
    for (const T &row : rows)
        out.append(jsonOf(row));
    return out;
}

template <typename T>
bool taken(const QJsonObject &from, const char *name, Result<T> (*read)(const QJsonObject &), std::vector<T> &out)
{
    const QJsonArray rows = from.value(QLatin1String(name)).toArray();
    out.reserve(size_t(rows.size()));
    for (const QJsonValue row : rows) {
        Result<T> value = read(row.toObject());
        if (!value)
            return false;
        out.push_back(std::move(*value));
    }
    return true;
}

/// What was read from a file, whole or not at all.
struct Found
{
    std::shared_ptr<KeyTable> table = std::make_shared<KeyTable>();
    StoredState state;
    std::vector<domain::Partner> partners;
    std::vector<domain::Application> applications;
    std::vector<domain::Api> apis;
    std::vector<domain::Scope> scopes;
    std::vector<domain::Plan> plans;
    std::vector<domain::OAuthClient> clients;
    Result<void> result;
};

void read(const SnapshotFile &file, Found &found)
{
    const Result<StoredState> state = file.read(*found.table);
    if (!state) {
        found.result = state.error();
        return;
    }
    found.state = *state;
    const QJsonObject &o = found.state.directory;
    const bool whole = taken(o, "partners", domain::partnerFromJson, found.partners) &&
                       taken(o, "applications", domain::applicationFromJson, found.applications) &&
                       taken(o, "apis", domain::apiFromJson, found.apis) &&
                       taken(o, "scopes", domain::scopeFromJson, found.scopes) &&
                       taken(o, "plans", domain::planFromJson, found.plans) &&
                       taken(o, "clients", domain::oauthClientFromJson, found.clients);
    if (!whole)
        found.result = Error{ErrorCode::Storage, file.path(), QStringLiteral("an object in it cannot be read"), {},
                             QStringLiteral("snapshot_damaged")};
}

QDateTime timeOf(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
}

} // namespace

Task<void> Inventory::Private::open(std::shared_ptr<SnapshotFile> source)
{
    const auto here = alive;
    file = source;
    const auto found = std::make_shared<Found>();
    std::function<void()> work = [source, found] { read(*source, *found); };
    QFuture<void> reading = QtConcurrent::run(std::move(work));
    co_await reading;
    if (!*here)
        co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
    if (!found->result) {
        // Of no use to anyone: the next sync writes it anew.
        if (found->result.error().code == ErrorCode::Storage)
            source->remove();
        co_return found->result;
    }
    if (seq >= 0 || data.keys->rows() > 0)
        co_return Result<void>(); // the backend was quicker
    data.partners.assign(std::move(found->partners));
    data.applications.assign(std::move(found->applications));
    data.apis.assign(std::move(found->apis));
    data.scopes.assign(std::move(found->scopes));
    data.plans.assign(std::move(found->plans));
    assignClients(std::move(found->clients));
    newClients.clear();
    data.indexApplications();
    data.namesChanged();
    data.keys = found->table;
    seq = found->state.seq;
    usesAsOf = found->state.usesAsOf;
    usageAsOf = timeOf(found->state.usageAsOf);
    lastSync = timeOf(found->state.savedAt);
    fromFile = true;
    savedRevision = data.keys->revision();
    Q_EMIT q->reset();
    co_return Result<void>();
}

QCoro::Task<> Inventory::Private::save()
{
    const auto here = alive;
    if (!file || saving || seq < 0)
        co_return;
    const qint64 now = clock.now().toMSecsSinceEpoch();
    if (savedAt > 0 && now - savedAt < kSaveEveryMs && !saveSoon)
        co_return;
    if (savedRevision == data.keys->revision() && savedSeq == seq)
        co_return;
    saving = true;
    saveSoon = false;
    StoredState stored{seq, usesAsOf, usageAsOf.isValid() ? usageAsOf.toMSecsSinceEpoch() : 0,
                      lastSync.isValid() ? lastSync.toMSecsSinceEpoch() : 0, {}};
    const auto done = std::make_shared<Result<void>>();
    const quint64 revision = data.keys->revision();
    // Copies share their texts; they become JSON on the other thread.
    std::function<void()> work = [target = file, table = data.keys, stored, done,
                                  partners = data.partners.all(), applications = data.applications.all(),
                                  apis = data.apis.all(), scopes = data.scopes.all(),
                                  plans = data.plans.all(), clients = data.clients.all()]() mutable {
        stored.directory = {{QStringLiteral("partners"), listed(partners)},
                            {QStringLiteral("applications"), listed(applications)},
                            {QStringLiteral("apis"), listed(apis)},
                            {QStringLiteral("scopes"), listed(scopes)},
                            {QStringLiteral("plans"), listed(plans)},
                            {QStringLiteral("clients"), listed(clients)}};
        *done = target->write(stored, *table);
    };
    QFuture<void> writing = QtConcurrent::run(std::move(work));
    co_await writing;
    if (!*here)
        co_return;
    saving = false;
    if (*done) {
        savedAt = now;
        savedRevision = revision;
        savedSeq = stored.seq;
        Q_EMIT q->saved();
    } else if (done->error().code == ErrorCode::Conflict) {
        saveSoon = true;
        QTimer::singleShot(kSaveAgainMs, q, [this] { save(); });
    }
}

} // namespace octroi::inventory
