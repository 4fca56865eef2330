// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/themeprivate.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace octroi::theme {
namespace {

struct TypeStep
{
    int px;
    QFont::Weight weight;
    double spacing; // em
};

TypeStep stepOf(Type type)
{
    switch (type) {
    case Type::Caption:
        return {12, QFont::Normal, 0};
    case Type::Label:
        return {12, QFont::Medium, 0};
    case Type::Body:
        return {13, QFont::Normal, 0};
    case Type::Strong:
        return {13, QFont::Medium, 0};
    case Type::CardTitle:
        return {13, QFont::DemiBold, 0};
    case Type::Title:
        return {15, QFont::DemiBold, -0.005};
    case Type::Page:
        return {20, QFont::DemiBold, -0.01};
    case Type::Number:
        return {28, QFont::DemiBold, -0.02};
    case Type::Mono:
        return {12, QFont::Normal, 0};
    }
    return {13, QFont::Normal, 0};
}

QStringList present(const QStringList &wanted, QFontDatabase::SystemFont fallback)
{
    QStringList result;
    for (const QString &family : wanted) {
        if (QFontDatabase::hasFamily(family))
            result.append(family);
    }
    result.append(QFontDatabase::systemFont(fallback).family());
    return result;
}

const QStringList &families(Type type)
{
    static const QStringList sans =
        present({QStringLiteral("Inter"), QStringLiteral("Noto Sans")}, QFontDatabase::GeneralFont);
    static const QStringList mono = present(
        {QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")}, QFontDatabase::FixedFont);
    return type == Type::Mono ? mono : sans;
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

/// The widest digit; every digit stands in the middle of such a place.
qreal digitAdvance(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char c = '0'; c <= '9'; ++c)
        widest = qMax(widest, metrics.horizontalAdvance(QLatin1Char(c)));
    return widest;
}

/// Calls part(text, x, advance, digit) for every digit and every run between digits.
template <typename Part>
qreal eachPart(const QFontMetricsF &metrics, const QString &text, Part part)
{
    const qreal digit = digitAdvance(metrics);
    qreal x = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (isDigit(text.at(i))) {
            part(text.mid(i, 1), x, digit, true);
            x += digit;
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && !isDigit(text.at(end)))
            ++end;
        const QString run = text.mid(i, end - i);
        const qreal advance = metrics.horizontalAdvance(run);
        part(run, x, advance, false);
        x += advance;
        i = end;
    }
    return x;
}

} // namespace

QFont font(Type type)
{
    const TypeStep step = stepOf(type);
    QFont result;
    result.setFamilies(families(type));
    const int px = qRound(step.px * ThemePrivate::instance().textScale);
    result.setPixelSize(px);
    result.setWeight(step.weight);
    if (step.spacing != 0)
        result.setLetterSpacing(QFont::AbsoluteSpacing, step.spacing * px);
    if (type == Type::Mono) {
        result.setStyleHint(QFont::Monospace);
        result.setFixedPitch(true);
    }
    return result;
}

void drawFigures(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    if (text.isRightToLeft()) { // digits between right-to-left words are placed by the text layout
        painter.drawText(rect, int(alignment), text);
        return;
    }
    const qreal width = eachPart(metrics, text, [](const QString &, qreal, qreal, bool) {});
    qreal left = rect.left();
    if (alignment & Qt::AlignRight)
        left = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        left = rect.center().x() - width / 2;
    qreal base = rect.top() + metrics.ascent();
    if (alignment & Qt::AlignBottom)
        base = rect.bottom() - metrics.descent();
    else if (!(alignment & Qt::AlignTop))
        base = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2;
    base = qRound(base);
    // Each part stands where it was measured, also in a window from right to left.
    const Qt::LayoutDirection direction = painter.layoutDirection();
    painter.setLayoutDirection(Qt::LeftToRight);
    eachPart(metrics, text, [&](const QString &part, qreal x, qreal advance, bool digit) {
        const qreal inset = digit ? (advance - metrics.horizontalAdvance(part)) / 2 : 0;
        painter.drawText(QPointF(left + x + inset, base), part);
    });
    painter.setLayoutDirection(direction);
}

int figuresWidth(const QFont &font, const QString &text)
{
    return int(std::ceil(eachPart(QFontMetricsF(font), text, [](const QString &, qreal, qreal, bool) {})));
}

} // namespace octroi::theme
