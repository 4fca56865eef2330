// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets about connections that are open beside the one of the window.
#include "dialogs/bulksheet.h"
#include "dialogs/dialogs.h"
#include "dialogs/sharedpreviewsheet.h"
#include "widgets/sheethost.h"

namespace octroi::dialogs {

Dialogs &Dialogs::over(const pages::OpenConnection &connection)
{
    if (connection.inventory == m_context.inventory)
        return *this;
    Dialogs *&other = m_others[connection.inventory];
    if (other)
        return *other;
    other = new Dialogs(m_host, connection,
                        connection.production ? EnvironmentKind::Production : EnvironmentKind::Development, this);
    connect(other, &Dialogs::done, this, [this, connection](const QString &summary, bool undoable) {
        Q_EMIT doneElsewhere(tr("%1: %2", "backend, what was done there").arg(connection.backend->info().name, summary),
                             undoable ? QList<pages::Context>{connection} : QList<pages::Context>());
    });
    connect(other, &Dialogs::failed, this, &Dialogs::failed);
    connect(other, &Dialogs::runStarted, this, [this, connection] {
        Q_EMIT doneElsewhere(
            tr("%1: the change of many has begun. It goes on in the window of that connection.", "backend")
                .arg(connection.backend->info().name),
            {});
    });
    connect(other, &Dialogs::goTo, this, [this, connection](const pages::Target &target) {
        Q_EMIT goElsewhere(connection.backend->info().id, target);
    });
    return *other;
}

void Dialogs::letGo(const inventory::Inventory *inventory)
{
    m_waiting.removeIf([inventory](const pages::Errand &one) { return one.connection.inventory == inventory; });
    Dialogs *other = m_others.take(inventory);
    if (!other)
        return;
    m_host.closeAll(); // any of them may show something of it
    delete other;
}

void Dialogs::createElsewhere(const pages::OpenConnection &connection, const QString &kind, const QString &parentId)
{
    over(connection).create(kind, parentId);
}

void Dialogs::editElsewhere(const pages::OpenConnection &connection, const QString &kind, const QString &id)
{
    over(connection).edit(kind, id);
}

/// Who closes a sheet without doing it means the others, too.
template <typename Sheet, typename Signal>
void Dialogs::goOnAfter(Sheet *sheet, Signal success)
{
    const auto isDone = std::make_shared<bool>(false);
    connect(sheet, success, this, [isDone] { *isDone = true; });
    connect(
        sheet, &QObject::destroyed, this,
        [this, isDone] {
            if (!*isDone)
                m_waiting.clear();
            runNext();
        },
        Qt::QueuedConnection);
}

void Dialogs::run(const QList<pages::Errand> &errands)
{
    QList<pages::Errand> together;
    m_waiting.clear();
    for (const pages::Errand &errand : errands)
        (errand.bulk.isEmpty() ? together : m_waiting) << errand;
    if (together.isEmpty())
        runNext();
    else if (together.size() == 1 && m_waiting.isEmpty())
        over(together.first().connection).request(together.first().changes);
    else
        runTogether(together);
}

void Dialogs::runTogether(const QList<pages::Errand> &errands)
{
    std::vector<SharedPreviewSheet::Part> parts;
    for (const pages::Errand &errand : errands) {
        over(errand.connection); // so that it is known when its connection ends
        parts.push_back({errand.connection, errand.connection.spine->plan(errand.changes)});
    }
    auto *sheet = new SharedPreviewSheet(std::move(parts));
    const auto said = std::make_shared<QStringList>();
    const auto undoable = std::make_shared<QList<pages::Context>>();
    connect(sheet, &SharedPreviewSheet::done, this,
            [said, undoable](const pages::Context &connection, const QString &summary, bool canUndo) {
                *said << summary;
                if (canUndo)
                    *undoable << connection;
            });
    connect(sheet, &SharedPreviewSheet::finished, this,
            [this, said, undoable] { Q_EMIT doneElsewhere(said->join(QLatin1Char(' ')), *undoable); });
    connect(
        sheet, &SharedPreviewSheet::conflicted, this,
        [this](const pages::OpenConnection &connection, const change::Change &change, qint64 basedOn) {
            over(connection).settle(change, basedOn);
        },
        Qt::QueuedConnection);
    goOnAfter(sheet, &SharedPreviewSheet::finished);
    m_host.open(sheet);
}

/// Each backend has scopes, plans and applications of its own, so each has a sheet, and a run of its own.
void Dialogs::runNext()
{
    if (m_waiting.isEmpty())
        return;
    const pages::Errand errand = m_waiting.takeFirst();
    Dialogs &there = over(errand.connection);
    there.bulk(errand.bulk, errand.keyIds);
    if (auto *bulk = qobject_cast<BulkSheet *>(m_host.top()))
        goOnAfter(bulk, &BulkSheet::started);
    else if (widgets::Sheet *sheet = m_host.top()) // a campaign, or a review, of each
        connect(sheet, &QObject::destroyed, this, &Dialogs::runNext, Qt::QueuedConnection);
}

} // namespace octroi::dialogs
