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
    painter.fillRect(rect(),
                     theme::color(m_production ? theme::Color::EnvProduction : theme::Color::BgWindow));
}

} // namespace octroi::shell
