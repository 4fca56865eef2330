// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/campaigns/campaignspage.h"

#include "models/campaignsmodel.h"
#include "models/capabilitywords.h"
#include "models/format.h"
#include "pages/campaigns/campaignview.h"
#include "widgets/button.h"
#include "widgets/chipdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/pageheader.h"
#include "widgets/sharesdelegate.h"
#include "widgets/skeleton.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QItemSelectionModel>
#include <QJsonObject>
#include <QSplitter>
#include <QVBoxLayout>

namespace octroi::pages {

using models::CampaignsModel;
using models::Format;
using widgets::Button;
using State = widgets::ViewStates::State;

CampaignsPage::CampaignsPage(Context context, QWidget *parent)
    : Page(context, parent)
    , m_model(new CampaignsModel(*context.inventory, this))
    , m_header(new widgets::PageHeader)
    , m_new(new Button(QString(), Button::Kind::Primary))
    , m_table(new widgets::TableView)
    , m_view(new CampaignView(context))
    , m_splitter(new QSplitter(Qt::Vertical))
{
    build();
    connectParts();
    retranslate();
}

void CampaignsPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_new->setIconName(QStringLiteral("plus"));
    m_header->addAction(m_new);
    column->addWidget(m_header);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(CampaignsModel::State, new widgets::ChipDelegate(m_table));
    m_table->setItemDelegateForColumn(CampaignsModel::Adoption, new widgets::SharesDelegate(m_table));
    m_table->setColumnWidths({0, 80, 260, 120, 110, 150, 120});
    m_table->setLeaving({{CampaignsModel::By}, {CampaignsModel::Begun}, {CampaignsModel::Adoption, 160}});
    m_table->setFixedColumns({CampaignsModel::Name});
    m_table->setMinimumHeight(theme::kTableHeader + 2 * theme::kRow);
    m_table->states().skeleton()->setColumns({24, 260, 360, 640, 760});
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_view);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 4);
    m_splitter->setSizes({theme::kTableHeader + 4 * theme::kRow, 560});
    m_view->hide();
    column->addWidget(m_splitter, 1);
}

void CampaignsPage::connectParts()
{
    connect(m_new, &QAbstractButton::clicked, this, &CampaignsPage::createNew);
    connect(m_model, &CampaignsModel::stateChanged, this, &CampaignsPage::updateState);
    connect(m_model, &CampaignsModel::campaignChanged, this, [this](const QString &id) {
        if (id == m_view->campaignId())
            showSelected();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &CampaignsPage::showSelected);
    connect(m_table, &widgets::TableView::rowActivated, m_view, &CampaignView::focusKeys);
    connect(m_table->states().error(), &widgets::ErrorState::retryRequested, m_model, &CampaignsModel::read);
    connect(m_table->states().empty(), &widgets::EmptyState::actionTriggered, this,
            &CampaignsPage::createNew);
    connect(m_view, &CampaignView::changeRequested, this, &Page::changeRequested);
    connect(m_view, &CampaignView::bulkRequested, this, &Page::bulkRequested);
    connect(m_view, &CampaignView::resumeRequested, this,
            [this](const QString &id) { Q_EMIT editRequested(QStringLiteral("campaign"), id); });
    connect(m_view, &CampaignView::keyRequested, this, [this](const QString &id) {
        Q_EMIT goTo({QStringLiteral("credentials"), id, {}});
    });
    connect(context().spine, &change::Spine::readOnlyChanged, this, &CampaignsPage::updateState);
    connect(context().spine, &change::Spine::journalChanged, this, [this] {
        if (isVisible())
            m_model->read();
    });
}

QString CampaignsPage::pageTitle() const
{
    return tr("Campaigns", "of rotation; short, for the rail");
}

void CampaignsPage::retranslate()
{
    m_header->setTitle(tr("Rotation campaigns"));
    m_new->setText(tr("New campaign…"));
    m_table->setAccessibleName(tr("Rotation campaigns"));
    updateState();
}

void CampaignsPage::updateState()
{
    const QString name = context().backend->info().name;
    const bool can = context().backend->campaigns() != nullptr;
    const bool online = context().backend->state() == backends::BackendState::Online;
    const bool readOnly = context().spine->isReadOnly();
    m_new->setDisabledReason(!can       ? models::CapabilityWords::whyNot(*context().backend, backends::Capability::Campaigns,
                                                                           tr("%1 keeps no campaigns.").arg(name))
                             : readOnly ? tr("This window is read-only.")
                                        : QString());
    if (m_model->rowCount() > 0) {
        m_table->setViewState(State::Full);
    } else if (!can || (m_model->wasRead() && !m_model->error())) {
        showEmpty();
    } else if (m_model->error() ||
               (!online && context().backend->state() != backends::BackendState::Connecting)) {
        const Error error = m_model->error().value_or(context().backend->lastError());
        widgets::ErrorState *shown = m_table->states().error();
        shown->setTitle(tr("The campaigns could not be read"));
        shown->setText(Format::error(error));
        shown->setDetails(Format::errorDetails(error));
        m_table->setViewState(State::Error);
    } else {
        m_table->setViewState(State::Loading);
    }
    if (const int row = m_wanted.isEmpty() ? -1 : m_model->rowOf(m_wanted); row >= 0)
        select(m_wanted);
    else if (m_model->rowCount() > 0 && !m_table->selectionModel()->hasSelection())
        select(m_model->at(0).id);
    showSelected();
}

void CampaignsPage::showEmpty()
{
    widgets::EmptyState *empty = m_table->states().empty();
    const bool can = context().backend->campaigns() != nullptr;
    empty->setPicture(widgets::EmptyState::Picture::Gate);
    empty->setTitle(can ? tr("No rotation campaign yet") : tr("No campaigns here"));
    empty->setText(can ? tr("A campaign gives many keys a successor each, hands these over sealed, follows "
                            "in the calls who has "
                            "moved, and ends each old key when nobody uses it any more.")
                       : models::CapabilityWords::whyNot(*context().backend, backends::Capability::Campaigns,
                                                         tr("%1 keeps no campaigns.").arg(context().backend->info().name)));
    empty->setAction(can ? tr("Start a campaign…") : QString());
    empty->setActionDisabledReason(context().spine->isReadOnly() ? tr("This window is read-only.")
                                                                 : QString());
    m_table->setViewState(State::Empty);
}

QString CampaignsPage::selectedId() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.size() == 1 ? m_model->at(rows.first().row()).id : QString();
}

