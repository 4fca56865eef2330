// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/monthcalendar.h"

#include "widgets/iconbutton.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace octroi::charts {

using theme::Color;
using theme::Type;

namespace {
constexpr int kWeeks = 6;
}

MonthCalendar::MonthCalendar(QWidget *parent)
    : PaintedChart(parent)
    , m_previous(new widgets::IconButton(QStringLiteral("chevron-up"), {}, this))
    , m_next(new widgets::IconButton(QStringLiteral("chevron-down"), {}, this))
{
    setMinimumHeight(theme::withText(260));
    m_previous->setSmall(true);
    m_next->setSmall(true);
    connect(m_previous, &QAbstractButton::clicked, this, [this] { showMonth(m_month.addMonths(-1)); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { showMonth(m_month.addMonths(1)); });
    retranslate();
}

void MonthCalendar::retranslate()
{
    m_previous->setName(tr("The month before"));
    m_next->setName(tr("The next month"));
    if (m_month.isValid())
        setUnit(QLocale().standaloneMonthName(m_month.month()) + QStringLiteral(" %1").arg(m_month.year()));
}

void MonthCalendar::setToday(const QDate &today)
{
    const bool follows = !m_month.isValid() || (m_today.isValid() && m_month == QDate(m_today.year(), m_today.month(), 1));
    m_today = today;
    if (follows)
        showMonth(today);
    update();
}

void MonthCalendar::setCounts(const QMap<QDate, int> &counts)
{
    m_counts = counts;
    changed();
}

QDate MonthCalendar::firstShown() const
{
    const int behind = (m_month.dayOfWeek() - int(QLocale().firstDayOfWeek()) + 7) % 7;
    return m_month.addDays(-behind);
}

QDate MonthCalendar::lastShown() const
{
    return firstShown().addDays(7 * kWeeks - 1);
}

void MonthCalendar::showMonth(const QDate &month)
{
    const QDate first(month.year(), month.month(), 1);
    if (first == m_month)
        return;
    m_month = first;
    if (m_current.isValid() && (m_current.year() != first.year() || m_current.month() != first.month()))
        m_current = {};
    retranslate();
    changed();
    Q_EMIT monthChanged();
}

QRectF MonthCalendar::cellRect(const QDate &day) const
{
    const QFontMetricsF metrics(theme::font(Type::Caption));
    const QRectF all = area().adjusted(0, metrics.height() + 6, 0, -metrics.height() - 8);
    const qint64 place = firstShown().daysTo(day);
    const double width = all.width() / 7, height = all.height() / kWeeks;
    return QRectF(all.left() + double(place % 7) * width, all.top() + double(place / 7) * height, width, height).adjusted(1, 1, -1, -1);
}

QDate MonthCalendar::dayAt(const QPointF &point) const
{
    for (QDate day = firstShown(); day <= lastShown(); day = day.addDays(1)) {
        if (cellRect(day).adjusted(-1, -1, 1, 1).contains(point))
            return day;
    }
    return {};
}

void MonthCalendar::paintDay(QPainter &painter, const QDate &day, int most) const
{
    const QRectF cell = cellRect(day);
    const int count = m_counts.value(day);
    const bool inside = day.month() == m_month.month();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(Color::BgSunken, inside ? 1.0 : 0.4));
    painter.drawRoundedRect(cell, 3, 3);
    // No darker than figures upon it can be read.
    if (count > 0) {
        painter.setBrush(theme::color(day < m_today ? Color::NeutralSolid : Color::WarningSolid, 0.12 + 0.33 * count / std::max(1, most)));
        painter.drawRoundedRect(cell, 3, 3);
    }
    if (day == m_today || day == m_current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::color(day == m_current ? Color::TextPrimary : Color::Accent), 1.5));
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    painter.setFont(theme::font(Type::Caption));
    painter.setPen(theme::color(inside || count > 0 ? Color::TextSecondary : Color::TextMuted));
    theme::drawFigures(painter, cell.adjusted(6, 2, -6, -2), Qt::AlignLeft | Qt::AlignTop, QString::number(day.day()));
    if (count > 0) {
        painter.setFont(theme::font(Type::CardTitle));
        painter.setPen(theme::color(Color::TextPrimary));
        theme::drawFigures(painter, cell.adjusted(6, 2, -6, -2), Qt::AlignRight | Qt::AlignBottom, QLocale().toString(count));
    }
}

