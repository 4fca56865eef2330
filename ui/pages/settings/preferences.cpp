// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/settings/preferences.h"

#include <QSettings>

namespace octroi::pages {

namespace {
const QString kLanguage = QStringLiteral("look/language"), kScheme = QStringLiteral("look/scheme"),
              kText = QStringLiteral("look/textPercent"), kCompact = QStringLiteral("look/compactRows");
}

QString Preferences::language() const
{
    const QString code = m_settings.value(kLanguage).toString();
    return code == QLatin1String("en") || code == QLatin1String("fr") ? code : QString();
}

void Preferences::setLanguage(const QString &code)
{
    m_settings.setValue(kLanguage, code);
}

theme::Scheme Preferences::scheme() const
{
    const QString name = m_settings.value(kScheme).toString();
    return name == QLatin1String("light")  ? theme::Scheme::Light
           : name == QLatin1String("dark") ? theme::Scheme::Dark
                                           : theme::Scheme::System;
}

void Preferences::setScheme(theme::Scheme scheme)
{
    m_settings.setValue(kScheme, scheme == theme::Scheme::Light  ? QStringLiteral("light")
                                 : scheme == theme::Scheme::Dark ? QStringLiteral("dark")
                                                                 : QStringLiteral("system"));
}

int Preferences::textPercent() const
{
    return std::clamp(m_settings.value(kText, 100).toInt(), 100, 200);
}

void Preferences::setTextPercent(int percent)
{
    m_settings.setValue(kText, std::clamp(percent, 100, 200));
}

bool Preferences::compactRows() const
{
    return m_settings.value(kCompact, false).toBool();
}

void Preferences::setCompactRows(bool compact)
{
    m_settings.setValue(kCompact, compact);
}

} // namespace octroi::pages
