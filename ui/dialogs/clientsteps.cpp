// SPDX-License-Identifier: GPL-3.0-or-later
// How the sheet of an OAuth client is laid out.
#include "backends/toldcalls.h"
#include "dialogs/applicationchoice.h"
#include "dialogs/clientflow.h"
#include "dialogs/clientpeople.h"
#include "dialogs/clientproof.h"
#include "dialogs/clientsheet.h"
#include "dialogs/clientsummary.h"
#include "dialogs/clienttokens.h"
#include "dialogs/expirypicker.h"
#include "dialogs/plancards.h"
#include "dialogs/scopepicker.h"
#include "domain/clientfacts.h"
#include "models/capabilitywords.h"
#include "models/clientwords.h"
#include "models/format.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/segments.h"
#include "widgets/steps.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace octroi::dialogs {

using domain::ClientKind;
using models::ClientWords;

namespace {

/// With a sentence below.
QWidget *noted(QWidget *control, widgets::Label *note)
{
    auto *both = new QWidget;
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    note->setWordWrap(true);
    column->addWidget(control);
    column->addWidget(note);
    return both;
}

} // namespace

QWidget *ClientSheet::programStep()
{
    auto *step = new QWidget;
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_application, 1);
    row->addWidget(m_name, 1, Qt::AlignTop);
    column->addLayout(row);
    m_kind->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    column->addWidget(labelled(m_kindLabel, m_kind));
    m_kindMeaning->setWordWrap(true);
    column->addWidget(m_kindMeaning);
    return step;
}

void ClientSheet::build()
{
    m_scopes->setMinimumHeight(236);
    QWidget *bodies[] = {programStep(), m_proof, m_flow, m_scopes, m_tokens, m_people, noted(m_expiry, m_expiryNote), noted(m_plans, m_planNote)};
    for (QWidget *body : bodies)
        m_steps->addStep(QString(), body);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *inner = new QWidget;
    auto *innerLayout = new QVBoxLayout(inner);
    innerLayout->setContentsMargins(24, 16, 24, 8);
    innerLayout->addWidget(m_steps, 1);
    m_scroll->setWidget(inner);
    m_scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_scroll, 1);
    row->addWidget(m_summary);
    setFlush();
    form()->addLayout(row, 1);
}

void ClientSheet::fitBackend()
{
    using backends::Capability;
    using models::CapabilityWords;
    const backends::Backend &backend = *context().backend;
    m_tokens->fitBackend(backend);
    const QString expiry = CapabilityWords::caveat(backend, Capability::ClientExpiry);
    m_expiryNote->setText(expiry);
    m_expiryNote->setVisible(!expiry.isEmpty());
    const QString plans = CapabilityWords::whyNot(backend, Capability::Plans);
    m_planNote->setText(plans);
    m_planNote->setVisible(!plans.isEmpty());
    m_plans->setVisible(plans.isEmpty());
    if (!backends::toldCallsOf(backend))
        return;
    // As the backend would refuse it: of nothing but that.
    const auto sentenceOf = [&backend](const domain::OAuthClient &client) {
        const auto told = backends::toldCallsOf(backend)->callsOf({backends::ClientChange::What::Create, {}, client, 0});
        return told ? QString() : models::Format::error(told.error());
    };
    const QString bearer = QStringLiteral("urn:ietf:params:oauth:grant-type:jwt-bearer");
    domain::OAuthClient asked = domain::defaultClient(ClientKind::Service);
    asked.grantTypes << bearer;
    if (const QString why = sentenceOf(asked); !why.isEmpty())
        m_flow->setImpossible(bearer, why);
    asked = domain::defaultClient(ClientKind::Service);
    asked.auth = domain::ClientAuth::SelfSignedTls;
    if (const QString why = sentenceOf(asked); !why.isEmpty())
        m_proof->setImpossible(asked.auth, why);
}

void ClientSheet::connectAll()
{
    const auto edited = [this] {
        touch();
        update();
    };
    connect(m_application, &ApplicationChoice::changed, this, edited);
    connect(m_name, &widgets::Field::textEdited, this, [this, edited] {
        m_name->setError({});
        edited();
    });
    connect(m_kind, &widgets::Segments::activated, this, &ClientSheet::chooseKind);
    connect(m_proof, &ClientProof::changed, this, edited);
    connect(m_flow, &ClientFlow::changed, this, edited);
    connect(m_scopes, &ScopePicker::changed, this, edited);
    connect(m_tokens, &ClientTokens::changed, this, edited);
    connect(m_people, &ClientPeople::changed, this, edited);
    connect(m_expiry, &ExpiryPicker::changed, this, edited);
    connect(m_plans, &PlanCards::changed, this, edited);
}

void ClientSheet::retranslate()
{
    setTitle(m_new ? tr("New OAuth client") : tr("Edit %1").arg(m_client.name));
    setFootNote(m_new ? tr("A secret is shown once, right after the client is created.") : QString(),
                m_new ? QStringLiteral("eye") : QString());
    submitButton()->setText(m_new ? tr("Create client") : tr("Save"));
    const QString titles[] = {tr("Program"), tr("Proof of identity"), tr("Ways to a token"),   tr("Scopes"),
                              tr("Tokens"),  tr("Contacts and links"), tr("Expiry"),           tr("Plan")};
    for (int i = 0; i < int(std::size(titles)); ++i)
        m_steps->setTitle(i, titles[i]);
    m_steps->setCaption(5, tr("optional"));
    m_application->retranslate();
    m_name->setLabel(tr("Name"));
    m_name->setPlaceholderText(tr("What it is for"));
    m_kindLabel->setText(tr("Kind"));
    QStringList kinds;
    for (const ClientKind kind : {ClientKind::Service, ClientKind::Web, ClientKind::Native, ClientKind::Device, ClientKind::SinglePage})
        kinds << ClientWords::kind(kind);
    m_kind->setSegments(kinds);
    m_kind->setAccessibleName(tr("Kind of program"));
    for (int i = 0; i < int(kinds.size()); ++i)
        m_kind->setSegmentEnabled(i, m_new || i == int(m_client.kind), tr("What kind it is stays as it was registered."));
    m_proof->retranslate();
    m_flow->retranslate();
    m_scopes->retranslate();
    m_tokens->retranslate();
    m_people->retranslate();
    m_expiry->retranslate();
    m_plans->retranslate();
    m_plans->setAccessibleName(tr("Plan"));
    fitBackend();
    update();
}

} // namespace octroi::dialogs
