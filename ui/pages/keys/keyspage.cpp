// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keys/keyspage.h"

#include "models/format.h"
#include "models/keysmodel.h"
#include "pages/credentialdetail.h"
#include "pages/filterassist.h"
#include "pages/keys/bulkbar.h"
#include "pages/keys/keyslayouts.h"
#include "pages/keys/pinbar.h"
#include "pages/keys/selectionkeeper.h"
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
#include "widgets/sectionedview.h"
#include "widgets/skeleton.h"
#include "widgets/sparklinedelegate.h"
#include "widgets/surface.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>

namespace octroi::pages {

using models::Format;
using models::KeysModel;
using widgets::Button;
using widgets::Label;
using State = widgets::ViewStates::State;

KeysPage::KeysPage(Context context, OpenConnections *all, QWidget *parent)
    : CountedPage(context, parent)
    , m_all(all ? all : new OpenConnections(this))
    , m_model(new KeysModel(m_all->holdings(), *context.clock, this))
    , m_header(new widgets::PageHeader)
    , m_csv(new Button(QString(), Button::Kind::Secondary))
    , m_issue(new Button(QString(), Button::Kind::Primary))
    , m_columns(new widgets::IconButton(QStringLiteral("columns"), QString()))
    , m_filter(new widgets::FilterField)
    , m_assist(new FilterAssist(*m_filter, m_all->holdings(), this))
    , m_pins(new PinBar)
    , m_note(new widgets::Note(theme::Tone::Warning))
    , m_table(new widgets::SectionedView)
    , m_keeper(nullptr)
    , m_layouts(nullptr)
    , m_footer(new Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
    , m_detailSpace(new QWidget)
    , m_bulk(new BulkBar)
{
    m_all->add({context});
    m_model->setAwake(false); // until somebody looks
    build();
    connectActions();
    connectData();
    m_model->sort(KeysModel::Expires, Qt::AscendingOrder);
    m_model->setCounted(m_pins->filters());
    retranslate();
    updateState();
    updateSelection();
}

void KeysPage::build()
{
    m_csv->setIconName(QStringLiteral("copy"));
    m_issue->setIconName(QStringLiteral("plus"));
    m_header->addAction(m_csv);
    m_header->addAction(m_columns);
    m_header->addAction(m_issue);

    m_table->setModel(m_model);
    auto *state = new widgets::ChipDelegate(m_table);
    auto *dates = new widgets::RelativeDateDelegate(m_table);
    m_table->setItemDelegateForColumn(KeysModel::State, state);
    m_table->setItemDelegateForColumn(KeysModel::LastUsed, dates);
    m_table->setItemDelegateForColumn(KeysModel::Expires, dates);
    m_table->setItemDelegateForColumn(KeysModel::Identifier, new widgets::MonoDelegate(m_table));
    m_table->setItemDelegateForColumn(KeysModel::Requests, new widgets::SparklineDelegate(m_table));
    m_table->setItemDelegateForColumn(KeysModel::Created, dates);
    m_table->setColumnWidths({0, 136, 126, 108, 112, 108, 64, 92, 100, 148, 96, 96, 92, 88, 104});
    m_table->setFixedColumns({KeysModel::Name});
    for (const int column : {KeysModel::Environment, KeysModel::Plan, KeysModel::Created, KeysModel::Bytes, KeysModel::Kind})
        m_table->setColumnHidden(column, true); // until they are asked for
    m_table->setLeaving({{KeysModel::Application}, {KeysModel::Scopes}, {KeysModel::Backend, 40}, {KeysModel::Identifier},
                         {KeysModel::Partner}, {KeysModel::LastUsed}, {KeysModel::Backend}});
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(KeysModel::Expires, Qt::AscendingOrder);
    m_layouts = new KeysLayouts(*m_table, *m_model, this);
    m_table->states().skeleton()->setColumns({24, 200, 350, 480, 610, 720});

    auto *left = new QVBoxLayout;
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(m_header);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(24, 0, 24, 0);
    filterRow->addWidget(m_filter);
    left->addLayout(filterRow);
    left->addWidget(m_pins);
    auto *noteRow = new QHBoxLayout;
    noteRow->setContentsMargins(24, 0, 24, 0);
    noteRow->addWidget(m_note);
    m_note->hide();
    left->addLayout(noteRow);
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
    // The keyboard goes through the page in the order in which its parts came into it: the list, then what
    // floats.
    m_bulk->setParent(this);
    m_detailSpace->hide();
    m_bulk->hide();
}

void KeysPage::connectData()
{
    // Many credentials change at once in a sync; counts and states are looked at once.
    m_soon.setSingleShot(true);
    m_soon.setInterval(60);
    connect(&m_soon, &QTimer::timeout, this, &KeysPage::updateState);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    const auto follow = [this, soon] {
        if (m_detail && m_detail->isVisible())
            m_detail->follow();
        soon();
    };
    inventory::Holdings &holdings = m_all->holdings();
    connect(&holdings, &inventory::Holdings::changed, this, follow);
    connect(&holdings, &inventory::Holdings::rowChanged, this, follow);
    connect(m_all, &OpenConnections::statesChanged, this, [this, soon] {
        updateReadOnly();
        m_table->viewport()->update(); // a backend that is away looks so
        soon();
    });
    connect(m_all, &OpenConnections::changed, this, soon);
    connect(m_all, &OpenConnections::leaving, this, &KeysPage::leave);
    m_minute.setInterval(60'000);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_model->refreshTimes();
    });
    m_minute.start();
    m_keeper = new SelectionKeeper(*m_table, *m_model, this);
    connect(m_keeper, &SelectionKeeper::restored, this, &KeysPage::updateSelection);
    connect(m_model, &KeysModel::searched, this, [this] {
        m_table->setSections(m_model->sections());
        updateState();
    });
    connect(m_model, &KeysModel::counted, m_pins, &PinBar::setCounts);
    connect(m_pins, &PinBar::savedChanged, this, [this] { m_model->setCounted(m_pins->filters()); });
    connect(m_pins, &PinBar::savedChanged, this, &KeysPage::savedFiltersChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &KeysPage::updateSelection);
    connect(m_assist, &FilterAssist::filterChanged, this, &KeysPage::applyFilter);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &KeysPage::placeFloating);
}

