// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of clients does when it is told to: selection, detail pane, actions, session state.
#include "backends/connection.h"
#include "domain/clientfacts.h"
#include "models/clientsmodel.h"
#include "pages/clientdetail.h"
#include "pages/clients/clientspage.h"
#include "pages/filterassist.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/filterfield.h"
#include "widgets/iconbutton.h"
#include "widgets/note.h"
#include "widgets/tableview.h"

#include <QJsonObject>
#include <QMenu>
#include <QResizeEvent>

namespace octroi::pages {

void ClientsPage::connectActions()
{
    connect(m_csv, &QAbstractButton::clicked, this, &ClientsPage::copyAsCsv);
    connect(m_new, &QAbstractButton::clicked, this, &ClientsPage::createNew);
    connect(m_columns, &QAbstractButton::clicked, this, [this] {
        QMenu *menu = m_table->columnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
    });
    connect(m_note, &widgets::Note::actionTriggered, context().inventory, &inventory::Inventory::sync);
    connect(m_table->states().error(), &widgets::ErrorState::retryRequested, context().inventory,
            &inventory::Inventory::sync);
    connect(m_table->states().empty(), &widgets::EmptyState::actionTriggered, this, [this] {
        if (m_model->total() == 0)
            createNew();
        else
            m_filter->setText({});
    });
    connect(m_table->states().empty(), &widgets::EmptyState::linkActivated, this,
            [this] { m_filter->setText(m_assist->withoutLastTerm().first); });
    connect(m_table, &widgets::TableView::rowActivated, this, [this] { setDetailOpen(true); });
    connect(m_table, &QAbstractItemView::clicked, this, [this] {
        if (!m_detailWanted)
            setDetailOpen(true);
    });
    connect(m_table, &widgets::TableView::contextMenuWanted, this,
            [this](const QModelIndex &, const QPoint &global) { showMenu(global); });
    connect(m_detail, &ClientDetail::closed, this, [this] { setDetailOpen(false); });
    connect(m_detail, &ClientDetail::editRequested, this, &ClientsPage::edit);
    connect(m_detail, &ClientDetail::changeRequested, this,
            [this](const change::Change &change) { Q_EMIT changeRequested({change}); });
    connect(m_detail, &ClientDetail::partnerRequested, this, [this](const QString &partnerId) {
        Q_EMIT goTo({QStringLiteral("partners"), partnerId, {}});
    });
    connect(m_detail, &ClientDetail::auditRequested, this, [this] {
        Q_EMIT goTo({QStringLiteral("audit"), {}, m_detail->credentialId()});
    });
}

QStringList ClientsPage::selectedIds() const
{
    QStringList ids;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            ids << m_model->idAt(row);
    }
    return ids;
}

QString ClientsPage::currentId() const
{
    const QStringList ids = selectedIds();
    return ids.size() == 1 ? ids.first() : QString();
}

void ClientsPage::select(const QStringList &ids)
{
    QItemSelection selection;
    QModelIndex first;
    for (const QString &id : ids) {
        const int row = m_model->rowOf(id);
        if (row < 0)
            continue;
        if (id == m_wanted)
            m_wanted.clear();
        if (!first.isValid())
            first = m_model->index(row, 0);
        selection.select(m_model->index(row, 0), m_model->index(row, models::ClientsModel::ColumnCount - 1));
    }
    if (!first.isValid())
        return;
    m_table->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_table->scrollTo(first);
}

void ClientsPage::updateSelection()
{
    const auto *client = context().inventory->client(currentId());
    if (client && m_detail->credentialId() != client->id) {
        m_detail->setClient(*client);
        m_detail->readAgain();
    }
    m_detail->setVisible(client && m_detailWanted);
    placeDetail();
    showFooter();
}

void ClientsPage::setDetailOpen(bool open)
{
    m_detailWanted = open;
    updateSelection();
    if (!open)
        m_table->setFocus();
}

// Below 1100 the pane lies over the table, which keeps its columns.
void ClientsPage::placeDetail()
{
    const int pane = CredentialDetail::widthIn(width());
    m_detailSpace->setFixedWidth(pane);
    m_detailSpace->setVisible(!m_detail->isHidden() && window()->width() >= theme::withText(1100));
    m_detail->place(*this);
}

void ClientsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placeDetail();
}

void ClientsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_model->refreshTimes();
    placeDetail();
}

void ClientsPage::updateReadOnly()
{
    const QString cannot = context().backend->clients()
                               ? QString()
                               : tr("%1 has no OAuth clients.").arg(context().backend->info().name);
    m_new->setDisabledReason(context().spine->isReadOnly() ? tr("This window is read-only.") : cannot);
}

void ClientsPage::edit(const QString &what)
{
    if (!currentId().isEmpty() && !context().spine->isReadOnly())
        Q_EMIT editRequested(what, currentId());
}

