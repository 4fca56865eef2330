// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/keysmodel.h"
#include "widgets/tableview.h"

#include <QObject>

class QMenu;

namespace octroi::pages {

/// The look of the list: which columns, grouped by what, and saved layouts of both by name.
class KeysLayouts : public QObject
{
    Q_OBJECT
public:
    KeysLayouts(widgets::TableView &table, models::KeysModel &model, QObject *parent);

    /// Columns with check marks, grouping, layouts.
    QMenu *menu(QWidget *parent);
    QJsonObject saved() const; ///< layouts by name
    void setSaved(const QJsonObject &layouts);
    QJsonObject current() const;
    void apply(const QJsonObject &layout);

Q_SIGNALS:
    void changed();

private:
    void addGrouping(QMenu &menu);
    void addLayouts(QMenu &menu);
    void group(int column);

    widgets::TableView &m_table;
    models::KeysModel &m_model;
    QJsonObject m_layouts, m_first;
};

} // namespace octroi::pages
