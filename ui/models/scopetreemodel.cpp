// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scopetreemodel.h"

#include "models/format.h"
#include "models/roles.h"

#include <algorithm>
#include <vector>

namespace octroi::models {

using inventory::Inventory;

struct ScopeTreeModel::Node
{
    QString name;         ///< the whole name, "orders:read"; of a group "orders"
    bool isScope = false; ///< a group may be a scope itself
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    int row() const
    {
        if (!parent)
            return 0;
        const auto &all = parent->children;
        return int(std::find_if(all.begin(), all.end(), [this](const auto &c) { return c.get() == this; }) -
                   all.begin());
    }
    Node *childNamed(const QString &wanted)
    {
        for (const auto &c : children) {
            if (c->name == wanted)
                return c.get();
        }
        auto made = std::make_unique<Node>();
        made->name = wanted;
        made->parent = this;
        children.push_back(std::move(made));
        return children.back().get();
    }
};

ScopeTreeModel::ScopeTreeModel(Inventory &inventory, bool checkable, QObject *parent)
    : QAbstractItemModel(parent)
    , m_inventory(inventory)
    , m_checkable(checkable)
{
    connect(&inventory, &Inventory::reset, this, &ScopeTreeModel::rebuild);
    connect(&inventory, &Inventory::catalogueChanged, this, &ScopeTreeModel::rebuild);
    rebuild();
}

ScopeTreeModel::~ScopeTreeModel() = default;

void ScopeTreeModel::rebuild()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_scopeCount = int(m_inventory.scopes().size());
    for (const domain::Scope &scope : m_inventory.scopes()) {
        if (!m_search.isEmpty() && !scope.name.contains(m_search, Qt::CaseInsensitive) &&
            !scope.description.contains(m_search, Qt::CaseInsensitive))
            continue;
        Node *at = m_root.get();
        for (qsizetype colon = scope.name.indexOf(QLatin1Char(':')); colon >= 0;
             colon = scope.name.indexOf(QLatin1Char(':'), colon + 1))
            at = at->childNamed(scope.name.left(colon));
        at->childNamed(scope.name)->isScope = true;
    }
    countHolders();
    endResetModel();
}

// How many keys and OAuth clients that are not revoked hold each scope, by name or by a wildcard.
void ScopeTreeModel::countHolders()
{
    m_holders.clear();
    if (m_checkable)
        return;
    const std::shared_ptr<const inventory::KeyTable> clients = m_inventory.clientTable();
    for (const inventory::KeyTable *table : {&m_inventory.keyTable(), clients.get()})
        countHolders(*table);
}

// Many credentials hold few sets of scopes: they are counted by set, then each set is looked at once.
void ScopeTreeModel::countHolders(const inventory::KeyTable &table)
{
    std::vector<int> holdersOfSet(table.scopeSets.size(), 0);
    for (quint32 row = 0; row < table.rows(); ++row) {
        if (!(table.flags[row] & (inventory::KeyTable::Revoked | inventory::KeyTable::Removed)))
            ++holdersOfSet[table.scopes[row]];
    }
    for (quint32 set = 1; set < holdersOfSet.size(); ++set) {
        if (holdersOfSet[set] == 0)
            continue;
        const QStringList held = table.scopeSets.text(set).split(QLatin1Char('\n'));
        for (const domain::Scope &scope : m_inventory.scopes()) {
            if (domain::scopesImply(held, scope.name))
                m_holders[scope.name] += holdersOfSet[set];
        }
    }
}

const ScopeTreeModel::Node *ScopeTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : m_root.get();
}

QModelIndex ScopeTreeModel::indexOf(const Node *node) const
{
    return !node || node == m_root.get() ? QModelIndex() : createIndex(node->row(), 0, node);
}

QModelIndex ScopeTreeModel::indexOf(const QString &name) const
{
    const Node *at = m_root.get();
    while (at) {
        const auto it = std::find_if(at->children.begin(), at->children.end(), [&name](const auto &c) {
            return c->name == name || name.startsWith(c->name + QLatin1Char(':'));
        });
        if (it == at->children.end())
            return {};
        at = it->get();
        if (at->name == name)
            return indexOf(at);
    }
    return {};
}

QModelIndex ScopeTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column, node(parent)->children[size_t(row)].get())
                                         : QModelIndex();
}

QModelIndex ScopeTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(node(child)->parent) : QModelIndex();
}

int ScopeTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int ScopeTreeModel::columnCount(const QModelIndex &) const
{
    return m_checkable ? int(Holders) : int(ColumnCount);
}