void ClientsPage::changeSelected(const QString &what)
{
    if (selectedIds().size() > 1) {
        if (!context().spine->isReadOnly())
            Q_EMIT bulkRequested(QStringLiteral("client_") + what, selectedIds());
        return;
    }
    QList<change::Change> changes;
    const QDateTime now = context().clock->now();
    const QStringList ids = selectedIds();
    for (const QString &id : ids) {
        const auto *client = context().inventory->client(id);
        // What is so already is left out, so that the preview shows only what will happen.
        if (!client || client->statusAt(now) == domain::ClientStatus::Revoked)
            continue;
        if (what == QLatin1String("revoke"))
            changes << change::RevokeClient{id};
        else if (what == QLatin1String("suspend") && !client->suspendedAt.isValid())
            changes << change::SuspendClient{id};
        else if (what == QLatin1String("resume") && client->suspendedAt.isValid())
            changes << change::ResumeClient{id};
    }
    if (!changes.isEmpty() && !context().spine->isReadOnly())
        Q_EMIT changeRequested(changes);
}

void ClientsPage::showMenu(const QPoint &global)
{
    const QStringList ids = selectedIds();
    if (ids.isEmpty())
        return;
    const auto *client = ids.size() == 1 ? context().inventory->client(ids.first()) : nullptr;
    const bool changeable = !context().spine->isReadOnly() && !(client && client->revokedAt.isValid());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, bool enabled, auto &&what, const QKeySequence &shortcut = {}) {
        QAction *action = menu->addAction(text);
        action->setEnabled(enabled);
        action->setShortcut(shortcut);
        connect(action, &QAction::triggered, this, what);
    };
    if (client) {
        add(tr("Details"), true, [this] { setDetailOpen(true); });
        add(
            tr("Edit…"), changeable, [this] { edit(QStringLiteral("client")); }, QKeySequence(Qt::Key_F2));
        if (domain::usesSecret(*client)) {
            add(tr("Add a secret…"), changeable && backends::can(*context().backend, backends::Capability::SecondSecret), [this] { edit(QStringLiteral("client_secret")); });
            add(tr("Rotate the secret…"), changeable, [this] { edit(QStringLiteral("client_rotate")); });
        }
        menu->addSeparator();
    }
    if (!client || !client->suspendedAt.isValid())
        add(tr("Suspend…"), changeable, [this] { changeSelected(QStringLiteral("suspend")); });
    if (!client || client->suspendedAt.isValid())
        add(tr("Resume"), changeable, [this] { changeSelected(QStringLiteral("resume")); });
    add(
        tr("Revoke…"), changeable, [this] { changeSelected(QStringLiteral("revoke")); },
        QKeySequence(Qt::Key_Delete));
    if (!client) {
        add(tr("Add scopes…"), changeable, [this] { changeSelected(QStringLiteral("add_scopes")); });
        add(tr("Remove scopes…"), changeable, [this] { changeSelected(QStringLiteral("remove_scopes")); });
        add(tr("Set the contacts…"), changeable, [this] { changeSelected(QStringLiteral("contacts")); });
    }
    menu->addSeparator();
    add(
        tr("Copy as CSV"), true, [this] { copyAsCsv(); }, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    menu->popup(global);
}

void ClientsPage::open(const Target &target)
{
    if (!target.filter.isEmpty())
        m_filter->setText(target.filter);
    if (target.objectId.isEmpty())
        return;
    // A client that the filter hides is what was asked for, so the filter goes.
    if (m_model->rowOf(target.objectId) < 0)
        m_filter->setText({});
    m_wanted = target.objectId;
    m_detailWanted = true;
    select({target.objectId});
}

bool ClientsPage::focusFilter()
{
    m_filter->edit()->setFocus(Qt::ShortcutFocusReason);
    m_filter->edit()->selectAll();
    return true;
}

bool ClientsPage::createNew()
{
    if (!m_new->isEnabled())
        return false;
    const auto *client = context().inventory->client(currentId());
    Q_EMIT createRequested(QStringLiteral("client"), client ? client->applicationId : QString());
    return true;
}

bool ClientsPage::copyAsCsv()
{
    m_table->copySelectionAsCsv();
    return true;
}

bool ClientsPage::removeSelected()
{
    changeSelected(QStringLiteral("revoke"));
    return !selectedIds().isEmpty();
}

bool ClientsPage::renameSelected()
{
    if (currentId().isEmpty())
        return false;
    edit(QStringLiteral("client"));
    return true;
}

bool ClientsPage::closeTopmost()
{
    if (m_detail->isVisible()) {
        setDetailOpen(false);
        return true;
    }
    if (m_filter->text().isEmpty())
        return false;
    m_filter->setText({});
    return true;
}

QJsonObject ClientsPage::saveState() const
{
    return {{QStringLiteral("filter"), m_filter->text()},
            {QStringLiteral("columns"), m_table->saveColumns()},
            {QStringLiteral("selected"), currentId()},
            {QStringLiteral("detail"), m_detailWanted}};
}

void ClientsPage::restoreState(const QJsonObject &state)
{
    if (state.contains(QLatin1String("columns")))
        m_table->restoreColumns(state.value(QLatin1String("columns")).toObject());
    m_detailWanted = state.value(QLatin1String("detail")).toBool(true);
    m_filter->setText(state.value(QLatin1String("filter")).toString());
    m_wanted = state.value(QLatin1String("selected")).toString();
    select({m_wanted});
}

} // namespace octroi::pages
