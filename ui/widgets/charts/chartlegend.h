// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/charts/seriessource.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
QT_END_NAMESPACE

namespace octroi::widgets {
class Label;
}

namespace octroi::charts {

class LegendEntry;

/// The head of a chart: title, unit, and at the right end the entries of its series.
class ChartLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setUnit(const QString &unit);
    /// Replaces the entries that `owner` added before; others' stay.
    void setSeries(const void *owner, const QList<SeriesSpec> &series);
    void setValue(const QString &id, const QString &value);
    void setNote(const QString &text); ///< after the entries: "+7%"

Q_SIGNALS:
    void toggled(const QString &id, bool shown);

private:
    widgets::Label *m_title, *m_unit, *m_note;
    QHBoxLayout *m_entries;
    QList<std::pair<const void *, LegendEntry *>> m_owned;
};

} // namespace octroi::charts
