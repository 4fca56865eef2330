// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLocale>
#include <QObject>
#include <QTranslator>

class QCoreApplication;

namespace octroi::app {

/// The interface's language: the system's until another is chosen; switched while running.
class Language : public QObject
{
    Q_OBJECT
public:
    explicit Language(QCoreApplication &application, QObject *parent = nullptr);

    /// "" follows the system, else "en", "fr". Sends LanguageChange to every widget.
    void use(const QString &code);
    /// What is shown now: "en" or "fr".
    QString current() const { return m_current; }
    static QStringList available();

private:
    QCoreApplication &m_application;
    const QLocale m_system;
    QTranslator m_ours;
    QTranslator m_qt;
    QString m_current;
};

} // namespace octroi::app
