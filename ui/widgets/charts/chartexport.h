// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QImage>
#include <QWidget>

// What charts of whichever kind give away: one of them, or several under each other.
namespace octroi::charts {

/// Each with its title above it, in their order.
template <typename Charts>
QString csvOf(const Charts &charts)
{
    QString text;
    for (const auto *chart : charts)
        text += chart->title() + QLatin1String("\r\n") + chart->csv() + QLatin1String("\r\n");
    return text;
}

/// As it is shown, at twice its size, on that colour.
inline QImage pictureOf(QWidget &shown, theme::Color ground, QWidget::RenderFlags parts)
{
    QImage image(shown.size() * 2, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2);
    image.fill(theme::color(ground));
    shown.render(&image, QPoint(), QRegion(), parts);
    return image;
}

} // namespace octroi::charts
