// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractTableModel>
#include <QJsonObject>

namespace octroi::pages {

/// Two states of an object, member by member; what did not change is left out unless asked for.
class DifferenceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Member, Before, After, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setObjects(const QJsonObject &before, const QJsonObject &after);

    /// A value as a person reads it: lists joined, texts without quotes, "" for what is absent.
    static QString words(const QJsonValue &value);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString member, before, after;
    };
    void compare(const QString &prefix, const QJsonObject &before, const QJsonObject &after);
    QList<Row> m_rows;
};

} // namespace octroi::pages
