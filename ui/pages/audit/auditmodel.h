// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "base/clock.h"

#include <QAbstractTableModel>
#include <optional>

namespace octroi::pages {

/// The audit log, newest first, read a page at a time as it is scrolled. A text filter goes on reading
/// older entries until enough of them match.
class AuditModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Action, Object, Kind, Actor, Address, Sequence, ColumnCount };

    AuditModel(backends::Backend &backend, const Clock &clock, QObject *parent);
    void reload();    ///< from the newest on
    void readNewer(); ///< puts what was added since in front
    void setFilter(const QString &text);
    QString filter() const { return m_filter; }

    const domain::AuditEntry *entryAt(int row) const;
    int rowOf(qint64 seq) const; ///< -1 when it is not shown
    /// Whether the entry's link to the one before it holds; none when that one was not read.
    std::optional<bool> chained(qint64 seq) const;
    bool isReading() const { return m_reading; }
    bool isComplete() const { return m_complete; } ///< nothing older is left
    qsizetype readCount() const { return m_all.size(); }
    const std::optional<Error> &error() const { return m_error; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void stateChanged();

private:
    void read(qint64 before);
    void append(const QList<domain::AuditEntry> &entries);
    bool matches(const domain::AuditEntry &entry) const;
    QVariant text(const domain::AuditEntry &entry, int column) const;
    static QString kindWord(const QString &type);

    backends::Backend &m_backend;
    const Clock &m_clock;
    QList<domain::AuditEntry> m_all; ///< newest first, without holes
    QList<qsizetype> m_shown;        ///< indices into m_all
    QString m_filter;
    bool m_reading = false, m_complete = false;
    int m_wanted = 0; ///< matching rows the filter still asks for
    int m_generation = 0;
    std::optional<Error> m_error;
};

} // namespace octroi::pages
