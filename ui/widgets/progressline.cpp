// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progressline.h"

#include "theme/paint.h"

#include <QLocale>
#include <QPainter>

namespace octroi::widgets {

ProgressLine::ProgressLine(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Progress"));
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
}

void ProgressLine::setProgress(double progress)
{
    m_progress = progress;
    setAccessibleDescription(progress < 0 ? QString()
                                          : QLocale().toString(qRound(progress * 100)) + QLatin1Char('%'));
    update();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    const QRect track(0, (height() - 4) / 2, width(), 4);
    theme::paintBox(painter, track, 2, theme::color(Color::BgPressed));
    QRect bar = track;
    if (m_progress < 0) {
        bar.setWidth(width() / 3);
        bar.moveLeft(width() / 3);
    } else {
        bar.setWidth(qRound(width() * qBound(0.0, m_progress, 1.0)));
    }
    if (bar.width() > 0)
        theme::paintBox(painter, QStyle::visualRect(layoutDirection(), track, bar), 2,
                        theme::color(Color::Accent));
}

} // namespace octroi::widgets
