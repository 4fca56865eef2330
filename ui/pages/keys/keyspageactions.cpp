// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of credentials does when it is told to: selection, detail pane, lookups, session state.
#include "models/format.h"
#include "models/keysmodel.h"
#include "pages/clientdetail.h"
#include "pages/filterassist.h"
#include "pages/keydetail.h"
#include "pages/keys/bulkbar.h"
#include "pages/keys/keyslayouts.h"
#include "pages/keys/keyspage.h"
#include "pages/keys/pinbar.h"
#include "pages/keys/selectionkeeper.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/filterfield.h"
#include "widgets/iconbutton.h"
#include "widgets/note.h"
#include "widgets/sectionedview.h"

#include <QJsonObject>
#include <QMenu>
#include <QResizeEvent>

namespace octroi::pages {

using inventory::Holdings;
using inventory::KeyTable;
using inventory::Parts;
using models::CredentialRef;

namespace {
constexpr int kMostCopied = 20'000; ///< rows that go over the clipboard
}

void KeysPage::connectActions()
{
    connect(m_csv, &QAbstractButton::clicked, this, &KeysPage::copyAsCsv);
    connect(m_issue, &QAbstractButton::clicked, this, &KeysPage::createNew);
    connect(m_columns, &QAbstractButton::clicked, this, &KeysPage::showViewMenu);
    connect(m_pins, &PinBar::filterChosen, m_filter, &widgets::FilterField::setText);
    connect(m_note, &widgets::Note::actionTriggered, this, [this] {
        if (m_told.isEmpty())
            syncAway();
        m_told.clear();
        updateState();
    });
    connect(m_table->states().error(), &widgets::ErrorState::retryRequested, this, &KeysPage::syncAway);
    connect(m_table->states().empty(), &widgets::EmptyState::actionTriggered, this, [this] {
        if (m_model->total() == 0)
            createNew();
        else
            m_filter->setText({});
    });
    connect(m_table->states().empty(), &widgets::EmptyState::linkActivated, this,
            [this] { m_filter->setText(m_assist->withoutLastTerm().first); });
    connect(m_table, &widgets::TableView::rowActivated, this, [this](const QModelIndex &index) {
        if (selectedCount() != 1) // the row that has the keyboard is meant
            select(index.row());
        setDetailOpen(true);
    });
    connect(m_table, &QAbstractItemView::clicked, this, [this] {
        if (!m_detailWanted)
            setDetailOpen(true);
    });
    connect(m_table, &widgets::TableView::contextMenuWanted, this,
            [this](const QModelIndex &, const QPoint &global) { showMenu(global); });
    connect(m_bulk, &BulkBar::selectAllRequested, m_table, &QAbstractItemView::selectAll);
    connect(m_bulk, &BulkBar::closed, m_table, &QAbstractItemView::clearSelection);
    connect(m_bulk, &BulkBar::suspendRequested, this, [this] { changeSelected(QStringLiteral("suspend")); });
    connect(m_bulk, &BulkBar::resumeRequested, this, [this] { changeSelected(QStringLiteral("resume")); });
    connect(m_bulk, &BulkBar::revokeRequested, this, [this] { changeSelected(QStringLiteral("revoke")); });
    connect(m_bulk, &BulkBar::moreRequested, this, [this](const QPoint &global) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillBulkMenu(menu);
        menu->popup(global - QPoint(0, menu->sizeHint().height()));
    });
}

void KeysPage::syncAway()
{
    for (const OpenConnection &one : m_all->all()) {
        if (m_all->isAway(one) || isHome(one))
            one.inventory->sync();
    }
}

CredentialDetail *KeysPage::newDetail(const OpenConnection &connection, bool isClient)
{
    CredentialDetail *detail = isClient ? static_cast<CredentialDetail *>(new ClientDetail(connection, this))
                                        : new KeyDetail(connection, this);
    detail->hide();
    connect(detail, &CredentialDetail::filterRequested, m_filter, &widgets::FilterField::setText);
    connect(detail, &CredentialDetail::closed, this, [this] { setDetailOpen(false); });
    connect(detail, &CredentialDetail::editRequested, this, isClient ? &KeysPage::editClient : &KeysPage::edit);
    connect(detail, &CredentialDetail::changeRequested, this, [this, connection](const change::Change &change) {
        send({Errand{connection, {change}}});
    });
    connect(detail, &CredentialDetail::partnerRequested, this, [this, connection](const QString &partnerId) {
        lookUp(connection, QStringLiteral("partners"), partnerId);
    });
    connect(detail, &CredentialDetail::keyRequested, this, [this, connection](const QString &id) {
        openOn(connection.backend->info().id, {pageId(), id, {}});
    });
    connect(detail, &CredentialDetail::auditRequested, this, [this, connection, detail, isClient] {
        const QString id = detail->credentialId();
        lookUp(connection, QStringLiteral("audit"), isClient ? QString() : id, isClient ? id : QString());
    });
    return detail;
}

