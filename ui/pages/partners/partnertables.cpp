// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/partners/partnertables.h"

#include "models/applicationsmodel.h"
#include "models/format.h"
#include "models/keysmodel.h"
#include "models/roles.h"
#include "widgets/badge.h"
#include "widgets/card.h"
#include "widgets/chipdelegate.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/monodelegate.h"
#include "widgets/relativedatedelegate.h"
#include "widgets/sparklinedelegate.h"
#include "widgets/tableview.h"

#include <QHeaderView>
#include <QMenu>
#include <QVBoxLayout>

namespace octroi::pages {

using models::ApplicationsModel;
using models::KeysModel;

namespace {

constexpr int kMostRows = 10;

void fitHeight(widgets::TableView &table)
{
    const int rows = std::min(kMostRows, table.model()->rowCount());
    table.setFixedHeight(theme::kTableHeader + rows * theme::kRow + 2);
    table.setVisible(rows > 0);
}

} // namespace

PartnerTables::PartnerTables(Context context, QWidget *parent)
    : QWidget(parent)
    , m_applications(new ApplicationsModel(*context.inventory, this))
    , m_keys(new KeysModel(*context.inventory, this))
    , m_applicationsCard(new widgets::Card)
    , m_keysCard(new widgets::Card)
    , m_applicationsCount(new widgets::Badge)
    , m_keysCount(new widgets::Badge)
    , m_add(new widgets::Link)
    , m_all(new widgets::Link)
    , m_applicationsTable(new widgets::TableView)
    , m_keysTable(new widgets::TableView)
    , m_applicationsEmpty(new widgets::Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_keysEmpty(new widgets::Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    const auto fill = [column](widgets::Card *card, widgets::Badge *count, widgets::Link *link,
                               widgets::TableView *table, widgets::Label *empty) {
        card->addHeadWidget(count);
        card->addHeadWidget(link);
        card->setBodyMargins({0, 0, 0, 0});
        table->setEdge(16);
        table->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        empty->setContentsMargins(16, 0, 16, 16);
        empty->setWordWrap(true);
        card->body()->addWidget(table);
        card->body()->addWidget(empty);
        column->addWidget(card);
    };
    m_applicationsTable->setModel(m_applications);
    m_applicationsTable->setItemDelegateForColumn(ApplicationsModel::Requests,
                                                  new widgets::SparklineDelegate(m_applicationsTable));
    m_applicationsTable->setItemDelegateForColumn(ApplicationsModel::LastUsed,
                                                  new widgets::RelativeDateDelegate(m_applicationsTable));
    m_applicationsTable->setColumnWidths({0, 110, 170, 120, 130});
    m_keysTable->setModel(m_keys);
    m_keysTable->setItemDelegateForColumn(KeysModel::State, new widgets::ChipDelegate(m_keysTable));
    m_keysTable->setItemDelegateForColumn(KeysModel::Expires, new widgets::RelativeDateDelegate(m_keysTable));
    m_keysTable->setItemDelegateForColumn(KeysModel::LastUsed,
                                          new widgets::RelativeDateDelegate(m_keysTable));
    m_keysTable->setItemDelegateForColumn(KeysModel::Identifier, new widgets::MonoDelegate(m_keysTable));
    m_keysTable->setItemDelegateForColumn(KeysModel::Requests, new widgets::SparklineDelegate(m_keysTable));
    m_keysTable->setLeaving({{KeysModel::Identifier}, {KeysModel::Application}, {KeysModel::Expires}});
    m_applicationsTable->setLeaving({{ApplicationsModel::Created}, {ApplicationsModel::LastUsed}});
    m_keysTable->setColumnWidths({0, 150, 140, 96, 112, 112, 64, 88, 96, 152});
    for (const int hidden : {KeysModel::Partner, KeysModel::Backend, KeysModel::Scopes, KeysModel::LastUsed})
        m_keysTable->setColumnHidden(hidden, true);
    fill(m_applicationsCard, m_applicationsCount, m_add, m_applicationsTable, m_applicationsEmpty);
    fill(m_keysCard, m_keysCount, m_all, m_keysTable, m_keysEmpty);
    m_keysTable->setSortingEnabled(true);
    m_keysTable->horizontalHeader()->setSortIndicator(KeysModel::Requests, Qt::DescendingOrder);

    connect(m_add, &QAbstractButton::clicked, this, &PartnerTables::addApplicationRequested);
    connect(m_all, &QAbstractButton::clicked, this, &PartnerTables::showAllRequested);
    connect(m_keysTable, &widgets::TableView::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT keyRequested(m_keys->idAt(index.row())); });
    connect(m_applicationsTable, &widgets::TableView::contextMenuWanted, this, &PartnerTables::showMenu);
    for (QAbstractItemModel *model : QList<QAbstractItemModel *>{m_applications, m_keys}) {
        connect(model, &QAbstractItemModel::modelReset, this, &PartnerTables::update);
        connect(model, &QAbstractItemModel::rowsInserted, this, &PartnerTables::update);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &PartnerTables::update);
    }
    retranslate();
}

int PartnerTables::credentials() const
{
    return m_keys->rowCount();
}

int PartnerTables::applications() const
{
    return m_applications->rowCount();
}

void PartnerTables::setPartner(const QString &partnerId, const QString &applicationId)
{
    m_applicationId = applicationId;
    m_applications->setPartner(partnerId);
    m_keys->setOwner(partnerId, applicationId);
    update();
}

void PartnerTables::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_add->setEnabled(!readOnly);
    m_add->setToolTip(readOnly ? tr("This window is read-only.") : QString());
}

void PartnerTables::retranslate()
{
    m_applicationsCard->setTitle(tr("Applications"));
    m_keysCard->setTitle(tr("Credentials"));
    m_add->setText(tr("Add…"));
    m_add->setAccessibleName(tr("Add an application"));
    m_all->setText(tr("Show in the list"));
    m_applicationsTable->setAccessibleName(tr("Applications"));
    m_keysTable->setAccessibleName(tr("Credentials"));
    m_applicationsEmpty->setText(
        tr("No application yet. An application is the program that calls; it owns the credentials."));
    m_keysEmpty->setText(tr("No credential yet. Issue one, and its use appears here."));
    m_keys->retranslate();
    update();
}

void PartnerTables::update()
{
    m_applicationsCount->setText(models::Format::count(m_applications->rowCount()));
    m_keysCount->setText(models::Format::count(m_keys->rowCount()));
    fitHeight(*m_applicationsTable);
    fitHeight(*m_keysTable);
    m_applicationsEmpty->setVisible(m_applications->rowCount() == 0);
    m_keysEmpty->setVisible(m_keys->rowCount() == 0);
    m_all->setVisible(m_keys->rowCount() > 0);
}

void PartnerTables::showMenu(const QModelIndex &index, const QPoint &global)
{
    const QString id = index.data(models::kIdRole).toString();
    if (id.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *issue = menu->addAction(tr("Issue a key…"));
    QAction *rename = menu->addAction(tr("Rename…"));
    issue->setEnabled(!m_readOnly);
    rename->setEnabled(!m_readOnly);
    connect(issue, &QAction::triggered, this, [this, id] { Q_EMIT issueRequested(id); });
    connect(rename, &QAction::triggered, this, [this, id] { Q_EMIT renameApplicationRequested(id); });
    menu->popup(global);
}

} // namespace octroi::pages
