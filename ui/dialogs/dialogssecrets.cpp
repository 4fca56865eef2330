// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets of what has a secret that is shown once, and of alerts.
#include "dialogs/dialogs.h"

#include "dialogs/alertrulesheet.h"
#include "dialogs/clientsecretsheet.h"
#include "dialogs/clientsheet.h"
#include "dialogs/conflictsheet.h"
#include "dialogs/deliversheet.h"
#include "dialogs/previewsheet.h"
#include "dialogs/revealsheet.h"
#include "dialogs/snoozesheet.h"
#include "dialogs/webhooksecretsheet.h"
#include "widgets/sheethost.h"

namespace octroi::dialogs {

void Dialogs::reveal(const backends::IssuedKey &key, bool rotated)
{
    auto *sheet = new RevealSheet(m_context, key, rotated);
    connect(sheet, &RevealSheet::anotherRequested, this, &Dialogs::issueKey, Qt::QueuedConnection);
    connect(sheet, &RevealSheet::deliverRequested, this, [this, sheet](const backends::IssuedKey &one) {
        auto *delivery = new DeliverSheet(m_context, {one});
        connect(delivery, &DeliverSheet::delivered, sheet, &RevealSheet::setStored);
        m_host.open(delivery);
    });
    m_host.open(sheet);
}

void Dialogs::revealSecret(const backends::IssuedClient &client)
{
    m_host.open(new RevealSheet(m_context, client));
}

void Dialogs::revealAll(const QList<backends::IssuedKey> &keys, bool rotated)
{
    if (keys.size() == 1)
        return reveal(keys.first(), rotated);
    m_host.open(new DeliverSheet(m_context, keys));
}

void Dialogs::newClient(const QString &applicationId)
{
    auto *sheet = new ClientSheet(m_context, applicationId, nullptr);
    connect(sheet, &ClientSheet::issued, this, &Dialogs::revealSecret);
    show(sheet);
}

void Dialogs::editClient(const QString &kind, const domain::OAuthClient &client)
{
    if (kind == QLatin1String("client"))
        return show(new ClientSheet(m_context, {}, &client));
    auto *sheet = new ClientSecretSheet(m_context, client, kind == QLatin1String("client_rotate"));
    connect(sheet, &ClientSecretSheet::issued, this, &Dialogs::revealSecret);
    show(sheet);
}

void Dialogs::revealWebhook(const backends::IssuedRule &rule)
{
    m_host.open(new WebhookSecretSheet(rule));
}

void Dialogs::editAlertRule(const domain::AlertRule &rule)
{
    auto *sheet = new AlertRuleSheet(m_context, rule);
    connect(sheet, &AlertRuleSheet::done, this, &Dialogs::done);
    connect(sheet, &AlertRuleSheet::issued, this, &Dialogs::revealWebhook, Qt::QueuedConnection);
    m_host.open(sheet);
}

void Dialogs::snoozeAlert(const domain::Alert &alert)
{
    show(new SnoozeSheet(m_context, alert));
}

} // namespace octroi::dialogs
