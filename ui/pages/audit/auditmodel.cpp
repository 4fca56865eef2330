// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/audit/auditmodel.h"

#include "models/format.h"
#include "pages/auditicon.h"
#include "theme/theme.h"
#include "widgets/roles.h"

#include <QHash>

namespace octroi::pages {

namespace {
constexpr int kPage = 100;
using Entries = Result<QList<domain::AuditEntry>>;
} // namespace

AuditModel::AuditModel(backends::Backend &backend, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_backend(backend)
    , m_clock(clock)
{
}

void AuditModel::reload()
{
    ++m_generation;
    beginResetModel();
    m_all.clear();
    m_shown.clear();
    m_complete = false;
    m_reading = false;
    m_error.reset();
    endResetModel();
    m_wanted = kPage;
    read(0);
}

void AuditModel::read(qint64 before)
{
    backends::AuditBackend *audit = m_backend.audit();
    if (!audit || m_reading || m_backend.state() != backends::BackendState::Online) {
        Q_EMIT stateChanged();
        return;
    }
    m_reading = true;
    const int generation = m_generation;
    Q_EMIT stateChanged();
    QCoro::connect(audit->entries(before, kPage, QString()), this,
                   [this, generation](const Entries &entries) {
                       if (generation != m_generation)
                           return;
                       m_reading = false;
                       m_error.reset();
                       if (!entries.ok()) {
                           m_error = entries.error();
                           Q_EMIT stateChanged();
                           return;
                       }
                       m_complete = entries->size() < kPage;
                       append(entries.value());
                       if (m_wanted > 0 && !m_complete && !m_all.isEmpty())
                           read(m_all.last().seq);
                       else
                           Q_EMIT stateChanged();
                   });
}

void AuditModel::append(const QList<domain::AuditEntry> &entries)
{
    QList<qsizetype> fresh;
    for (const domain::AuditEntry &entry : entries) {
        if (!m_all.isEmpty() && entry.seq >= m_all.last().seq)
            continue;
        m_all.append(entry);
        if (matches(entry))
            fresh.append(m_all.size() - 1);
    }
    if (fresh.isEmpty())
        return;
    beginInsertRows({}, int(m_shown.size()), int(m_shown.size() + fresh.size()) - 1);
    m_shown += fresh;
    endInsertRows();
    m_wanted = std::max(0, m_wanted - int(fresh.size()));
}

void AuditModel::readNewer()
{
    backends::AuditBackend *audit = m_backend.audit();
    if (!audit || m_reading || m_backend.state() != backends::BackendState::Online)
        return;
    if (m_all.isEmpty())
        return reload();
    const int generation = m_generation;
    QCoro::connect(audit->entries(0, kPage, QString()), this, [this, generation](const Entries &entries) {
        if (generation != m_generation || !entries.ok() || entries->isEmpty() || m_all.isEmpty())
            return;
        const qint64 newest = m_all.first().seq;
        // More than a page at once leaves a hole: then it is read from the start.
        if (entries->last().seq > newest + 1)
            return reload();
        QList<domain::AuditEntry> fresh;
        for (const domain::AuditEntry &entry : entries.value()) {
            if (entry.seq > newest)
                fresh.append(entry);
        }
        if (fresh.isEmpty())
            return;
        QList<qsizetype> shown;
        for (qsizetype i = 0; i < fresh.size(); ++i) {
            if (matches(fresh[i]))
                shown.append(i);
        }
        for (qsizetype &index : m_shown)
            index += fresh.size();
        m_all = fresh + m_all;
        if (!shown.isEmpty()) {
            beginInsertRows({}, 0, int(shown.size()) - 1);
            m_shown = shown + m_shown;
            endInsertRows();
        }
        Q_EMIT stateChanged();
    });
}

void AuditModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = text.trimmed();
    m_shown.clear();
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        if (matches(m_all[i]))
            m_shown.append(i);
    }
    endResetModel();
    m_wanted = std::max(0, kPage - int(m_shown.size()));
    if (m_wanted > 0 && !m_complete && !m_all.isEmpty())
        read(m_all.last().seq);
    Q_EMIT stateChanged();
}

