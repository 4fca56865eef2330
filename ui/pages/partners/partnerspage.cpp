// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/partners/partnerspage.h"

#include "models/format.h"
#include "models/partnertreemodel.h"
#include "models/roles.h"
#include "pages/partners/partnertables.h"
#include "pages/partners/partnerview.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/field.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/sparklinedelegate.h"
#include "widgets/surface.h"
#include "widgets/treeview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>

namespace octroi::pages {

using inventory::Inventory;
using models::Format;
using models::PartnerTreeModel;
using State = widgets::ViewStates::State;

PartnersPage::PartnersPage(Context context, QWidget *parent)
    : Page(context, parent)
    , m_model(new PartnerTreeModel(*context.inventory, this))
    , m_title(new widgets::Label(QString(), theme::Type::Page))
    , m_count(new widgets::Label(QString(), theme::Type::Body, theme::Color::TextMuted))
    , m_add(new widgets::IconButton(QStringLiteral("plus"), QString()))
    , m_search(new widgets::Field)
    , m_tree(new widgets::TreeView)
    , m_stack(new QStackedWidget)
    , m_scroll(new QScrollArea)
    , m_view(new PartnerView(context))
    , m_none(new widgets::EmptyState(widgets::EmptyState::Picture::People))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(side());
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_view);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_view->setAutoFillBackground(false);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_none);
    auto *page = new widgets::Surface(theme::Color::BgPage);
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(0, 0, 0, 0);
    pageLayout->addWidget(m_stack);
    row->addWidget(page, 1);
    connectAll();
    retranslate();
    updateSelection();
}

QWidget *PartnersPage::side()
{
    auto *side = new widgets::Surface(theme::Color::BgSurface);
    side->setEdges(Qt::RightEdge);
    const auto fit = [side] { side->setFixedWidth(qRound(280 * qMin(1.4, theme::Theme::instance().textScale()))); };
    fit();
    connect(&theme::Theme::instance(), &theme::Theme::changed, side, fit);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 12, 8, 12);
    head->setSpacing(12);
    head->addWidget(m_title);
    head->addWidget(m_count, 1);
    head->addWidget(m_add);
    column->addLayout(head);
    auto *filter = new QHBoxLayout;
    filter->setContentsMargins(12, 0, 12, 8);
    m_search->setIconName(QStringLiteral("filter"));
    m_search->lineEdit()->setClearButtonEnabled(true);
    filter->addWidget(m_search);
    column->addLayout(filter);
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setItemDelegateForColumn(PartnerTreeModel::Usage, new widgets::SparklineDelegate(m_tree, 44, 0));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(40);
    m_tree->header()->setSectionResizeMode(PartnerTreeModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(PartnerTreeModel::Usage, QHeaderView::Fixed);
    m_tree->setColumnWidth(PartnerTreeModel::Usage, 72);
    column->addWidget(m_tree, 1);
    return side;
}

