// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/skeleton.h"

#include "theme/paint.h"

#include <QPainter>
#include <QTimerEvent>

namespace octroi::widgets {
namespace {

constexpr int kDelayMs = 200;

} // namespace

Skeleton::Skeleton(QWidget *parent)
    : QWidget(parent)
    , m_lefts({48, 200, 330, 440, 560, 700})
    , m_rowHeight(theme::kRow)
{
    setAccessibleName(tr("Loading"));
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
}

void Skeleton::setColumns(const QList<int> &lefts)
{
    m_lefts = lefts;
    update();
}

void Skeleton::setRowHeight(int height)
{
    m_rowHeight = height;
    update();
}

void Skeleton::start()
{
    m_showing = false;
    if (m_timer)
        killTimer(m_timer);
    m_timer = startTimer(kDelayMs);
    update();
}

void Skeleton::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer)
        return QWidget::timerEvent(event);
    killTimer(m_timer);
    m_timer = 0;
    m_showing = true;
    update();
}

void Skeleton::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    start();
}

void Skeleton::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(Color::BgSurface));
    if (!m_showing)
        return;
    const QColor bar = theme::color(Color::BgSkeleton), line = theme::color(Color::BorderSubtle);
    for (int row = 0, y = 0; y + m_rowHeight <= height(); ++row, y += m_rowHeight) {
        painter.fillRect(0, y + m_rowHeight - 1, width(), 1, line);
        const auto place = [&](int left, int extent, int high) {
            return QStyle::visualRect(layoutDirection(), rect(),
                                      QRect(left, y + (m_rowHeight - high) / 2, extent, high));
        };
        theme::paintBox(painter, place(24, 16, 16), 4, bar);
        for (int column = 0; column < m_lefts.size(); ++column) {
            const int left = m_lefts.at(column);
            const int room = (column + 1 < m_lefts.size() ? m_lefts.at(column + 1) : width()) - left - 16;
            if (room < 16 || left > width())
                continue;
            // Uneven, as words are, and the same each time.
            const int extent = qBound(16, room * (45 + (row * 37 + column * 53) % 40) / 100, 160);
            theme::paintBox(painter, place(left, extent, 12), 3, bar);
        }
    }
}

} // namespace octroi::widgets
