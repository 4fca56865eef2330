// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/health/severitybar.h"

#include "theme/paint.h"
#include "theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace octroi::pages {

namespace {

constexpr int kBarHigh = 8, kBarGap = 2;
constexpr qreal kLeast = 3; ///< px: what is there is seen

} // namespace

SeverityBar::SeverityBar(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(kBarHigh);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
}

void SeverityBar::setParts(const std::array<qint64, health::kSeverityCount> &parts, qint64 all)
{
    m_parts = parts;
    m_all = all;
    update();
}

void SeverityBar::paintEvent(QPaintEvent *)
{
    constexpr theme::Color colors[] = {theme::Color::DangerSolid, theme::Color::WarningSolid, theme::Color::InfoSolid};
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect(), 2, 2);
    painter.setClipPath(shape);
    painter.fillRect(rect(), theme::color(theme::Color::BorderSubtle));
    qreal at = 0;
    for (std::size_t i = 0; m_all > 0 && i < m_parts.size(); ++i) {
        if (m_parts[i] <= 0)
            continue;
        const qreal wide = qMax(kLeast, width() * double(m_parts[i]) / double(m_all));
        const qreal left = layoutDirection() == Qt::RightToLeft ? width() - at - wide : at;
        painter.fillRect(QRectF(left, 0, wide, kBarHigh), theme::color(colors[i]));
        at += wide + kBarGap;
    }
}

} // namespace octroi::pages
