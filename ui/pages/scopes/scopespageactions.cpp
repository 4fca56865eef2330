// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of APIs and scopes does when it is told to.
#include "models/apismodel.h"
#include "models/capabilitywords.h"
#include "models/roles.h"
#include "models/scopetreemodel.h"
#include "pages/scopes/apipart.h"
#include "pages/scopes/reachcard.h"
#include "pages/scopes/scopespage.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/link.h"
#include "widgets/tableview.h"
#include "widgets/treeview.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>

namespace octroi::pages {

void ScopesPage::updateActions()
{
    const bool readOnly = context().spine->isReadOnly();
    const bool can = context().backend->apis() != nullptr;
    const QString reason = readOnly ? tr("This window is read-only.")
                           : can    ? QString()
                                    : tr("%1 has no APIs and scopes.").arg(context().backend->info().name);
    const backends::Backend &backend = *context().backend;
    for (widgets::Button *button : {m_import, m_newApi})
        button->setDisabledReason(models::CapabilityWords::whyNot(backend, backends::Capability::Apis, reason));
    m_newScope->setDisabledReason(models::CapabilityWords::whyNot(backend, backends::Capability::Scopes, reason));
    m_newPlan->setDisabledReason(models::CapabilityWords::whyNot(backend, backends::Capability::Plans, reason));
    m_editApi->setVisible(!apiId().isEmpty());
    m_editApi->setEnabled(reason.isEmpty());
    m_editApi->setToolTip(reason);
    m_editScope->setVisible(!scopeName().isEmpty());
    m_editScope->setEnabled(reason.isEmpty());
    m_editScope->setToolTip(reason);
    m_holders->setVisible(!scopeName().isEmpty());
    m_replaceScope->setVisible(!scopeName().isEmpty());
    m_replaceScope->setEnabled(reason.isEmpty());
    m_replaceScope->setToolTip(reason);
}

void ScopesPage::selectScope()
{
    m_reach->setScope(scopeName());
    updateActions();
}

void ScopesPage::replaceScope()
{
    if (!scopeName().isEmpty() && m_replaceScope->isEnabled())
        Q_EMIT editRequested(QStringLiteral("scope_replace"), scopeName());
}

QString ScopesPage::apiId() const
{
    return m_apisTable->currentIndex().data(models::kIdRole).toString();
}

QString ScopesPage::scopeName() const
{
    const QModelIndex index = m_tree->currentIndex();
    return index.data(models::kKindRole).toString() == QLatin1String("scope")
               ? index.data(models::kIdRole).toString()
               : QString();
}

void ScopesPage::editApi()
{
    if (!apiId().isEmpty() && m_editApi->isEnabled())
        Q_EMIT editRequested(QStringLiteral("api"), apiId());
}

void ScopesPage::editScope()
{
    if (!scopeName().isEmpty() && m_editScope->isEnabled())
        Q_EMIT editRequested(QStringLiteral("scope"), scopeName());
}

void ScopesPage::showScopeMenu(const QModelIndex &index, const QPoint &global)
{
    if (!index.isValid())
        return;
    m_tree->setCurrentIndex(index);
    const QString id = index.data(models::kIdRole).toString();
    const bool group = scopeName().isEmpty();
    const bool changeable = m_newScope->isEnabled();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *add = menu->addAction(tr("New scope here…"));
    add->setEnabled(changeable);
    connect(add, &QAction::triggered, this, [this, under = group ? id : id.section(QLatin1Char(':'), 0, -2)] {
        Q_EMIT createRequested(QStringLiteral("scope"), under);
    });
    if (!group) {
        QAction *edit = menu->addAction(tr("Edit…"));
        edit->setEnabled(changeable);
        connect(edit, &QAction::triggered, this, &ScopesPage::editScope);
        QAction *replace = menu->addAction(tr("Rename or merge…"));
        replace->setEnabled(changeable);
        connect(replace, &QAction::triggered, this, &ScopesPage::replaceScope);
    }
    QAction *holders = menu->addAction(tr("Show who has it"));
    connect(holders, &QAction::triggered, this,
            [this, filter = QStringLiteral("scope:") + id + (group ? QStringLiteral(":*") : QString())] {
                Q_EMIT goTo({QStringLiteral("credentials"), {}, filter});
            });
    menu->popup(global);
}

void ScopesPage::open(const Target &target)
{
    const int row = m_apis->rowOf(target.objectId);
    if (row >= 0)
        m_apisTable->setCurrentIndex(m_apis->index(row, 0));
    const QModelIndex scope = m_scopes->indexOf(target.objectId);
    if (scope.isValid()) {
        m_tree->setCurrentIndex(scope);
        m_tree->scrollTo(scope);
    }
}

bool ScopesPage::focusFilter()
{
    m_search->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    m_search->lineEdit()->selectAll();
    return true;
}

bool ScopesPage::createNew()
{
    widgets::Button *create = m_tree->hasFocus() || !m_newApi->isEnabled() ? m_newScope : m_newApi;
    if (!create->isEnabled())
        return false;
    create->click();
    return true;
}

bool ScopesPage::copyAsCsv()
{
    widgets::TableView *view = m_apiPart->endpoints()->hasFocus() ? m_apiPart->endpoints()
                               : m_reach->table()->hasFocus()     ? m_reach->table()
                                                                  : m_apisTable;
    view->copySelectionAsCsv();
    return true;
}

bool ScopesPage::renameSelected()
{
    if (m_tree->hasFocus())
        replaceScope();
    else
        editApi();
    return true;
}

bool ScopesPage::closeTopmost()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->setText({});
    return true;
}

QJsonObject ScopesPage::saveState() const
{
    return {{QStringLiteral("api"), apiId()},
            {QStringLiteral("scope"), scopeName()},
            {QStringLiteral("search"), m_search->text()}};
}

void ScopesPage::restoreState(const QJsonObject &state)
{
    m_search->setText(state.value(QLatin1String("search")).toString());
    open({pageId(), state.value(QLatin1String("api")).toString(), {}});
    open({pageId(), state.value(QLatin1String("scope")).toString(), {}});
}

} // namespace octroi::pages
