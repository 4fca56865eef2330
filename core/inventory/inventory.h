// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "base/clock.h"
#include "domain/filter.h"
#include "inventory/keyselection.h"

#include <QHash>
#include <QObject>
#include <memory>
#include <vector>

namespace octroi::inventory {

/// Consumption of one credential over the last 30 days, for lists and filters.
struct KeyUsage
{
    qint64 requests = 0, bytes = 0;
    QList<qint32> days; ///< requests a day, oldest first, 30 of them
};

class SnapshotFile;

enum class SyncState { Idle, Reading, Failed };

/// The snapshot of one backend. First sync streams every key (or reads page by page where the backend cannot);
/// later ones follow the change feed. Keys lie in columns and are put together where they are looked at; the rest is
/// indexed by id, and pointers stay valid until the next signal. Interface thread only.
class Inventory : public QObject
{
    Q_OBJECT
public:
    Inventory(backends::Backend &backend, const Clock &clock, QObject *parent = nullptr);
    ~Inventory() override;

    /// Reads what changed since the last time (everything at first). One at a time: a call during a
    /// sync makes it run once more.
    void sync();
    void cancelSync();
    SyncState syncState() const;
    Error lastError() const;
    QDateTime lastSync() const;
    int syncedObjects() const;   ///< of the sync under way
    int expectedObjects() const; ///< of a first sync under way; 0: not known
    /// Where the snapshot is kept between two runs. Reads what lies there, unless the backend was quicker; damaged or of
    /// another version: it is removed (Storage) and written anew after the next sync.
    backends::Task<void> openFile(std::shared_ptr<SnapshotFile> file);
    bool isFromFile() const; ///< the backend has not answered yet in this run: rows are as old as lastSync()
    /// Scripts that only change things need no 30 days of usage. Default: true.
    void setReadsUsage(bool reads);

    const std::vector<domain::Partner> &partners() const;         ///< by name
    const std::vector<domain::Application> &applications() const; ///< by name
    const std::vector<domain::Api> &apis() const;
    const std::vector<domain::Scope> &scopes() const; ///< by name
    const std::vector<domain::Plan> &plans() const;
    const std::vector<domain::OAuthClient> &clients() const; ///< by name, revoked ones too
    /// All of them put together, newest first: for scripts and small sets. Lists use keyTable().
    std::vector<domain::ApiKey> keys() const;
    const KeyTable &keyTable() const;
    std::shared_ptr<const KeyTable> sharedTable() const; ///< for other threads; see KeyTable::mutex
    std::shared_ptr<const Owners> owners() const; ///< names by the codes of keyTable()
    std::shared_ptr<const KeyTable> clientTable() const; ///< clients() as columns; see KeyTable::mutex
    /// Keys, and OAuth clients, to be looked at as one list: see Holdings.
    Parts::Part keyPart() const;
    Parts::Part clientPart() const;
    /// Set before the tables are written, so that who reads them in other threads ends early.
    void tellBeforeWriting(const std::shared_ptr<std::atomic_bool> &cancelled);
    /// Filters and sorts now, in this thread: for small tables.
    KeyAnswer selectNow(const KeyWish &wish, KeyOrders orders = {}) const;
    /// The same in other threads. An answer that is not whole was cancelled: by `cancelled`, or because the table
    /// changed meanwhile, of which a signal tells.
    backends::Task<KeyAnswer> select(KeyWish wish, KeyOrders orders, std::shared_ptr<std::atomic_bool> cancelled);

    const domain::Partner *partner(const QString &id) const;
    const domain::Application *application(const QString &id) const;
    const domain::Api *api(const QString &id) const;
    const domain::Scope *scope(const QString &name) const;
    const domain::Plan *plan(const QString &id) const;
    const domain::OAuthClient *client(const QString &id) const;
    std::vector<const domain::OAuthClient *> clientsOf(const QString &applicationId) const; ///< by name
    std::optional<domain::ApiKey> key(const QString &id) const;
    std::vector<const domain::Application *> applicationsOf(const QString &partnerId) const;
    std::vector<domain::ApiKey> keysOf(const QString &applicationId) const; ///< newest first
    KeyUsage usageOf(const QString &keyId) const; ///< zeros when unknown
    KeyUsage usageOfClient(const QString &clientId) const;
    /// For a filter: the key with the names around it.
    domain::KeyFilter::Subject subject(const domain::ApiKey &key) const;

    /// Puts an object that a change brought back, so that the screen need not wait for the feed.
    void take(const domain::Partner &partner);
    void take(const domain::Application &application);
    void take(const domain::Api &api);
    void take(const domain::Scope &scope);
    void take(const domain::Plan &plan);
    void take(const domain::OAuthClient &client);
    void take(const domain::ApiKey &key);
    void dropApi(const QString &id); ///< that a change removed
    void dropScope(const QString &name);

    const Clock &clock() const;
    backends::Backend &backend() const;

Q_SIGNALS:
    void reset();                         ///< everything may be different
    void keyChanged(const QString &id);   ///< one is new or different
    void directoryChanged();              ///< partners or applications
    void catalogueChanged();              ///< APIs, scopes or plans
    void clientsChanged();                ///< OAuth clients
    void clientChanged(const QString &id); ///< one is new or different; not told of very many
    void usageChanged();                  ///< KeyUsage of any key
    void syncStateChanged();
    void saved(); ///< the file holds what is here

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace octroi::inventory
