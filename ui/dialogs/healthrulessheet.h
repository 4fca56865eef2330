// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/health.h"
#include "widgets/sheet.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
QT_END_NAMESPACE

namespace octroi::widgets {
class Button;
class Field;
class Label;
class Note;
class Segments;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// What counts as a finding: thresholds, and which checks are made. Of this console only, so a read-only window has it,
/// too.
class HealthRulesSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    explicit HealthRulesSheet(health::Health &health, QWidget *parent = nullptr);

protected:
    bool mayClose() override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *build();
    void fill(const health::Policy &policy);
    void retranslate();
    void submit();
    void touch();

    health::Health &m_health;
    QList<widgets::Field *> m_numbers; ///< as policyLimits()
    widgets::Label *m_addressesLabel, *m_checksLabel;
    widgets::Segments *m_addresses;
    QCheckBox *m_asymmetric;
    QList<QCheckBox *> m_checks; ///< as allRules()
    widgets::Note *m_problem;
    widgets::Button *m_defaults = nullptr, *m_cancel = nullptr, *m_save = nullptr;
    bool m_touched = false, m_warned = false;
};

} // namespace octroi::dialogs
