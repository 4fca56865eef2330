// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/keyfigure.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace octroi::charts {

using theme::Color;
using theme::Type;

KeyFigure::KeyFigure(QWidget *parent)
    : QAbstractButton(parent)
    , m_number(QStringLiteral("–"))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize KeyFigure::sizeHint() const
{
    const double scale = theme::Theme::instance().textScale();
    return {int(187 * scale), int(104 * scale)};
}

QSize KeyFigure::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void KeyFigure::setTitle(const QString &title)
{
    m_title = title;
    describe();
}

void KeyFigure::setUnit(const QString &unit)
{
    m_unit = unit;
    describe();
}

void KeyFigure::setNumber(const QString &number)
{
    m_number = number;
    describe();
}

void KeyFigure::setCourse(const QList<double> &values, Color color)
{
    m_values = values;
    m_color = color;
    update();
}

void KeyFigure::setComparison(const QString &strong, const QString &rest, theme::Tone tone)
{
    m_strong = strong;
    m_rest = rest;
    m_tone = tone;
    describe();
}

void KeyFigure::describe()
{
    setAccessibleName(m_title);
    setAccessibleDescription(
        QStringList{m_number, m_unit, m_strong, m_rest}.join(QLatin1Char(' ')).simplified());
    update();
}

void KeyFigure::paintCourse(QPainter &painter, const QRectF &rect) const
{
    double smallest = INFINITY;
    double largest = -INFINITY;
    for (const double value : m_values) {
        if (std::isfinite(value)) {
            smallest = std::min(smallest, value);
            largest = std::max(largest, value);
        }
    }
    if (m_values.size() < 2 || !std::isfinite(smallest))
        return;
    // Half a range of air below, so that small changes do not look like a fall to nothing.
    const double bottom = std::max(0.0, smallest - (largest - smallest) * 0.5);
    const double range = largest > bottom ? largest - bottom : 1;
    QPolygonF line;
    const auto flush = [&] {
        if (line.size() > 1) {
            QPolygonF area = line;
            area.append(QPointF(line.last().x(), rect.bottom()));
            area.append(QPointF(line.first().x(), rect.bottom()));
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::color(m_color, 0.14));
            painter.drawPolygon(area);
            painter.setPen(QPen(theme::color(m_color), 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(line);
        }
        line.clear();
    };
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        if (!std::isfinite(m_values[i])) {
            flush();
            continue;
        }
        line.append(QPointF(rect.left() + rect.width() * double(i) / double(m_values.size() - 1),
                            rect.bottom() - (m_values[i] - bottom) / range * (rect.height() - 2) - 1));
    }
    flush();
}

void KeyFigure::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = theme::Theme::instance().textScale();
    const QRectF card = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(theme::color(Color::FocusRing), 2)
                              : QPen(theme::color(Color::BorderSubtle), 1));
    painter.setBrush(theme::color(isDown()       ? Color::BgPressed
                                  : underMouse() ? Color::BgHover
                                                 : Color::BgSurface));
    painter.drawRoundedRect(hasFocus() ? card.adjusted(1, 1, -1, -1) : card, 8, 8);

    // Texts find their side by themselves; what stands at a distance is mirrored here.
    const auto mirrored = [this](QRectF r) {
        if (layoutDirection() == Qt::RightToLeft)
            r.moveLeft(width() - r.right());
        return r;
    };
    QRectF line = card.adjusted(16, 12 * scale, -16, -12 * scale);
    const double text = 16 * scale;
    painter.setFont(theme::font(Type::Label));
    painter.setPen(theme::color(Color::TextSecondary));
    const QString title = QFontMetricsF(painter.font()).elidedText(m_title, Qt::ElideRight, line.width());
    painter.drawText(QRectF(line.left(), line.top(), line.width(), text), Qt::AlignLeft | Qt::AlignVCenter,
                     title);
    const double titleWidth = QFontMetricsF(painter.font()).horizontalAdvance(title) + 4;
    painter.setFont(theme::font(Type::Caption));
    painter.setPen(theme::color(Color::TextMuted));
    painter.drawText(mirrored(QRectF(line.left() + titleWidth, line.top(), line.width() - titleWidth, text)),
                     Qt::AlignLeft | Qt::AlignVCenter, m_unit);

    painter.setFont(theme::font(Type::Number));
    painter.setPen(theme::color(Color::TextPrimary));
    const double middle = line.center().y() + 1;
    const QRectF numberLine(line.left(), middle - 18 * scale, line.width(), 36 * scale);
    painter.drawText(numberLine, Qt::AlignLeft | Qt::AlignVCenter, m_number);
    const double used = QFontMetricsF(painter.font()).horizontalAdvance(m_number) + 8;
    const double course = std::min(64.0 * scale, line.width() - used);
    if (course > 24)
        paintCourse(painter, mirrored(QRectF(line.right() - course, middle - 14, course, 28)));

    QFont strong = theme::font(Type::Label);
    const QRectF below(line.left(), line.bottom() - text, line.width(), text);
    painter.setFont(strong);
    painter.setPen(
        theme::color(m_tone == theme::Tone::Neutral ? Color::TextSecondary : theme::textColor(m_tone)));
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, m_strong);
    const double strongWidth = m_strong.isEmpty() ? 0 : QFontMetricsF(strong).horizontalAdvance(m_strong) + 4;
    painter.setFont(theme::font(Type::Caption));
    painter.setPen(theme::color(Color::TextMuted));
    painter.drawText(
        mirrored(below.adjusted(strongWidth, 0, 0, 0)), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter.font()).elidedText(m_rest, Qt::ElideRight, below.width() - strongWidth));
}

} // namespace octroi::charts
