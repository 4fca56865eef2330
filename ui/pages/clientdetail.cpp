// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/clientdetail.h"

#include "domain/clientfacts.h"
#include "models/capabilitywords.h"
#include "models/clientwords.h"
#include "models/format.h"
#include "pages/clientgrants.h"
#include "pages/clientsecrets.h"
#include "pages/credentialusage.h"
#include "pages/objecthistory.h"
#include "widgets/button.h"

#include <QMenu>

namespace octroi::pages {

using domain::ClientStatus;
using models::ClientWords;
using models::Format;
using widgets::Button;

ClientDetail::ClientDetail(Context context, QWidget *parent)
    : CredentialDetail(context, QStringLiteral("client"), parent)
    , m_edit(new Button(QString(), Button::Kind::Secondary))
    , m_suspend(new Button(QString(), Button::Kind::Secondary))
    , m_revoke(new Button(QString(), Button::Kind::DangerLine))
    , m_usage(new CredentialUsage(context))
    , m_grants(new ClientGrants(context))
    , m_secrets(new ClientSecrets(context))
    , m_history(new ObjectHistory(context))
{
    build({m_edit, m_suspend, m_revoke}, {m_secrets, m_usage, m_grants, m_history});
    connectAll();
    ClientDetail::retranslate();
}

void ClientDetail::connectAll()
{
    const auto edit = [this](const char *what) {
        return [this, what] { Q_EMIT editRequested(QString::fromLatin1(what)); };
    };
    connect(m_edit, &QAbstractButton::clicked, this, edit("client"));
    connect(m_suspend, &QAbstractButton::clicked, this, [this] {
        Q_EMIT changeRequested(m_client.suspendedAt.isValid() ? change::Change(change::ResumeClient{m_client.id})
                                                              : change::Change(change::SuspendClient{m_client.id}));
    });
    connect(m_revoke, &QAbstractButton::clicked, this,
            [this] { Q_EMIT changeRequested(change::RevokeClient{m_client.id}); });
    connect(m_grants, &ClientGrants::editRequested, this, edit("client"));
    connect(m_secrets, &ClientSecrets::editRequested, this, edit("client"));
    connect(m_secrets, &ClientSecrets::addRequested, this, edit("client_secret"));
    connect(m_secrets, &ClientSecrets::rotateRequested, this, edit("client_rotate"));
    connect(m_secrets, &ClientSecrets::revokeRequested, this, [this](const QString &secretId) {
        Q_EMIT changeRequested(change::RevokeClientSecret{m_client.id, secretId});
    });
    connect(m_history, &ObjectHistory::showAllRequested, this, &ClientDetail::auditRequested);
    connect(context().spine, &change::Spine::readOnlyChanged, this, &ClientDetail::showClient);
}

void ClientDetail::retranslate()
{
    CredentialDetail::retranslate();
    m_edit->setText(tr("Edit…"));
    m_revoke->setText(tr("Revoke…"));
    setAccessibleName(tr("Details of the client"));
    m_usage->retranslate();
    m_grants->retranslate();
    m_secrets->retranslate();
    m_history->retranslate();
    showClient();
}

void ClientDetail::setClient(const domain::OAuthClient &client)
{
    const bool another = client.id != m_client.id, changed = another || client.version != m_client.version;
    if (!changed && client == m_client)
        return;
    m_client = client;
    m_secrets->setClient(client);
    m_grants->setClient(client);
    showClient();
    m_usage->setClient(client.id);
    m_history->setObject(client.id);
    if (!another && changed)
        m_history->refresh();
}

void ClientDetail::follow()
{
    if (const auto *client = context().inventory->client(m_client.id))
        setClient(*client);
}

void ClientDetail::readAgain()
{
    backends::ClientsBackend *clients = context().backend->clients();
    if (!clients || m_client.id.isEmpty() || context().backend->state() != backends::BackendState::Online)
        return;
    QCoro::connect(clients->client(m_client.id), this, [this](const Result<domain::OAuthClient> &client) {
        if (client)
            context().inventory->take(*client);
    });
}

QString ClientDetail::reasonAgainst() const
{
    if (context().spine->isReadOnly())
        return tr("This window is read-only.");
    if (m_client.revokedAt.isValid())
        return tr("The client is revoked, which is for ever.");
    return {};
}

void ClientDetail::showClient()
{
    const ClientStatus status = m_client.statusAt(context().clock->now());
    showOwner(m_client.name, m_client.applicationId);
    showState(ClientWords::status(status), theme::Tone(ClientWords::statusTone(status)),
              ClientWords::kind(m_client.kind), ClientWords::kindMeaning(m_client.kind));
    showIdentifier(m_client.id);
    m_suspend->setText(m_client.suspendedAt.isValid() ? tr("Resume") : tr("Suspend…"));
    const QString reason = reasonAgainst();
    for (Button *button : {m_edit, m_suspend, m_revoke})
        button->setDisabledReason(reason);
    m_grants->setEditable(reason.isEmpty(), reason);
    m_secrets->setEditable(reason.isEmpty(), reason);
    advise();
}

void ClientDetail::advise()
{
    const bool suspended = m_client.statusAt(context().clock->now()) == ClientStatus::Suspended;
    showNote(suspended ? theme::Tone::Info : theme::Tone::Warning,
             suspended ? QStringLiteral("pause") : QStringLiteral("clock"),
             suspended ? tr("Suspended on %1. It gets no token until it is resumed.")
                             .arg(Format::exact(m_client.suspendedAt))
                       : warning());
}

// One line at most: what an administrator should know before touching the client.
QString ClientDetail::warning() const
{
    const QDateTime now = context().clock->now();
    if (m_client.statusAt(now) != ClientStatus::Active)
        return {};
    const auto works = [&](const domain::ClientSecret &s) { return s.worksAt(now); };
    const auto working = std::count_if(m_client.secrets.begin(), m_client.secrets.end(), works);
    if (domain::usesSecret(m_client) && working == 0)
        return tr("None of its secrets works: it gets no token.");
    const auto newest = std::find_if(m_client.secrets.begin(), m_client.secrets.end(), works);
    if (working > 1 && domain::usesSecret(m_client)) {
        const bool moved = newest->lastUsedAt.isValid();
        return moved ? tr("%n secret(s) work. The newest is in use: the older ones can go.", nullptr, int(working))
                     : tr("%n secret(s) work. The newest has not been used yet.", nullptr, int(working));
    }
    const QDateTime end = domain::proofEndsAt(m_client, now);
    if (end.isValid() && now.daysTo(end) <= 30)
        return tr("What it proves itself with ends on %1. Rotate it before.").arg(Format::exact(end));
    if (m_client.lastUsedAt.isValid() && m_client.lastUsedAt.daysTo(now) > 90)
        return tr("Silent for %n day(s). Ask whether it is still needed.", nullptr, int(m_client.lastUsedAt.daysTo(now)));
    if (m_client.expiresAt.isValid())
        return models::CapabilityWords::caveat(*context().backend, backends::Capability::ClientExpiry);
    return {};
}

void ClientDetail::fillMenu(QMenu &menu)
{
    const QString reason = reasonAgainst();
    if (domain::usesSecret(m_client)) {
        const QString one = models::CapabilityWords::whyNot(*context().backend, backends::Capability::SecondSecret);
        connect(addAction(menu, tr("Add a secret…"), QStringLiteral("plus"), reason.isEmpty() ? one : reason), &QAction::triggered, this,
                [this] { Q_EMIT editRequested(QStringLiteral("client_secret")); });
        connect(addAction(menu, tr("Rotate the secret…"), QStringLiteral("rotate"), reason), &QAction::triggered, this,
                [this] { Q_EMIT editRequested(QStringLiteral("client_rotate")); });
        menu.addSeparator();
    }
    addLookups(menu);
}

} // namespace octroi::pages
