// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label.h"

#include <QEvent>
#include <QPainter>

namespace octroi::widgets {

Label::Label(const QString &text, theme::Type type, theme::Color color, QWidget *parent)
    : QLabel(text, parent)
    , m_type(type)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    applyTheme();
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &Label::applyTheme);
}

void Label::setType(theme::Type type)
{
    m_type = type;
    applyTheme();
}

void Label::setColor(theme::Color color)
{
    m_color = color;
    applyTheme();
}

void Label::setElided(bool elided)
{
    m_elided = elided;
    setSizePolicy(elided ? QSizePolicy::Expanding : QSizePolicy::Preferred, QSizePolicy::Preferred);
    updateGeometry();
}

QSize Label::minimumSizeHint() const
{
    const QSize size = QLabel::minimumSizeHint();
    return m_elided ? QSize(qMin(size.width(), 24), size.height()) : size;
}

void Label::applyTheme()
{
    setFont(theme::font(m_type));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, theme::color(m_color));
    colors.setColor(QPalette::Disabled, QPalette::WindowText, theme::color(theme::Color::TextDisabled));
    colors.setColor(QPalette::Link, theme::color(theme::Color::AccentText));
    setPalette(colors);
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        update();
}

void Label::paintEvent(QPaintEvent *event)
{
    if (!m_elided || wordWrap() || textFormat() == Qt::RichText) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Normal : QPalette::Disabled, QPalette::WindowText));
    const QRect rect = contentsRect();
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, rect.width());
    setToolTip(shown == text() ? QString() : text());
    painter.drawText(rect, int(QStyle::visualAlignment(layoutDirection(), alignment())), shown);
}

} // namespace octroi::widgets
