// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/partnertreemodel.h"

#include "models/format.h"
#include "models/roles.h"

#include <QHash>
#include <algorithm>

namespace octroi::models {

using inventory::Inventory;

int TreeNode::row() const
{
    if (!parent)
        return 0;
    const auto &all = parent->children;
    return int(std::find_if(all.begin(), all.end(), [this](const auto &c) { return c.get() == this; }) -
               all.begin());
}

TreeNode *TreeNode::child(const QString &childId) const
{
    const auto it =
        std::find_if(children.begin(), children.end(), [&](const auto &c) { return c->id == childId; });
    return it == children.end() ? nullptr : it->get();
}

namespace {

constexpr size_t kAtOnce = 20'000;   ///< keys that all are rows
constexpr size_t kMostFound = 200;   ///< keys of one application that a search shows of a larger table

TreeNode *append(TreeNode &parent, TreeNode::Kind kind, const QString &id)
{
    auto node = std::make_unique<TreeNode>();
    node->kind = kind;
    node->id = id;
    node->parent = &parent;
    parent.children.push_back(std::move(node));
    return parent.children.back().get();
}

void addDays(QList<qint32> &sum, const QList<qint32> &days)
{
    if (sum.size() < days.size())
        sum.resize(days.size());
    for (qsizetype i = 0; i < days.size(); ++i)
        sum[i] += days.at(i);
}

} // namespace

PartnerTreeModel::PartnerTreeModel(Inventory &inventory, QObject *parent)
    : QAbstractItemModel(parent)
    , m_inventory(inventory)
    , m_root(wanted())
{
    // A sync tells of hundreds of changes in one go; they are looked at once.
    m_updateSoon.setSingleShot(true);
    m_updateSoon.setInterval(0);
    connect(&m_updateSoon, &QTimer::timeout, this, &PartnerTreeModel::update);
    connect(&inventory, &Inventory::reset, this, &PartnerTreeModel::rebuild);
    for (const auto signal : {&Inventory::directoryChanged, &Inventory::usageChanged})
        connect(&inventory, signal, &m_updateSoon, qOverload<>(&QTimer::start));
    connect(&inventory, &Inventory::keyChanged, &m_updateSoon, qOverload<>(&QTimer::start));
}

PartnerTreeModel::~PartnerTreeModel() = default;

bool PartnerTreeModel::matches(const QString &text) const
{
    return text.contains(m_search, Qt::CaseInsensitive);
}

void PartnerTreeModel::addApplication(TreeNode &partner, const domain::Application &application,
                                      bool all) const
{
    const bool whole = all || matches(application.name);
    std::vector<domain::ApiKey> keys = keysOf(application.id, whole);
    std::sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) {
        const int order = QString::localeAwareCompare(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    TreeNode *node = append(partner, Kind::Application, application.id);
    for (const domain::ApiKey &key : keys) {
        if (!whole && !matches(key.name) && !matches(key.id))
            continue;
        TreeNode *leaf = append(*node, Kind::Key, key.id);
        leaf->days = m_inventory.usageOf(key.id).days;
        addDays(node->days, leaf->days);
    }
    if (!whole && node->children.empty())
        partner.children.pop_back();
    else
        addDays(partner.days, node->days);
}

bool PartnerTreeModel::isLazy() const
{
    return m_inventory.keyTable().count() > kAtOnce;
}

bool PartnerTreeModel::showsKeysOf(const QString &applicationId) const
{
    return !isLazy() || m_opened.contains(applicationId);
}

std::vector<domain::ApiKey> PartnerTreeModel::keysOf(const QString &applicationId, bool whole) const
{
    if (showsKeysOf(applicationId))
        return m_inventory.keysOf(applicationId);
    std::vector<domain::ApiKey> found;
    if (whole)
        return found;
    const inventory::KeyTable &table = m_inventory.keyTable();
    for (const quint32 row : table.rowsOf(applicationId)) {
        if (m_matching.test(table.name[row]) || table.idOf(row).contains(m_search))
            found.push_back(table.key(row));
        if (found.size() == kMostFound)
            break;
    }
    return found;
}

bool PartnerTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0 || canFetchMore(parent);
}

bool PartnerTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const TreeNode &n = *node(parent);
    return n.kind == Kind::Application && !showsKeysOf(n.id) && !m_inventory.keyTable().rowsOf(n.id).empty();
}

void PartnerTreeModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_opened.insert(node(parent)->id);
    update();
}

std::unique_ptr<TreeNode> PartnerTreeModel::wanted() const
{
    auto root = std::make_unique<TreeNode>();
    if (isLazy() && !m_search.isEmpty())
        m_matching = m_inventory.keyTable().names.matching(m_search, domain::FilterOp::Has);
    for (const domain::Partner &partner : m_inventory.partners()) {
        const bool whole = m_search.isEmpty() || matches(partner.name);
        TreeNode *node = append(*root, Kind::Partner, partner.id);
        for (const domain::Application *application : m_inventory.applicationsOf(partner.id))
            addApplication(*node, *application, whole);
        if (!whole && node->children.empty())
            root->children.pop_back();
    }
    return root;
}

const TreeNode *PartnerTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const TreeNode *>(index.constInternalPointer()) : m_root.get();
}

