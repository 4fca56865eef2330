// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenbench/livetokensview.h"

#include "models/capabilitywords.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/chipdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/monodelegate.h"
#include "widgets/note.h"
#include "widgets/skeleton.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLineEdit>

namespace octroi::pages {

using models::Format;
using models::LiveTokensModel;
using widgets::Button;
using State = widgets::ViewStates::State;

LiveTokensView::LiveTokensView(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new LiveTokensModel(*context.inventory, this))
    , m_filter(new widgets::Field)
    , m_count(new widgets::Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_reuse(new widgets::Note(theme::Tone::Danger))
    , m_refresh(new Button(QString(), Button::Kind::Ghost))
    , m_end(new Button(QString(), Button::Kind::DangerLine))
    , m_endClient(new Button(QString(), Button::Kind::DangerLine))
    , m_endUser(new Button(QString(), Button::Kind::DangerLine))
    , m_table(new widgets::TableView)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(24, 0, 24, 12);
    row->setSpacing(8);
    m_filter->setIconName(QStringLiteral("search"));
    row->addWidget(m_filter, 1);
    row->addWidget(m_count);
    m_refresh->setIconName(QStringLiteral("sync"));
    for (Button *button : {m_refresh, m_end, m_endClient, m_endUser})
        row->addWidget(button);
    column->addLayout(row);
    auto *note = new QVBoxLayout;
    note->setContentsMargins(24, 0, 24, 12);
    note->addWidget(m_reuse);
    column->addLayout(note);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(LiveTokensModel::State, new widgets::ChipDelegate(m_table));
    for (const int mono : {int(LiveTokensModel::Identifier), int(LiveTokensModel::Scopes)})
        m_table->setItemDelegateForColumn(mono, new widgets::MonoDelegate(m_table));
    m_table->setColumnWidths({110, 160, 140, 120, 0, 110, 100, 100, 170, 120});
    m_table->setLeaving({{LiveTokensModel::Issued}, {LiveTokensModel::Partner}, {LiveTokensModel::Identifier}, {LiveTokensModel::User}});
    m_table->setFixedColumns({LiveTokensModel::Client});
    m_table->states().skeleton()->setColumns({24, 140, 300, 440, 560, 760});
    column->addWidget(m_table, 1);
    connectParts();
    retranslate();
}

void LiveTokensView::connectParts()
{
    connect(m_model, &LiveTokensModel::stateChanged, this, &LiveTokensView::update);
    connect(m_filter, &widgets::Field::textEdited, m_model, &LiveTokensModel::setFilter);
    connect(m_refresh, &QAbstractButton::clicked, m_model, &LiveTokensModel::read);
    connect(m_table->states().error(), &widgets::ErrorState::retryRequested, m_model, &LiveTokensModel::read);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LiveTokensView::updateActions);
    connect(m_table, &widgets::TableView::rowActivated, this, [this](const QModelIndex &index) { Q_EMIT clientWanted(m_model->at(index.row()).token.clientId); });
    connect(m_end, &QAbstractButton::clicked, this, &LiveTokensView::endSelected);
    connect(m_endClient, &QAbstractButton::clicked, this, [this] {
        if (const auto *row = selected())
            Q_EMIT changeRequested({change::RevokeTokens{row->token.clientId, {}}});
    });
    connect(m_endUser, &QAbstractButton::clicked, this, [this] {
        if (const auto *row = selected())
            Q_EMIT changeRequested({change::RevokeTokens{{}, row->token.accountId}});
    });
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &LiveTokensView::updateActions);
    connect(m_context.spine, &change::Spine::journalChanged, this, [this] {
        if (isVisible())
            m_model->read();
    });
    connect(m_context.backend, &backends::Backend::stateChanged, this, [this](backends::BackendState state) {
        if (state == backends::BackendState::Online && isVisible())
            m_model->read();
        update();
    });
}

