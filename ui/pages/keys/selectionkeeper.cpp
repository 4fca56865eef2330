// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keys/selectionkeeper.h"

#include <QScrollBar>
#include <algorithm>
#include <utility>

namespace octroi::pages {

using models::KeysModel;

namespace {

constexpr size_t kMostRefs = 10'000; ///< of a selection that is kept over a whole new table

} // namespace

SelectionKeeper::SelectionKeeper(widgets::TableView &table, KeysModel &model, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
{
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &SelectionKeeper::remember);
    connect(&model, &QAbstractItemModel::modelReset, this, &SelectionKeeper::restore);
}

void SelectionKeeper::remember()
{
    const QItemSelection selection = m_table.selectionModel()->selection();
    // A list that is emptied first and filled later keeps what it had.
    if (m_model.rowCount() > 0) {
        m_selected.clear();
        m_refs.clear();
        m_current = m_model.refAt(m_table.currentIndex().row());
        m_scroll = m_table.verticalScrollBar()->value();
        int rows = 0;
        for (const QItemSelectionRange &range : selection)
            rows += range.height();
        m_all = rows > 1 && rows >= m_model.rowCount();
        if (!m_all) {
            for (const QItemSelectionRange &range : selection) {
                for (int row = range.top(); row <= range.bottom(); ++row)
                    m_selected.push_back(m_model.tableRowAt(row));
            }
        }
        if (m_selected.size() <= kMostRefs) {
            for (const QItemSelectionRange &range : selection) {
                for (int row = range.top(); !m_all && row <= range.bottom(); ++row)
                    m_refs << m_model.refAt(row);
            }
        }
    }
    m_busy = true;
}

std::vector<int> SelectionKeeper::placesNow() const
{
    std::vector<int> places;
    if (m_selected.empty())
        return places;
    inventory::RowList wanted = m_selected;
    std::sort(wanted.begin(), wanted.end());
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (std::binary_search(wanted.begin(), wanted.end(), m_model.tableRowAt(row)))
            places.push_back(row);
    }
    return places;
}

void SelectionKeeper::restore()
{
    if (m_model.rowCount() == 0) {
        m_otherTable = m_otherTable || m_model.isOtherTable();
        m_busy = false;
        Q_EMIT restored();
        return;
    }
    const bool other = std::exchange(m_otherTable, false) || m_model.isOtherTable();
    QItemSelection selection;
    const int last = KeysModel::ColumnCount - 1;
    if (m_all) {
        selection.select(m_model.index(0, 0), m_model.index(m_model.rowCount() - 1, last));
    } else if (other) {
        m_selected.clear();
        for (const models::CredentialRef &ref : std::as_const(m_refs)) {
            const int row = m_model.rowOf(ref);
            if (row < 0)
                continue;
            m_selected.push_back(m_model.tableRowAt(row));
            selection.select(m_model.index(row, 0), m_model.index(row, last));
        }
    } else {
        const std::vector<int> places = placesNow();
        for (size_t i = 0; i < places.size();) { // neighbours are one range
            size_t end = i;
            while (end + 1 < places.size() && places[end + 1] == places[end] + 1)
                ++end;
            selection.select(m_model.index(places[i], 0), m_model.index(places[end], last));
            i = end + 1;
        }
    }
    const int current = m_model.rowOf(m_current);
    if (current >= 0)
        m_table.selectionModel()->setCurrentIndex(m_model.index(current, 0), QItemSelectionModel::NoUpdate);
    m_table.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_table.verticalScrollBar()->setValue(m_scroll);
    m_busy = false;
    Q_EMIT restored();
}

} // namespace octroi::pages
