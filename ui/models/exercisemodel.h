// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/exercise.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// One of the lists of an access review.
class ExerciseModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class View { Keys, Unused, Scopes };
    // Columns of Keys: with scopes that were never exercised.
    enum KeyColumn { Name, Owner, Used, Proposal, Never, LastCall, KeyColumns };
    enum UnusedColumn { UnusedName, UnusedOwner, Scopes, LastUsed, Issued, UnusedColumns };
    enum ScopeColumn { Scope, HeldBy, Clients, Endpoints, Description, ScopeColumns };

    ExerciseModel(View view, inventory::Inventory &inventory, QObject *parent = nullptr);

    void setReport(std::shared_ptr<const change::ExerciseReport> report);
    const change::KeyExercise &key(int row) const { return *m_keys.at(std::size_t(row)); }
    const change::ScopeUse &scope(int row) const { return *m_scopes.at(std::size_t(row)); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString keyText(const change::KeyExercise &key, int column) const;
    QString unusedText(const change::KeyExercise &key, int column) const;
    QString scopeText(const change::ScopeUse &scope, int column) const;
    QString display(int row, int column) const;
    QVariant tip(int row, int column) const;
    bool isNumber(int column) const;

    const View m_view;
    inventory::Inventory &m_inventory;
    std::shared_ptr<const change::ExerciseReport> m_report;
    std::vector<const change::KeyExercise *> m_keys;
    std::vector<const change::ScopeUse *> m_scopes;
};

} // namespace octroi::models
