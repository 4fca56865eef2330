// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keys/keyslayouts.h"

#include "domain/name.h"

#include <QLineEdit>
#include <QMenu>
#include <QWidgetAction>

namespace octroi::pages {

using models::KeysModel;

namespace {

constexpr qsizetype kMostLayouts = 20;
const QString kGroup = QStringLiteral("group");
const QString kColumns = QStringLiteral("columns");

} // namespace

KeysLayouts::KeysLayouts(widgets::TableView &table, KeysModel &model, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
    , m_first(current())
{
}

QJsonObject KeysLayouts::current() const
{
    return {{kColumns, m_table.saveColumns()}, {kGroup, m_model.group()}};
}

void KeysLayouts::apply(const QJsonObject &layout)
{
    m_table.restoreColumns(layout.value(kColumns).toObject());
    group(layout.value(kGroup).toInt(-1));
}

QJsonObject KeysLayouts::saved() const
{
    return m_layouts;
}

void KeysLayouts::setSaved(const QJsonObject &layouts)
{
    m_layouts = layouts;
}

void KeysLayouts::group(int column)
{
    m_model.setGroup(column);
    if (column >= 0)
        m_table.setColumnHidden(column, false);
    Q_EMIT changed();
}

QMenu *KeysLayouts::menu(QWidget *parent)
{
    QMenu *menu = m_table.columnMenu(parent);
    menu->addSeparator();
    addGrouping(*menu);
    addLayouts(*menu);
    return menu;
}

void KeysLayouts::addGrouping(QMenu &menu)
{
    QMenu *groups = menu.addMenu(tr("Group by"));
    const auto add = [&](const QString &text, int column) {
        QAction *action = groups->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_model.group() == column);
        connect(action, &QAction::triggered, this, [this, column] { group(column); });
    };
    add(tr("Nothing", "group by"), -1);
    for (const int column : {KeysModel::Partner, KeysModel::Application, KeysModel::State, KeysModel::Environment,
                             KeysModel::Plan, KeysModel::Backend, KeysModel::Kind})
        add(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), column);
}

void KeysLayouts::addLayouts(QMenu &menu)
{
    QMenu *layouts = menu.addMenu(tr("Layouts"));
    connect(layouts->addAction(tr("As at first")), &QAction::triggered, this, [this] { apply(m_first); });
    for (auto it = m_layouts.begin(); it != m_layouts.end(); ++it) {
        QMenu *one = layouts->addMenu(it.key());
        connect(one->addAction(tr("Use")), &QAction::triggered, this,
                [this, layout = it.value().toObject()] { apply(layout); });
        connect(one->addAction(tr("Remove")), &QAction::triggered, this, [this, name = it.key()] {
            m_layouts.remove(name);
            Q_EMIT changed();
        });
    }
    layouts->addSeparator();
    auto *name = new QLineEdit;
    name->setPlaceholderText(tr("Save as: name, then Enter"));
    name->setAccessibleName(tr("Name of the layout"));
    name->setMinimumWidth(220);
    auto *action = new QWidgetAction(layouts);
    action->setDefaultWidget(name);
    layouts->addAction(action);
    connect(name, &QLineEdit::returnPressed, this, [this, name, menu = &menu] {
        const auto checked = domain::checkName(name->text());
        if (!checked || (m_layouts.size() >= kMostLayouts && !m_layouts.contains(*checked)))
            return;
        m_layouts.insert(*checked, current());
        Q_EMIT changed();
        menu->close();
    });
}

} // namespace octroi::pages
