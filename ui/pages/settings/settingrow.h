// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace octroi::widgets {
class Label;
}

namespace octroi::pages {

/// A setting: its name and what it does at the left, its control at the right.
class SettingRow : public QWidget
{
    Q_OBJECT
public:
    explicit SettingRow(QWidget *control, QWidget *parent = nullptr);
    void setTexts(const QString &name,
                  const QString &explanation = {}); ///< also the control's accessible name

private:
    widgets::Label *m_name, *m_explanation;
    QWidget *m_control;
};

} // namespace octroi::pages
