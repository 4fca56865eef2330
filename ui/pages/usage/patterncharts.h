// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/usage/patternreader.h"

#include <QFrame>

namespace octroi::charts {
class HeatMap;
class PaintedChart;
} // namespace octroi::charts

namespace octroi::pages {

/// When in the week calls come.
class PatternCharts : public QFrame
{
    Q_OBJECT
public:
    explicit PatternCharts(QWidget *parent = nullptr);
    void show(const PatternReader &reader);
    using QWidget::show;
    QList<charts::PaintedChart *> all() const;
    void setTableShown(bool shown);
    QString csv() const; ///< one after the other, each under its title
    QImage picture();

Q_SIGNALS:
    void saveRequested(const QString &suffix, const QByteArray &bytes);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    charts::HeatMap *m_week;
    int m_weeks = 0;
};

} // namespace octroi::pages
