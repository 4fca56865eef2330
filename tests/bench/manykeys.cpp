// SPDX-License-Identifier: GPL-3.0-or-later
#include "manykeys.h"

#include "crypto/random.h"
#include "crypto/recordbox.h"
#include "domain/json.h"

#include <QJsonArray>
#include <random>

namespace octroi::bench {

namespace {

constexpr int kPartners = 400, kApplications = 2'000, kScopes = 60;
constexpr qint64 kDay = 86'400'000;

QString numbered(const char *prefix, int number)
{
    const QString head = QString::fromLatin1(prefix);
    return head + QStringLiteral("%1").arg(number, int(10 - head.size()), 10, QLatin1Char('0'));
}

QString partnerName(int i)
{
    static const QStringList first{QStringLiteral("Alder"), QStringLiteral("Blue"), QStringLiteral("Copper"),
                                   QStringLiteral("Dun"), QStringLiteral("Elm"), QStringLiteral("Fern"),
                                   QStringLiteral("Grey"), QStringLiteral("Hazel")};
    static const QStringList second{QStringLiteral("brook"), QStringLiteral("field"), QStringLiteral("gate"),
                                    QStringLiteral("mill"), QStringLiteral("ford")};
    return first.at(i % 8) + second.at(i / 8 % 5) + QStringLiteral(" %1").arg(i);
}

} // namespace

void ManyKeys::fill(inventory::KeyTable &table, int keys, qint64 now)
{
    using inventory::KeyTable;
    std::mt19937 random(20261);
    const auto below = [&random](qint64 n) { return qint64(random() % quint64(n)); };
    static const char *const words[] = {"orders", "stock", "export", "nightly", "mobile", "billing", "sync", "poller"};
    table.reserve(size_t(keys));
    quint64 id = 1;
    for (int i = 0; i < keys; ++i) {
        KeyTable::Row row;
        row.id = id += 1 + quint64(below(1'000'000'000)) * 800;
        const auto text = [](const QString &t) { return t.toUtf8(); };
        row.application = table.applications.intern(QByteArrayView(text(numbered("app", int(below(kApplications))))));
        const QByteArray name = QByteArray(words[below(8)]) + '-' + words[below(8)] + '-' + QByteArray::number(i);
        row.name = table.names.intern(QByteArrayView(name));
        row.head = quint16(table.headOf("oct", below(4) ? domain::Environment::Live : domain::Environment::Test));
        row.last4 = table.last4Of(QByteArray::number(1000 + below(9000)));
        QStringList scopes;
        for (qint64 n = 1 + below(3), s = below(kScopes); n > 0; --n, s = (s + 7) % kScopes)
            scopes << QStringLiteral("area%1:read").arg(s);
        row.scopes = table.scopeSets.intern(QByteArrayView(text(scopes.join(u'\n'))));
        row.created = now - below(900) * kDay - below(kDay);
        row.extra.expires = below(5) ? now + (below(700) - 200) * kDay + below(kDay) : KeyTable::kNever;
        row.lastUsed = below(4) ? now - below(400) * kDay - below(kDay) : KeyTable::kNever;
        if (below(20) == 0)
            row.extra.revoked = now - below(90) * kDay;
        if (below(30) == 0)
            row.extra.suspended = now - below(90) * kDay;
        row.ends = row.extra.expires;
        row.version = 1 + below(9);
        table.put(row);
        table.setUsage(quint32(i), below(3) ? below(2'000'000) : 0, below(5'000'000'000));
    }
    table.names.ranks();
    table.shrink();
}

inventory::StoredState ManyKeys::state(qint64 now)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC);
    QJsonArray partners, applications, scopes;
    for (int i = 0; i < kPartners; ++i) {
        domain::Partner partner;
        partner.id = numbered("part", i);
        partner.name = partnerName(i);
        partner.createdAt = at;
        partners.append(domain::toJson(partner));
    }
    for (int i = 0; i < kApplications; ++i)
        applications.append(domain::toJson(domain::Application{
            numbered("app", i), numbered("part", i % kPartners), QStringLiteral("Application %1").arg(i), at, 1}));
    for (int i = 0; i < kScopes; ++i) {
        domain::Scope scope;
        scope.name = QStringLiteral("area%1:read").arg(i);
        scopes.append(domain::toJson(scope));
    }
    return {1, now, now, now, {{QStringLiteral("partners"), partners},
                               {QStringLiteral("applications"), applications},
                               {QStringLiteral("scopes"), scopes}}};
}

BenchSealer::BenchSealer()
    : m_key(crypto::randomBytes(crypto::kRecordKey))
{
}

QByteArray BenchSealer::seal(QByteArrayView plain, QByteArrayView about) const
{
    return crypto::sealRecord(plain, m_key, about);
}

std::optional<QByteArray> BenchSealer::open(QByteArrayView box, QByteArrayView about) const
{
    return crypto::openRecord(box, m_key, about);
}

} // namespace octroi::bench
