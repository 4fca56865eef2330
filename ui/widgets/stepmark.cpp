// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stepmark.h"

#include "theme/paint.h"

#include <QLocale>
#include <QPainter>

namespace octroi::widgets {

StepMark::StepMark(int number, QWidget *parent)
    : QWidget(parent)
    , m_number(number)
{
    setFixedWidth(24);
    setMinimumHeight(24);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
}

void StepMark::setState(Steps::State state)
{
    m_state = state;
    update();
}

void StepMark::setLast(bool last)
{
    m_last = last;
    update();
}

void StepMark::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    const QRectF circle(0, 0, 24, 24);
    if (!m_last)
        painter.fillRect(QRectF(11.5, 24, 1, height() - 24), theme::color(Color::BorderDefault));
    if (m_state == Steps::State::Done) {
        theme::paintBox(painter, circle, 12, theme::color(Color::Accent));
        theme::paintIcon(painter, circle, QStringLiteral("check"), Color::OnAccent, theme::kIconSmall);
        return;
    }
    const bool current = m_state == Steps::State::Current;
    theme::paintBox(painter, circle, 12, {}, theme::color(current ? Color::Accent : Color::BorderControl),
                    current ? 2 : 1);
    QFont font = theme::font(theme::Type::Label);
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(12); // the circle does not grow with the text
    painter.setFont(font);
    painter.setPen(theme::color(current ? Color::AccentText : Color::TextMuted));
    painter.drawText(circle, Qt::AlignCenter, QLocale().toString(m_number));
}

} // namespace octroi::widgets
