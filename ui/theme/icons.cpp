// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/themeprivate.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace octroi::theme {
namespace {

/// The file with its black replaced; the icons are drawn in #000 only.
QByteArray svgOf(const QString &name, const QColor &color)
{
    static QHash<QString, QByteArray> files;
    auto it = files.find(name);
    if (it == files.end()) {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        it = files.insert(name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    QByteArray svg = *it;
    return svg.replace("#000", color.name(QColor::HexRgb).toLatin1());
}

/// Asks for its colour when it paints, so that an icon once set follows the theme.
class IconEngine : public QIconEngine
{
public:
    IconEngine(QString name, Color role)
        : m_name(std::move(name))
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int size = qMin(rect.width(), rect.height());
        const QPixmap image =
            theme::pixmap(m_name, roleIn(mode), size, painter->device()->devicePixelRatioF());
        painter->drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2,
                            image);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // Qt 6.4 hands in device pixels here and sets the ratio on what comes back.
        QPixmap image = theme::pixmap(m_name, roleIn(mode), qMin(size.width(), size.height()), 1.0);
        image.setDevicePixelRatio(scale);
        return image;
    }
    QIconEngine *clone() const override { return new IconEngine(*this); }
    QString key() const override { return QStringLiteral("octroi"); }

private:
    Color roleIn(QIcon::Mode mode) const { return mode == QIcon::Disabled ? Color::TextDisabled : m_role; }
    QString m_name;
    Color m_role;
};

} // namespace

QPixmap pixmap(const QString &name, Color role, int size, qreal devicePixelRatio)
{
    const QColor tint = color(role);
    const QString key =
        QStringLiteral("octroi/%1/%2/%3/%4").arg(name, tint.name()).arg(size).arg(devicePixelRatio);
    QPixmap image;
    if (QPixmapCache::find(key, &image))
        return image;
    const int pixels = qRound(size * devicePixelRatio);
    image = QPixmap(pixels, pixels);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(svgOf(name, tint));
    QPainter painter(&image);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    image.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, image);
    return image;
}

QIcon icon(const QString &name, Color role, int size)
{
    Q_UNUSED(size) // drawn at the size that is asked for; vectors have none of their own
    return QIcon(new IconEngine(name, role));
}

} // namespace octroi::theme
