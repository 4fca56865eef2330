// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alertrulesmodel.h"

#include "models/alertwords.h"

#include <QCoroTask>

namespace octroi::models {

using domain::AlertRule;

AlertRulesModel::AlertRulesModel(inventory::Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
}

void AlertRulesModel::read()
{
    backends::AlertsBackend *alerts = backends::alertsOf(&m_inventory.backend());
    if (!alerts)
        return;
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    QCoro::connect(alerts->alertRules(), this, [this](const Result<QList<AlertRule>> &rules) {
        m_reading = false;
        m_error = rules ? std::optional<Error>() : rules.error();
        if (rules) {
            m_wasRead = true;
            m_all = *rules;
        }
        show();
        if (std::exchange(m_again, false))
            read();
    });
}

void AlertRulesModel::setFilter(const QString &words)
{
    m_words = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    show();
}

void AlertRulesModel::show()
{
    QList<AlertRule> rows;
    for (const AlertRule &rule : std::as_const(m_all)) {
        QString all = rule.id;
        for (int column = 0; column < ColumnCount; ++column)
            all += QLatin1Char('\n') + display(rule, column);
        if (std::all_of(m_words.begin(), m_words.end(), [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); }))
            rows << rule;
    }
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), [](const AlertRule &a, const AlertRule &b) { return a.id == b.id; });
    if (same) {
        m_rows = rows;
        if (!rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(rows.size()) - 1, ColumnCount - 1));
    } else {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    Q_EMIT stateChanged();
}

int AlertRulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AlertRulesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AlertRulesModel::display(const AlertRule &rule, int column) const
{
    switch (column) {
    case Name: return rule.name;
    case Kind: return AlertWords::kind(rule.kind);
    case Condition: return AlertWords::condition(rule);
    case About: return AlertWords::about(rule, m_inventory);
    case Webhook: return rule.webhookUrl.isEmpty() ? QStringLiteral("–") : AlertWords::host(rule.webhookUrl);
    case State: return rule.enabled ? tr("On", "an alert rule") : tr("Paused", "an alert rule");
    default: return {};
    }
}

QVariant AlertRulesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const AlertRule &rule = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return display(rule, column);
    case kChipTextRole: return column == State ? QVariant(display(rule, column)) : QVariant();
    case kToneRole: return column == State ? QVariant(int(rule.enabled ? Tone::Ok : Tone::Neutral)) : QVariant();
    case kStrongRole: return column == Name;
    case kMutedRole: return !rule.enabled;
    case kIdRole: return rule.id;
    default: return {};
    }
}

QVariant AlertRulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Rule");
    case Kind: return tr("Kind");
    case Condition: return tr("When");
    case About: return tr("What it looks at");
    case Webhook: return tr("Webhook");
    case State: return tr("State");
    default: return {};
    }
}

} // namespace octroi::models
