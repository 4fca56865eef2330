// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/rundraft.h"
#include "change/runs.h"

#include "await.h"
#include "lossyproxy.h"
#include "octroidprocess.h"
#include "session/keysealer.h"

namespace octroi::test {

inline constexpr int kMany = 2'000; ///< four calls in bulk

/// One console: a connection, what it knows of it, and its journal.
struct Client
{
    std::unique_ptr<backends::OctroidBackend> backend;
    std::unique_ptr<inventory::Inventory> inventory;
    std::unique_ptr<change::Spine> spine;

    bool open(std::unique_ptr<backends::OctroidBackend> over, const Clock &clock)
    {
        backend = std::move(over);
        inventory = std::make_unique<inventory::Inventory>(*backend, clock);
        inventory->setReadsUsage(false);
        spine = std::make_unique<change::Spine>(*inventory);
        return sync();
    }
    bool sync()
    {
        inventory->sync();
        return QTest::qWaitFor([this] { return inventory->syncState() != inventory::SyncState::Reading; }, 60'000) &&
               inventory->syncState() == inventory::SyncState::Idle;
    }
    void close()
    {
        spine.reset();
        inventory.reset();
        backend.reset();
    }
};

inline change::RunPatience impatient()
{
    return {3, std::chrono::milliseconds(20), std::chrono::milliseconds(50), std::chrono::milliseconds(400)};
}

inline std::optional<change::Change> suspend(const domain::ApiKey &key)
{
    return key.suspendedAt.isValid() ? std::nullopt
                                     : std::optional<change::Change>(change::SuspendKey{key.id});
}

/// An octroid, a console connected to it, and journals of runs.
class RunsFixture : public QObject
{
protected:
    SystemClock m_clock;
    OctroidProcess m_octroid;
    DataFolder m_folder;
    Client m_client;
    QString m_application;
    std::shared_ptr<Sealer> m_sealer = std::make_shared<session::KeySealer>(session::KeySealer::newKey());
    int m_journals = 0;

    QString newPath() { return m_folder.file(QStringLiteral("%1.octroirun").arg(++m_journals)); }
    std::shared_ptr<change::RunJournal> journal(const QString &path)
    {
        return std::make_shared<change::RunJournal>(path, QStringLiteral("p"), m_sealer);
    }
    /// New keys with that tag, by their identifiers.
    QStringList issue(const QString &tag, int count)
    {
        QStringList ids;
        while (ids.size() < count) {
            QList<backends::BulkItem> part;
            for (int i = 0; i < qMin<qsizetype>(1'000, count - ids.size()); ++i) {
                backends::NewKey key;
                key.applicationId = m_application;
                key.name = QStringLiteral("%1 %2").arg(tag).arg(i);
                key.scopes = QStringList{QStringLiteral("orders:read")};
                key.tags = QStringList{tag};
                part.append({QStringLiteral("issue"), {}, 0, {}, backends::wire::keyBody(key)});
            }
            const auto results = await(m_client.backend->bulk(part), 60'000);
            if (!results)
                return {};
            for (const auto &result : *results)
                ids << result.id;
        }
        return m_client.sync() ? ids : QStringList();
    }
    std::shared_ptr<change::RunRecord> draft(const Client &client, const QString &kind, const QStringList &ids,
                                     const change::RunDraft::Maker &maker)
    {
        change::RunDraft draft(*client.inventory, kind);
        draft.planNow(ids, maker);
        return draft.record();
    }
    static bool waitFor(const change::Run *run, change::Run::State state, int ms = 120'000)
    {
        return QTest::qWaitFor([&] { return run->state() == state; }, ms);
    }
    /// Those that are suspended, each by one change since it was issued.
    int suspendedOnce(const QStringList &ids)
    {
        if (!m_client.sync())
            return -1;
        return int(std::count_if(ids.begin(), ids.end(), [this](const QString &id) {
            const auto key = m_client.inventory->key(id);
            return key && key->suspendedAt.isValid() && key->version == 2;
        }));
    }

    void open()
    {
        octroidProgram();
        QVERIFY(m_octroid.start());
        QVERIFY(m_client.open(m_octroid.connection(m_clock), m_clock));
        domain::Partner partner;
        partner.name = QStringLiteral("Kestrel");
        domain::Application application;
        application.partnerId = await(m_client.backend->createPartner(partner, {}))->id;
        application.name = QStringLiteral("Returns");
        m_application = await(m_client.backend->createApplication(application, {}))->id;
        domain::Scope scope;
        for (const char *name : {"orders:read", "orders:write"}) {
            scope.name = QLatin1String(name);
            QVERIFY(await(m_client.backend->createScope(scope, {})).ok());
        }
        QVERIFY(m_client.sync());
    }
    void close()
    {
        m_client.close();
        m_octroid.stop();
    }
};

} // namespace octroi::test
