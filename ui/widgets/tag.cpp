// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tag.h"

#include "theme/paint.h"

#include <QPainter>

namespace octroi::widgets {

using theme::Color;

Tag::Tag(const QString &text, Look look, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Tag::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Tag::setLook(Look look)
{
    m_look = look;
    updateGeometry();
    update();
}

QFont Tag::tagFont() const
{
    if (m_look == Look::Scope)
        return theme::font(theme::Type::Mono);
    QFont font = theme::font(theme::Type::Caption);
    if (isEnvironment()) {
        font.setWeight(QFont::DemiBold);
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.03 * font.pixelSize());
    }
    return font;
}

QSize Tag::sizeHint() const
{
    const QFontMetrics metrics(tagFont());
    return {metrics.horizontalAdvance(m_text) + (isEnvironment()       ? 16
                                                 : m_look == Look::Key ? 12
                                                                       : 14),
            qMax(isEnvironment() ? 24 : 20, metrics.height() + 4)};
}

QSize Tag::minimumSizeHint() const
{
    return m_look == Look::Scope ? QSize(qMin(64, sizeHint().width()), sizeHint().height()) : sizeHint();
}

void Tag::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor text;
    switch (m_look) {
    case Look::Plain:
        theme::paintBox(painter, rect(), 4, theme::color(Color::BgSurface),
                        theme::color(Color::BorderDefault));
        text = theme::color(Color::TextSecondary);
        break;
    case Look::Scope:
    case Look::Key:
        theme::paintBox(painter, rect(), 4, theme::color(Color::BgSunken),
                        theme::color(Color::BorderDefault));
        text = theme::color(m_look == Look::Scope ? Color::TextPrimary : Color::TextSecondary);
        break;
    case Look::Production:
        theme::paintBox(painter, rect(), 4, theme::color(Color::EnvProduction));
        text = theme::color(Color::OnEnvProduction);
        break;
    case Look::Staging:
        theme::paintBox(painter, rect(), 4, theme::color(Color::EnvStaging));
        text = theme::color(Color::OnEnvStaging);
        break;
    case Look::Development:
        theme::paintBox(painter, rect(), 4, theme::color(Color::EnvDevelopment));
        text = theme::color(Color::OnEnvDevelopment);
        break;
    }
    painter.setFont(tagFont());
    painter.setPen(text);
    const QString shown = painter.fontMetrics().elidedText(m_text, Qt::ElideRight, width() - 8);
    painter.drawText(rect(), Qt::AlignCenter, shown);
}

} // namespace octroi::widgets
