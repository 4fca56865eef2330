// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/clients/clientspage.h"

#include "models/capabilitywords.h"
#include "models/clientsmodel.h"
#include "models/format.h"
#include "pages/clientdetail.h"
#include "pages/filterassist.h"
#include "widgets/button.h"
#include "widgets/chipdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/filterfield.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/monodelegate.h"
#include "widgets/note.h"
#include "widgets/pageheader.h"
#include "widgets/relativedatedelegate.h"
#include "widgets/skeleton.h"
#include "widgets/surface.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>

namespace octroi::pages {

using inventory::Inventory;
using models::ClientsModel;
using models::Format;
using widgets::Button;
using State = widgets::ViewStates::State;

ClientsPage::ClientsPage(Context context, QWidget *parent)
    : Page(context, parent)
    , m_model(new ClientsModel(*context.inventory, this))
    , m_header(new widgets::PageHeader)
    , m_csv(new Button(QString(), Button::Kind::Secondary))
    , m_new(new Button(QString(), Button::Kind::Primary))
    , m_columns(new widgets::IconButton(QStringLiteral("columns"), QString()))
    , m_filter(new widgets::FilterField)
    , m_assist(new FilterAssist(*m_filter, *context.inventory, FilterAssist::Over::Clients, this))
    , m_note(new widgets::Note(theme::Tone::Warning))
    , m_table(new widgets::TableView)
    , m_footer(new widgets::Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
    , m_detail(new ClientDetail(context))
    , m_detailSpace(new QWidget)
{
    build();
    connectActions();
    connectData();
    retranslate();
    updateSelection();
}

void ClientsPage::build()
{
    m_csv->setIconName(QStringLiteral("copy"));
    m_new->setIconName(QStringLiteral("plus"));
    m_header->addAction(m_csv);
    m_header->addAction(m_columns);
    m_header->addAction(m_new);

    m_table->setModel(m_model);
    auto *chips = new widgets::ChipDelegate(m_table);
    auto *dates = new widgets::RelativeDateDelegate(m_table);
    m_table->setItemDelegateForColumn(ClientsModel::State, chips);
    for (const int column :
         {ClientsModel::Secrets, ClientsModel::LastUsed, ClientsModel::Expires, ClientsModel::Created})
        m_table->setItemDelegateForColumn(column, dates);
    m_table->setItemDelegateForColumn(ClientsModel::Identifier, new widgets::MonoDelegate(m_table));
    m_table->setColumnWidths({0, 96, 136, 126, 108, 152, 64, 104, 92, 100, 96, 112, 180});
    m_table->setFixedColumns({ClientsModel::Name});
    for (const int column : {ClientsModel::Expires, ClientsModel::Identifier, ClientsModel::Grants})
        m_table->setColumnHidden(column, true); // until they are asked for
    m_table->setLeaving({{ClientsModel::Created}, {ClientsModel::Scopes}, {ClientsModel::Application},
                         {ClientsModel::LastUsed}, {ClientsModel::Authentication}, {ClientsModel::Kind}});
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(ClientsModel::Name, Qt::AscendingOrder);
    m_table->states().skeleton()->setColumns({24, 200, 300, 440, 570, 690});

    auto *left = new QVBoxLayout;
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(m_header);
    auto *rows = new QVBoxLayout;
    rows->setContentsMargins(24, 0, 24, 12);
    rows->setSpacing(12);
    rows->addWidget(m_filter);
    rows->addWidget(m_note);
    m_note->hide();
    left->addLayout(rows);
    left->addWidget(m_table, 1);
    auto *footer = new widgets::Surface(theme::Color::BgSurface);
    footer->setEdges(Qt::TopEdge, theme::Color::BorderSubtle);
    footer->setFixedHeight(32);
    auto *footerRow = new QHBoxLayout(footer);
    footerRow->setContentsMargins(24, 0, 24, 0);
    footerRow->addWidget(m_footer);
    left->addWidget(footer);

    // The pane lies over the page; where there is room, this keeps the table from going below it.
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 1);
    row->addWidget(m_detailSpace);
    // The keyboard goes through the page in the order in which its parts came into it: the list, then the pane.
    m_detail->setParent(this);
    m_detail->hide();
    m_detailSpace->hide();
}

void ClientsPage::connectData()
{
    Inventory *inventory = context().inventory;
    m_soon.setSingleShot(true);
    m_soon.setInterval(60);
    connect(&m_soon, &QTimer::timeout, this, &ClientsPage::updateState);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    for (const auto signal : {&Inventory::reset, &Inventory::directoryChanged, &Inventory::catalogueChanged,
                              &Inventory::clientsChanged, &Inventory::syncStateChanged})
        connect(inventory, signal, this, soon);
    for (const auto signal : {&Inventory::reset, &Inventory::clientsChanged}) {
        connect(inventory, signal, m_detail, &ClientDetail::follow);
    }
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (m_model->rowCount() > 0)
            m_kept = selectedIds();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        select(m_kept);
        updateState();
    });
    m_minute.setInterval(60'000);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_model->refreshTimes();
    });
    m_minute.start();
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClientsPage::updateSelection);
    connect(m_assist, &FilterAssist::filterChanged, this, &ClientsPage::applyFilter);
    connect(context().spine, &change::Spine::readOnlyChanged, this, &ClientsPage::updateReadOnly);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &ClientsPage::placeDetail);
    connect(context().backend, &backends::Backend::stateChanged, this, soon);
}

