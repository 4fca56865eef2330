// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "usage/limitforecast.h"

#include <QWidget>

namespace octroi::pages {

/// How a limit was consumed since its period began, what is foretold until the reset, and where it runs out.
class QuotaChart : public QWidget
{
    Q_OBJECT
public:
    explicit QuotaChart(QWidget *parent = nullptr);
    /// `before`: the period before this one, moved onto it; may be empty.
    void setLimit(const usage::LimitForecast &limit, const usage::Samples &past, const usage::Samples &before, const QTimeZone &zone);
    QSize sizeHint() const override { return {536, 200}; }
    QSize minimumSizeHint() const override { return {280, 160}; }
    /// What the picture says, in a sentence; also its accessible description.
    QString summary() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString amount(double value) const;
    QString day(qint64 at) const;
    QRectF plot() const;
    QPointF place(const QRectF &plot, double at, double value) const;
    void paintGrid(QPainter &painter, const QRectF &plot) const;
    void paintPast(QPainter &painter, const QRectF &plot) const;
    void paintForecast(QPainter &painter, const QRectF &plot) const;
    void paintEnd(QPainter &painter, const QRectF &plot) const;
    void paintDays(QPainter &painter, const QRectF &plot) const;
    void paintLabel(QPainter &painter, const QRectF &plot, QPointF at, const QStringList &lines, const QColor &color) const;
    bool runsOut() const { return m_limit.forecast.state == usage::Forecast::State::RunsOut; }

    usage::LimitForecast m_limit;
    usage::Samples m_past, m_before;
    QTimeZone m_zone = QTimeZone::utc();
    double m_top = 1;
};

} // namespace octroi::pages
