// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/limitbar.h"

#include "theme/paint.h"

#include <QPainter>
#include <QPainterPath>

namespace octroi::widgets {

LimitBar::LimitBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void LimitBar::setTitle(const QString &title)
{
    m_title = title;
    describe();
}

void LimitBar::setValues(double used, double limit, double forecast)
{
    m_used = used;
    m_limit = limit;
    m_forecast = forecast;
    describe();
}

void LimitBar::setValueText(const QString &strong, const QString &rest)
{
    m_strong = strong;
    m_rest = rest;
    describe();
}

void LimitBar::setFootTexts(const QString &left, const QString &right)
{
    m_left = left;
    m_right = right;
    updateGeometry();
    describe();
}

bool LimitBar::runsOut() const
{
    return m_limit > 0 && m_forecast > m_limit;
}

void LimitBar::describe()
{
    setAccessibleName(m_title);
    setAccessibleDescription(
        QStringList{m_strong + QLatin1Char(' ') + m_rest, m_left, m_right}.join(QStringLiteral(", ")));
    update();
}

QSize LimitBar::sizeHint() const
{
    const int text = QFontMetrics(theme::font(theme::Type::Body)).height();
    const bool foot = !m_left.isEmpty() || !m_right.isEmpty();
    return {200, qMax(20, text) + 4 + 8 + (foot ? 4 + qMax(16, text - 2) : 0)};
}

void LimitBar::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const Qt::Alignment leading = (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    const Qt::Alignment trailing = (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
    const int head = qMax(20, QFontMetrics(theme::font(theme::Type::Body)).height());
    const QRect top(0, 0, width(), head);
    painter.setFont(theme::font(theme::Type::Strong));
    painter.setPen(theme::color(Color::TextPrimary));
    const QFont body = theme::font(theme::Type::Body), strong = theme::font(theme::Type::CardTitle);
    const int restWidth = theme::figuresWidth(body, QLatin1Char(' ') + m_rest);
    const int room = width() - restWidth - theme::figuresWidth(strong, m_strong) - 12; // before the figures
    painter.drawText(top, int(leading), painter.fontMetrics().elidedText(m_title, Qt::ElideRight, room));
    painter.setFont(body);
    painter.setPen(theme::color(Color::TextSecondary));
    theme::drawFigures(painter, top, trailing, m_rest);
    painter.setFont(strong);
    painter.setPen(theme::color(Color::TextPrimary));
    theme::drawFigures(painter,
                       mirrored ? top.adjusted(restWidth, 0, 0, 0) : top.adjusted(0, 0, -restWidth, 0),
                       trailing, m_strong);

    const QRectF track(0, head + 4, width(), 8);
    theme::paintBox(painter, track, 4, theme::color(Color::BgSunken), theme::color(Color::BorderSubtle));
    painter.save();
    QPainterPath clip;
    clip.addRoundedRect(track, 4, 4);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(clip);
    if (mirrored) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    const auto at = [&](double value) {
        return m_limit > 0 ? width() * qBound(0.0, value / m_limit, 1.0) : 0.0;
    };
    const qreal used = at(m_used);
    painter.fillRect(QRectF(0, track.top(), used, 8),
                     theme::color(m_used > m_limit ? Color::DangerSolid : Color::Accent));
    if (m_forecast > m_used) {
        painter.setBrushOrigin(0, track.top());
        painter.fillRect(QRectF(used, track.top(), at(m_forecast) - used, 8),
                         theme::hatch(theme::color(runsOut() ? Color::WarningSolid : Color::NeutralSolid)));
    }
    painter.restore();

    const QRect foot(0, head + 16, width(), height() - head - 16);
    painter.setFont(theme::font(theme::Type::Caption));
    painter.setPen(theme::color(Color::TextMuted));
    theme::drawFigures(painter, foot, leading, m_left);
    if (runsOut()) {
        painter.setFont(theme::font(theme::Type::Label));
        painter.setPen(theme::color(Color::DangerText));
    }
    theme::drawFigures(painter, foot, trailing, m_right);
}

} // namespace octroi::widgets
