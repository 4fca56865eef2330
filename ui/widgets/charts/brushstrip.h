// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/charts/seriessource.h"

#include <QPointer>
#include <QWidget>

namespace octroi::charts {

class ChartGroup;

/// A small picture of the whole range with the window that the charts show; the window can be dragged
/// and pulled at its grips, and moved with the arrow keys.
class BrushStrip : public QWidget
{
    Q_OBJECT
public:
    explicit BrushStrip(QWidget *parent = nullptr);
    void setGroup(ChartGroup *group);
    void setSource(std::shared_ptr<const SeriesSource> source);
    void setSideMargins(int left, int right);
    QSize sizeHint() const override { return {400, height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fit();
    enum class Grip { None, Left, Right, Window, New };
    QRectF strip() const;
    double xOf(double at) const;
    double atOf(double x) const;
    Grip gripAt(double x) const;
    void paintShape(QPainter &painter) const;

    QPointer<ChartGroup> m_group;
    std::shared_ptr<const SeriesSource> m_source;
    int m_left = 52, m_right = 26;
    Grip m_grip = Grip::None;
    double m_grabbed = 0, m_from = 0, m_to = 0;
};

} // namespace octroi::charts
