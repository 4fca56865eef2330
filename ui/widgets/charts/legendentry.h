// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/charts/seriessource.h"

#include <QAbstractButton>

namespace octroi::charts {

/// One series of a legend: its mark, its name and its value; pressing it hides or shows the series.
class LegendEntry : public QAbstractButton
{
    Q_OBJECT
public:
    explicit LegendEntry(const SeriesSpec &spec, QWidget *parent = nullptr);
    const QString &id() const { return m_spec.id; }
    void setName(const QString &name);
    void setValue(const QString &value); ///< "" for none
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int nameWidth() const;
    void describe();

    SeriesSpec m_spec;
    QString m_value;
    int m_valueWidth = 0; ///< grows only, so that the head does not tremble with each second
};

} // namespace octroi::charts
