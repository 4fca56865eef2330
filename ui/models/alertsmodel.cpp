// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alertsmodel.h"

#include "models/alertwords.h"
#include "models/format.h"
#include "models/healthwords.h"

#include <QCoroTask>
#include <QSet>

namespace octroi::models {

using domain::Alert;

AlertsModel::AlertsModel(AlertWatch &watch, inventory::Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_watch(watch)
    , m_inventory(inventory)
{
    connect(&watch, &AlertWatch::changed, this, [this] {
        if (!m_followed)
            return;
        if (m_which == Which::Firing)
            takeFiring();
        else
            ask({}); // what ended meanwhile is in the past now
    });
}

const std::optional<Error> &AlertsModel::error() const
{
    return m_which == Which::Firing ? m_watch.error() : m_error;
}

void AlertsModel::setWhich(Which which)
{
    if (m_which == which)
        return;
    m_which = which;
    m_all.clear();
    m_next.clear();
    m_error.reset();
    m_wasRead = false;
    ++m_asked;
    m_reading = false;
    show();
    if (m_followed)
        read();
}

void AlertsModel::setFollowed(bool followed)
{
    m_followed = followed;
    if (followed)
        read();
}

void AlertsModel::read()
{
    if (m_which == Which::All)
        return ask({});
    takeFiring();
    m_watch.read();
}

void AlertsModel::readOlder()
{
    if (hasOlder())
        ask(m_next);
}

void AlertsModel::takeFiring()
{
    m_all = m_watch.firing();
    m_wasRead = m_watch.wasRead();
    show();
}

void AlertsModel::ask(const QString &cursor)
{
    backends::AlertsBackend *alerts = backends::alertsOf(&m_inventory.backend());
    if (m_reading || !alerts)
        return;
    m_reading = true;
    backends::AlertsRequest request;
    request.firing = false;
    request.limit = kPage;
    request.cursor = cursor;
    const int asked = ++m_asked;
    QCoro::connect(alerts->alerts(request), this, [this, asked, cursor](const Result<backends::Page<Alert>> &page) {
        if (asked != m_asked)
            return;
        m_reading = false;
        m_error = page ? std::optional<Error>() : page.error();
        if (page) {
            m_wasRead = true;
            take(*page, cursor.isEmpty());
        }
        show();
    });
}

/// The newest page again, over those behind it; or the next of these.
void AlertsModel::take(const backends::Page<Alert> &page, bool newest)
{
    if (!newest || m_all.size() <= kPage || page.items.isEmpty()) {
        m_all = newest ? page.items : m_all + page.items;
        m_next = page.next;
        return;
    }
    QSet<QString> ids;
    for (const Alert &alert : page.items)
        ids.insert(alert.id);
    QList<Alert> all = page.items;
    const QDateTime last = page.items.last().startedAt;
    for (const Alert &alert : std::as_const(m_all)) {
        if (alert.startedAt <= last && !ids.contains(alert.id))
            all << alert;
    }
    m_all = all;
}

void AlertsModel::setFilter(const QString &words)
{
    m_words = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    show();
}

bool AlertsModel::fits(const Alert &alert) const
{
    if (m_words.isEmpty())
        return true;
    QStringList texts{AlertWords::kind(alert.kind), alert.ruleId, alert.subjectId};
    for (int column = 0; column < ColumnCount; ++column)
        texts << display(alert, column);
    const QString all = texts.join(QLatin1Char('\n'));
    return std::all_of(m_words.begin(), m_words.end(), [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

/// Rows that stay are changed in place, so that the selection stays on them.
void AlertsModel::show()
{
    QList<Alert> rows;
    for (const Alert &alert : std::as_const(m_all)) {
        if (fits(alert))
            rows << alert;
    }
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), [](const Alert &a, const Alert &b) { return a.id == b.id; });
    if (same) {
        m_rows = rows;
        if (!rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(rows.size()) - 1, ColumnCount - 1)); // "4 min ago" goes on, too
    } else {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    Q_EMIT stateChanged();
}

int AlertsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AlertsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AlertsModel::display(const Alert &alert, int column) const
{
    const QDateTime now = m_inventory.clock().now();
    switch (column) {
    case Severity: return HealthWords::severity(severityOf(alert));
    case Rule: return alert.ruleName;
    case About: return AlertWords::about(alert);
    case What: return AlertWords::what(alert);
    case Since: return Format::relative(alert.startedAt, now);
    case State: return AlertWords::state(alertState(alert, now));
    default: return {};
    }
}

QVariant AlertsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Alert &alert = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return display(alert, column);
    case Qt::ToolTipRole:
        return column == Since ? Format::exact(alert.startedAt) : column == State ? AlertWords::story(alert, m_inventory.clock().now()) : display(alert, column);
    case kChipTextRole: return column == Severity || column == State ? QVariant(display(alert, column)) : QVariant();
    case kToneRole:
        if (column == Severity)
            return int(HealthWords::tone(severityOf(alert)));
        return column == State ? QVariant(int(AlertWords::tone(alertState(alert, m_inventory.clock().now())))) : QVariant();
    case kStrongRole: return column == Rule;
    case kMutedRole: return !alert.fires();
    case kIdRole: return alert.id;
    default: return {};
    }
}

QVariant AlertsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Severity: return tr("Severity");
    case Rule: return tr("Rule");
    case About: return tr("What it is about");
    case What: return tr("What happens");
    case Since: return tr("Since");
    case State: return tr("State");
    default: return {};
    }
}

} // namespace octroi::models