void CampaignsPage::select(const QString &id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    m_wanted.clear();
    const QModelIndex index = m_model->index(row, 0);
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                          QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

void CampaignsPage::showSelected()
{
    const int row = m_model->rowOf(selectedId());
    m_view->setVisible(row >= 0);
    if (row < 0)
        return;
    const domain::Campaign &campaign = m_model->at(row);
    m_view->show(campaign);
}

void CampaignsPage::open(const Target &target)
{
    m_wanted = target.objectId;
    m_table->setFocus(Qt::OtherFocusReason);
    if (m_model->rowOf(m_wanted) >= 0)
        select(m_wanted);
    else
        m_model->read();
}

bool CampaignsPage::focusFilter()
{
    if (m_view->isHidden())
        return false;
    m_view->focusFilter();
    return true;
}

bool CampaignsPage::createNew()
{
    if (!m_new->isEnabled())
        return false;
    Q_EMIT createRequested(QStringLiteral("campaign"), QString());
    return true;
}

bool CampaignsPage::copyAsCsv()
{
    if (m_view->isHidden())
        return false;
    m_view->copyNotMoved();
    return true;
}

bool CampaignsPage::removeSelected()
{
    return !m_view->isHidden() && m_view->retire();
}

bool CampaignsPage::closeTopmost()
{
    return !m_view->isHidden() && m_view->closeTopmost();
}

QJsonObject CampaignsPage::saveState() const
{
    return {{QStringLiteral("columns"), m_table->saveColumns()},
            {QStringLiteral("keys"), m_view->saveState()},
            {QStringLiteral("selected"), selectedId()}};
}

void CampaignsPage::restoreState(const QJsonObject &state)
{
    m_table->restoreColumns(state.value(QLatin1String("columns")).toObject());
    m_view->restoreState(state.value(QLatin1String("keys")).toObject());
    m_wanted = state.value(QLatin1String("selected")).toString();
}

void CampaignsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_model->setFollowed(true);
    m_view->setFollowed(true);
    updateState();
}

void CampaignsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_model->setFollowed(false);
    m_view->setFollowed(false);
}

void CampaignsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

} // namespace octroi::pages
