// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/scopepicker.h"

#include "models/scopetreemodel.h"
#include "widgets/chipdelegate.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/monodelegate.h"
#include "widgets/treeview.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::ScopeTreeModel;

ScopePicker::ScopePicker(inventory::Inventory &inventory, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_model(new ScopeTreeModel(inventory, true, this))
    , m_search(new widgets::Field)
    , m_tree(new widgets::TreeView)
    , m_none(new widgets::Label(QString(), theme::Type::Body, theme::Color::TextMuted))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_search->setIconName(QStringLiteral("search"));
    m_search->lineEdit()->setClearButtonEnabled(true);
    column->addWidget(m_search);
    m_tree->setModel(m_model);
    m_tree->setRowHeight(28);
    m_tree->setItemDelegateForColumn(ScopeTreeModel::Sensitivity, new widgets::ChipDelegate(m_tree));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ScopeTreeModel::Description, QHeaderView::Stretch);
    m_tree->setColumnWidths({{ScopeTreeModel::Name, 230}, {ScopeTreeModel::Sensitivity, 96}, {ScopeTreeModel::LongestLife, 104}});
    m_tree->expandAll();
    column->addWidget(m_tree, 1);
    m_none->setWordWrap(true);
    column->addWidget(m_none);
    setFocusProxy(m_search->lineEdit());
    connect(m_search, &widgets::Field::textChanged, this, [this](const QString &text) {
        m_model->setSearch(text);
        m_tree->expandAll();
    });
    connect(m_model, &ScopeTreeModel::checkedChanged, this, &ScopePicker::changed);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_tree->expandAll();
        retranslate();
    });
    retranslate();
}

void ScopePicker::retranslate()
{
    m_search->setPlaceholderText(tr("Search %n scope(s)", nullptr, int(m_inventory.scopes().size())));
    m_search->setAccessibleLabel(tr("Search the scopes"));
    m_tree->setAccessibleName(tr("Scopes"));
    m_none->setText(m_inventory.scopes().empty()
                        ? tr("There are no scopes yet. Create them under APIs & scopes.")
                        : tr("No scope matches."));
    m_none->setVisible(m_model->rowCount() == 0);
}

QStringList ScopePicker::scopes() const
{
    return m_model->checkedScopes();
}

void ScopePicker::setScopes(const QStringList &scopes)
{
    m_model->setCheckedScopes(scopes);
}

} // namespace octroi::dialogs
