// SPDX-License-Identifier: GPL-3.0-or-later
#include "contrastpairs.h"
#include "theme/palette.h"
#include "theme/style.h"
#include "theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace octroi;
using theme::Color;

namespace {

double luminance(QRgb rgb)
{
    const auto linear = [](int channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(rgb)) + 0.7152 * linear(qGreen(rgb)) + 0.0722 * linear(qBlue(rgb));
}

double contrast(QRgb a, QRgb b)
{
    const double la = luminance(a), lb = luminance(b);
    return (qMax(la, lb) + 0.05) / (qMin(la, lb) + 0.05);
}

int inkOf(const QImage &image, QRgb ground)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ink += image.pixel(x, y) != ground;
    }
    return ink;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::Theme::install(*qApp); }

    void paletteIsInOrder()
    {
        for (int row = 0; row < theme::paletteSize(); ++row)
            QCOMPARE(int(theme::paletteRole(row)), row);
        QCOMPARE(theme::paletteSize(), int(Color::Status5xx) + 1);
    }

    void contrastIsEnough()
    {
        for (const test::ContrastPair &pair : test::kContrastPairs) {
            for (const bool dark : {false, true}) {
                const double got = contrast(theme::paletteColor(pair.foreground, dark),
                                            theme::paletteColor(pair.background, dark));
                QVERIFY2(got >= pair.needs - 0.005,
                         qPrintable(QStringLiteral("%1 on %2, %3: %4 of %5")
                                        .arg(int(pair.foreground))
                                        .arg(int(pair.background))
                                        .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                        .arg(got)
                                        .arg(pair.needs)));
            }
        }
    }

    void schemeSwitchesLive()
    {
        theme::Theme &theme = theme::Theme::instance();
        theme.setScheme(theme::Scheme::Light);
        QSignalSpy changed(&theme, &theme::Theme::changed);
        theme.setScheme(theme::Scheme::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(theme::color(Color::BgSurface).rgb(), theme::paletteColor(Color::BgSurface, true));
        QCOMPARE(qApp->palette().color(QPalette::Base).rgb(), theme::paletteColor(Color::BgSurface, true));
        theme.setScheme(theme::Scheme::Dark);
        QCOMPARE(changed.count(), 1); // nothing new, nothing said
        theme.setScheme(theme::Scheme::Light);
        QVERIFY(!theme.isDark());
    }

    void textScales()
    {
        theme::Theme &theme = theme::Theme::instance();
        theme.setTextScale(2.0);
        QCOMPARE(theme::font(theme::Type::Body).pixelSize(), 26);
        theme.setTextScale(9.0);
        QCOMPARE(theme.textScale(), 2.0);
        theme.setTextScale(1.0);
        QCOMPARE(theme::font(theme::Type::Caption).pixelSize(), 12);
    }

    void digitsHaveOneWidth()
    {
        const QFont font = theme::font(theme::Type::Body);
        const int ones = theme::figuresWidth(font, QStringLiteral("1111111111"));
        QCOMPARE(theme::figuresWidth(font, QStringLiteral("0000000000")), ones);
        QCOMPARE(theme::figuresWidth(font, QStringLiteral("8888888888")), ones);
        QVERIFY(theme::figuresWidth(font, QStringLiteral("11 W")) !=
                theme::figuresWidth(font, QStringLiteral("11 i")));
    }

    void figuresAreDrawnWhereTheyShould()
    {
        QImage image(200, 32, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setFont(theme::font(theme::Type::Body));
        theme::drawFigures(painter, QRectF(0, 0, 200, 32), Qt::AlignRight | Qt::AlignVCenter,
                           QStringLiteral("4,480"));
        painter.end();
        QCOMPARE(inkOf(image.copy(0, 0, 120, 32), qRgb(255, 255, 255)), 0);
        QVERIFY(inkOf(image.copy(150, 0, 50, 32), qRgb(255, 255, 255)) > 20);
    }

    void everyIconDraws()
    {
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(files.size() > 50);
        for (const QString &file : files) {
            const QString name = file.chopped(4);
            for (const qreal ratio : {1.0, 1.5, 2.0}) {
                const QPixmap pixmap = theme::pixmap(name, Color::TextPrimary, 20, ratio);
                QCOMPARE(pixmap.width(), qRound(20 * ratio));
                QVERIFY2(inkOf(pixmap.toImage().convertToFormat(QImage::Format_ARGB32), 0) > 8,
                         qPrintable(name));
            }
        }
    }

    void iconsFollowTheTheme()
    {
        const QIcon icon = theme::icon(QStringLiteral("key"), Color::TextPrimary);
        theme::Theme::instance().setScheme(theme::Scheme::Light);
        const QImage light = icon.pixmap(20, 20).toImage();
        theme::Theme::instance().setScheme(theme::Scheme::Dark);
        const QImage dark = icon.pixmap(20, 20).toImage();
        theme::Theme::instance().setScheme(theme::Scheme::Light);
        QVERIFY(light != dark);
    }

    void everyToneHasItsColours()
    {
        QCOMPARE(theme::textColor(theme::Tone::Danger), Color::DangerText);
        QCOMPARE(theme::backgroundColor(theme::Tone::Accent), Color::AccentSubtle);
        QCOMPARE(theme::solidColor(theme::Tone::Info), Color::InfoSolid);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
