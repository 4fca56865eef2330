// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/charts/paintedchart.h"

#include <functional>

namespace octroi::charts {

/// How often which value occurs: bars on a logarithmic axis, percentiles as lines, the time before as an outline.
/// Heights are shares of all, so that two times of different length can be compared. Arrow keys move over the bars.
class DistributionChart : public PaintedChart
{
    Q_OBJECT
public:
    struct Bar
    {
        double from = 0, to = 0; ///< both above zero
        qint64 count = 0, before = 0;
    };
    struct Mark
    {
        QString name; ///< "p95"
        double value = 0;
        theme::Color color = theme::Color::TextMuted;
    };
    explicit DistributionChart(QWidget *parent = nullptr);
    /// How a value is written: "120 ms".
    void setWords(std::function<QString(double)> words) { m_words = std::move(words); }
    /// Bars touch each other. `compared`: the counts before are known.
    void setBars(const QList<Bar> &bars, const QList<Mark> &marks, bool compared);
    QString textOfBar(int bar) const;      ///< "100 ms to 120 ms: 4,312 calls, 12.4 %"
    int current() const { return m_current; } ///< -1: none
    QList<QStringList> rows() const override;

protected:
    void paintChart(QPainter &painter, const QRectF &area) override;
    QString summary() const override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF plot() const;
    double xOf(double value) const;
    double share(qint64 count, qint64 total) const { return total > 0 ? 100.0 * double(count) / double(total) : 0; }
    QString words(double value) const { return m_words ? m_words(value) : QString::number(value); }
    void paintAxes(QPainter &painter, double top) const;
    void paintMarks(QPainter &painter) const;
    void setCurrent(int bar);

    std::function<QString(double)> m_words;
    QList<Bar> m_bars;
    QList<Mark> m_marks;
    qint64 m_total = 0, m_totalBefore = 0;
    int m_current = -1;
    bool m_compared = false;
};

} // namespace octroi::charts
