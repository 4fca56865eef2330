// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

namespace octroi::charts {
class PaintedChart;
}

namespace octroi::pages {

/// Charts below each other that are not over time, and what is done with all of them at once.
class PaintedCharts : public QFrame
{
    Q_OBJECT
public:
    explicit PaintedCharts(QWidget *parent = nullptr);
    const QList<charts::PaintedChart *> &all() const { return m_charts; }
    /// Only that one, without a frame: a chart of a dashboard.
    void setOnly(charts::PaintedChart *chart);
    void setTableShown(bool shown);
    QString csv() const; ///< one after the other, each under its title
    QImage picture();

Q_SIGNALS:
    void saveRequested(const QString &suffix, const QByteArray &bytes);

protected:
    void addChart(charts::PaintedChart *chart);
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QList<charts::PaintedChart *> m_charts;
    bool m_frame = true;
};

} // namespace octroi::pages
