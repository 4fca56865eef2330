// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/systemscheme.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>
#include <QStyleHints>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

namespace octroi::theme {

bool systemIsDark(const QApplication &application)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    switch (application.styleHints()->colorScheme()) {
    case Qt::ColorScheme::Dark:
        return true;
    case Qt::ColorScheme::Light:
        return false;
    case Qt::ColorScheme::Unknown:
        break;
    }
#endif
#ifdef Q_OS_WIN
    // Qt before 6.5 keeps a light palette on Windows whatever the system's scheme is.
    const QSettings personalize(
        QStringLiteral(
            "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
        QSettings::NativeFormat);
    return !personalize.value(QStringLiteral("AppsUseLightTheme"), true).toBool();
#else
    Q_UNUSED(application)
    const QPalette palette = QApplication::palette();
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
#endif
}

bool systemReducesMotion()
{
    if (qEnvironmentVariableIntValue("OCTROI_REDUCED_MOTION") > 0)
        return true;
    const QString platform = QGuiApplication::platformName();
    if (platform == QLatin1String("offscreen") || platform == QLatin1String("minimal"))
        return true;
#if defined(Q_OS_WIN)
    BOOL animated = TRUE;
    return SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, &animated, 0) && !animated;
#elif defined(Q_OS_MACOS)
    const QSettings access(QStringLiteral("apple.com"), QStringLiteral("universalaccess"));
    return access.value(QStringLiteral("reduceMotion")).toBool();
#else
    // The setting file that desktops on GTK keep for programs of other toolkits.
    const QSettings gtk(qEnvironmentVariable("HOME") + QStringLiteral("/.config/gtk-3.0/settings.ini"),
                        QSettings::IniFormat);
    return !gtk.value(QStringLiteral("Settings/gtk-enable-animations"), true).toBool();
#endif
}

} // namespace octroi::theme
