// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/fix.h"
#include "widgets/sheet.h"

namespace octroi::widgets {
class Button;
class Label;
class Note;
} // namespace octroi::widgets

namespace octroi::dialogs {

class PlanCards;
class TokenEdit;

/// What a fix needs that only people know: the addresses a key may be used from, or the plan.
class HealthChoiceSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    HealthChoiceSheet(inventory::Inventory &inventory, health::Rule rule, int objects, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const octroi::health::FixChoice &choice); ///< after it has closed

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void submit();

    const health::Rule m_rule;
    const int m_count;
    widgets::Label *m_label;
    TokenEdit *m_addresses = nullptr;
    PlanCards *m_plans = nullptr;
    widgets::Note *m_problem;
    widgets::Button *m_cancel, *m_submit;
};

} // namespace octroi::dialogs
