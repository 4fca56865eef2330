// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/brand.h"

#include "theme/paint.h"

#include <QPainter>

namespace octroi::shell {
namespace {

constexpr int kMark = 22;

QString programName()
{
    return QStringLiteral("Octroi"); // a name, the same in every language
}

} // namespace

Brand::Brand(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(programName());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Brand::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
}

QSize Brand::sizeHint() const
{
    const int word = QFontMetrics(theme::font(theme::Type::Title)).horizontalAdvance(programName());
    return {kMark + (m_compact ? 0 : 8 + word + 2), 32};
}

void Brand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect mark =
        QStyle::visualRect(layoutDirection(), rect(), QRect(0, (height() - kMark) / 2, kMark, kMark));
    theme::paintBox(painter, mark, 5, theme::color(theme::Color::Accent));
    theme::paintIcon(painter, mark, QStringLiteral("octroi"), theme::Color::OnAccent, 18);
    if (m_compact)
        return;
    painter.setFont(theme::font(theme::Type::Title));
    painter.setPen(theme::color(theme::Color::TextPrimary));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(kMark + 8, 0, 0, 0)),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
                     programName());
}

} // namespace octroi::shell
