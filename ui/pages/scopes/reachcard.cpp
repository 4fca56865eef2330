// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/scopes/reachcard.h"

#include "models/format.h"
#include "models/roles.h"
#include "models/scopereachmodel.h"
#include "widgets/chipdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/label.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QVBoxLayout>

namespace octroi::pages {

using models::Format;
using models::ScopeReachModel;
using State = widgets::ViewStates::State;

namespace {
constexpr int kSpans[] = {7, 30, 90, 365};
constexpr int kSoonMs = 250; ///< while the selection moves on
} // namespace

ReachCard::ReachCard(Context context, QWidget *parent)
    : Card(QString(), parent)
    , m_context(context)
    , m_model(new ScopeReachModel(*context.inventory, this))
    , m_spans(new widgets::Segments)
    , m_summary(new widgets::Label)
    , m_table(new widgets::TableView)
{
    m_spans->setSmall(true);
    m_spans->setSegments({QString(), QString(), QString(), QString()});
    m_spans->setCurrentIndex(1);
    m_spans->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    addHeadWidget(m_spans);
    setBodyMargins({0, 0, 0, 0});
    m_summary->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(16, 0, 16, 8);
    line->addWidget(m_summary);
    body()->addLayout(line);
    m_table->setModel(m_model);
    m_table->setEdge(16);
    m_table->setColumnWidths({150, 150, 56, 148, 0});
    m_table->setLeaving({{ScopeReachModel::Owner}});
    m_table->setItemDelegateForColumn(ScopeReachModel::Without, new widgets::ChipDelegate(m_table));
    body()->addWidget(m_table, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &ReachCard::ask);
    connect(m_spans, &widgets::Segments::currentChanged, this, [this] {
        forget();
        ask();
    });
    connect(m_table, &widgets::TableView::rowActivated, this, &ReachCard::openHolder);
    connect(m_table->states().error(), &widgets::ErrorState::retryRequested, this, &ReachCard::ask);
    connect(context.inventory, &inventory::Inventory::catalogueChanged, this, [this] {
        if (!m_scope.isEmpty())
            m_soon.start();
    });
    connect(context.spine, &change::Spine::journalChanged, this, [this] {
        if (!m_scope.isEmpty())
            m_soon.start();
    });
    retranslate();
    forget();
}

ReachCard::~ReachCard()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void ReachCard::retranslate()
{
    setTitle(m_scope.isEmpty() ? tr("Who has it") : tr("Who has %1").arg(m_scope));
    m_spans->setSegments({tr("7 days"), tr("30 days"), tr("90 days"), tr("1 year")});
    m_spans->setAccessibleName(tr("Calls of how long"));
    m_table->setAccessibleName(tr("Who has the scope"));
    widgets::EmptyState *empty = m_table->states().empty();
    empty->setPicture(widgets::EmptyState::Picture::None);
    empty->setTitle(m_scope.isEmpty() ? tr("Select a scope") : tr("Nobody has it"));
    empty->setText(m_scope.isEmpty() ? tr("Its holders, what they use it for, and what would be refused without it.")
                                     : tr("It can be deleted as soon as no endpoint asks for it."));
    empty->setAction({});
    m_summary->setText(m_table->states().state() == State::Full || m_model->reach().scope == m_scope
                           ? (m_scope.isEmpty() ? QString() : m_model->summary())
                           : QString());
}

void ReachCard::setScope(const QString &name)
{
    if (name == m_scope)
        return;
    m_scope = name;
    forget();
    if (!m_scope.isEmpty())
        m_soon.start();
}

void ReachCard::forget()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_model->setReach({});
    m_table->setViewState(m_scope.isEmpty() ? State::Empty : State::Loading);
    retranslate();
}

void ReachCard::ask()
{
    if (!m_context.inventory->scope(m_scope))
        return setScope(QString()); // it was deleted, or has another name
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    const change::ScopeReachWish wish{m_scope, kSpans[qMax(0, m_spans->currentIndex())]};
    QCoro::connect(change::scopeReach(m_context.inventory, wish, m_cancelled), this,
                   [this, mine = m_cancelled](const Result<change::ScopeReach> &reach) {
                       if (mine == m_cancelled) // a later question has its own answer
                           show(reach);
                   });
}

void ReachCard::show(const Result<change::ScopeReach> &reach)
{
    if (!reach) {
        widgets::ErrorState *error = m_table->states().error();
        error->setTitle(tr("Its use could not be read"));
        error->setText(Format::error(reach.error()));
        error->setDetails(Format::errorDetails(reach.error()));
        m_model->setReach({});
        m_table->setViewState(State::Error);
        return retranslate();
    }
    const QString current = m_table->currentIndex().data(models::kIdRole).toString();
    m_model->setReach(*reach);
    m_table->setViewState(m_model->rowCount() > 0 ? State::Full : State::Empty);
    for (int row = 0; row < m_model->rowCount() && !current.isEmpty(); ++row) {
        if (m_model->index(row, 0).data(models::kIdRole).toString() == current)
            m_table->setCurrentIndex(m_model->index(row, 0));
    }
    retranslate();
}

void ReachCard::openHolder(const QModelIndex &index)
{
    const QString kind = index.data(models::kKindRole).toString(), id = index.data(models::kIdRole).toString();
    if (kind == QLatin1String("key"))
        Q_EMIT goTo({QStringLiteral("credentials"), id, {}});
    else if (kind == QLatin1String("client"))
        Q_EMIT goTo({QStringLiteral("clients"), id, {}});
}

void ReachCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::pages
