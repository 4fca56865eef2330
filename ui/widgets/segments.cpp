// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/segments.h"

#include "theme/paint.h"
#include "theme/style.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace octroi::widgets {

Segments::Segments(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    theme::setRingRadius(this, 6);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

Segments::Segments(const QStringList &texts, QWidget *parent)
    : Segments(parent)
{
    setSegments(texts);
}

void Segments::setSegments(const QStringList &texts)
{
    m_segments.resize(texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i)
        m_segments[i].text = texts.at(i);
    m_current = qBound(0, m_current, qMax(0, count() - 1));
    updateGeometry();
    update();
}

QString Segments::segmentText(int index) const
{
    return m_segments.value(index).text;
}

void Segments::setCurrentIndex(int index)
{
    if (index == m_current || index < 0 || index >= count())
        return;
    m_current = index;
    setAccessibleDescription(segmentText(index));
    update();
    Q_EMIT currentChanged(index);
}

void Segments::setSegmentEnabled(int index, bool enabled, const QString &reason)
{
    if (index < 0 || index >= count())
        return;
    m_segments[index].enabled = enabled;
    m_segments[index].reason = reason;
    update();
}

void Segments::setSmall(bool small)
{
    m_small = small;
    theme::setRingRadius(this, small ? 4 : 6);
    updateGeometry();
}

QFont Segments::segmentFont() const
{
    return theme::font(m_small ? theme::Type::Label : theme::Type::Strong);
}

QSize Segments::sizeHint() const
{
    int width = 4;
    for (const Segment &segment : m_segments)
        width += extent(segment);
    return {width, qMax(m_small ? theme::kControlSmall : theme::kControl, QFontMetrics(segmentFont()).height() + 8)};
}

QSize Segments::minimumSizeHint() const
{
    return {4 + 48 * count(), sizeHint().height()};
}

int Segments::extent(const Segment &segment) const
{
    return QFontMetrics(segmentFont()).horizontalAdvance(segment.text) + (m_small ? 16 : 24);
}

QList<QRect> Segments::rects() const
{
    QList<QRect> result;
    // A layout may give more or less than asked for: the segments fill what there is.
    const double squeeze = double(width() - 4) / qMax(1, sizeHint().width() - 4);
    double x = 2;
    for (const Segment &segment : m_segments) {
        const double wide = extent(segment) * squeeze;
        const QRect place(qRound(x), 0, qRound(x + wide) - qRound(x), height());
        result.append(QStyle::visualRect(layoutDirection(), rect(), place));
        x += wide;
    }
    return result;
}

int Segments::at(const QPoint &position) const
{
    const QList<QRect> places = rects();
    for (int i = 0; i < places.size(); ++i) {
        if (places.at(i).contains(position))
            return i;
    }
    return -1;
}

void Segments::choose(int index)
{
    if (index < 0 || index >= count() || !m_segments.at(index).enabled || index == m_current)
        return;
    setCurrentIndex(index);
    Q_EMIT activated(index);
}

void Segments::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    const qreal radius = m_small ? 4 : 6;
    theme::paintBox(painter, rect(), radius, theme::color(Color::BgSunken),
                    theme::color(Color::BorderDefault));
    painter.setFont(segmentFont());
    const QList<QRect> places = rects();
    for (int i = 0; i < places.size(); ++i) {
        const Segment &segment = m_segments.at(i);
        const bool can = isEnabled() && segment.enabled;
        if (i == m_current)
            theme::paintBox(painter, QRectF(places.at(i)).adjusted(-1, 1, 1, -1), radius - 1,
                            theme::color(isEnabled() ? Color::BgField : Color::BgSunken),
                            theme::color(can ? Color::BorderControl : Color::BorderDefault));
        painter.setPen(theme::color(!can                             ? Color::TextDisabled
                                    : i == m_current || i == m_hover ? Color::TextPrimary
                                                                     : Color::TextSecondary));
        const int room = places.at(i).width() - 8;
        const bool fits = painter.fontMetrics().horizontalAdvance(segment.text) <= room;
        painter.drawText(places.at(i), Qt::AlignCenter,
                         fits ? segment.text : painter.fontMetrics().elidedText(segment.text, Qt::ElideRight, room));
    }
}

void Segments::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(at(event->position().toPoint()));
}

void Segments::mouseMoveEvent(QMouseEvent *event)
{
    m_hover = at(event->position().toPoint());
    update();
}

void Segments::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

void Segments::keyPressEvent(QKeyEvent *event)
{
    int step = 0;
    if (event->key() == Qt::Key_Right)
        step = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    else if (event->key() == Qt::Key_Left)
        step = layoutDirection() == Qt::RightToLeft ? 1 : -1;
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    int next = m_current + step;
    while (next >= 0 && next < count() && !m_segments.at(next).enabled)
        next += step;
    choose(next);
}

bool Segments::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = at(help->pos());
        QString tip = index >= 0 ? m_segments.at(index).reason : QString();
        if (tip.isEmpty() && width() < sizeHint().width())
            tip = segmentText(index);
        if (!tip.isEmpty()) {
            QToolTip::showText(help->globalPos(), tip, this);
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace octroi::widgets
