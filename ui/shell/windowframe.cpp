// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowframe.h"

#include "theme/theme.h"

#include <QPainter>

namespace octroi::shell {

WindowFrame::WindowFrame(bool production, QWidget *parent)
    : QWidget(parent)
    , m_production(production)
{
    const int edge = production ? kProductionFrame : 0;
    setContentsMargins(edge, edge, edge, edge);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
}

void WindowFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_production)
        painter.fillRect(rect(), theme::color(theme::Color::EnvProduction));
    painter.fillRect(contentsRect(), theme::color(theme::Color::BgPage)); // behind pages that paint no ground
}

} // namespace octroi::shell
