// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace octroi::pages {

/// What a user set about the look, as it is stored. Values that make no sense read as the default.
class Preferences
{
public:
    explicit Preferences(QSettings &settings)
        : m_settings(settings)
    {
    }

    QString language() const; ///< "" follows the system
    void setLanguage(const QString &code);
    theme::Scheme scheme() const;
    void setScheme(theme::Scheme scheme);
    int textPercent() const; ///< 100 … 200
    void setTextPercent(int percent);
    bool compactRows() const;
    void setCompactRows(bool compact);

private:
    QSettings &m_settings;
};

} // namespace octroi::pages
