// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/searchbutton.h"

#include "theme/paint.h"
#include "theme/style.h"

#include <QEvent>
#include <QKeySequence>
#include <QPainter>

namespace octroi::shell {

SearchButton::SearchButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMaximumWidth(256);
    theme::setRingRadius(this, 6);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
    retranslate();
}

void SearchButton::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    theme::paintBox(painter, rect(), 6, theme::color(underMouse() ? Color::BgHover : Color::BgSurface),
                    theme::color(Color::BorderDefault));
    const auto place = [this](const QRect &r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    theme::paintIcon(painter, place(QRect(8, 0, 16, height())), QStringLiteral("search"), Color::TextMuted,
                     theme::kIconSmall);
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_K)
                             .toString(QKeySequence::NativeText)
                             .replace(QLatin1Char('+'), QLatin1Char(' '));
    const QFont caption = theme::font(theme::Type::Caption);
    const int wide = QFontMetrics(caption).horizontalAdvance(keys) + 12;
    const QRect key(width() - wide - 7, (height() - 20) / 2, wide, 20);
    theme::paintBox(painter, place(key), 4, theme::color(Color::BgSunken),
                    theme::color(Color::BorderDefault));
    painter.setFont(caption);
    painter.setPen(theme::color(Color::TextSecondary));
    painter.drawText(place(key), Qt::AlignCenter, keys);
    painter.setFont(theme::font(theme::Type::Body));
    painter.setPen(theme::color(Color::TextMuted));
    const QRect words(32, 0, key.left() - 40, height());
    painter.drawText(place(words),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

void SearchButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SearchButton::retranslate()
{
    setText(tr("Search, or run a command"));
    setAccessibleName(text());
}

} // namespace octroi::shell
