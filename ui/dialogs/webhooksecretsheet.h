// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/alertsbackend.h"
#include "widgets/sheet.h"

class QCheckBox;

namespace octroi::widgets {
class Button;
class Label;
class Note;
class SecretView;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// The only time the secret is shown with which the calls of a webhook are signed. It cannot be left before it is said
/// that it was stored.
class WebhookSecretSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    explicit WebhookSecretSheet(const backends::IssuedRule &rule, QWidget *parent = nullptr);

protected:
    bool mayClose() override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    domain::AlertRule m_rule;
    widgets::Note *m_once;
    widgets::Label *m_label, *m_how;
    widgets::SecretView *m_secret;
    QCheckBox *m_stored;
    widgets::Button *m_done = nullptr;
};

} // namespace octroi::dialogs
