// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/clientgrants.h"

#include "models/clientwords.h"
#include "models/format.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/scopelabel.h"

#include <QFormLayout>
#include <QHBoxLayout>

namespace octroi::pages {

using models::ClientWords;
using models::Format;
using widgets::Label;

namespace {
const QString kLines = QStringLiteral("\n");
}

ClientGrants::ClientGrants(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new Label(QString(), theme::Type::Strong))
    , m_edit(new widgets::Link)
    , m_scopes(new QVBoxLayout)
    , m_rows(new QFormLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_edit);
    column->addLayout(head);
    m_scopes->setSpacing(6);
    column->addLayout(m_scopes);
    m_rows->setContentsMargins(0, 4, 0, 0);
    m_rows->setHorizontalSpacing(16);
    m_rows->setVerticalSpacing(8);
    m_rows->setLabelAlignment(Qt::AlignLeading | Qt::AlignTop);
    column->addLayout(m_rows);
    connect(m_edit, &QAbstractButton::clicked, this, &ClientGrants::editRequested);
    retranslate();
}

void ClientGrants::retranslate()
{
    m_title->setText(tr("Grants and settings"));
    m_edit->setText(tr("Edit…"));
    m_edit->setAccessibleName(tr("Edit the client"));
    if (!m_client.id.isEmpty())
        setClient(m_client);
}

void ClientGrants::setEditable(bool editable, const QString &reason)
{
    m_edit->setEnabled(editable);
    m_edit->setToolTip(reason);
}

void ClientGrants::addRow(const QString &name, const QString &value, bool mono, const QString &tip)
{
    if (value.isEmpty())
        return;
    auto *label = new Label(name, theme::Type::Caption, theme::Color::TextMuted);
    label->setMinimumWidth(88);
    auto *text = new Label(value, mono ? theme::Type::Mono : theme::Type::Body);
    text->setWordWrap(true);
    text->setToolTip(tip);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rows->addRow(label, text);
}

void ClientGrants::setClient(const domain::OAuthClient &client)
{
    m_client = client;
    while (QLayoutItem *item = m_scopes->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
    addScopes();
    addTokens();
    addPeople();
    addTimes();
}

void ClientGrants::addScopes()
{
    for (const QString &name : std::as_const(m_client.scopes)) {
        auto *scope = new widgets::ScopeLabel(name);
        if (const domain::Scope *known = m_context.inventory->scope(name))
            scope->setToolTip(known->description);
        m_scopes->addWidget(scope, 0, Qt::AlignLeading);
    }
    if (m_client.scopes.isEmpty()) {
        auto *none = new Label(tr("No scope: its tokens open only endpoints that ask for none."),
                               theme::Type::Caption, theme::Color::TextMuted);
        none->setWordWrap(true);
        m_scopes->addWidget(none);
    }
    QStringList grants;
    for (const QString &grant : std::as_const(m_client.grantTypes))
        grants << ClientWords::grant(grant);
    addRow(tr("Grants"), grants.join(kLines));
    addRow(tr("Proof"), ClientWords::auth(m_client.auth), false, ClientWords::authMeaning(m_client.auth));
    addRow(tr("Redirects"), m_client.redirectUris.join(kLines), true);
    addRow(tr("Audience"), m_client.resources.join(kLines), true);
}

void ClientGrants::addTokens()
{
    addRow(tr("Tokens"), ClientWords::tokenFormat(m_client.tokenFormat));
    addRow(tr("They live"), ClientWords::seconds(m_client.accessTokenSeconds));
    if (m_client.hasGrant(QLatin1String("refresh_token")))
        addRow(tr("Sign-in lasts"), ClientWords::seconds(m_client.refreshTokenSeconds));
    QStringList demands;
    if (m_client.dpopBound)
        demands << tr("tokens bound to a key (DPoP)");
    if (m_client.certificateBound)
        demands << tr("tokens bound to its certificate");
    if (m_client.requirePar)
        demands << tr("requests pushed first (PAR)");
    addRow(tr("Demands"), demands.join(kLines));
}

void ClientGrants::addPeople()
{
    const bool people = m_client.hasGrant(QLatin1String("authorization_code")) || m_client.kind == domain::ClientKind::Device;
    if (people)
        addRow(tr("Consent"), m_client.consent ? tr("people are asked") : tr("people are not asked"));
    addRow(tr("Contacts"), m_client.contacts.join(kLines));
    addRow(tr("Home page"), m_client.clientUri);
    addRow(tr("Logo"), m_client.logoUri);
    addRow(tr("Privacy"), m_client.policyUri);
    addRow(tr("Terms"), m_client.termsUri);
}

void ClientGrants::addTimes()
{
    const domain::Plan *plan = m_context.inventory->plan(m_client.planId);
    addRow(tr("Plan"), plan ? plan->name + QStringLiteral(" · ") + Format::limits(*plan) : tr("no limits"));
    addRow(tr("Expires"), m_client.expiresAt.isValid() ? Format::exact(m_client.expiresAt) : tr("never"));
    addRow(tr("Last used"), m_client.lastUsedAt.isValid() ? Format::exact(m_client.lastUsedAt) : tr("never"));
    addRow(m_client.registered ? tr("Registered") : tr("Created"), Format::exact(m_client.createdAt), false,
           m_client.registered ? tr("It registered itself (dynamic registration).") : QString());
}

} // namespace octroi::pages