QString ClientsPage::pageTitle() const
{
    return tr("OAuth clients");
}

void ClientsPage::retranslate()
{
    m_header->setTitle(pageTitle());
    m_csv->setText(tr("Copy as CSV"));
    m_columns->setName(tr("Columns"));
    m_new->setText(tr("New client…"));
    m_table->setAccessibleName(tr("OAuth clients"));
    m_note->setAction(tr("Try again"));
    m_assist->retranslate();
    m_detail->retranslate();
    m_model->retranslate();
    updateReadOnly();
    updateState();
}

void ClientsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

void ClientsPage::applyFilter()
{
    m_model->setFilter(m_assist->filter());
    updateState();
}

void ClientsPage::updateState()
{
    const Inventory &inventory = *context().inventory;
    const int total = m_model->total(), shown = m_model->rowCount();
    const bool failed = inventory.syncState() == inventory::SyncState::Failed;
    const QString name = context().backend->info().name;
    m_filter->setCount(total > 0 ? Format::count(shown) : QString(),
                       total > 0 ? tr(" of %1").arg(Format::count(total)) : QString());
    if (shown > 0) {
        m_table->setViewState(State::Full);
    } else if (total == 0 && failed && context().backend->clients()) {
        widgets::ErrorState *error = m_table->states().error();
        error->setTitle(tr("%1 did not answer").arg(name));
        error->setText(tr("The list of clients could not be read. %1").arg(Format::error(inventory.lastError())));
        error->setDetails(Format::errorDetails(inventory.lastError()));
        m_table->setViewState(State::Error);
    } else if (total == 0 && context().backend->clients() && !inventory.lastSync().isValid()) {
        m_table->setViewState(State::Loading);
    } else {
        showEmpty();
    }
    const auto backend = context().backend->state();
    const bool away = failed || backend == backends::BackendState::Offline || backend == backends::BackendState::Failed;
    m_note->setVisible(away && total > 0);
    if (away && total > 0)
        m_note->setText(tr("%1 is offline: %n client(s) of the snapshot of %2 (%3).", nullptr, total)
                            .arg(name, Format::shortTime(inventory.lastSync()),
                                 Format::relative(inventory.lastSync(), context().clock->now())));
    if (!m_wanted.isEmpty() && m_model->rowOf(m_wanted) >= 0)
        select({m_wanted});
    showFooter();
}

void ClientsPage::showEmpty()
{
    widgets::EmptyState *empty = m_table->states().empty();
    if (m_model->total() > 0) {
        empty->setPicture(widgets::EmptyState::Picture::None);
        empty->setTitle(tr("Nothing matches"));
        empty->setText(tr("No client is %1").arg(m_assist->text()));
        empty->setAction(tr("Clear the filter"), QString(), false);
        empty->setActionDisabledReason({});
        const auto [rest, last] = m_assist->withoutLastTerm();
        empty->setLinks(last.isEmpty() ? QStringList() : QStringList{tr("Without %1").arg(last)});
    } else if (!context().backend->clients()) {
        empty->setPicture(widgets::EmptyState::Picture::None);
        empty->setTitle(tr("%1 has no OAuth clients").arg(context().backend->info().name));
        empty->setText(models::CapabilityWords::whyNot(*context().backend, backends::Capability::OAuthClients,
                                                        tr("This kind of backend lets callers in by keys only.")));
        empty->setAction({});
        empty->setLinks({});
    } else {
        empty->setPicture(widgets::EmptyState::Picture::Gate);
        empty->setTitle(tr("No OAuth clients yet"));
        empty->setText(tr("A client is a program that takes tokens, for itself or for people. Create one, and "
                          "its use appears here."));
        empty->setAction(tr("Create the first client…"));
        empty->setActionDisabledReason(context().spine->isReadOnly() ? tr("This window is read-only.") : QString());
        empty->setLinks({});
    }
    m_table->setViewState(State::Empty);
}

void ClientsPage::showFooter()
{
    QStringList parts{tr("%n client(s)", nullptr, m_model->rowCount())};
    if (const int selected = int(selectedIds().size()))
        parts << tr("%n selected", nullptr, selected);
    const QDateTime sync = context().inventory->lastSync();
    const QString name = context().backend->info().name;
    if (context().backend->state() == backends::BackendState::Online)
        parts << name;
    else if (sync.isValid())
        parts << tr("%1, from the snapshot of %2").arg(name, Format::shortTime(sync));
    m_footer->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace octroi::pages
