// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/legendentry.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace octroi::charts {

using theme::Color;
using theme::Type;

namespace {
constexpr int kMark = 14, kGap = 6;

QFont strongCaption()
{
    QFont font = theme::font(Type::Caption);
    font.setWeight(QFont::Medium);
    return font;
}
} // namespace

LegendEntry::LegendEntry(const SeriesSpec &spec, QWidget *parent)
    : QAbstractButton(parent)
    , m_spec(spec)
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    describe();
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        m_valueWidth = 0;
        updateGeometry();
        update();
    });
}

void LegendEntry::describe()
{
    setAccessibleName(m_spec.name);
    setAccessibleDescription(m_value);
    setToolTip(isChecked() ? tr("Hide “%1”").arg(m_spec.name) : tr("Show “%1”").arg(m_spec.name));
}

void LegendEntry::setName(const QString &name)
{
    m_spec.name = name;
    describe();
    updateGeometry();
    update();
}

void LegendEntry::setValue(const QString &value)
{
    if (m_value == value)
        return;
    m_value = value;
    const int width = value.isEmpty() ? 0 : theme::figuresWidth(strongCaption(), value) + 1;
    if (width > m_valueWidth) {
        m_valueWidth = width;
        updateGeometry();
    }
    describe();
    update();
}

int LegendEntry::nameWidth() const
{
    return QFontMetrics(theme::font(Type::Caption)).horizontalAdvance(m_spec.name) + 1;
}

QSize LegendEntry::sizeHint() const
{
    return {kMark + kGap + nameWidth() + (m_valueWidth ? kGap + m_valueWidth : 0) + 4,
            std::max(20, QFontMetrics(theme::font(Type::Caption)).height() + 4)};
}

/// Where there is less room, the name is cut, and the tooltip has the whole.
QSize LegendEntry::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    const int cut = QFontMetrics(theme::font(Type::Caption)).horizontalAdvance(QLatin1Char('m')) * 4;
    return {whole.width() - std::max(0, nameWidth() - cut), whole.height()};
}

void LegendEntry::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

void LegendEntry::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(2, 0, -2, 0);
    const Color colour = isChecked() ? m_spec.color : Color::TextDisabled;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(colour));
    const double middle = area.center().y();
    const auto mirrored = [this](QRectF r) {
        if (layoutDirection() == Qt::RightToLeft)
            r.moveLeft(width() - r.right());
        return r;
    };
    if (m_spec.shape == SeriesShape::Bars) {
        painter.drawRoundedRect(mirrored(QRectF(area.left() + kMark - 10, middle - 4, 8, 8)), 2, 2);
    } else if (m_spec.shape == SeriesShape::Comparison) {
        painter.setBrush(theme::color(isChecked() ? Color::TextMuted : Color::TextDisabled));
        for (int i = 0; i < 3; ++i)
            painter.drawRect(mirrored(QRectF(area.left() + i * 5, middle - 1, 2, 2)));
    } else {
        painter.drawRoundedRect(mirrored(QRectF(area.left(), middle - 1.5, 12, 3)), 1.5, 1.5);
    }
    QRectF text = area.adjusted(kMark + kGap, 0, 0, 0);
    painter.setFont(theme::font(Type::Caption));
    painter.setPen(theme::color(isChecked() ? (underMouse() ? Color::TextPrimary : Color::TextSecondary)
                                            : Color::TextDisabled));
    const double missing = std::max(0, sizeHint().width() - width());
    const double nameRoom = std::max(0.0, nameWidth() - missing);
    painter.drawText(mirrored(QRectF(text.left(), text.top(), nameRoom, text.height())), Qt::AlignLeft | Qt::AlignVCenter,
                     missing > 0 ? QFontMetricsF(painter.font()).elidedText(m_spec.name, Qt::ElideRight, nameRoom) : m_spec.name);
    if (!m_value.isEmpty() && isChecked()) {
        painter.setFont(strongCaption());
        painter.setPen(theme::color(Color::TextPrimary));
        text.setLeft(text.left() + nameRoom + kGap);
        theme::drawFigures(painter, mirrored(text), QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter),
                           m_value);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::color(Color::FocusRing), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

} // namespace octroi::charts