QString KeysPage::pageTitle() const
{
    return tr("Credentials");
}

void KeysPage::retranslate()
{
    m_header->setTitle(pageTitle());
    m_csv->setText(tr("Copy as CSV"));
    m_columns->setName(tr("Columns, grouping and layouts"));
    m_issue->setText(tr("Issue…"));
    m_table->setAccessibleName(tr("Credentials"));
    m_note->setAction(tr("Try again"));
    m_assist->retranslate();
    m_pins->retranslate();
    m_bulk->retranslate();
    for (CredentialDetail *detail : std::as_const(m_details))
        detail->retranslate();
    m_model->retranslate();
    updateReadOnly();
    updateState();
}

void KeysPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

void KeysPage::applyFilter()
{
    m_model->setFilter(m_assist->filter());
    m_pins->setFilter(m_assist->text());
    updateState();
}

void KeysPage::updateState()
{
    const int total = m_model->total(), shown = m_model->rowCount();
    m_filter->setCount(total > 0 ? Format::count(shown) : QString(),
                       total > 0 ? tr(" of %1").arg(Format::count(total)) : QString());
    showListState(total, shown);
    showNote(total);
    selectWanted();
    showFooter();
    Q_EMIT countChanged();
}

void KeysPage::showListState(int total, int shown)
{
    if (shown > 0)
        return m_table->setViewState(State::Full);
    if (total > 0 && !m_model->isSearching())
        return showEmpty();
    bool reading = m_model->isSearching();
    const OpenConnection *failed = nullptr;
    for (const OpenConnection &one : m_all->all()) {
        const inventory::Inventory &inventory = *one.inventory;
        const bool isFailed = inventory.syncState() == inventory::SyncState::Failed;
        if (isFailed && !failed)
            failed = &one;
        reading = reading || (!isFailed && (!inventory.lastSync().isValid() ||
                                            inventory.syncState() == inventory::SyncState::Reading));
    }
    if (failed && !reading) {
        const Error error = failed->inventory->lastError();
        widgets::ErrorState *state = m_table->states().error();
        state->setTitle(tr("%1 did not answer").arg(failed->backend->info().name));
        state->setText(tr("The list of credentials could not be read. %1").arg(Format::error(error)));
        state->setDetails(Format::errorDetails(error));
        return m_table->setViewState(State::Error);
    }
    if (reading)
        return m_table->setViewState(State::Loading);
    showEmpty();
}

