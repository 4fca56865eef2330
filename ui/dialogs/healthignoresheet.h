// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/health.h"
#include "widgets/sheet.h"

QT_BEGIN_NAMESPACE
class QDateEdit;
QT_END_NAMESPACE

namespace octroi::widgets {
class Button;
class Field;
class Label;
class Note;
class Segments;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// Why a finding is lived with, and until when.
class HealthIgnoreSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    /// No objects: whatever the rule finds.
    HealthIgnoreSheet(health::Health &health, const Clock &clock, health::Rule rule, std::vector<health::ObjectId> objects,
                      QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void submit();
    QWidget *until();
    QDate today() const;

    health::Health &m_health;
    const Clock &m_clock;
    const health::Rule m_rule;
    const std::vector<health::ObjectId> m_objects;
    widgets::Label *m_what, *m_untilLabel;
    widgets::Field *m_reason;
    widgets::Segments *m_presets;
    QDateEdit *m_until;
    widgets::Note *m_problem;
    widgets::Button *m_cancel, *m_submit;
};

} // namespace octroi::dialogs
