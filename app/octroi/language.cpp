// SPDX-License-Identifier: GPL-3.0-or-later
#include "language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace octroi::app {

Language::Language(QCoreApplication &application, QObject *parent)
    : QObject(parent), m_application(application), m_system(QLocale::system())
{
}

QStringList Language::available()
{
    return {QStringLiteral("en"), QStringLiteral("fr")};
}

void Language::use(const QString &code)
{
    QLocale locale = m_system;
    if (!code.isEmpty() && QLocale(code).language() != m_system.language())
        locale = QLocale(code);
    const QString language = QLocale::languageToString(locale.language());
    QString shown = QStringLiteral("en");
    for (const QString &candidate : available()) {
        if (QLocale::languageToString(QLocale(candidate).language()) == language)
            shown = candidate;
    }
    // A system language without a catalogue shows English words with the system's dates and numbers.
    QLocale::setDefault(locale);
    m_current = shown;

    m_application.removeTranslator(&m_ours);
    m_application.removeTranslator(&m_qt);
    if (shown != QLatin1String("en")
        && m_qt.load(QStringLiteral("qtbase_") + shown, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        m_application.installTranslator(&m_qt);
    if (m_ours.load(QStringLiteral(":/i18n/octroi_") + shown))
        m_application.installTranslator(&m_ours);
}

} // namespace octroi::app