/// Rows of the last run are shown with their age until the backend has answered.
QString KeysPage::awaySentence() const
{
    QStringList away;
    QString only;
    for (const OpenConnection &one : m_all->all()) {
        const inventory::Inventory &inventory = *one.inventory;
        const int rows = int(inventory.keyTable().count() + inventory.clientTable()->count());
        if (rows == 0 || !m_all->isAway(one))
            continue;
        const QString name = one.backend->info().name, time = Format::shortTime(inventory.lastSync());
        only = tr("%1 is offline: %n row(s) of the snapshot of %2 (%3).", nullptr, rows)
                   .arg(name, time, Format::relative(inventory.lastSync(), context().clock->now()));
        away << tr("%1 (%2)", "backend, time of its snapshot").arg(name, time);
    }
    if (away.size() < 2)
        return only;
    return tr("%n backend(s) are offline, their rows are those of the last snapshot: %1.", nullptr, int(away.size()))
        .arg(away.join(QStringLiteral(", ")));
}

void KeysPage::showNote(int total)
{
    const QString away = total > 0 ? awaySentence() : QString();
    const bool told = !m_told.isEmpty();
    m_note->setVisible(told || !away.isEmpty());
    m_note->setTone(told ? m_toldTone : theme::Tone::Warning);
    m_note->setText(told ? m_told : away);
    m_note->setAction(told ? tr("Close") : tr("Try again"));
}

qint64 KeysPage::count() const
{
    return m_model->total();
}

void KeysPage::showEmpty()
{
    widgets::EmptyState *empty = m_table->states().empty();
    if (m_model->total() == 0) {
        empty->setPicture(widgets::EmptyState::Picture::Gate);
        empty->setTitle(tr("No credentials yet"));
        empty->setText(tr("A credential is what a caller shows to be let in: an API key or an OAuth client. Issue "
                          "one, and its use appears here."));
        empty->setAction(tr("Issue the first key…"));
        empty->setActionDisabledReason(context().spine->isReadOnly() ? tr("This window is read-only.")
                                                                     : QString());
        empty->setLinks({});
    } else {
        const auto [rest, last] = m_assist->withoutLastTerm();
        empty->setPicture(widgets::EmptyState::Picture::None);
        empty->setTitle(tr("Nothing matches"));
        empty->setText(tr("No credential is %1").arg(m_assist->text()));
        empty->setAction(tr("Clear the filter"), QString(), false);
        empty->setActionDisabledReason({});
        empty->setLinks(last.isEmpty() ? QStringList() : QStringList{tr("Without %1").arg(last)});
    }
    m_table->setViewState(State::Empty);
}

void KeysPage::showFooter()
{
    QStringList parts{tr("%n credential(s)", nullptr, m_model->rowCount())};
    if (const int selected = selectedCount()) {
        const int backends = selectedBackends();
        const QString sum = tr("%n selected", nullptr, selected);
        parts << (backends > 1 ? tr("%1 on %n backend(s)", "how many are selected", backends).arg(sum) : sum);
    }
    QDateTime oldest;
    int away = 0;
    for (const OpenConnection &one : m_all->all()) {
        const QDateTime sync = one.inventory->lastSync();
        if (one.backend->state() == backends::BackendState::Online || !sync.isValid())
            continue;
        ++away;
        oldest = oldest.isValid() ? qMin(oldest, sync) : sync;
    }
    const auto number = int(m_all->all().size());
    const QString name = context().backend->info().name, time = Format::shortTime(oldest);
    if (number > 1)
        parts << (away > 0 ? tr("%1, %n of them from the snapshot of %2", "4 backends, 1 of them …", away)
                                 .arg(tr("%n backend(s)", nullptr, number), time)
                           : tr("%n backend(s)", nullptr, number));
    else if (away > 0)
        parts << tr("%1, from the snapshot of %2").arg(name, time);
    else if (context().backend->state() == backends::BackendState::Online)
        parts << name;
    m_footer->setText(parts.join(QStringLiteral(" · ")));
}

QJsonArray KeysPage::savedFilters() const
{
    return m_pins->saved();
}

} // namespace octroi::pages