bool AuditModel::matches(const domain::AuditEntry &entry) const
{
    if (m_filter.isEmpty())
        return true;
    for (const QString &text :
         {entry.objectName, entry.objectId, entry.actor, entry.action, entry.address, entry.client,
          models::Format::action(entry.action), QString::number(entry.seq)}) {
        if (text.contains(m_filter, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

const domain::AuditEntry *AuditModel::entryAt(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_all[m_shown[row]] : nullptr;
}

int AuditModel::rowOf(qint64 seq) const
{
    for (qsizetype row = 0; row < m_shown.size(); ++row) {
        if (m_all[m_shown[row]].seq == seq)
            return int(row);
    }
    return -1;
}

std::optional<bool> AuditModel::chained(qint64 seq) const
{
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        if (m_all[i].seq != seq)
            continue;
        if (seq == 1)
            return m_all[i].previousHash == QByteArray(64, '0');
        if (i + 1 < m_all.size())
            return m_all[i + 1].seq == seq - 1 && m_all[i].previousHash == m_all[i + 1].hash;
    }
    return std::nullopt;
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

/// What kind of object an entry is about; the name on the wire for one that has no word yet.
QString AuditModel::kindWord(const QString &type)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("key"), QT_TR_NOOP("Credential")},
        {QStringLiteral("client"), QT_TR_NOOP("OAuth client")},
        {QStringLiteral("partner"), QT_TR_NOOP("Partner")},
        {QStringLiteral("application"), QT_TR_NOOP("Application")},
        {QStringLiteral("api"), QT_TR_NOOP("API")},
        {QStringLiteral("scope"), QT_TR_NOOP("Scope")},
        {QStringLiteral("plan"), QT_TR_NOOP("Plan")},
        {QStringLiteral("campaign"), QT_TR_NOOP("Campaign")},
        {QStringLiteral("token"), QT_TR_NOOP("Token")},
        {QStringLiteral("registration_token"), QT_TR_NOOP("Registration token")},
        {QStringLiteral("signing_key"), QT_TR_NOOP("Signing key")},
        {QStringLiteral("trusted_issuer"), QT_TR_NOOP("Trusted issuer")},
        {QStringLiteral("administrator"), QT_TR_NOOP("Administrator")},
        {QStringLiteral("account"), QT_TR_NOOP("Account")},
        {QStringLiteral("alert"), QT_TR_NOOP("Alert")},
        {QStringLiteral("alert_rule"), QT_TR_NOOP("Alert rule")},
    };
    const auto it = words.constFind(type);
    return it == words.constEnd() ? type : tr(*it);
}

QVariant AuditModel::text(const domain::AuditEntry &entry, int column) const
{
    switch (column) {
    case Time:
        return models::Format::relative(entry.at, m_clock.now());
    case Action:
        return models::Format::action(entry.action);
    case Object:
        return entry.objectName.isEmpty() ? entry.objectId : entry.objectName;
    case Kind:
        return kindWord(entry.objectType);
    case Actor:
        return entry.actor;
    case Address:
        return entry.address;
    case Sequence:
        return models::Format::count(entry.seq);
    default:
        return {};
    }
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    const domain::AuditEntry *entry = entryAt(index.row());
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*entry, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == Sequence ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case widgets::IconNameRole:
        return index.column() == Action ? QVariant(auditIcon(entry->action)) : QVariant();
    case widgets::StrongRole:
        return index.column() == Object;
    case widgets::MonoRole:
        return index.column() == Address;
    case widgets::ToneRole:
        return index.column() == Action && (entry->action.endsWith(QLatin1String("revoke")) ||
                                            entry->action.endsWith(QLatin1String("delete")))
                   ? QVariant(int(theme::Tone::Danger))
                   : QVariant();
    case widgets::ExactRole:
    case Qt::ToolTipRole:
        return index.column() == Time     ? QVariant(models::Format::exact(entry->at))
               : index.column() == Object ? QVariant(entry->objectId)
               : index.column() == Actor  ? QVariant(entry->client)
                                          : QVariant();
    case widgets::IdRole:
        return QString::number(entry->seq);
    default:
        return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Sequence ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("When");
    case Action:
        return tr("Change");
    case Object:
        return tr("Object");
    case Kind:
        return tr("Kind");
    case Actor:
        return tr("Who");
    case Address:
        return tr("From");
    case Sequence:
        return tr("Entry");
    default:
        return {};
    }
}

bool AuditModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_reading && !m_all.isEmpty();
}

void AuditModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_wanted = kPage;
    read(m_all.last().seq);
}

} // namespace octroi::pages
