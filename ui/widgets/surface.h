// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QWidget>

namespace octroi::widgets {

/// A plain area in a colour of the theme, with a line at some of its edges.
class Surface : public QWidget
{
    Q_OBJECT
public:
    explicit Surface(theme::Color fill = theme::Color::BgSurface, QWidget *parent = nullptr);
    void setFill(theme::Color fill);
    void setEdges(Qt::Edges edges, theme::Color color = theme::Color::BorderDefault); ///< leading is LeftEdge

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::Color m_fill;
    theme::Color m_edgeColor = theme::Color::BorderDefault;
    Qt::Edges m_edges;
};

} // namespace octroi::widgets