Qt::ItemFlags ScopeTreeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (m_checkable && index.isValid() && index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool ScopeTreeModel::isChecked(const QString &scope) const
{
    return m_checked.contains(scope) ||
           std::any_of(m_wildcards.begin(), m_wildcards.end(),
                       [&](const QString &w) { return domain::scopeImplies(w, scope); });
}

void ScopeTreeModel::countBelow(const Node &n, int &checked, int &all) const
{
    if (n.isScope) {
        ++all;
        checked += isChecked(n.name) ? 1 : 0;
    }
    for (const auto &child : n.children)
        countBelow(*child, checked, all);
}

Qt::CheckState ScopeTreeModel::checkState(const Node &n) const
{
    int checked = 0, all = 0;
    countBelow(n, checked, all);
    return checked == 0 ? Qt::Unchecked : checked == all ? Qt::Checked : Qt::PartiallyChecked;
}

// Before something below a wildcard is taken out, the wildcard becomes the scopes it stands for.
void ScopeTreeModel::expandWildcards(const QString &scope)
{
    const QSet<QString> wildcards = m_wildcards;
    for (const QString &wildcard : wildcards) {
        if (!domain::scopeImplies(wildcard, scope))
            continue;
        m_wildcards.remove(wildcard);
        for (const domain::Scope &s : m_inventory.scopes()) {
            if (domain::scopeImplies(wildcard, s.name))
                m_checked.insert(s.name);
        }
    }
}

void ScopeTreeModel::setBelow(const Node &n, bool on)
{
    if (n.isScope) {
        if (on) {
            m_checked.insert(n.name);
        } else {
            expandWildcards(n.name);
            m_checked.remove(n.name);
        }
    }
    for (const auto &child : n.children)
        setBelow(*child, on);
}

void ScopeTreeModel::tellChecked(const Node &n)
{
    const QModelIndex at = indexOf(&n);
    if (!n.children.empty())
        Q_EMIT dataChanged(index(0, 0, at), index(rowCount(at) - 1, columnCount() - 1, at));
    for (const auto &child : n.children)
        tellChecked(*child);
}

bool ScopeTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!m_checkable || role != Qt::CheckStateRole || !index.isValid() || index.column() != Name)
        return false;
    setBelow(*node(index), value.toInt() != Qt::Unchecked);
    tellChecked(*m_root);
    Q_EMIT checkedChanged();
    return true;
}

QStringList ScopeTreeModel::checkedScopes() const
{
    QStringList scopes(m_wildcards.begin(), m_wildcards.end());
    for (const QString &scope : m_checked) {
        if (!domain::scopesImply(QStringList(m_wildcards.begin(), m_wildcards.end()), scope))
            scopes << scope;
    }
    scopes.sort();
    return scopes;
}

void ScopeTreeModel::setCheckedScopes(const QStringList &scopes)
{
    m_checked.clear();
    m_wildcards.clear();
    for (const QString &scope : scopes)
        (scope.endsWith(QLatin1Char('*')) ? m_wildcards : m_checked).insert(scope);
    tellChecked(*m_root);
    Q_EMIT checkedChanged();
}

void ScopeTreeModel::setSearch(const QString &text)
{
    if (text.trimmed() == m_search)
        return;
    m_search = text.trimmed();
    rebuild();
}

int ScopeTreeModel::longestLife(const Inventory &inventory, const QStringList &scopes, QString *by)
{
    int longest = 0;
    for (const domain::Scope &scope : inventory.scopes()) {
        if (scope.maxLifetimeDays <= 0 || !domain::scopesImply(scopes, scope.name))
            continue;
        if (longest == 0 || scope.maxLifetimeDays < longest) {
            longest = scope.maxLifetimeDays;
            if (by)
                *by = scope.name;
        }
    }
    return longest;
}

QVariant ScopeTreeModel::display(const Node &n, int column) const
{
    const domain::Scope *scope = n.isScope ? m_inventory.scope(n.name) : nullptr;
    switch (column) {
    case Name:
        return n.name;
    case Description:
        if (scope)
            return scope->description;
        {
            int checked = 0, all = 0;
            countBelow(n, checked, all);
            return m_checkable ? tr("%1 of %2", "chosen scopes of all").arg(checked).arg(all)
                               : tr("%n scope(s)", nullptr, all);
        }
    case Sensitivity:
        return scope ? Format::sensitivity(scope->sensitivity) : QVariant();
    case LongestLife:
        if (!scope)
            return {};
        return scope->maxLifetimeDays > 0 ? Format::days(scope->maxLifetimeDays)
                                          : tr("any", "no bound on the life of keys");
    case Holders:
        return scope ? QVariant(Format::count(m_holders.value(n.name))) : QVariant();
    default:
        return {};
    }
}

QVariant ScopeTreeModel::chip(const Node &n, int role) const
{
    const domain::Scope *scope = n.isScope ? m_inventory.scope(n.name) : nullptr;
    if (!scope)
        return {};
    if (role == kChipTextRole)
        return Format::sensitivity(scope->sensitivity);
    switch (scope->sensitivity) {
    case domain::Sensitivity::Low:
        return int(Tone::Neutral);
    case domain::Sensitivity::Medium:
        return int(Tone::Info);
    case domain::Sensitivity::High:
        return int(Tone::Warning);
    }
    return {};
}

QVariant ScopeTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &n = *node(index);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return display(n, column);
    case Qt::CheckStateRole:
        return m_checkable && column == Name ? QVariant(int(checkState(n))) : QVariant();
    case Qt::TextAlignmentRole:
        return int((column >= LongestLife ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case kToneRole:
    case kChipTextRole:
        return column == Sensitivity ? chip(n, role) : QVariant();
    case kChipDotRole:
        return false;
    case kMonoRole:
        return column == Name;
    case kStrongRole:
        return column == Name;
    case kMutedRole:
        return column == LongestLife || (column == Holders && m_holders.value(n.name) == 0);
    case kKindRole:
        return n.isScope ? QStringLiteral("scope") : QStringLiteral("group");
    case kIdRole:
        return n.name;
    default:
        return {};
    }
}

QVariant ScopeTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= LongestLife ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Scope");
    case Description:
        return tr("Description");
    case Sensitivity:
        return tr("Sensitivity");
    case LongestLife:
        return tr("Longest life");
    case Holders:
        return tr("Holders", "keys and clients that have a scope");
    default:
        return {};
    }
}

} // namespace octroi::models
