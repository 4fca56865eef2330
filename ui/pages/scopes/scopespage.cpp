// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/scopes/scopespage.h"

#include "models/apismodel.h"
#include "models/capabilitywords.h"
#include "models/format.h"
#include "models/roles.h"
#include "models/scopetreemodel.h"
#include "pages/scopes/apipart.h"
#include "pages/scopes/reachcard.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chipdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/field.h"
#include "widgets/link.h"
#include "widgets/note.h"
#include "widgets/pageheader.h"
#include "widgets/tableview.h"
#include "widgets/treeview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>

namespace octroi::pages {

using inventory::Inventory;
using models::ApisModel;
using models::Format;
using models::ScopeTreeModel;
using widgets::Button;
using State = widgets::ViewStates::State;

ScopesPage::ScopesPage(Context context, QWidget *parent)
    : Page(context, parent)
    , m_apis(new ApisModel(*context.inventory, this))
    , m_scopes(new ScopeTreeModel(*context.inventory, false, this))
    , m_header(new widgets::PageHeader)
    , m_import(new Button(QString(), Button::Kind::Secondary))
    , m_newApi(new Button(QString(), Button::Kind::Primary))
    , m_newScope(new Button(QString(), Button::Kind::Secondary))
    , m_newPlan(new Button(QString(), Button::Kind::Secondary))
    , m_note(new widgets::Note(theme::Tone::Warning))
    , m_scopesNote(new widgets::Note(theme::Tone::Info))
    , m_apisCard(new widgets::Card)
    , m_scopesCard(new widgets::Card)
    , m_apiPart(new ApiPart(context))
    , m_reach(new ReachCard(context))
    , m_apisCount(new widgets::Badge)
    , m_scopesCount(new widgets::Badge)
    , m_apisTable(new widgets::TableView)
    , m_editApi(new widgets::Link)
    , m_editScope(new widgets::Link)
    , m_replaceScope(new widgets::Link)
    , m_holders(new widgets::Link)
    , m_search(new widgets::Field)
    , m_tree(new widgets::TreeView)
{
    for (Button *button : {m_newPlan, m_newScope, m_import, m_newApi}) {
        button->setIconName(button == m_import ? QStringLiteral("upload") : QStringLiteral("plus"));
        m_header->addAction(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(24, 0, 24, 24);
    body->setSpacing(16);
    m_note->hide();
    body->addWidget(m_note);
    auto *parts = new QHBoxLayout;
    parts->setSpacing(16);
    auto *left = new QVBoxLayout;
    left->setSpacing(16);
    left->addWidget(apisPart(), 2);
    left->addWidget(m_apiPart, 3);
    parts->addLayout(left, 5);
    auto *right = new QVBoxLayout;
    right->setSpacing(16);
    right->addWidget(scopesPart(), 5);
    right->addWidget(m_reach, 4);
    parts->addLayout(right, 6);
    body->addLayout(parts, 1);
    column->addLayout(body, 1);
    connectAll();
    retranslate();
}

QWidget *ScopesPage::apisPart()
{
    m_apisTable->setModel(m_apis);
    m_apisTable->setEdge(16);
    m_apisTable->setColumnWidths({0, 170, 104});
    m_apisCard->setBodyMargins({0, 0, 0, 0});
    m_apisCard->addHeadWidget(m_apisCount);
    m_apisCard->addHeadWidget(m_editApi);
    m_apisCard->body()->addWidget(m_apisTable, 1);
    return m_apisCard;
}

QWidget *ScopesPage::scopesPart()
{
    m_tree->setModel(m_scopes);
    m_tree->setItemDelegateForColumn(ScopeTreeModel::Sensitivity, new widgets::ChipDelegate(m_tree));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ScopeTreeModel::Description, QHeaderView::Stretch);
    m_tree->setColumnWidths({{ScopeTreeModel::Name, 196}, {ScopeTreeModel::Sensitivity, 92}, {ScopeTreeModel::LongestLife, 92}, {ScopeTreeModel::Holders, 64}});
    m_tree->expandAll();
    m_search->setIconName(QStringLiteral("search"));
    m_search->lineEdit()->setClearButtonEnabled(true);
    m_scopesCard->setBodyMargins({0, 0, 0, 0});
    m_scopesCard->addHeadWidget(m_scopesCount);
    m_scopesCard->addHeadWidget(m_holders);
    m_scopesCard->addHeadWidget(m_replaceScope);
    m_scopesCard->addHeadWidget(m_editScope);
    m_scopesNote->setSmall(true);
    m_scopesNote->hide();
    auto *search = new QVBoxLayout;
    search->setContentsMargins(16, 0, 16, 8);
    search->setSpacing(8);
    search->addWidget(m_scopesNote);
    search->addWidget(m_search);
    m_scopesCard->body()->addLayout(search);
    m_scopesCard->body()->addWidget(m_tree, 1);
    return m_scopesCard;
}

void ScopesPage::connectAll()
{
    Inventory *inventory = context().inventory;
    m_soon.setSingleShot(true);
    m_soon.setInterval(60);
    connect(&m_soon, &QTimer::timeout, this, &ScopesPage::updateState);
    for (const auto signal : {&Inventory::reset, &Inventory::catalogueChanged, &Inventory::syncStateChanged})
        connect(inventory, signal, &m_soon, qOverload<>(&QTimer::start));
    connect(context().spine, &change::Spine::readOnlyChanged, this, &ScopesPage::updateState);
    connect(m_note, &widgets::Note::actionTriggered, inventory, &Inventory::sync);
    connect(m_apisTable->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ScopesPage::updateApi);
    connect(m_apis, &QAbstractItemModel::dataChanged, this, &ScopesPage::updateApi);
    connect(m_apisTable, &widgets::TableView::rowActivated, this, &ScopesPage::editApi);
    connect(m_apiPart, &ApiPart::editRequested, this, &ScopesPage::editApi);
    connect(m_reach, &ReachCard::goTo, this, &ScopesPage::goTo);
    connect(m_tree, &widgets::TreeView::rowActivated, this, &ScopesPage::editScope);
    connect(m_tree, &widgets::TreeView::contextMenuWanted, this, &ScopesPage::showScopeMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ScopesPage::selectScope);
    connect(m_scopes, &QAbstractItemModel::modelReset, m_tree, &QTreeView::expandAll);
    connect(m_search, &widgets::Field::textChanged, this, [this](const QString &text) {
        m_scopes->setSearch(text);
        m_tree->expandAll();
        updateState();
    });
    const auto create = [this](const QString &kind) {
        return [this, kind] {
            Q_EMIT createRequested(kind, kind == QLatin1String("scope")
                                             ? scopeName().section(QLatin1Char(':'), 0, -2)
                                             : QString());
        };
    };
    connect(m_newApi, &QAbstractButton::clicked, this, create(QStringLiteral("api")));
    connect(m_newScope, &QAbstractButton::clicked, this, create(QStringLiteral("scope")));
    connect(m_newPlan, &QAbstractButton::clicked, this, create(QStringLiteral("plan")));
    connect(m_apisTable->states().empty(), &widgets::EmptyState::actionTriggered, this,
            create(QStringLiteral("api")));
    connect(m_tree->states().empty(), &widgets::EmptyState::actionTriggered, this,
            create(QStringLiteral("scope")));
    connect(m_apisTable->states().error(), &widgets::ErrorState::retryRequested, inventory, &Inventory::sync);
    connect(m_editApi, &QAbstractButton::clicked, this, &ScopesPage::editApi);
    connect(m_editScope, &QAbstractButton::clicked, this, &ScopesPage::editScope);
    connect(m_replaceScope, &QAbstractButton::clicked, this, &ScopesPage::replaceScope);
    connect(m_import, &QAbstractButton::clicked, this,
            [this] { Q_EMIT createRequested(QStringLiteral("api_import"), QString()); });
    connect(m_holders, &QAbstractButton::clicked, this, [this] {
        Q_EMIT goTo({QStringLiteral("credentials"), {}, QStringLiteral("scope:") + scopeName()});
    });
}

QString ScopesPage::pageTitle() const
{
    return tr("APIs & scopes");
}

void ScopesPage::retranslate()
{
    m_header->setTitle(pageTitle());
    m_import->setText(tr("Import OpenAPI…"));
    m_newApi->setText(tr("New API…"));
    m_newScope->setText(tr("New scope…"));
    m_newPlan->setText(tr("New plan…"));
    m_apisCard->setTitle(tr("APIs"));
    m_scopesCard->setTitle(tr("Scopes"));
    m_editApi->setText(tr("Edit…"));
    m_editApi->setAccessibleName(tr("Edit the API"));
    m_editScope->setText(tr("Edit…"));
    m_editScope->setAccessibleName(tr("Edit the scope"));
    m_replaceScope->setText(tr("Rename or merge…"));
    m_replaceScope->setAccessibleName(tr("Rename or merge the scope"));
    m_holders->setText(tr("Show who has it"));
    m_search->setPlaceholderText(tr("Search scopes"));
    m_search->setAccessibleLabel(tr("Search scopes"));
    m_apisTable->setAccessibleName(tr("APIs"));
    m_tree->setAccessibleName(tr("Scopes"));
    m_note->setAction(tr("Try again"));
    widgets::EmptyState *apis = m_apisTable->states().empty();
    apis->setPicture(widgets::EmptyState::Picture::None);
    updateState();
}

void ScopesPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

void ScopesPage::updateState()
{
    const Inventory &inventory = *context().inventory;
    const bool failed = inventory.syncState() == inventory::SyncState::Failed,
               read = inventory.lastSync().isValid();
    const int apis = int(inventory.apis().size()), scopes = int(inventory.scopes().size());
    m_apisCount->setText(Format::count(apis));
    m_scopesCount->setText(Format::count(scopes));
    widgets::ErrorState *error = m_apisTable->states().error();
    error->setTitle(tr("%1 did not answer").arg(context().backend->info().name));
    error->setText(Format::error(inventory.lastError()));
    error->setDetails(Format::errorDetails(inventory.lastError()));
    const QString noApis = models::CapabilityWords::whyNot(*context().backend, backends::Capability::Apis);
    widgets::EmptyState *noneYet = m_apisTable->states().empty();
    noneYet->setTitle(noApis.isEmpty() ? tr("No APIs yet") : tr("No APIs here"));
    noneYet->setText(noApis.isEmpty() ? tr("An API is what is shared: a base path and its endpoints.") : noApis);
    noneYet->setAction(noApis.isEmpty() ? tr("New API…") : QString(), QStringLiteral("plus"), false);
    const QString caveat = models::CapabilityWords::caveat(*context().backend, backends::Capability::Scopes);
    m_scopesNote->setText(caveat);
    m_scopesNote->setVisible(!caveat.isEmpty());
    const State none = failed && !read ? State::Error : read ? State::Empty : State::Loading;
    m_apisTable->setViewState(apis > 0 ? State::Full : none);
    widgets::EmptyState *empty = m_tree->states().empty();
    empty->setPicture(widgets::EmptyState::Picture::None);
    empty->setTitle(scopes > 0 ? tr("Nothing matches") : tr("No scopes yet"));
    empty->setText(scopes > 0
                       ? QString()
                       : tr("A scope is the smallest right that can be granted, such as orders:read."));
    empty->setAction(scopes > 0 ? QString() : tr("New scope…"), QStringLiteral("plus"), false);
    m_tree->setViewState(m_scopes->rowCount() > 0 ? State::Full : read ? State::Empty : State::Loading);
    m_note->setVisible(failed && read);
    if (failed && read)
        m_note->setText(tr("%1 is offline: this is from %2.")
                            .arg(context().backend->info().name, Format::shortTime(inventory.lastSync())));
    if (!m_apisTable->currentIndex().isValid() && apis > 0)
        m_apisTable->setCurrentIndex(m_apis->index(0, 0)); // selectRow() finds no column in a window from right to left
    updateApi();
    updateActions();
}

void ScopesPage::updateApi()
{
    m_apiPart->setApi(apiId());
    m_apiPart->setVisible(models::CapabilityWords::whyNot(*context().backend, backends::Capability::Apis).isEmpty());
    updateActions();
}

} // namespace octroi::pages
