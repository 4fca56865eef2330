// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventedbackend.h"

#include <QJsonArray>
#include <array>
#include <cmath>
#include <numbers>

namespace octroi::test {

using namespace backends;

namespace {

const std::array kPartners{"Bluefern Retail",   "Harbourlight Travel", "Kestrel Parcel",
                           "Customer portal",   "Tesserine Foods",     "Quillon Insurance",
                           "Saltmarsh Brewing", "Ironbark Aggregates", "Pinemarten Outdoor",
                           "Lanternfish Media"};
const std::array kKeys{"checkout-live", "driver-app",          "stock-poller-2",
                       "claims-portal", "label-printer-north", "nightly-export"};
const std::array kReasons{"scope_missing", "rate_exceeded", "expired",
                          "address",       "unknown_key",   "quota_exceeded"};
const std::array kEndpoints{"GET /orders",  "GET /shipments/{id}",  "GET /stock/levels",
                            "POST /orders", "GET /catalogue/items", "GET /rates/quote",
                            "POST /labels", "PATCH /orders/{id}"};

struct Bucket
{
    const char *name;
    double seconds;
};
constexpr std::array<Bucket, 3> kBuckets{{{"minute", 60}, {"hour", 3'600}, {"day", 86'400}}};

double noise(qint64 seed)
{
    quint64 x = quint64(seed) * 0x9E3779B97F4A7C15ULL;
    x ^= x >> 29;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 32;
    return double(x % 10'000) / 10'000;
}

QString id(char kind, int number)
{
    return QStringLiteral("%1%2").arg(QLatin1Char(kind)).arg(number, 9, 10, QLatin1Char('0'));
}

void addRefusals(domain::UsageTotals &totals, double requests)
{
    totals.refused = qint64(requests * 0.012);
    totals.classes = {qint64(requests * 0.98), 0, totals.refused, qint64(requests * 0.001)};
}

} // namespace

InventedBackend::InventedBackend(const Clock &clock)
    : m_clock(clock)
{
    const QDateTime now = clock.now();
    for (int p = 0; p < int(kPartners.size()); ++p) {
        domain::Partner partner;
        partner.id = id('p', p);
        partner.name = QString::fromLatin1(kPartners.at(std::size_t(p)));
        partner.createdAt = now.addDays(-300);
        m_partners.append(partner);
        domain::Application application{id('a', p), partner.id, QStringLiteral("app-%1").arg(p),
                                        now.addDays(-200), 1};
        m_applications.append(application);
        for (int k = 0; k < int(kKeys.size()); ++k) {
            domain::ApiKey key;
            key.id = id('k', p * 10 + k);
            key.applicationId = application.id;
            key.name = QString::fromLatin1(kKeys.at(std::size_t(k)));
            key.prefix = QStringLiteral("oct");
            key.createdAt = now.addDays(-(p * 9 + k * 5) - 1);
            if (k < 3)
                key.expiresAt = now.addDays(1 + p * 3 + k * 9);
            if (p == 3 && k == 4)
                key.revokedAt = now.addDays(-4);
            m_keys.append(key);
        }
    }
    domain::Api api;
    api.id = id('i', 1);
    api.name = QStringLiteral("Orders");
    api.basePath = QStringLiteral("/v1");
    m_apis.append(api);
}

BackendInfo InventedBackend::info() const
{
    return {QStringLiteral("invented"), QStringLiteral("octroid-eu"),
            QStringLiteral("https://octroid.meridian.example"), QStringLiteral("0.1.0"),
            QStringLiteral("owner")};
}

Task<Page<domain::Partner>> InventedBackend::partners(QString, int)
{
    co_return Page<domain::Partner>{m_partners, {}};
}
Task<Page<domain::Application>> InventedBackend::applications(QString, int)
{
    co_return Page<domain::Application>{m_applications, {}};
}
Task<domain::Partner> InventedBackend::createPartner(domain::Partner, QString)
{
    co_return refuse<domain::Partner>();
}
Task<domain::Partner> InventedBackend::updatePartner(domain::Partner)
{
    co_return refuse<domain::Partner>();
}
Task<domain::Application> InventedBackend::createApplication(domain::Application, QString)
{
    co_return refuse<domain::Application>();
}
Task<domain::Application> InventedBackend::updateApplication(domain::Application)
{
    co_return refuse<domain::Application>();
}
Task<Page<domain::Api>> InventedBackend::apis(QString, int)
{
    co_return Page<domain::Api>{m_apis, {}};
}
Task<Page<domain::Scope>> InventedBackend::scopes(QString, int)
{
    co_return Page<domain::Scope>{};
}
Task<Page<domain::Plan>> InventedBackend::plans(QString, int)
{
    co_return Page<domain::Plan>{};
}
Task<domain::Api> InventedBackend::createApi(domain::Api, QString)
{
    co_return refuse<domain::Api>();
}
Task<domain::Api> InventedBackend::updateApi(domain::Api)
{
    co_return refuse<domain::Api>();
}
Task<domain::Scope> InventedBackend::createScope(domain::Scope, QString)
{
    co_return refuse<domain::Scope>();
}
Task<domain::Scope> InventedBackend::updateScope(domain::Scope)
{
    co_return refuse<domain::Scope>();
}
Task<domain::Plan> InventedBackend::createPlan(domain::Plan, QString)
{
    co_return refuse<domain::Plan>();
}
Task<Page<domain::ApiKey>> InventedBackend::keys(QString, QString, int)
{
    co_return Page<domain::ApiKey>{m_keys, {}};
}
Task<domain::ApiKey> InventedBackend::key(QString)
{
    co_return refuse<domain::ApiKey>();
}
Task<IssuedKey> InventedBackend::issue(NewKey, QString)
{
    co_return refuse<IssuedKey>();
}
Task<domain::ApiKey> InventedBackend::update(QString, KeyPatch, qint64, QString)
{
    co_return refuse<domain::ApiKey>();
}
Task<domain::ApiKey> InventedBackend::suspend(QString, qint64, QString)
{
    co_return refuse<domain::ApiKey>();
}
Task<domain::ApiKey> InventedBackend::resume(QString, qint64, QString)
{
    co_return refuse<domain::ApiKey>();
}
Task<domain::ApiKey> InventedBackend::revoke(QString, qint64, QString)
{
    co_return refuse<domain::ApiKey>();
}
Task<IssuedKey> InventedBackend::rotate(QString, qint64, QString)
{
    co_return refuse<IssuedKey>();
}

double InventedBackend::rateAt(double second) const
{
    const double day = std::fmod(second, 86'400) / 86'400;
    const double week = std::fmod(second / 86'400, 7) < 5 ? 1 : 0.7;
    return (760 + 430 * std::sin((day - 0.35) * 2 * std::numbers::pi)) * week +
           60 * noise(qint64(second / 60)) + 90 * noise(qint64(second));
}

Task<UsageSpread> InventedBackend::usageSpread(UsageRequest request)
{
    asked.append(request);
    if (m_fail)
        co_return *m_fail;
    // Bell-shaped on a logarithmic axis, with a tail; another day is a little slower.
    const double shift = 1 + 0.2 * noise(request.from.toSecsSinceEpoch() / 86'400);
    UsageSpread out;
    for (int i = 0; i < 400; ++i) {
        const double x = i / 40.0 - 3;
        out.distribution.latency.add(16 * shift * std::exp(x), qint64(9'000 * std::exp(-x * x * 1.4) + 120 * std::exp(-std::pow(x - 3, 2))));
        out.distribution.sizes.add(24 * std::exp(x), qint64(6'000 * std::exp(-x * x) + 2'500 * std::exp(-std::pow(x - 2.4, 2) * 6)));
    }
    co_return out;
}

Task<QList<domain::UsageRow>> InventedBackend::usage(UsageRequest request)
{
    ++usageReads;
    asked.append(request);
    if (m_fail)
        co_return *m_fail;
    const double from = double(request.from.toSecsSinceEpoch());
    const double to = double(request.to.toSecsSinceEpoch());
    double step = 0;
    for (const Bucket &bucket : kBuckets) {
        if (request.groupBy.contains(QLatin1String(bucket.name)))
            step = bucket.seconds;
    }
    QList<domain::UsageRow> rows;
    const auto add = [&](domain::UsageRow row, double share, double at, double length) {
        const double requests = rateAt(at + length / 2) * length * share;
        row.totals.requests = qint64(requests);
        addRefusals(row.totals, requests);
        row.totals.measured = row.totals.requests;
        row.totals.bytesOut = qint64(requests * 66'000);
        row.totals.bytesIn = qint64(requests * 15'000);
        const double slow = std::exp(-std::pow((std::fmod(at, 86'400) / 3'600 - 7) / 0.6, 2));
        row.totals.p50 = 16 + 2 * noise(qint64(at));
        row.totals.p95 = 46 + 8 * noise(qint64(at) + 1) + 40 * slow;
        row.totals.p99 = 98 + 20 * noise(qint64(at) + 2) + 110 * slow;
        if (!row.refusal.isEmpty())
            row.totals.requests = row.totals.refused = qint64(requests * 0.012);
        if (step > 0)
            row.at = QDateTime::fromSecsSinceEpoch(qint64(at), Qt::UTC);
        rows.append(row);
    };
    const double begin = step > 0 ? std::floor(from / step) * step : from;
    const double length = step > 0 ? step : to - from;
    for (double at = begin; at < to; at += length) {
        const auto each = [&](auto &names, auto set) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                domain::UsageRow row;
                set(row, int(i));
                add(row, 0.4 / double(i * i + 1), at, std::min(length, to - at));
            }
        };
        if (request.groupBy.contains(QStringLiteral("refusal")))
            each(kReasons, [](domain::UsageRow &row, int i) {
                row.refusal = QString::fromLatin1(kReasons.at(std::size_t(i)));
            });
        else if (request.groupBy.contains(QStringLiteral("partner")))
            each(kPartners, [](domain::UsageRow &row, int i) { row.partnerId = id('p', i); });
        else if (request.groupBy.contains(QStringLiteral("key")))
            each(kPartners, [](domain::UsageRow &row, int i) { row.keyId = id('k', i * 10); });
        else if (request.groupBy.contains(QStringLiteral("endpoint")))
            each(kEndpoints, [](domain::UsageRow &row, int i) {
                row.apiId = id('i', 1);
                row.endpoint = QString::fromLatin1(kEndpoints.at(std::size_t(i)));
            });
        else
            add({}, 1, at, std::min(length, to - at));
    }
    co_return rows;
}

domain::LivePoint InventedBackend::pointAt(qint64 second) const
{
    domain::LivePoint point;
    point.second = second;
    const double rate = rateAt(double(second));
    point.totals.requests = qint64(rate);
    addRefusals(point.totals, rate * (second % 900 > 500 && second % 900 < 540 ? 3 : 1));
    const bool cut = second % 900 > 300 && second % 900 < 345; // the log feed is cut off for a while
    point.totals.measured = cut ? 0 : point.totals.requests;
    point.totals.bytesOut = cut ? 0 : qint64(rate * 66'000);
    point.totals.bytesIn = cut ? 0 : qint64(rate * 15'000);
    point.totals.p50 = cut ? -1 : 16 + 3 * noise(second);
    point.totals.p95 = cut ? -1 : 46 + 10 * noise(second + 7);
    point.totals.p99 = cut ? -1 : 95 + 25 * noise(second + 9);
    for (int i = 0; i < int(kReasons.size()); ++i)
        point.refusals.append(
            {QString::fromLatin1(kReasons.at(std::size_t(i))), qint64(rate * 0.006 / (i + 1))});
    for (int i = 0; i < int(kPartners.size()); ++i) {
        const auto requests = qint64(rate * 0.4 / (i + 1));
        point.keys.append({id('k', i * 10), requests, requests / 90, requests * 15'000, requests * 66'000});
    }
    for (int i = 0; i < int(kEndpoints.size()); ++i)
        point.endpoints.append(
            {id('i', 1), QString::fromLatin1(kEndpoints.at(std::size_t(i))), qint64(rate * 0.35 / (i + 1))});
    for (int i = 0; i < 3 && !cut; ++i) {
        const double dice = noise(second * 3 + i);
        domain::CallRecord call;
        call.at = QDateTime::fromMSecsSinceEpoch(second * 1000 + i * 313, Qt::UTC);
        call.method = dice < 0.7 ? QStringLiteral("GET") : QStringLiteral("POST");
        call.path = QStringLiteral("/v1") +
                    QString::fromLatin1(kEndpoints.at(std::size_t(dice * 7.9))).section(QLatin1Char(' '), 1);
        call.keyId = id('k', int(dice * 9.9) * 10);
        call.status = dice > 0.9 ? 403 : dice > 0.85 ? 429 : dice < 0.03 ? 502 : 200;
        if (call.status == 403 || call.status == 429)
            call.refusal =
                call.status == 403 ? QStringLiteral("scope_missing") : QStringLiteral("rate_exceeded");
        call.bytesIn = 310;
        call.bytesOut = qint64(dice * 30'000);
        call.milliseconds = 2 + dice * 40;
        point.calls.append(call);
    }
    point.callsSeen = point.totals.measured;
    return point;
}

void InventedBackend::startLive(int backfillSeconds)
{
    m_live = true;
    const qint64 now = m_clock.nowMs() / 1000;
    for (qint64 second = now - backfillSeconds; second < now; ++second)
        sendPoint(second);
}

void InventedBackend::sendPoint(qint64 second)
{
    Q_EMIT livePoint(pointAt(second));
}

void InventedBackend::setState(BackendState state)
{
    m_state = state;
    m_error = state == BackendState::Online
                  ? Error{}
                  : Error{ErrorCode::Network, QStringLiteral("octroid-eu"), {}, {}, {}};
    Q_EMIT stateChanged(state);
}

domain::AuditEntry InventedBackend::entryAt(qint64 seq) const
{
    static const std::array kActions{"key.issue",   "key.update",     "key.rotate",
                                     "key.suspend", "partner.create", "key.revoke"};
    domain::AuditEntry entry;
    entry.seq = seq;
    entry.at = m_clock.now().addSecs((seq - auditCount) * 2'000 - 300);
    entry.actor = QStringLiteral("owner");
    entry.client = QStringLiteral("octroi/0.1.0");
    entry.address = QStringLiteral("192.0.2.17");
    entry.action = QString::fromLatin1(kActions.at(std::size_t(seq % 6)));
    entry.objectType = entry.action.section(QLatin1Char('.'), 0, 0);
    entry.objectId = entry.objectType == QLatin1String("key") ? m_keys[seq % m_keys.size()].id
                                                              : m_partners[seq % m_partners.size()].id;
    entry.objectName = entry.objectType == QLatin1String("key") ? m_keys[seq % m_keys.size()].name
                                                                : m_partners[seq % m_partners.size()].name;
    entry.after = {
        {QStringLiteral("name"), entry.objectName},
        {QStringLiteral("scopes"), QJsonArray{QStringLiteral("orders:read"), QStringLiteral("stock:read")}},
        {QStringLiteral("expires_at"), QStringLiteral("2027-02-01T00:00:00.000Z")}};
    if (!entry.action.endsWith(QLatin1String("issue")) && !entry.action.endsWith(QLatin1String("create")))
        entry.before = {{QStringLiteral("name"), entry.objectName},
                        {QStringLiteral("scopes"), QJsonArray{QStringLiteral("orders:*")}},
                        {QStringLiteral("expires_at"), QJsonValue::Null}};
    const auto hashOf = [](qint64 n) {
        return n == 0 ? QByteArray(64, '0') : QByteArray::number(n * 7'919, 16).rightJustified(64, 'a');
    };
    entry.previousHash = hashOf(seq - 1);
    entry.hash = hashOf(seq);
    return entry;
}

Task<QList<domain::AuditEntry>> InventedBackend::entries(qint64 before, int limit, QString)
{
    ++auditReads;
    if (m_fail)
        co_return *m_fail;
    QList<domain::AuditEntry> list;
    for (qint64 seq = before > 0 ? before - 1 : auditCount; seq >= 1 && list.size() < limit; --seq)
        list.append(entryAt(seq));
    co_return list;
}

} // namespace octroi::test
