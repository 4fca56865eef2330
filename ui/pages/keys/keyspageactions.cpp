// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of keys does when it is told to: selection, detail pane, actions, session state.
#include "models/format.h"
#include "models/keysmodel.h"
#include "pages/keys/bulkbar.h"
#include "pages/filterassist.h"
#include "pages/keys/keydetail.h"
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

namespace {
constexpr int kMostCopied = 20'000; ///< rows that go over the clipboard
constexpr int kMostOneByOne = 100;  ///< changes that are shown one by one before they are made
}

void KeysPage::connectActions()
{
    connect(m_csv, &QAbstractButton::clicked, this, &KeysPage::copyAsCsv);
    connect(m_issue, &QAbstractButton::clicked, this, &KeysPage::createNew);
    connect(m_columns, &QAbstractButton::clicked, this, &KeysPage::showViewMenu);
    connect(m_detail, &KeyDetail::filterRequested, m_filter, &widgets::FilterField::setText);
    connect(m_pins, &PinBar::filterChosen, m_filter, &widgets::FilterField::setText);
    connect(m_note, &widgets::Note::actionTriggered, this, [this] {
        if (m_told.isEmpty())
            context().inventory->sync();
        m_told.clear();
        updateState();
    });
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
    connect(m_table, &widgets::TableView::rowActivated, this, [this](const QModelIndex &index) {
        if (selectedCount() != 1) // the row that has the keyboard is meant
            select(m_model->idAt(index.row()));
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
    connect(m_detail, &KeyDetail::closed, this, [this] { setDetailOpen(false); });
    connect(m_detail, &KeyDetail::editRequested, this,
            [this](const QString &what) { Q_EMIT editKeyRequested(m_detail->keyId(), what); });
    connect(m_detail, &KeyDetail::changeRequested, this,
            [this](const change::Change &change) { Q_EMIT changeRequested({change}); });
    connect(m_detail, &KeyDetail::partnerRequested, this, [this] { goToPartner(m_detail->keyId()); });
    connect(m_detail, &KeyDetail::keyRequested, this, [this](const QString &id) {
        open({pageId(), id, {}});
    });
    connect(m_detail, &KeyDetail::auditRequested, this, [this] {
        Q_EMIT goTo({QStringLiteral("audit"), m_detail->keyId(), {}});
    });
}

QStringList KeysPage::selectedIds() const
{
    QStringList ids;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        for (int row = range.top(); row <= range.bottom(); ++row)
            ids << m_model->idAt(row);
    return ids;
}

int KeysPage::selectedCount() const
{
    int rows = 0;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        rows += range.height();
    return rows;
}

QString KeysPage::currentId() const
{
    return selectedCount() == 1 ? selectedIds().first() : QString();
}

void KeysPage::select(const QString &id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    m_wanted.clear();
    const QModelIndex index = m_model->index(row, 0);
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                          QItemSelectionModel::Rows);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void KeysPage::updateSelection()
{
    if (m_keeper && m_keeper->isBusy())
        return;
    const int selected = selectedCount();
    const auto key = context().inventory->key(currentId());
    if (key && m_detail->keyId() != key->id)
        m_detail->setKey(*key);
    m_detail->setVisible(key && m_detailWanted);
    m_bulk->setVisible(selected > 1);
    m_bulk->setCounts(selected, m_model->rowCount());
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
    const bool beside = window()->width() >= 1100;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    m_detailSpace->setVisible(!m_detail->isHidden() && beside);
    m_detail->setGeometry(mirrored ? 0 : width() - theme::kDetail, 0, theme::kDetail, height());
    m_detail->raise();
    const int room = width() - (m_detailSpace->isHidden() ? 0 : theme::kDetail);
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
    m_model->refreshTimes();
    placeFloating();
}

void KeysPage::updateReadOnly()
{
    const bool readOnly = context().spine->isReadOnly();
    const QString reason = tr("This window is read-only.");
    const QString cannot = context().backend->keys()
                               ? QString()
                               : tr("%1 cannot issue keys.").arg(context().backend->info().name);
    m_issue->setDisabledReason(readOnly ? reason : cannot);
    m_bulk->setReadOnly(readOnly, reason);
}

void KeysPage::goToPartner(const QString &keyId)
{
    const auto key = context().inventory->key(keyId);
    const auto *application = key ? context().inventory->application(key->applicationId) : nullptr;
    if (application)
        Q_EMIT goTo({QStringLiteral("partners"), application->partnerId, {}});
}

void KeysPage::edit(const QString &what)
{
    if (!currentId().isEmpty())
        Q_EMIT editKeyRequested(currentId(), what);
}

void KeysPage::bulk(const QString &what)
{
    const QStringList ids = selectedIds();
    if (!ids.isEmpty() && !context().spine->isReadOnly())
        Q_EMIT bulkRequested(what, ids);
}

void KeysPage::fillBulkMenu(QMenu *menu)
{
    const std::pair<const char *, QString> actions[] = {{"expiry", tr("Set expiry…")},
                                                        {"add_scopes", tr("Add scopes…")},
                                                        {"remove_scopes", tr("Remove scopes…")},
                                                        {"plan", tr("Set plan…")},
                                                        {"tag", tr("Add tags…")},
                                                        {"untag", tr("Remove tags…")},
                                                        {"move", tr("Move to another application…")},
                                                        {"rotate", tr("Rotate…")},
                                                        {"campaign", tr("Rotation campaign…")},
                                                        {"restore", tr("Restore…")}};
    for (const auto &[what, text] : actions) {
        QAction *action = menu->addAction(text);
        action->setEnabled(!context().spine->isReadOnly());
        connect(action, &QAction::triggered, this, [this, name = QLatin1String(what)] { bulk(name); });
    }
    menu->addSeparator();
    // Reading is no change.
    connect(menu->addAction(tr("Access review…")), &QAction::triggered, this,
            [this] { Q_EMIT bulkRequested(QStringLiteral("review"), selectedIds()); });
}

void KeysPage::changeSelected(const QString &what)
{
    if (selectedCount() > kMostOneByOne)
        return bulk(what);
    QList<change::Change> changes;
    const QDateTime now = context().clock->now();
    const QStringList ids = selectedIds();
    for (const QString &id : ids) {
        const auto key = context().inventory->key(id);
        // What is so already is left out, so that the preview shows only what will happen.
        if (!key || key->statusAt(now) == domain::KeyStatus::Revoked)
            continue;
        if (what == QLatin1String("revoke"))
            changes << change::RevokeKey{id};
        else if (what == QLatin1String("suspend") && !key->suspendedAt.isValid())
            changes << change::SuspendKey{id};
        else if (what == QLatin1String("resume") && key->suspendedAt.isValid())
            changes << change::ResumeKey{id};
    }
    if (!changes.isEmpty())
        Q_EMIT changeRequested(changes);
}

void KeysPage::showMenu(const QPoint &global)
{
    const QStringList ids = selectedIds();
    if (ids.isEmpty())
        return;
    const auto key = context().inventory->key(ids.first());
    const bool one = ids.size() == 1;
    const bool changeable = !context().spine->isReadOnly() && !(one && key && key->revokedAt.isValid());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, bool enabled, auto &&what, const QKeySequence &shortcut = {}) {
        QAction *action = menu->addAction(text);
        action->setEnabled(enabled);
        action->setShortcut(shortcut);
        connect(action, &QAction::triggered, this, what);
    };
    if (one) {
        add(tr("Details"), true, [this] { setDetailOpen(true); });
        add(tr("Show the partner"), true, [this, id = ids.first()] { goToPartner(id); });
        menu->addSeparator();
        add(
            tr("Rename…"), changeable, [this] { edit(QStringLiteral("name")); }, QKeySequence(Qt::Key_F2));
        add(tr("Edit scopes…"), changeable, [this] { edit(QStringLiteral("scopes")); });
        add(tr("Set expiry…"), changeable, [this] { edit(QStringLiteral("expiry")); });
        add(tr("Rotate…"), changeable, [this] { edit(QStringLiteral("rotate")); });
    }
    menu->addSeparator();
    if (!one || !key || !key->suspendedAt.isValid())
        add(tr("Suspend…"), changeable, [this] { changeSelected(QStringLiteral("suspend")); });
    if (!one || !key || key->suspendedAt.isValid())
        add(tr("Resume"), changeable, [this] { changeSelected(QStringLiteral("resume")); });
    add(
        tr("Revoke…"), changeable, [this] { changeSelected(QStringLiteral("revoke")); },
        QKeySequence(Qt::Key_Delete));
    if (!one) {
        menu->addSeparator();
        fillBulkMenu(menu);
    }
    menu->addSeparator();
    add(
        tr("Copy as CSV"), true, [this] { copyAsCsv(); }, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    menu->popup(global);
}

void KeysPage::open(const Target &target)
{
    if (!target.filter.isEmpty())
        m_filter->setText(target.filter);
    if (target.objectId.isEmpty())
        return;
    // A key that the filter hides is what was asked for, so the filter goes.
    if (m_model->rowOf(target.objectId) < 0 && context().inventory->key(target.objectId).has_value())
        m_filter->setText(target.filter);
    if (m_model->rowOf(target.objectId) < 0)
        m_filter->setText({});
    m_wanted = target.objectId;
    m_detailWanted = true;
    select(target.objectId);
}

bool KeysPage::focusFilter()
{
    m_filter->edit()->setFocus(Qt::ShortcutFocusReason);
    m_filter->edit()->selectAll();
    return true;
}

bool KeysPage::createNew()
{
    if (!m_issue->isEnabled())
        return false;
    const auto key = context().inventory->key(currentId());
    Q_EMIT issueKeyRequested(key ? key->applicationId : QString());
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

bool KeysPage::removeSelected()
{
    if (selectedCount() == 0 || context().spine->isReadOnly())
        return false;
    changeSelected(QStringLiteral("revoke"));
    return true;
}

bool KeysPage::renameSelected()
{
    if (currentId().isEmpty() || context().spine->isReadOnly())
        return false;
    edit(QStringLiteral("name"));
    return true;
}

bool KeysPage::closeTopmost()
{
    if (m_detail->isVisible()) {
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
    return {{QStringLiteral("filter"), m_filter->text()},
            {QStringLiteral("columns"), m_table->saveColumns()},
            {QStringLiteral("group"), m_model->group()},
            {QStringLiteral("layouts"), m_layouts->saved()},
            {QStringLiteral("pins"), m_pins->saved()},
            {QStringLiteral("selected"), currentId()},
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
    select(m_wanted);
}

} // namespace octroi::pages
