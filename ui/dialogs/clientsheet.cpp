// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/clientsheet.h"

#include "dialogs/applicationchoice.h"
#include "dialogs/clientflow.h"
#include "dialogs/clientpeople.h"
#include "dialogs/clientproof.h"
#include "dialogs/clientsummary.h"
#include "dialogs/clienttokens.h"
#include "dialogs/expirypicker.h"
#include "dialogs/plancards.h"
#include "dialogs/scopepicker.h"
#include "domain/clientfacts.h"
#include "domain/name.h"
#include "models/clientwords.h"
#include "models/format.h"
#include "models/scopetreemodel.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/segments.h"
#include "widgets/steps.h"

#include <QLineEdit>
#include <QScrollArea>

namespace octroi::dialogs {

using domain::ClientKind;
using models::ClientWords;
using models::Format;
using State = widgets::Steps::State;

ClientSheet::ClientSheet(pages::Context context, const QString &applicationId, const domain::OAuthClient *client,
                         QWidget *parent)
    : FormSheet(context, parent)
    , m_new(client == nullptr)
    , m_client(client ? *client : domain::defaultClient(ClientKind::Service))
    , m_application(new ApplicationChoice(*context.inventory))
    , m_name(new widgets::Field)
    , m_kind(new widgets::Segments)
    , m_kindLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_kindMeaning(new widgets::Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_proof(new ClientProof)
    , m_flow(new ClientFlow)
    , m_scopes(new ScopePicker(*context.inventory))
    , m_tokens(new ClientTokens)
    , m_people(new ClientPeople)
    , m_expiry(new ExpiryPicker(*context.clock))
    , m_plans(new PlanCards(*context.inventory))
    , m_expiryNote(new widgets::Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_planNote(new widgets::Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_summary(new ClientSummary(context))
    , m_steps(new widgets::Steps)
    , m_scroll(new QScrollArea)
{
    setWantedSize({1040, 800});
    build();
    retranslate();
    m_application->setApplicationId(m_new ? applicationId : m_client.applicationId);
    m_application->setEnabled(m_new);
    m_name->setText(m_client.name);
    m_scopes->setScopes(m_client.scopes);
    m_plans->setPlanId(m_client.planId);
    m_expiry->setExpiresAt(m_client.expiresAt);
    load(m_client);
    connectAll();
    update();
    (m_new && applicationId.isEmpty() ? static_cast<QWidget *>(m_application) : m_name->lineEdit())->setFocus();
}

void ClientSheet::load(const domain::OAuthClient &client)
{
    m_kind->setCurrentIndex(int(client.kind));
    m_proof->load(client);
    m_flow->load(client);
    m_tokens->load(client);
    m_people->load(client);
}

// What was typed about the program itself stays; the rest is what fits the kind.
void ClientSheet::chooseKind()
{
    const auto kind = ClientKind(m_kind->currentIndex());
    if (kind == m_client.kind)
        return;
    domain::OAuthClient next = domain::defaultClient(kind);
    const domain::OAuthClient before = client();
    next.contacts = before.contacts;
    next.resources = before.resources;
    m_client = next;
    load(next);
    touch();
    update();
}

domain::OAuthClient ClientSheet::client() const
{
    domain::OAuthClient client = m_client;
    client.applicationId = m_application->applicationId().isEmpty() ? m_client.applicationId : m_application->applicationId();
    client.name = m_name->text().trimmed();
    m_proof->store(client);
    m_flow->store(client);
    m_tokens->store(client);
    m_people->store(client);
    client.scopes = m_scopes->scopes();
    // Scopes of the protocol, like openid, are not in the tree.
    for (const QString &scope : m_client.scopes) {
        if (!client.scopes.contains(scope) && !scope.contains(QLatin1Char(':')) && !context().inventory->scope(scope))
            client.scopes << scope;
    }
    client.planId = m_plans->planId();
    client.expiresAt = m_expiry->expiresAt();
    return client;
}

void ClientSheet::update()
{
    const domain::OAuthClient now = client();
    m_kindMeaning->setText(ClientWords::kindMeaning(now.kind));
    m_tokens->fit(now);
    QString by;
    const int longest = models::ScopeTreeModel::longestLife(*context().inventory, now.scopes, &by);
    m_expiry->setLongestLife(longest, by, m_new ? QDateTime() : m_client.createdAt);
    m_summary->show(now);
    updateSteps(now);
}

void ClientSheet::updateSteps(const domain::OAuthClient &client)
{
    const bool owner = !client.applicationId.isEmpty() && !client.name.isEmpty();
    const bool flow = !client.grantTypes.isEmpty() &&
                      (!client.hasGrant(QLatin1String("authorization_code")) || !client.redirectUris.isEmpty());
    m_steps->setState(0, owner ? State::Done : State::Current);
    m_steps->setState(1, owner ? State::Done : State::ToDo);
    m_steps->setState(2, flow ? State::Done : owner ? State::Current : State::ToDo);
    m_steps->setState(3, !client.scopes.isEmpty() ? State::Done : State::ToDo);
    m_steps->setCaption(3, tr("%n chosen", nullptr, int(client.scopes.size())));
    m_steps->setState(4, State::Done);
    m_steps->setState(5, client.contacts.isEmpty() && client.clientUri.isEmpty() ? State::ToDo : State::Done);
    m_steps->setState(6, m_expiry->problem().isEmpty() ? State::Done : State::Current);
    m_steps->setState(7, client.planId.isEmpty() ? State::ToDo : State::Done);
}

bool ClientSheet::check()
{
    const auto name = domain::checkName(m_name->text());
    m_name->setError(name ? QString() : Format::error(name.error()));
    const bool owner = !client().applicationId.isEmpty();
    m_application->setError(owner ? QString() : tr("Choose the application that this client is."));
    QWidget *wrong = !owner              ? static_cast<QWidget *>(m_application)
                     : !name             ? static_cast<QWidget *>(m_name->lineEdit())
                                         : nullptr;
    if (wrong) {
        wrong->setFocus();
        m_scroll->ensureWidgetVisible(wrong);
        return false;
    }
    const std::pair<bool, QWidget *> parts[] = {{m_proof->check(), m_proof},
                                                {m_flow->check(), m_flow},
                                                {m_tokens->check(), m_tokens},
                                                {m_people->check(), m_people},
                                                {m_expiry->problem().isEmpty(), m_expiry}};
    for (const auto &[fine, part] : parts) {
        if (!fine) {
            m_scroll->ensureWidgetVisible(part);
            return false;
        }
    }
    return true;
}

void ClientSheet::submit()
{
    if (!check())
        return;
    const domain::OAuthClient wanted = client();
    run(m_new ? change::Change(change::CreateClient{wanted}) : change::Change(change::UpdateClient{wanted}));
}

bool ClientSheet::showFieldError(const Error &error)
{
    const QString sentence = Format::error(error);
    if (error.field == QLatin1String("name") || error.field == QLatin1String("application_id")) {
        if (error.field == QLatin1String("name"))
            m_name->setError(sentence);
        else
            m_application->setError(sentence);
        m_scroll->ensureWidgetVisible(m_name);
        return true;
    }
    QWidget *part = m_proof->showFieldError(error.field, sentence)    ? static_cast<QWidget *>(m_proof)
                    : m_flow->showFieldError(error.field, sentence)   ? static_cast<QWidget *>(m_flow)
                    : m_tokens->showFieldError(error.field, sentence) ? static_cast<QWidget *>(m_tokens)
                    : m_people->showFieldError(error.field, sentence) ? static_cast<QWidget *>(m_people)
                                                                      : nullptr;
    if (part)
        m_scroll->ensureWidgetVisible(part);
    return part != nullptr;
}

void ClientSheet::succeeded(const change::ItemResult &result)
{
    if (result.issuedClient && result.issuedClient->secret)
        Q_EMIT issued(*result.issuedClient);
    closeSheet();
}

} // namespace octroi::dialogs