void PartnersPage::connectAll()
{
    Inventory *inventory = context().inventory;
    m_soon.setSingleShot(true);
    m_soon.setInterval(60);
    connect(&m_soon, &QTimer::timeout, this, &PartnersPage::updateState);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    for (const auto signal : {&Inventory::reset, &Inventory::directoryChanged, &Inventory::usageChanged,
                              &Inventory::catalogueChanged, &Inventory::syncStateChanged})
        connect(inventory, signal, this, soon);
    connect(inventory, &Inventory::keyChanged, this, soon);
    connect(context().spine, &change::Spine::readOnlyChanged, this, &PartnersPage::updateState);
    connect(m_search, &widgets::Field::textChanged, this, [this](const QString &text) {
        m_model->setSearch(text);
        if (!text.trimmed().isEmpty())
            m_tree->expandAll();
        updateState();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PartnersPage::updateSelection);
    connect(m_tree, &widgets::TreeView::rowActivated, this, [this] {
        if (selectedKind() == QLatin1String("key"))
            Q_EMIT goTo({QStringLiteral("credentials"), selectedId(), {}});
    });
    connect(m_tree, &widgets::TreeView::contextMenuWanted, this, &PartnersPage::showMenu);
    connect(m_add, &QAbstractButton::clicked, this,
            [this] { Q_EMIT createRequested(QStringLiteral("partner"), {}); });
    connect(m_none, &widgets::EmptyState::actionTriggered, this,
            [this] { Q_EMIT createRequested(QStringLiteral("partner"), {}); });
    connect(m_tree->states().error(), &widgets::ErrorState::retryRequested, inventory, &Inventory::sync);
    connect(m_view, &PartnerView::issueRequested, this, &PartnersPage::createNew);
    connect(m_view, &PartnerView::editRequested, this,
            [this] { Q_EMIT editRequested(QStringLiteral("partner"), m_view->partnerId()); });
    connect(m_view, &PartnerView::offboardRequested, this,
            [this] { Q_EMIT editRequested(QStringLiteral("offboard"), m_view->partnerId()); });
    connect(m_view, &PartnerView::changeRequested, this,
            [this](const change::Change &change) { Q_EMIT changeRequested({change}); });
    connect(m_view, &PartnerView::auditRequested, this, [this] {
        Q_EMIT goTo({QStringLiteral("audit"), m_view->partnerId(), {}});
    });
    PartnerTables *tables = m_view->tables();
    connect(tables, &PartnerTables::addApplicationRequested, this,
            [this] { Q_EMIT createRequested(QStringLiteral("application"), m_view->partnerId()); });
    connect(tables, &PartnerTables::renameApplicationRequested, this,
            [this](const QString &id) { Q_EMIT editRequested(QStringLiteral("application"), id); });
    connect(tables, &PartnerTables::issueRequested, this, &PartnersPage::issueKeyRequested);
    connect(tables, &PartnerTables::keyRequested, this, [this](const QString &id) {
        Q_EMIT goTo({QStringLiteral("credentials"), id, {}});
    });
    connect(tables, &PartnerTables::showAllRequested, this, [this] {
        const auto *partner = context().inventory->partner(m_view->partnerId());
        Q_EMIT goTo({QStringLiteral("credentials"),
                     {},
                     partner ? QStringLiteral("partner:\"%1\"").arg(partner->name) : QString()});
    });
}

QString PartnersPage::pageTitle() const
{
    return tr("Partners");
}

void PartnersPage::retranslate()
{
    m_title->setText(pageTitle());
    m_add->setName(tr("New partner"));
    m_search->setPlaceholderText(tr("Filter partners"));
    m_search->setAccessibleLabel(tr("Filter partners"));
    m_tree->setAccessibleName(tr("Partners, applications and credentials"));
    m_none->setTitle(tr("No partners yet"));
    m_none->setText(tr("A partner is who is given access: a department, a business partner or a third party. "
                       "Create one, give it an "
                       "application, and issue its first key."));
    m_none->setAction(tr("New partner…"));
    m_view->retranslate();
    updateState();
}

void PartnersPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

void PartnersPage::updateState()
{
    const Inventory &inventory = *context().inventory;
    const int total = int(inventory.partners().size());
    m_count->setText(total > 0 ? Format::count(total) : QString());
    const bool readOnly = context().spine->isReadOnly();
    m_add->setEnabled(!readOnly);
    m_none->setActionDisabledReason(readOnly ? tr("This window is read-only.") : QString());
    m_view->updateReadOnly();
    if (m_model->rowCount() > 0) {
        m_tree->setViewState(State::Full);
    } else if (total > 0) {
        widgets::EmptyState *empty = m_tree->states().empty();
        empty->setPicture(widgets::EmptyState::Picture::None);
        empty->setTitle(tr("Nothing matches"));
        empty->setText({});
        empty->setAction({});
        m_tree->setViewState(State::Empty);
    } else if (inventory.syncState() == inventory::SyncState::Failed) {
        widgets::ErrorState *error = m_tree->states().error();
        error->setTitle(tr("%1 did not answer").arg(context().backend->info().name));
        error->setText(Format::error(inventory.lastError()));
        error->setDetails(Format::errorDetails(inventory.lastError()));
        m_tree->setViewState(State::Error);
    } else {
        m_tree->setViewState(inventory.lastSync().isValid() ? State::Full : State::Loading);
    }
    if (!m_wanted.isEmpty() && m_model->indexOf(m_wanted).isValid())
        select(m_wanted);
    else if (!m_tree->currentIndex().isValid() && m_model->rowCount() > 0)
        m_tree->setCurrentIndex(m_model->index(0, 0));
    updateSelection();
}

QString PartnersPage::selectedKind() const
{
    return m_tree->currentIndex().data(models::kKindRole).toString();
}

QString PartnersPage::selectedId() const
{
    return m_tree->currentIndex().siblingAtColumn(0).data(models::kIdRole).toString();
}

void PartnersPage::updateSelection()
{
    const Inventory &inventory = *context().inventory;
    const QString kind = selectedKind(), id = selectedId();
    const auto key = kind == QLatin1String("key") ? inventory.key(id) : std::nullopt;
    const QString applicationId = key                                    ? key->applicationId
                                  : kind == QLatin1String("application") ? id
                                                                         : QString();
    const domain::Application *application = inventory.application(applicationId);
    const domain::Partner *partner = inventory.partner(application ? application->partnerId : id);
    if (partner)
        m_view->setPartner(*partner, applicationId);
    m_stack->setCurrentWidget(!inventory.partners().empty() || !inventory.lastSync().isValid()
                                  ? static_cast<QWidget *>(m_scroll)
                                  : m_none);
    m_scroll->setVisible(m_stack->currentWidget() == m_scroll);
    m_view->setVisible(!m_view->partnerId().isEmpty());
}

void PartnersPage::select(const QString &id)
{
    const QModelIndex index = m_model->indexOf(id);
    if (!index.isValid())
        return;
    m_wanted.clear();
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void PartnersPage::open(const Target &target)
{
    if (target.objectId.isEmpty())
        return;
    if (!m_model->indexOf(target.objectId).isValid())
        m_search->setText({});
    m_wanted = target.objectId;
    select(target.objectId);
}

bool PartnersPage::focusFilter()
{
    m_search->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    m_search->lineEdit()->selectAll();
    return true;
}

// Ctrl+N means what can be made here next: a partner, its first application, or a key.
bool PartnersPage::createNew()
{
    if (context().spine->isReadOnly())
        return false;
    const auto applications = context().inventory->applicationsOf(m_view->partnerId());
    if (m_view->partnerId().isEmpty())
        Q_EMIT createRequested(QStringLiteral("partner"), {});
    else if (applications.empty())
        Q_EMIT createRequested(QStringLiteral("application"), m_view->partnerId());
    else
        Q_EMIT issueKeyRequested(selectedKind() == QLatin1String("application") ? selectedId()
                                                                                : applications.front()->id);
    return true;
}

bool PartnersPage::renameSelected()
{
    if (selectedId().isEmpty() || context().spine->isReadOnly())
        return false;
    if (selectedKind() == QLatin1String("key"))
        Q_EMIT editKeyRequested(selectedId(), QStringLiteral("name"));
    else
        Q_EMIT editRequested(selectedKind(), selectedId());
    return true;
}

bool PartnersPage::removeSelected()
{
    if (context().spine->isReadOnly())
        return false;
    if (selectedKind() == QLatin1String("partner")) {
        Q_EMIT editRequested(QStringLiteral("offboard"), selectedId());
        return true;
    }
    if (selectedKind() != QLatin1String("key"))
        return false;
    Q_EMIT changeRequested({change::RevokeKey{selectedId()}});
    return true;
}

bool PartnersPage::closeTopmost()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->setText({});
    return true;
}

void PartnersPage::showMenu(const QModelIndex &index, const QPoint &global)
{
    if (!index.isValid())
        return;
    m_tree->setCurrentIndex(index);
    const QString kind = selectedKind(), id = selectedId();
    const bool changeable = !context().spine->isReadOnly();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, auto &&what, bool enabled) {
        QAction *action = menu->addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, what);
    };
    if (kind == QLatin1String("partner"))
        add(
            tr("Add application…"), [this, id] { Q_EMIT createRequested(QStringLiteral("application"), id); },
            changeable);
    if (kind == QLatin1String("application"))
        add(
            tr("Issue a key…"), [this, id] { Q_EMIT issueKeyRequested(id); }, changeable);
    if (kind == QLatin1String("key"))
        add(
            tr("Show in the list"),
            [this, id] {
                Q_EMIT goTo({QStringLiteral("credentials"), id, {}});
            },
            true);
    add(
        tr("Rename…"), [this] { renameSelected(); }, changeable);
    if (kind == QLatin1String("partner"))
        add(
            tr("Offboard…"), [this, id] { Q_EMIT editRequested(QStringLiteral("offboard"), id); }, changeable);
    menu->popup(global);
}

QJsonObject PartnersPage::saveState() const
{
    return {{QStringLiteral("search"), m_search->text()},
            {QStringLiteral("selected"), selectedId()},
            {QStringLiteral("expanded"), QJsonArray::fromStringList(m_tree->expandedIds())}};
}

void PartnersPage::restoreState(const QJsonObject &state)
{
    m_search->setText(state.value(QLatin1String("search")).toString());
    QStringList ids;
    for (const QJsonValue &value : state.value(QLatin1String("expanded")).toArray())
        ids << value.toString();
    m_tree->expandIds(ids);
    m_wanted = state.value(QLatin1String("selected")).toString();
    select(m_wanted);
}

} // namespace octroi::pages
