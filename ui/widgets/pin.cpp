// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pin.h"

#include "theme/paint.h"
#include "theme/style.h"

#include <QPainter>

namespace octroi::widgets {

Pin::Pin(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    theme::setRingRadius(this, 12);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    connect(this, &QAbstractButton::toggled, this, &QWidget::updateGeometry);
}

void Pin::setCount(const QString &count)
{
    m_count = count;
    setAccessibleName(count.isEmpty() ? text() : text() + QLatin1Char(' ') + count);
    updateGeometry();
    update();
}

void Pin::setIconWhenOn(const QString &name)
{
    m_icon = name;
    updateGeometry();
}

QSize Pin::sizeHint() const
{
    const QFontMetrics metrics(theme::font(theme::Type::Label));
    int width = 22 + metrics.horizontalAdvance(text());
    if (!m_count.isEmpty())
        width += 6 + theme::figuresWidth(theme::font(theme::Type::Caption), m_count);
    if (isChecked() && !m_icon.isEmpty())
        width += 14 + 4;
    return {width, qMax(24, metrics.height() + 8)};
}

void Pin::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    const bool on = isChecked();
    theme::paintBox(painter, rect(), height() / 2.0,
                    theme::color(!isEnabled()            ? Color::BgSunken
                                 : on                    ? Color::AccentSubtle
                                 : isDown()              ? Color::BgPressed
                                 : underMouse()          ? Color::BgHover
                                 : theme::isRaised(this) ? Color::BgField
                                                         : Color::BgSurface),
                    theme::color(!isEnabled() ? Color::BorderSubtle
                                 : on         ? Color::Accent
                                              : Color::BorderDefault));
    const Color textRole = !isEnabled() ? Color::TextDisabled : on ? Color::AccentText : Color::TextSecondary;
    int x = 11;
    const auto place = [&](int extent) {
        const QRect r = QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, extent, height()));
        x += extent;
        return r;
    };
    if (on && !m_icon.isEmpty()) {
        theme::paintIcon(painter, place(14), m_icon, textRole, 14);
        x += 4;
    }
    painter.setFont(theme::font(theme::Type::Label));
    painter.setPen(theme::color(textRole));
    painter.drawText(place(painter.fontMetrics().horizontalAdvance(text())),
                     Qt::AlignCenter | Qt::TextDontClip, text());
    if (m_count.isEmpty())
        return;
    x += 6;
    const QFont font = theme::font(theme::Type::Caption);
    painter.setFont(font);
    painter.setPen(theme::color(!isEnabled() ? Color::TextDisabled
                                : on         ? Color::AccentText
                                             : Color::TextMuted));
    theme::drawFigures(painter, place(theme::figuresWidth(font, m_count)), Qt::AlignCenter, m_count);
}

} // namespace octroi::widgets
