// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/bardelegate.h"

#include "widgets/charts/barlistmodel.h"

#include <QPainter>
#include <QPolygonF>
#include <cmath>

namespace octroi::charts {

using theme::Color;
using theme::Type;

BarDelegate::BarDelegate(Place place, Color color, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_place(place)
    , m_color(color)
{
}

QSize BarDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const double scale = theme::Theme::instance().textScale();
    return {120, int((m_place == Place::Below ? 42 : theme::kRow) * scale)};
}

double BarDelegate::paintNumbers(QPainter &painter, const QRectF &line, const QModelIndex &index) const
{
    double right = line.right();
    const QString delta = index.data(BarListModel::DeltaRole).toString();
    const bool deltaLast = m_place != Place::Below;
    const double scale = theme::Theme::instance().textScale();
    const double deltaWidth = m_delta ? 48 * scale : 0;
    QFont strong = theme::font(Type::Strong);
    const QString number = index.data(BarListModel::NumberRole).toString();
    const double numberWidth =
        std::max<double>(deltaLast ? 52 * scale : 0, theme::figuresWidth(strong, number) + 1);
    const auto paintDelta = [&](double at) {
        painter.setFont(theme::font(Type::Caption));
        painter.setPen(theme::color(index.data(BarListModel::WarnRole).toBool() ? Color::WarningText
                                                                                : Color::TextMuted));
        theme::drawFigures(painter, QRectF(at - deltaWidth, line.top(), deltaWidth, line.height()),
                           Qt::AlignRight | Qt::AlignVCenter, delta);
    };
    if (deltaLast && m_delta) {
        paintDelta(right);
        right -= deltaWidth;
    }
    painter.setFont(strong);
    painter.setPen(theme::color(Color::TextPrimary));
    theme::drawFigures(painter, QRectF(right - numberWidth, line.top(), numberWidth, line.height()),
                       Qt::AlignRight | Qt::AlignVCenter, number);
    right -= numberWidth + 8;
    if (!deltaLast && m_delta && !delta.isEmpty()) {
        paintDelta(right);
        right -= deltaWidth;
    }
    return right;
}

/// A sparkline left of the numbers; returns what is left of it.
double BarDelegate::paintCourse(QPainter &painter, const QRectF &line, const QModelIndex &index) const
{
    const auto course = index.data(BarListModel::CourseRole).value<QList<double>>();
    const double width = 44 * theme::Theme::instance().textScale();
    if (course.size() < 2 || line.width() < 4 * width)
        return line.right();
    const QRectF area(line.right() - width - 4, line.center().y() - 8, width, 16);
    double largest = 0;
    for (const double value : course)
        largest = std::isfinite(value) ? std::max(largest, value) : largest;
    painter.setPen(QPen(theme::color(largest > 0 ? m_color : Color::TextDisabled), 1.25));
    painter.setBrush(Qt::NoBrush);
    QPolygonF curve;
    for (qsizetype i = 0; i < course.size(); ++i) {
        const double share = largest > 0 && std::isfinite(course[i]) ? course[i] / largest : 0;
        curve.append({area.left() + area.width() * double(i) / double(course.size() - 1),
                      area.bottom() - share * area.height()});
    }
    painter.drawPolyline(curve);
    return area.left() - 8;
}

void BarDelegate::paintTrack(QPainter &painter, const QRectF &track, double share) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(Color::BgSunken));
    painter.drawRoundedRect(track, 2, 2);
    if (share > 0) {
        QRectF bar = track;
        bar.setWidth(std::max(2.0, track.width() * share));
        painter.setBrush(theme::color(m_color));
        painter.drawRoundedRect(bar, 2, 2);
    }
}

void BarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row(option.rect);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(row, theme::color(Color::BgSelected));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, theme::color(Color::BgHover));
    QRectF line = row.adjusted(m_margin, 0, -m_margin, 0);
    const double share = index.data(BarListModel::ShareRole).toDouble();
    const QString label = index.data().toString();
    const auto paintLabel = [&](const QRectF &rect) {
        painter->setFont(theme::font(m_mono ? Type::Mono : Type::Body));
        painter->setPen(theme::color(Color::TextPrimary));
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetricsF(painter->font()).elidedText(label, Qt::ElideRight, rect.width()));
    };
    if (m_place == Place::Below) {
        line.setHeight(row.height() * 0.6);
        const double right = paintNumbers(*painter, line, index);
        paintLabel(QRectF(line.topLeft(), QPointF(right, line.bottom())));
        paintTrack(*painter, QRectF(line.left(), line.bottom() + 1, line.width(), 6), share);
    } else if (m_place == Place::Beside) {
        const double right = paintNumbers(*painter, line, index);
        const double name =
            std::min(136 * theme::Theme::instance().textScale(), (right - line.left()) * 0.62);
        paintLabel(QRectF(line.left(), line.top(), name - 8, line.height()));
        paintTrack(*painter,
                   QRectF(line.left() + name, line.center().y() - 4, right - line.left() - name - 8, 8),
                   share);
    } else {
        const double numbers = paintNumbers(*painter, line, index);
        const double right = paintCourse(*painter, QRectF(line.topLeft(), QPointF(numbers, line.bottom())), index);
        const double full = right - line.left();
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme::color(Color::AccentSubtle));
        painter->drawRoundedRect(QRectF(line.left(), line.center().y() - 12, std::max(3.0, full * share), 24),
                                 4, 4);
        paintLabel(QRectF(line.left() + 8, line.top(), full - 8, line.height()));
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme::color(Color::FocusRing), 2));
        painter->drawRoundedRect(row.adjusted(3, 1, -3, -1), 4, 4);
    }
    painter->restore();
}

} // namespace octroi::charts
