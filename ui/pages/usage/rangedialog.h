// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "usage/series.h"

#include <QDialog>
#include <QTimeZone>

QT_BEGIN_NAMESPACE
class QDateTimeEdit;
QT_END_NAMESPACE

namespace octroi::widgets {
class Button;
class Label;
} // namespace octroi::widgets

namespace octroi::pages {

/// From when to when: at least an hour, at most three years.
class RangeDialog : public QDialog
{
    Q_OBJECT
public:
    RangeDialog(const usage::Window &window, const QTimeZone &zone, QWidget *parent);

Q_SIGNALS:
    void rangeChosen(double from, double to); ///< seconds since the epoch

private:
    double secondsOf(const QDateTimeEdit &edit) const;
    void check();
    QTimeZone m_zone;
    QDateTimeEdit *m_from, *m_to;
    widgets::Label *m_problem;
    widgets::Button *m_show;
};

} // namespace octroi::pages