void MonthCalendar::paintChart(QPainter &painter, const QRectF &area)
{
    if (!m_month.isValid())
        return;
    const QLocale locale;
    painter.setFont(theme::font(Type::Caption));
    const double lineHeight = QFontMetricsF(painter.font()).height();
    painter.setPen(theme::color(Color::TextMuted));
    for (int i = 0; i < 7; ++i) {
        const QRectF cell = cellRect(firstShown().addDays(i));
        painter.drawText(QRectF(cell.left(), area.top(), cell.width(), lineHeight), Qt::AlignCenter,
                         locale.standaloneDayName(firstShown().addDays(i).dayOfWeek(), QLocale::ShortFormat));
    }
    int most = 0;
    for (QDate day = firstShown(); day <= lastShown(); day = day.addDays(1))
        most = std::max(most, m_counts.value(day));
    for (QDate day = firstShown(); day <= lastShown(); day = day.addDays(1))
        paintDay(painter, day, most);
    painter.setFont(theme::font(Type::Caption));
    painter.setPen(theme::color(m_current.isValid() ? Color::TextPrimary : Color::TextMuted));
    painter.drawText(QRectF(area.left(), area.bottom() - lineHeight, area.width(), lineHeight), Qt::AlignRight | Qt::AlignVCenter,
                     m_current.isValid() ? textOfDay(m_current) : tr("days of UTC"));
}

QString MonthCalendar::textOfDay(const QDate &day) const
{
    return tr("%1: %2", "day: what happens")
        .arg(QLocale().toString(day, QLocale::LongFormat), tr("%Ln credential(s) expire", nullptr, m_counts.value(day)));
}

QString MonthCalendar::summary() const
{
    int sum = 0;
    QDate most;
    for (QDate day = m_month; day.isValid() && day.month() == m_month.month(); day = day.addDays(1)) {
        sum += m_counts.value(day);
        if (m_counts.value(day) > m_counts.value(most))
            most = day;
    }
    const QString all = tr("%Ln credential(s) expire in this month.", nullptr, sum);
    return most.isValid() ? all + QLatin1Char(' ') + tr("Most on %1.").arg(textOfDay(most)) : all;
}

QList<QStringList> MonthCalendar::rows() const
{
    QList<QStringList> all{{tr("Day"), tr("Credentials that expire")}};
    for (QDate day = m_month; day.isValid() && day.month() == m_month.month(); day = day.addDays(1))
        all.append({day.toString(Qt::ISODate), QString::number(m_counts.value(day))});
    return all;
}

void MonthCalendar::setCurrent(const QDate &day)
{
    if (m_current == day)
        return;
    m_current = day;
    setAccessibleDescription(day.isValid() ? textOfDay(day) : summary());
    update();
}

void MonthCalendar::mouseMoveEvent(QMouseEvent *event)
{
    const QDate day = isTableShown() ? QDate() : dayAt(event->position());
    setCursor(m_counts.value(day) > 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setCurrent(day);
}

void MonthCalendar::mouseReleaseEvent(QMouseEvent *event)
{
    const QDate day = isTableShown() ? QDate() : dayAt(event->position());
    if (event->button() == Qt::LeftButton && m_counts.value(day) > 0)
        Q_EMIT dayActivated(day);
}

void MonthCalendar::wheelEvent(QWheelEvent *event)
{
    // Only where it has the keyboard: a page that scrolls must not turn months on its way.
    if (!hasFocus() || event->angleDelta().y() == 0)
        return PaintedChart::wheelEvent(event);
    showMonth(m_month.addMonths(event->angleDelta().y() > 0 ? -1 : 1));
    event->accept();
}

void MonthCalendar::leaveEvent(QEvent *event)
{
    PaintedChart::leaveEvent(event);
    if (!hasFocus())
        setCurrent({});
}

void MonthCalendar::keyPressEvent(QKeyEvent *event)
{
    const QDate day = m_current.isValid() ? m_current
                      : m_today.isValid() && m_today.month() == m_month.month() && m_today.year() == m_month.year() ? m_today
                                                                                                                     : m_month;
    QDate next;
    switch (event->key()) {
    case Qt::Key_Left:
        next = m_current.isValid() ? day.addDays(-1) : day;
        break;
    case Qt::Key_Right:
        next = m_current.isValid() ? day.addDays(1) : day;
        break;
    case Qt::Key_Up:
        next = m_current.isValid() ? day.addDays(-7) : day;
        break;
    case Qt::Key_Down:
        next = m_current.isValid() ? day.addDays(7) : day;
        break;
    case Qt::Key_PageUp:
        next = day.addMonths(-1);
        break;
    case Qt::Key_PageDown:
        next = day.addMonths(1);
        break;
    case Qt::Key_Home:
        next = m_today;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_counts.value(m_current) > 0)
            Q_EMIT dayActivated(m_current);
        return;
    default:
        return PaintedChart::keyPressEvent(event);
    }
    m_current = {};
    showMonth(next);
    setCurrent(next);
}

void MonthCalendar::resizeEvent(QResizeEvent *event)
{
    PaintedChart::resizeEvent(event);
    const int size = m_next->sizeHint().width();
    m_next->setGeometry(width() - 16 - size, 0, size, size);
    m_previous->setGeometry(width() - 16 - 2 * size, 0, size, size);
}

void MonthCalendar::changeEvent(QEvent *event)
{
    PaintedChart::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::charts
