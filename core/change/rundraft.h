// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/runitem.h"

#include <QTimer>
#include <functional>

namespace octroi::change {

/// What a run would do to many keys, planned piece by piece so that nothing waits for it. Makes no call. What
/// cannot be done is left out and counted by its reason.
class RunDraft : public QObject
{
    Q_OBJECT
public:
    /// The change of one key; nothing: it is so already, and nothing is to be done.
    using Maker = std::function<std::optional<Change>(const domain::ApiKey &key)>;
    using ClientMaker = std::function<std::optional<Change>(const domain::OAuthClient &client)>;
    struct LeftOut
    {
        Error error;
        qint64 count = 0;
        QString firstName;
    };

    RunDraft(const inventory::Inventory &inventory, QString kind, QObject *parent = nullptr);

    void plan(QStringList keyIds, Maker maker); ///< goes on while the event loop is idle
    void planNow(QStringList keyIds, Maker maker);
    void planClients(QStringList clientIds, ClientMaker maker); ///< OAuth clients instead
    void planClientsNow(QStringList clientIds, ClientMaker maker);
    bool isReady() const { return m_next >= m_ids.size(); }
    qint64 planned() const { return m_next; }
    qint64 total() const { return m_ids.size(); }

    std::shared_ptr<RunRecord> record() const { return m_record; }
    const QList<LeftOut> &leftOut() const { return m_leftOut; }
    qint64 unchanged() const { return m_unchanged; }
    qint64 losers() const { return m_losers; } ///< keys that lose a right or stop to work
    qint64 notUndoable() const { return m_notUndoable; }
    const QHash<QString, qint64> &applications() const { return m_applications; } ///< items by application
    QString firstName() const { return m_firstName; }

Q_SIGNALS:
    void progressed();
    void ready();

private:
    void piece();
    void begin(QStringList ids);
    void planOne(const QString &id);
    void planChange(const std::optional<Change> &change, const QString &name, const QString &applicationId);

    const inventory::Inventory &m_inventory;
    const std::shared_ptr<RunRecord> m_record;
    QStringList m_ids;
    Maker m_maker;
    ClientMaker m_clientMaker;
    QTimer m_idle;
    qsizetype m_next = 0;
    QList<LeftOut> m_leftOut;
    qint64 m_unchanged = 0, m_losers = 0, m_notUndoable = 0;
    QHash<QString, qint64> m_applications;
    QString m_firstName;
};

} // namespace octroi::change
