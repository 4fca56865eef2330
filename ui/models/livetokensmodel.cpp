// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/livetokensmodel.h"

#include "models/format.h"
#include "models/roles.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QPointer>
#include <algorithm>

namespace octroi::models {

using backends::LiveToken;
using inventory::Inventory;

namespace {

constexpr int kPage = 1000, kAuditPages = 5;

/// A family whose refresh token was used twice, out of the audit log.
LiveTokensModel::Row reusedOf(const domain::AuditEntry &entry)
{
    LiveTokensModel::Row row;
    row.reused = true;
    row.place = entry.address;
    row.token.id = entry.objectId;
    row.token.type = QStringLiteral("refresh");
    row.token.clientId = entry.before.value(QLatin1String("client_id")).toString();
    row.token.accountId = entry.before.value(QLatin1String("account_id")).toString();
    const QJsonArray scopes = entry.before.value(QLatin1String("scopes")).toArray();
    for (const QJsonValue scope : scopes)
        row.token.scopes << scope.toString();
    row.token.lastUsedAt = entry.at;
    return row;
}

bool isSession(const LiveTokensModel::Row &row)
{
    return row.token.type == QLatin1String("session") || row.token.type == QLatin1String("offline");
}

} // namespace

LiveTokensModel::LiveTokensModel(Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
    for (const auto signal : {&Inventory::reset, &Inventory::clientsChanged, &Inventory::directoryChanged})
        connect(&inventory, signal, this, &LiveTokensModel::filter);
}

bool LiveTokensModel::canRead() const
{
    return backends::tokensOf(&m_inventory.backend()) != nullptr;
}

/// Stands on nothing of this model: it may go meanwhile.
QCoro::Task<Result<QList<LiveTokensModel::Row>>> LiveTokensModel::readAll(QPointer<backends::Backend> backend)
{
    QList<Row> rows;
    QString cursor;
    do {
        const auto page = co_await backends::tokensOf(backend)->liveTokens({}, {}, cursor, kPage);
        if (!page)
            co_return page.error();
        for (const LiveToken &token : page->items)
            rows.append({token, false, {}});
        cursor = page->next;
        if (!backend)
            co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
    } while (!cursor.isEmpty() && rows.size() < kMost);
    qint64 before = 0;
    for (int i = 0; i < kAuditPages && backend && backend->audit(); ++i) {
        const auto entries = co_await backend->audit()->entries(before, kPage, {});
        // Who may not read the log still sees the tokens.
        if (!entries || entries->isEmpty())
            break;
        for (const domain::AuditEntry &entry : *entries) {
            if (entry.action == QLatin1String("token.reuse"))
                rows.append(reusedOf(entry));
        }
        before = entries->last().seq;
    }
    co_return rows;
}

void LiveTokensModel::read()
{
    if (m_reading || !canRead())
        return;
    m_reading = true;
    Q_EMIT stateChanged();
    QCoro::connect(readAll(&m_inventory.backend()), this, [this](const Result<QList<Row>> &rows) {
        m_reading = false;
        m_error = rows ? std::optional<Error>() : rows.error();
        if (rows)
            take(*rows);
        Q_EMIT stateChanged();
    });
}

void LiveTokensModel::take(const QList<Row> &rows)
{
    m_wasRead = true;
    m_all = rows;
    m_cut = m_all.size() >= kMost;
    // What was used twice comes first: somebody has to look at it.
    std::stable_sort(m_all.begin(), m_all.end(), [](const Row &a, const Row &b) { return a.reused && !b.reused; });
    filter();
}

void LiveTokensModel::setFilter(const QString &filter)
{
    m_words = filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    this->filter();
    Q_EMIT stateChanged();
}

void LiveTokensModel::filter()
{
    beginResetModel();
    m_rows.clear();
    for (const Row &row : std::as_const(m_all)) {
        const QString text = display(row, Client) + QLatin1Char('\n') + row.token.clientId + QLatin1Char('\n') + partnerOf(row) + QLatin1Char('\n') + row.token.accountId +
            QLatin1Char('\n') + row.token.scopes.join(QLatin1Char(' ')) + QLatin1Char('\n') + row.token.id;
        if (std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); }))
            m_rows.append(row);
    }
    endResetModel();
}

int LiveTokensModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LiveTokensModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LiveTokensModel::clientName(const QString &id) const
{
    const domain::OAuthClient *client = m_inventory.client(id);
    return client ? client->name : id;
}

QString LiveTokensModel::partnerOf(const Row &row) const
{
    const domain::OAuthClient *client = m_inventory.client(row.token.clientId);
    const domain::Application *application = client ? m_inventory.application(client->applicationId) : nullptr;
    const domain::Partner *partner = application ? m_inventory.partner(application->partnerId) : nullptr;
    return partner ? partner->name : QString();
}

QString LiveTokensModel::display(const Row &row, int column) const
{
    const QDateTime now = m_inventory.clock().now();
    switch (column) {
    case Kind:
        return row.token.type == QLatin1String("refresh")   ? tr("Approval")
               : row.token.type == QLatin1String("session") ? tr("Session")
               : row.token.type == QLatin1String("offline") ? tr("Offline session")
                                                            : tr("Access token");
    case Client: return clientName(row.token.clientId);
    case Partner: return partnerOf(row);
    case User: return row.token.accountId.isEmpty() ? tr("nobody", "a token without a person") : row.token.accountId;
    case Scopes: return row.token.scopes.join(QStringLiteral(", "));
    case State:
        if (isSession(row))
            return {};
        return row.reused ? tr("Used twice") : row.token.bound == QLatin1String("dpop") ? tr("DPoP") : row.token.bound == QLatin1String("certificate") ? tr("Certificate") : tr("Bearer");
    case Issued: return row.reused ? QString() : Format::relative(row.token.createdAt, now);
    case Expires: return isSession(row) ? tr("not told") : row.reused ? tr("ended") : Format::expiry(row.token.expiresAt, now);
    case LastUsed: return row.reused ? tr("%1 from %2", "when, address").arg(Format::relative(row.token.lastUsedAt, now), row.place) : Format::relative(row.token.lastUsedAt, now);
    case Identifier: return row.token.id;
    default: return {};
    }
}

QVariant LiveTokensModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    const bool time = column == Issued || column == Expires || column == LastUsed;
    switch (role) {
    case Qt::DisplayRole: return display(row, column);
    case Qt::ToolTipRole:
        if (column == State && row.reused)
            return tr("Its refresh token was used a second time, from %1. Somebody may have copied it, so all of its tokens ended.").arg(row.place);
        return time ? Format::exact(column == Issued ? row.token.createdAt : column == Expires ? row.token.expiresAt : row.token.lastUsedAt) : QVariant();
    case kChipTextRole: return column == State && !isSession(row) ? display(row, column) : QVariant();
    case kToneRole: return column == State ? QVariant(int(row.reused ? Tone::Danger : row.token.bound.isEmpty() ? Tone::Neutral : Tone::Ok)) : QVariant();
    case kStrongRole: return column == Client;
    case kMonoRole: return column == Identifier || column == Scopes || (column == User && !row.token.accountId.isEmpty());
    case kMutedRole: return column == User && row.token.accountId.isEmpty();
    case kCopyRole: return column == Identifier ? QVariant(row.token.id) : QVariant();
    case kIdRole: return row.token.id;
    default: return {};
    }
}

QVariant LiveTokensModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Kind: return tr("Kind");
    case Client: return tr("Client");
    case Partner: return tr("Partner");
    case User: return tr("User");
    case Scopes: return tr("Scopes");
    case State: return tr("Binding");
    case Issued: return tr("Issued");
    case Expires: return tr("Expires");
    case LastUsed: return tr("Last used");
    case Identifier: return tr("Identifier");
    default: return {};
    }
}

} // namespace octroi::models
