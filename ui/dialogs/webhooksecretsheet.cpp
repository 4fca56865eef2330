// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/webhooksecretsheet.h"

#include "dialogs/formsheet.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/secretview.h"

#include <QCheckBox>
#include <QEvent>
#include <QVBoxLayout>

namespace octroi::dialogs {

using widgets::Label;

WebhookSecretSheet::WebhookSecretSheet(const backends::IssuedRule &rule, QWidget *parent)
    : Sheet(QString(), parent)
    , m_rule(rule.rule)
    , m_once(new widgets::Note(theme::Tone::Warning))
    , m_label(new Label(QString(), theme::Type::Label))
    , m_how(new Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_secret(new widgets::SecretView)
    , m_stored(new QCheckBox)
{
    setWantedSize({680, 0});
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 8, 24, 24);
    column->setSpacing(16);
    column->addWidget(m_once);
    auto *secret = new QVBoxLayout;
    secret->setSpacing(6);
    secret->addWidget(m_label);
    secret->addWidget(m_secret);
    column->addLayout(secret);
    m_how->setWordWrap(true);
    column->addWidget(m_how);
    setBody(body);
    addFootWidget(atStart(m_stored));
    m_done = addFootButton(QString(), int(widgets::Button::Kind::Primary));
    m_secret->setSecret(rule.secret, {});
    connect(m_stored, &QCheckBox::toggled, this, [this] { retranslate(); });
    connect(m_done, &QAbstractButton::clicked, this, &Sheet::closeSheet);
    retranslate();
}

void WebhookSecretSheet::retranslate()
{
    setTitle(tr("Secret of the webhook"));
    setSubtitle(m_rule.name);
    m_once->setText(tr("This is the only time the secret can be seen."));
    m_label->setText(tr("Signing secret"));
    m_how->setText(tr("Give it to whoever runs %1: calls are signed with it as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). "
                      "A secret before it signs nothing any more.").arg(m_rule.webhookUrl));
    m_stored->setText(tr("I have stored or passed on this secret"));
    m_done->setText(tr("Done"));
    m_done->setDisabledReason(m_stored->isChecked() ? QString() : tr("Confirm first that the secret is stored: it cannot be shown again."));
}

bool WebhookSecretSheet::mayClose()
{
    if (m_stored->isChecked())
        return true;
    m_once->setTone(theme::Tone::Danger);
    m_once->setText(tr("This secret cannot be shown again. Store it, confirm that below, then close."));
    m_stored->setFocus();
    return false;
}

void WebhookSecretSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::dialogs
