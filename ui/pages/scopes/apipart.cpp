// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/scopes/apipart.h"

#include "backends/tokensbackend.h"
#include "models/apiaudiencesmodel.h"
#include "models/endpointsmodel.h"
#include "widgets/emptystate.h"
#include "widgets/monodelegate.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace octroi::pages {

using State = widgets::ViewStates::State;

ApiPart::ApiPart(Context context, QWidget *parent)
    : Card(QString(), parent)
    , m_context(context)
    , m_endpoints(new models::EndpointsModel(false, this))
    , m_audiences(new models::ApiAudiencesModel(this))
    , m_parts(new widgets::Segments)
    , m_stack(new QStackedWidget)
    , m_endpointsTable(new widgets::TableView)
    , m_audiencesTable(new widgets::TableView)
{
    m_parts->setSmall(true);
    m_parts->setSegments({QString(), QString()});
    m_parts->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    addHeadWidget(m_parts);
    setBodyMargins({0, 0, 0, 0});
    m_endpointsTable->setModel(m_endpoints);
    m_endpointsTable->setEdge(16);
    m_endpointsTable->setColumnWidths({96, 190, 0});
    m_audiencesTable->setModel(m_audiences);
    m_audiencesTable->setEdge(16);
    m_audiencesTable->setColumnWidths({0, 180, 84});
    m_audiencesTable->setItemDelegateForColumn(models::ApiAudiencesModel::Audience,
                                               new widgets::MonoDelegate(m_audiencesTable));
    m_stack->addWidget(m_endpointsTable);
    m_stack->addWidget(m_audiencesTable);
    body()->addWidget(m_stack, 1);
    connect(m_parts, &widgets::Segments::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_parts, &widgets::Segments::currentChanged, this, [this](int part) {
        if (part == 1)
            readIssuers();
    });
    connect(m_endpointsTable, &widgets::TableView::rowActivated, this, &ApiPart::editRequested);
    connect(context.inventory, &inventory::Inventory::clientsChanged, this, &ApiPart::refresh);
    retranslate();
}

void ApiPart::setApi(const QString &id)
{
    m_apiId = id;
    refresh();
}

void ApiPart::showAudiences(bool audiences)
{
    m_parts->setCurrentIndex(audiences ? 1 : 0);
}

void ApiPart::refresh()
{
    const domain::Api *api = m_context.inventory->api(m_apiId);
    const QList<domain::Endpoint> endpoints = api ? api->endpoints : QList<domain::Endpoint>();
    if (endpoints != m_endpoints->endpoints())
        m_endpoints->setEndpoints(endpoints);
    setTitle(api ? tr("Endpoints of %1").arg(api->name) : tr("Endpoints"));
    setCaption(api ? api->basePath : QString());
    m_endpointsTable->setViewState(endpoints.isEmpty() && api ? State::Empty : State::Full);
    if (api)
        m_audiences->setAudiences(
            change::audiencesOf(*api, *m_context.inventory, m_context.backend->info().address, m_issuers), endpoints.size());
    else
        m_audiences->setAudiences({}, 0);
}

/// They are not in the inventory. Who may not see them sees the rest.
void ApiPart::readIssuers()
{
    backends::TrustBackend *trust = backends::trustOf(m_context.backend);
    if (!trust)
        return;
    QCoro::connect(trust->trustedIssuers(), this, [this](const Result<QList<backends::HeldIssuer>> &held) {
        if (!held)
            return;
        m_issuers.clear();
        for (const backends::HeldIssuer &one : *held)
            m_issuers << one.issuer;
        refresh();
    });
}

void ApiPart::retranslate()
{
    m_parts->setSegments({tr("Endpoints"), tr("Audiences")});
    m_parts->setAccessibleName(tr("What of the API is shown"));
    m_endpointsTable->setAccessibleName(tr("Endpoints"));
    m_audiencesTable->setAccessibleName(tr("What each audience can see"));
    widgets::EmptyState *endpoints = m_endpointsTable->states().empty();
    endpoints->setPicture(widgets::EmptyState::Picture::None);
    endpoints->setTitle(tr("No endpoints"));
    endpoints->setText(tr("A call that no endpoint describes is refused."));
    endpoints->setAction({});
    refresh();
}

void ApiPart::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::pages