QModelIndex PartnerTreeModel::indexOf(const TreeNode *node) const
{
    return !node || node == m_root.get() ? QModelIndex() : createIndex(node->row(), 0, node);
}

QModelIndex PartnerTreeModel::indexOf(const QString &id) const
{
    for (const auto &partner : m_root->children) {
        if (partner->id == id)
            return indexOf(partner.get());
        for (const auto &application : partner->children) {
            if (application->id == id)
                return indexOf(application.get());
            if (const TreeNode *key = application->child(id))
                return indexOf(key);
        }
    }
    return {};
}

QModelIndex PartnerTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, node(parent)->children[size_t(row)].get());
}

QModelIndex PartnerTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(node(child)->parent) : QModelIndex();
}

int PartnerTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int PartnerTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString PartnerTreeModel::name(const TreeNode &node) const
{
    switch (node.kind) {
    case Kind::Partner:
        if (const auto *partner = m_inventory.partner(node.id))
            return partner->name;
        break;
    case Kind::Application:
        if (const auto *application = m_inventory.application(node.id))
            return application->name;
        break;
    case Kind::Key:
        if (const auto key = m_inventory.key(node.id))
            return key->name;
        break;
    case Kind::Root:
        break;
    }
    return {};
}

QVariant PartnerTreeModel::icon(const TreeNode &node) const
{
    switch (node.kind) {
    case Kind::Partner:
        return QStringLiteral("partners");
    case Kind::Application:
        return QStringLiteral("application");
    case Kind::Key:
        return QStringLiteral("key");
    case Kind::Root:
        break;
    }
    return {};
}

QVariant PartnerTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TreeNode &n = *node(index);
    static const QString kinds[] = {QString(), QStringLiteral("partner"), QStringLiteral("application"),
                                    QStringLiteral("key")};
    switch (role) {
    case kKindRole:
        return kinds[int(n.kind)];
    case kIdRole:
        return n.id;
    default:
        break;
    }
    if (index.column() == Usage) {
        if (role == kSeriesRole)
            return QVariant::fromValue(n.days);
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
            qint64 sum = 0;
            for (const qint32 day : n.days)
                sum += day;
            return tr("%1 requests in the last 30 days").arg(Format::count(sum));
        }
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return name(n);
    case kIconRole:
        return icon(n);
    case kStrongRole:
        return n.kind == Kind::Partner;
    case kMutedRole: {
        const auto *partner = n.kind == Kind::Partner ? m_inventory.partner(n.id) : nullptr;
        const auto key = n.kind == Kind::Key ? m_inventory.key(n.id) : std::nullopt;
        return (partner && partner->status == domain::PartnerStatus::Closed) ||
               (key && key->statusAt(m_inventory.clock().now()) == domain::KeyStatus::Revoked);
    }
    default:
        return {};
    }
}

QVariant PartnerTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Partner") : tr("Requests, 30 d");
}

void PartnerTreeModel::removeGone(TreeNode &now, const TreeNode &next)
{
    for (int row = int(now.children.size()) - 1; row >= 0; --row) {
        if (next.child(now.children[size_t(row)]->id))
            continue;
        beginRemoveRows(indexOf(&now), row, row);
        now.children.erase(now.children.begin() + row);
        endRemoveRows();
    }
}

void PartnerTreeModel::reorder(TreeNode &now, const TreeNode &next)
{
    QHash<QString, int> places;
    for (size_t i = 0; i < next.children.size(); ++i)
        places.insert(next.children[i]->id, int(i));
    const auto before = [&places](const auto &a, const auto &b) {
        return places.value(a->id) < places.value(b->id);
    };
    if (std::is_sorted(now.children.begin(), now.children.end(), before))
        return;
    Q_EMIT layoutAboutToBeChanged({indexOf(&now)}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    std::sort(now.children.begin(), now.children.end(), before);
    QModelIndexList moved;
    for (const QModelIndex &index : old)
        moved << createIndex(node(index)->row(), index.column(), node(index));
    changePersistentIndexList(old, moved);
    Q_EMIT layoutChanged({indexOf(&now)}, QAbstractItemModel::VerticalSortHint);
}

void PartnerTreeModel::merge(TreeNode &now, TreeNode &next)
{
    removeGone(now, next);
    reorder(now, next);
    for (size_t i = 0; i < next.children.size(); ++i) {
        if (i < now.children.size() && now.children[i]->id == next.children[i]->id) {
            merge(*now.children[i], *next.children[i]);
            continue;
        }
        beginInsertRows(indexOf(&now), int(i), int(i));
        auto node = std::move(next.children[i]);
        node->parent = &now;
        now.children.insert(now.children.begin() + qsizetype(i), std::move(node));
        endInsertRows();
    }
    now.days = next.days;
    if (!now.children.empty()) {
        const QModelIndex parent = indexOf(&now);
        Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, ColumnCount - 1, parent));
    }
}

void PartnerTreeModel::update()
{
    const auto next = wanted();
    merge(*m_root, *next);
}

void PartnerTreeModel::rebuild()
{
    beginResetModel();
    m_root = wanted();
    endResetModel();
}

void PartnerTreeModel::setSearch(const QString &text)
{
    if (m_search == text.trimmed())
        return;
    m_search = text.trimmed();
    update();
}

} // namespace octroi::models
