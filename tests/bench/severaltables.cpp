// SPDX-License-Identifier: GPL-3.0-or-later
#include "severaltables.h"

#include "manykeys.h"

#include <QElapsedTimer>

namespace octroi::bench {

namespace {

constexpr int kClients = 5'000;

std::shared_ptr<const inventory::Owners> ownersOf(const inventory::KeyTable &table, const QString &backend)
{
    auto owners = std::make_shared<inventory::Owners>();
    owners->backend = backend;
    for (quint32 code = 0; code < table.applications.size(); ++code) {
        const QString number = QString::number(code / 5);
        owners->byApplication.push_back({number, QStringLiteral("Partner ") + number,
                                         QStringLiteral("Application %1").arg(code), {}, code / 5, code});
    }
    owners->plans.resize(table.plans.size());
    return owners;
}

std::shared_ptr<inventory::KeyTable> clients(qint64 now)
{
    const auto table = inventory::KeyTable::ofClients();
    for (int i = 0; i < kClients; ++i) {
        domain::OAuthClient client;
        client.id = QStringLiteral("client-%1").arg(i);
        client.applicationId = QStringLiteral("app%1").arg(i % 500);
        client.name = QStringLiteral("portal %1").arg(i * 7919 % kClients);
        client.createdAt = QDateTime::fromMSecsSinceEpoch(now - i * 1000LL, Qt::UTC);
        table->put(client);
    }
    return table;
}

} // namespace

SeveralTables::SeveralTables(int keys, qint64 now)
    : m_now(now)
{
    std::vector<inventory::Parts::Part> parts;
    for (const char *backend : {"octroid-eu", "octroid-us"}) {
        const auto table = std::make_shared<inventory::KeyTable>();
        ManyKeys::fill(*table, keys / 2, now);
        parts.push_back({table, ownersOf(*table, QString::fromLatin1(backend))});
    }
    const auto some = clients(now);
    parts.push_back({some, ownersOf(*some, QStringLiteral("keycloak-id"))});
    m_parts = inventory::Parts(std::move(parts));
}

double SeveralTables::select(inventory::KeyWish wish)
{
    wish.now = QDateTime::fromMSecsSinceEpoch(m_now, Qt::UTC);
    const std::atomic_bool never = false;
    QElapsedTimer timer;
    timer.start();
    inventory::KeyAnswer answer = inventory::selectKeys(m_parts, wish, m_orders, never);
    const double passed = double(timer.nsecsElapsed()) / 1e6;
    m_orders = std::move(answer.orders);
    return passed;
}

double SeveralTables::first()
{
    m_orders = {};
    return select({});
}

std::vector<double> SeveralTables::sort()
{
    std::vector<double> times;
    for (int column = int(inventory::KeyColumn::Name); column <= int(inventory::KeyColumn::Bytes); ++column) {
        for (const bool descending : {false, true}) {
            inventory::KeyWish wish;
            wish.column = inventory::KeyColumn(column);
            wish.descending = descending;
            times.push_back(select(wish));
        }
    }
    return times;
}

std::vector<double> SeveralTables::filter(const QStringList &filters)
{
    std::vector<double> times;
    for (const QString &text : filters) {
        inventory::KeyWish wish;
        wish.filter = domain::KeyFilter::parse(text).root();
        wish.column = inventory::KeyColumn::Expires;
        select(wish); // sorted before, as while one types
        times.push_back(select(wish));
    }
    return times;
}

double SeveralTables::bytesPerRow() const
{
    double bytes = 0;
    for (const auto &part : m_parts.all())
        bytes += double(part.table->bytes());
    if (m_orders.names) {
        for (const std::vector<quint32> &ranks : *m_orders.names)
            bytes += double(ranks.capacity() * sizeof(quint32));
    }
    return bytes / double(rows()) + 3 * sizeof(quint32);
}

} // namespace octroi::bench
