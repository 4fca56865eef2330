// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/keysmodel.h"
#include "widgets/tableview.h"

#include <QObject>

namespace octroi::pages {

/// Keeps selection, current row and place of a list of credentials while its rows are exchanged as a whole.
class SelectionKeeper : public QObject
{
    Q_OBJECT
public:
    SelectionKeeper(widgets::TableView &table, models::KeysModel &model, QObject *parent);

    /// True between the reset of the model and the moment at which the selection is back.
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void restored();

private:
    void remember();
    void restore();
    std::vector<int> placesNow() const;

    widgets::TableView &m_table;
    models::KeysModel &m_model;
    inventory::RowList m_selected; ///< rows of the columns
    QList<models::CredentialRef> m_refs; ///< the same, for other tables; not of very many
    models::CredentialRef m_current;
    bool m_all = false, m_busy = false;
    bool m_otherTable = false; ///< m_selected are rows of a table that is gone
    int m_scroll = 0;
};

} // namespace octroi::pages
