// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/charttable.h"

#include "widgets/charts/scale.h"

#include <QDateTime>
#include <QLocale>
#include <cmath>
#include <map>

namespace octroi::charts {

void ChartTable::setColumns(const QList<Column> &columns, double from, double to, const Unit &unit)
{
    beginResetModel();
    m_names.clear();
    m_times.clear();
    m_values.clear();
    m_unit = unit;
    std::map<double, QList<double>> rows;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        m_names.append(columns[i].name);
        if (!columns[i].source)
            continue;
        const QList<QPointF> points = columns[i].source->raw(from, to);
        for (const QPointF &point : points) {
            auto &row = rows[point.x()];
            row.resize(columns.size(), std::nan(""));
            row[i] = point.y();
        }
    }
    for (auto it = rows.rbegin(); it != rows.rend(); ++it) {
        m_times.append(it->first);
        it->second.resize(columns.size(), std::nan(""));
        m_values.append(it->second);
    }
    endResetModel();
}

int ChartTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_times.size());
}

int ChartTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_names.size()) + 1;
}

QString ChartTable::heading(int section) const
{
    if (section == 0)
        return tr("Time");
    const QString name = m_names.value(section - 1);
    return m_unit.name.isEmpty() ? name : tr("%1, %2", "series, unit").arg(name, m_unit.name);
}

QVariant ChartTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_times.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == 0) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(qint64(m_times[index.row()] * 1000));
        return QLocale().toString(time, QStringLiteral("d MMM yyyy HH:mm:ss"));
    }
    return shortNumber(m_values[index.row()].value(index.column() - 1) / m_unit.factor);
}

QVariant ChartTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(heading(section)) : QVariant();
}

QString ChartTable::toCsv() const
{
    const auto quoted = [](QString text) {
        if (text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('"')) ||
            text.contains(QLatin1Char('\n')))
            text =
                QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
        return text;
    };
    QStringList head;
    for (int i = 0; i <= m_names.size(); ++i)
        head.append(quoted(heading(i)));
    QString csv = head.join(QLatin1Char(',')) + QLatin1String("\r\n");
    for (qsizetype row = m_times.size() - 1; row >= 0; --row) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(qint64(m_times[row] * 1000));
        csv += time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODate);
        for (const double value : m_values[row])
            csv += QLatin1Char(',') +
                   (std::isfinite(value) ? QString::number(value / m_unit.factor, 'g', 10) : QString());
        csv += QLatin1String("\r\n");
    }
    return csv;
}

} // namespace octroi::charts