/// The pane of that kind and connection, with this credential in it; null when it is not there any more.
CredentialDetail *KeysPage::detailOf(const CredentialRef &ref)
{
    const OpenConnection *connection = m_all->find(ref.inventory);
    const auto *client = connection && ref.isClient ? ref.inventory->client(ref.id) : nullptr;
    const auto key = connection && !ref.isClient ? ref.inventory->key(ref.id) : std::nullopt;
    if (!client && !key)
        return nullptr;
    CredentialDetail *&detail = m_details[{ref.inventory, ref.isClient}];
    if (!detail)
        detail = newDetail(*connection, ref.isClient);
    if (detail->credentialId() == ref.id)
        return detail;
    if (key) {
        static_cast<KeyDetail *>(detail)->setKey(*key);
    } else {
        static_cast<ClientDetail *>(detail)->setClient(*client);
        static_cast<ClientDetail *>(detail)->readAgain();
    }
    return detail;
}

void KeysPage::dropDetails(const inventory::Inventory *inventory)
{
    for (const bool isClient : {false, true}) {
        CredentialDetail *detail = m_details.take({inventory, isClient});
        if (m_detail == detail)
            m_detail = nullptr;
        delete detail;
    }
    placeFloating();
}

void KeysPage::leave(const inventory::Inventory *inventory)
{
    dropDetails(inventory);
    if (inventory != context().inventory)
        return;
    // The window goes with its connection: until then nothing asks for what is no more.
    m_all->disconnect(this);
    m_model->disconnect(this);
    m_keeper->disconnect(this);
    m_table->selectionModel()->disconnect(this);
    m_minute.stop();
}

int KeysPage::selectedCount() const
{
    int rows = 0;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        rows += range.height();
    return rows;
}

int KeysPage::selectedBackends() const
{
    if (m_all->all().size() < 2)
        return selectedCount() > 0 ? 1 : 0;
    QSet<const inventory::Inventory *> found;
    const QItemSelection selection = m_table->selectionModel()->selection();
    size_t last = Parts::kMostParts;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const quint32 at = m_model->tableRowAt(row);
            if (Parts::partOf(at) != last)
                found.insert(m_all->holdings().inventoryOf(at));
            last = Parts::partOf(at);
        }
    }
    return int(found.size());
}

CredentialRef KeysPage::current() const
{
    return selectedCount() == 1 ? m_model->refAt(m_table->selectionModel()->selection().first().top()) : CredentialRef();
}

const OpenConnection &KeysPage::connectionOfCurrent() const
{
    const OpenConnection *found = m_all->find(current().inventory);
    return found ? *found : *m_all->find(context().inventory);
}

void KeysPage::select(int row)
{
    if (row < 0)
        return;
    m_wanted.clear();
    const QModelIndex index = m_model->index(row, 0);
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                          QItemSelectionModel::Rows);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

int KeysPage::wantedRow() const
{
    if (m_wanted.isEmpty())
        return -1;
    const OpenConnection *on = m_all->find(m_wantedOn);
    inventory::Inventory *inventory = on ? on->inventory : context().inventory;
    for (const bool isClient : {false, true}) {
        const int row = m_model->rowOf(CredentialRef{inventory, isClient, m_wanted});
        if (row >= 0)
            return row;
    }
    return -1;
}

void KeysPage::selectWanted()
{
    select(wantedRow());
}

void KeysPage::updateSelection()
{
    if (m_keeper && m_keeper->isBusy())
        return;
    const int selected = selectedCount();
    CredentialDetail *detail = detailOf(current());
    if (m_detail && m_detail != detail)
        m_detail->hide();
    if (detail)
        m_detail = detail;
    if (m_detail)
        m_detail->setVisible(detail && m_detailWanted);
    m_bulk->setVisible(selected > 1);
    m_bulk->setCounts(selected, m_model->rowCount());
    updateReadOnly();
    placeFloating();
    showFooter();
}

