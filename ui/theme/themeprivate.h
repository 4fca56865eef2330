// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QPointer>

class QFocusFrame;

namespace octroi::theme {

/// What Theme keeps; also watches the application's events for a changed system scheme.
class ThemePrivate : public QObject
{
public:
    explicit ThemePrivate(QApplication &application);
    static ThemePrivate &instance();

    void apply(); ///< palette and fonts, then Theme::changed()
    void updateDark();
    bool eventFilter(QObject *watched, QEvent *event) override;

    QApplication &app;
    Theme theme;
    Scheme scheme = Scheme::System;
    bool dark = false;
    double textScale = 1.0;
    QPointer<QFocusFrame> focusFrame;

private:
    void showFocus(QWidget *widget, Qt::FocusReason reason);
    bool m_updateQueued = false;
    bool m_lastInputWasKey = false;
};

} // namespace octroi::theme