void LiveTokensView::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter by client, partner, user, scope or identifier"));
    m_filter->setAccessibleLabel(tr("Filter tokens"));
    m_refresh->setText(tr("Read again"));
    m_end->setText(tr("End…"));
    m_endClient->setText(tr("End all of the client…"));
    m_endUser->setText(tr("End all of the user…"));
    m_table->setAccessibleName(tr("Live tokens"));
    update();
}

void LiveTokensView::update()
{
    const QString name = m_context.backend->info().name;
    widgets::EmptyState *empty = m_table->states().empty();
    empty->setPicture(widgets::EmptyState::Picture::People);
    if (m_model->rowCount() > 0) {
        m_table->setViewState(State::Full);
    } else if (!m_model->canRead()) {
        empty->setTitle(tr("Tokens are not listed"));
        empty->setText(tr("%1 does not tell which tokens live.").arg(name));
        m_table->setViewState(State::Empty);
    } else if (m_model->wasRead() && !m_model->error()) {
        empty->setTitle(m_model->total() > 0 ? tr("No token fits the filter") : tr("No live token"));
        const QString sessions = models::CapabilityWords::whyNot(*m_context.backend, backends::Capability::LiveTokens);
        if (!sessions.isEmpty() && m_model->total() == 0)
            empty->setTitle(tr("Nobody is signed in"));
        empty->setText(!sessions.isEmpty() ? sessions : tr("Approvals with refresh tokens, and opaque access tokens, are listed here as soon as a client gets one. Signed access tokens (JWT) live until they end, without being kept."));
        m_table->setViewState(State::Empty);
    } else if (m_model->error() || m_context.backend->state() == backends::BackendState::Failed || m_context.backend->state() == backends::BackendState::Offline) {
        const Error error = m_model->error().value_or(m_context.backend->lastError());
        m_table->states().error()->setTitle(tr("The tokens could not be read"));
        m_table->states().error()->setText(Format::error(error));
        m_table->states().error()->setDetails(Format::errorDetails(error));
        m_table->setViewState(State::Error);
    } else {
        m_table->setViewState(State::Loading);
    }
    int reused = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        reused += m_model->at(row).reused;
    m_reuse->setText(tr("%n refresh token(s) were used twice: somebody may have copied them. Their tokens have ended; the place they were seen from stands under Last used.", nullptr, reused));
    m_reuse->setVisible(reused > 0);
    m_count->setText(m_model->isCut() ? tr("the newest %n", nullptr, LiveTokensModel::kMost) : tr("%1 of %2").arg(m_model->rowCount()).arg(m_model->total()));
    updateActions();
}

const LiveTokensModel::Row *LiveTokensView::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->at(rows.first().row());
}

void LiveTokensView::updateActions()
{
    const auto *row = selected();
    const QString readOnly = m_context.spine->isReadOnly() ? tr("This window is read-only.") : QString();
    const QString none = row ? readOnly : tr("Choose a token first.");
    m_end->setDisabledReason(row && row->reused ? tr("It has ended already.") : none);
    m_endClient->setDisabledReason(none);
    m_endUser->setDisabledReason(row && row->token.accountId.isEmpty() ? tr("No person stands behind it.") : none);
}

bool LiveTokensView::endSelected()
{
    if (!m_end->isEnabled())
        return false;
    QList<change::Change> changes;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        const LiveTokensModel::Row &row = m_model->at(index.row());
        if (!row.reused)
            changes << change::RevokeToken{row.token.id, tr("the token %1 of %2", "identifier, client").arg(row.token.id, m_model->clientName(row.token.clientId))};
    }
    if (!changes.isEmpty())
        Q_EMIT changeRequested(changes);
    return !changes.isEmpty();
}

void LiveTokensView::setFilter(const QString &filter)
{
    m_filter->setText(filter);
    m_model->setFilter(filter);
}

void LiveTokensView::focusFilter()
{
    m_filter->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    m_filter->lineEdit()->selectAll();
}

bool LiveTokensView::copyAsCsv()
{
    m_table->copySelectionAsCsv();
    return true;
}

void LiveTokensView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->read();
}

} // namespace octroi::pages
