// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenbench/trustview.h"

#include "models/capabilitywords.h"
#include "models/format.h"
#include "pages/tokenbench/trusteditor.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chipdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/monodelegate.h"
#include "widgets/skeleton.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QScrollArea>

namespace octroi::pages {

using models::TrustedIssuersModel;
using widgets::Button;
using State = widgets::ViewStates::State;

TrustView::TrustView(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new TrustedIssuersModel(*context.inventory, this))
    , m_new(new Button(QString(), Button::Kind::Primary))
    , m_table(new widgets::TableView)
    , m_card(new widgets::Card)
    , m_editor(new TrustEditor(context))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 24, 24);
    row->setSpacing(16);
    auto *left = new QVBoxLayout;
    left->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(24, 0, 0, 0);
    m_new->setIconName(QStringLiteral("plus"));
    head->addWidget(m_new);
    head->addStretch();
    left->addLayout(head);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(TrustedIssuersModel::State, new widgets::ChipDelegate(m_table));
    m_table->setItemDelegateForColumn(TrustedIssuersModel::Issuer, new widgets::MonoDelegate(m_table));
    m_table->setColumnWidths({160, 130, 0, 70, 170, 160});
    m_table->setLeaving({{TrustedIssuersModel::Scopes}, {TrustedIssuersModel::Keys}, {TrustedIssuersModel::Api}});
    m_table->setFixedColumns({TrustedIssuersModel::Name});
    m_table->states().skeleton()->setColumns({24, 180, 320, 560});
    left->addWidget(m_table, 1);
    row->addLayout(left, 3);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_editor);
    area->viewport()->setAutoFillBackground(false);
    m_editor->setAutoFillBackground(false);
    m_card->body()->addWidget(area, 1);
    row->addWidget(m_card, 2);
    m_card->hide();
    connect(m_new, &QAbstractButton::clicked, this, &TrustView::createNew);
    connect(m_model, &TrustedIssuersModel::stateChanged, this, &TrustView::update);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            open(index.row());
    });
    connect(m_table, &widgets::TableView::rowActivated, this, [this] { m_editor->focusFirst(); });
    connect(m_table->states().error(), &widgets::ErrorState::retryRequested, m_model, &TrustedIssuersModel::read);
    connect(m_table->states().empty(), &widgets::EmptyState::actionTriggered, this, &TrustView::createNew);
    connect(m_editor, &TrustEditor::changeRequested, this, &TrustView::changeRequested);
    connect(context.spine, &change::Spine::readOnlyChanged, this, &TrustView::update);
    connect(context.spine, &change::Spine::journalChanged, this, [this] {
        if (isVisible())
            m_model->read();
    });
    retranslate();
}

void TrustView::retranslate()
{
    m_new->setText(tr("Trust an issuer…"));
    m_table->setAccessibleName(tr("Trusted issuers"));
    m_editor->retranslate();
    update();
}

void TrustView::update()
{
    const QString readOnly = m_context.spine->isReadOnly() ? tr("This window is read-only.") : QString();
    const bool can = m_model->canRead();
    const QString never = models::CapabilityWords::whyNot(*m_context.backend, backends::Capability::TrustedIssuers,
                                                          tr("%1 trusts no other issuers.").arg(m_context.backend->info().name));
    m_new->setDisabledReason(!can ? never : readOnly);
    widgets::EmptyState *empty = m_table->states().empty();
    if (m_model->rowCount() > 0) {
        m_table->setViewState(State::Full);
    } else if (!can || (m_model->wasRead() && !m_model->error())) {
        empty->setPicture(widgets::EmptyState::Picture::Gate);
        empty->setTitle(tr("No other issuer is trusted"));
        empty->setText(can ? tr("Tokens of another authorization server, such as a partner's sign-in, are taken by an API when it trusts the issuer. Their claims become scopes by rules that you set.")
                           : never);
        empty->setAction(can ? tr("Trust an issuer…") : QString());
        empty->setActionDisabledReason(readOnly);
        m_table->setViewState(State::Empty);
    } else if (m_model->error()) {
        m_table->states().error()->setTitle(tr("The trusted issuers could not be read"));
        m_table->states().error()->setText(models::Format::error(*m_model->error()));
        m_table->states().error()->setDetails(models::Format::errorDetails(*m_model->error()));
        m_table->setViewState(State::Error);
    } else {
        m_table->setViewState(State::Loading);
    }
    m_editor->updateActions();
    // What was saved is shown as the backend has it now, with its new version.
    for (int row = 0; row < m_model->rowCount() && !m_openId.isEmpty(); ++row) {
        if (m_model->at(row).issuer.id == m_openId)
            m_editor->load(m_model->at(row).issuer);
    }
}

void TrustView::open(int row)
{
    m_openId = m_model->at(row).issuer.id;
    m_card->setTitle(m_model->at(row).issuer.name);
    m_editor->load(m_model->at(row).issuer);
    m_card->show();
}

bool TrustView::createNew()
{
    if (!m_new->isEnabled())
        return false;
    m_openId.clear();
    m_table->clearSelection();
    m_card->setTitle(tr("New trusted issuer"));
    m_editor->load({});
    m_card->show();
    m_editor->focusFirst();
    return true;
}

bool TrustView::closeEditor()
{
    if (m_card->isHidden())
        return false;
    m_card->hide();
    m_openId.clear();
    m_table->setFocus(Qt::OtherFocusReason);
    return true;
}

bool TrustView::copyAsCsv()
{
    m_table->copySelectionAsCsv();
    return true;
}

void TrustView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->read();
}

} // namespace octroi::pages