void KeysPage::setDetailOpen(bool open)
{
    m_detailWanted = open;
    updateSelection();
    if (!open)
        m_table->setFocus();
}

// Below 1100 the pane lies over the table, which keeps its columns.
void KeysPage::placeFloating()
{
    const bool beside = window()->width() >= theme::withText(1100);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int pane = CredentialDetail::widthIn(width());
    m_detailSpace->setFixedWidth(pane);
    m_detailSpace->setVisible(m_detail && !m_detail->isHidden() && beside);
    if (m_detail)
        m_detail->place(*this);
    const int room = width() - (m_detailSpace->isHidden() ? 0 : pane);
    m_bulk->adjustSize();
    m_bulk->move((room - m_bulk->width()) / 2 + (mirrored ? width() - room : 0),
                 height() - 32 - 12 - m_bulk->height());
    m_bulk->raise();
    setProperty("octroiFloating", m_bulk->isHidden() ? 0 : height() - m_bulk->y()); // for notices
}

void KeysPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placeFloating();
}

void KeysPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_model->setAwake(true);
    m_model->refreshTimes();
    placeFloating();
}

void KeysPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_model->setAwake(false);
}

void KeysPage::lookUp(const OpenConnection &connection, const QString &page, const QString &objectId, const QString &filter)
{
    if (isHome(connection))
        Q_EMIT goTo({page, objectId, filter});
    else
        Q_EMIT goElsewhere(connection.backend->info().id, {page, objectId, filter});
}

void KeysPage::open(const Target &target)
{
    openOn({}, target);
}

void KeysPage::openOn(const QString &backendId, const Target &target)
{
    m_model->setAwake(true);
    if (!target.filter.isEmpty())
        m_filter->setText(target.filter);
    if (target.objectId.isEmpty())
        return;
    m_wanted = target.objectId;
    m_wantedOn = backendId;
    // A credential that the filter hides is what was asked for, so the filter goes.
    if (wantedRow() < 0)
        m_filter->setText({});
    m_wanted = target.objectId;
    m_detailWanted = true;
    selectWanted();
}

bool KeysPage::focusFilter()
{
    m_filter->edit()->setFocus(Qt::ShortcutFocusReason);
    m_filter->edit()->selectAll();
    return true;
}

bool KeysPage::copyAsCsv()
{
    const int rows = selectedCount() > 0 ? selectedCount() : m_model->rowCount();
    if (rows > kMostCopied)
        exportCsv(); // nobody pastes so much, and it would hold up the window
    else
        m_table->copySelectionAsCsv();
    return true;
}

bool KeysPage::closeTopmost()
{
    if (m_detail && m_detail->isVisible()) {
        setDetailOpen(false);
        return true;
    }
    if (selectedCount() > 1) {
        m_table->clearSelection();
        return true;
    }
    if (!m_filter->text().isEmpty()) {
        m_filter->setText({});
        return true;
    }
    return false;
}

QJsonObject KeysPage::saveState() const
{
    const CredentialRef selected = current();
    const OpenConnection *on = m_all->find(selected.inventory);
    return {{QStringLiteral("filter"), m_filter->text()},
            {QStringLiteral("columns"), m_table->saveColumns()},
            {QStringLiteral("group"), m_model->group()},
            {QStringLiteral("layouts"), m_layouts->saved()},
            {QStringLiteral("pins"), m_pins->saved()},
            {QStringLiteral("selected"), selected.id},
            {QStringLiteral("selectedOn"), on ? on->backend->info().id : QString()},
            {QStringLiteral("detail"), m_detailWanted}};
}

void KeysPage::restoreState(const QJsonObject &state)
{
    m_pins->setSaved(state.value(QLatin1String("pins")).toArray());
    if (state.contains(QLatin1String("columns")))
        m_table->restoreColumns(state.value(QLatin1String("columns")).toObject());
    m_model->setGroup(state.value(QLatin1String("group")).toInt(-1));
    m_layouts->setSaved(state.value(QLatin1String("layouts")).toObject());
    m_detailWanted = state.value(QLatin1String("detail")).toBool(true);
    m_filter->setText(state.value(QLatin1String("filter")).toString());
    m_wanted = state.value(QLatin1String("selected")).toString();
    m_wantedOn = state.value(QLatin1String("selectedOn")).toString();
    selectWanted();
}

} // namespace octroi::pages
