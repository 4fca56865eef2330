// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"
#include "authority/store/usageplan.h"

#include <QJsonDocument>
#include <unordered_map>

namespace octroi::authority {

namespace {

constexpr qsizetype kMostNames = 200'000;
constexpr std::size_t kMostCells = 4'000'000;

Error wrong(const char *field, const char *why, const char *reason = "query_syntax")
{
    return Error{ErrorCode::Invalid,
                 {},
                 QString::fromLatin1(why),
                 QString::fromLatin1(field),
                 QString::fromLatin1(reason)};
}

Result<QStringList> namesOf(const QJsonObject &body, const char *field)
{
    const QJsonValue value = body.value(QLatin1String(field));
    if (value.isUndefined() || value.isNull())
        return QStringList();
    if (!value.isArray())
        return wrong(field, "is not a list of identifiers");
    const QJsonArray array = value.toArray();
    if (array.size() > kMostNames)
        return Error{ErrorCode::TooLarge,
                     {},
                     QStringLiteral("at most %1 identifiers at once").arg(kMostNames),
                     QString::fromLatin1(field),
                     {}};
    QStringList names;
    names.reserve(array.size());
    for (const QJsonValue item : array) {
        if (!item.isString())
            return wrong(field, "is not a list of identifiers");
        names << item.toString();
    }
    return names;
}

Result<qint64> secondOf(const QJsonObject &body, const char *field)
{
    const QDateTime time = domain::fromRfc3339(body.value(QLatin1String(field)).toString());
    if (!time.isValid())
        return wrong(field, "is not an RFC 3339 time");
    return time.toSecsSinceEpoch();
}

Result<CallsQuery> callsQuery(const QJsonObject &body)
{
    CallsQuery query;
    const auto from = secondOf(body, "from"), to = secondOf(body, "to");
    if (!from || !to)
        return from ? to.error() : from.error();
    if (*from > *to)
        return wrong("from", "is later than to");
    query.from = *from;
    query.to = *to;
    const QJsonValue given = body.value(QLatin1String("unit"));
    const QString unit = given.isUndefined() ? QStringLiteral("hour") : given.toString();
    if (unit != QLatin1String("hour") && unit != QLatin1String("day"))
        return wrong("unit", "is hour or day");
    query.unit = unit == QLatin1String("day") ? kDay : kHour;
    const std::pair<const char *, QStringList *> lists[] = {
        {"key_ids", &query.keyIds}, {"client_ids", &query.clientIds}, {"api_ids", &query.apiIds}};
    for (const auto &[field, names] : lists) {
        auto read = namesOf(body, field);
        if (!read)
            return read.error();
        *names = std::move(*read);
    }
    return query;
}

/// Names by number, so that a row of the answer is a few digits.
class NameColumn
{
public:
    quint32 numberOf(QByteArrayView name)
    {
        const auto known = m_numbers.constFind(QByteArray::fromRawData(name.data(), name.size()));
        if (known != m_numbers.constEnd())
            return *known;
        const auto number = quint32(m_names.size());
        m_names << QString::fromUtf8(name);
        m_numbers.insert(name.toByteArray(), number);
        return number;
    }
    const QString &name(quint32 number) const { return m_names.at(qsizetype(number)); }
    QByteArray json() const
    {
        return QJsonDocument(QJsonArray::fromStringList(m_names)).toJson(QJsonDocument::Compact);
    }

private:
    QStringList m_names;
    QHash<QByteArray, quint32> m_numbers;
};

/// Allowed calls, a group a credential and endpoint, with their units of time in the order in which they
/// came.
class CallsAnswer
{
public:
    void add(const CallsRow &row)
    {
        const Key key{m_keys.numberOf(row.keyId), m_clients.numberOf(row.clientId),
                      m_apis.numberOf(row.apiId), m_endpoints.numberOf(row.endpoint)};
        const auto [place, isNew] = m_places.try_emplace(key, m_groups.size());
        if (isNew)
            m_groups.push_back({key, {}});
        std::vector<Cell> &cells = m_groups[place->second].second;
        m_unit = qMax(m_unit, row.unit);
        // What differs by its scopes alone mostly follows each other.
        const auto same = std::find_if(cells.rbegin(), cells.rend(),
                                       [&row](const Cell &cell) { return cell.at == row.at; });
        if (same != cells.rend()) {
            same->calls += row.calls;
            same->bytes += row.bytesOut;
        } else {
            cells.push_back({row.at, row.calls, row.bytesOut});
            ++m_cells;
        }
    }
    bool isTooLarge() const { return m_cells > kMostCells; }
    /// `sees`: a credential may be named; `reaches`: and what it called at an API.
    template <typename Sees, typename Reaches>
    std::string json(const CallsQuery &query, Sees sees, Reaches reaches) const
    {
        const auto time = [](qint64 second) {
            return domain::toRfc3339(QDateTime::fromSecsSinceEpoch(second, Qt::UTC)).toLatin1();
        };
        // Numbered anew: a name that no row tells of is not told either.
        NameColumn keys, clients, apis, endpoints;
        QByteArray rows;
        rows.reserve(qsizetype(64 * m_groups.size() + 24 * m_cells));
        const auto begin = [&](const Key &key) {
            rows += rows.isEmpty() ? "[" : ",[";
            rows += QByteArray::number(keys.numberOf(m_keys.name(key.key).toUtf8())) + ',' +
                    QByteArray::number(clients.numberOf(m_clients.name(key.client).toUtf8())) + ',' +
                    QByteArray::number(apis.numberOf(m_apis.name(key.api).toUtf8())) + ',' +
                    QByteArray::number(endpoints.numberOf(m_endpoints.name(key.endpoint).toUtf8()));
        };
        std::unordered_map<Key, bool, Hash> unseen;
        for (const auto &[key, cells] : m_groups) {
            const bool named = sees(m_keys.name(key.key), m_clients.name(key.client));
            if (!named || !reaches(m_apis.name(key.api))) {
                unseen.emplace(named ? Key{key.key, key.client, m_none.api, m_none.endpoint} : m_none, true);
                continue;
            }
            begin(key);
            for (const Cell &cell : cells)
                rows += ',' + QByteArray::number(cell.at) + ',' + QByteArray::number(cell.calls) + ',' +
                        QByteArray::number(cell.bytes);
            rows += ']';
        }
        for (const auto &[key, is] : unseen) {
            begin(key);
            rows += ']';
        }
        const QByteArray out = "{\"from\":\"" + time(query.from / query.unit * query.unit) + "\",\"to\":\"" +
                               time(query.to) + "\",\"unit_seconds\":" +
                               QByteArray::number(qMax(m_unit, query.unit)) + ",\"keys\":" + keys.json() +
                               ",\"clients\":" + clients.json() + ",\"apis\":" + apis.json() +
                               ",\"endpoints\":" + endpoints.json() + ",\"rows\":[" + rows + "]}";
        return out.toStdString();
    }

private:
    struct Cell
    {
        qint64 at, calls, bytes;
    };
    struct Key
    {
        quint32 key, client, api, endpoint;
        bool operator==(const Key &) const = default;
    };
    struct Hash
    {
        std::size_t operator()(const Key &k) const
        {
            return std::size_t(qHashMulti(0, k.key, k.client, k.api, k.endpoint));
        }
    };
    NameColumn m_keys, m_clients, m_apis, m_endpoints;
    /// Of calls that are not told of: there are some, and no more.
    const Key m_none{m_keys.numberOf(QByteArrayView("")), m_clients.numberOf(QByteArrayView("")),
                     m_apis.numberOf(QByteArrayView("")), m_endpoints.numberOf(QByteArrayView("unseen"))};
    std::unordered_map<Key, std::size_t, Hash> m_places;
    std::vector<std::pair<Key, std::vector<Cell>>> m_groups;
    std::size_t m_cells = 0;
    qint64 m_unit = 0;
};

} // namespace

ControlApi::Answer ControlApi::usageCalls(Call &call)
{
    const auto query = callsQuery(call.body);
    if (!query)
        return problem(query.error());
    if (auto flushed = m_s.flushUsage(); !flushed)
        return problem(flushed.error());
    CallsAnswer answer;
    const auto read = m_s.store.eachCalls(*query, [&answer](const CallsRow &row) {
        if (!answer.isTooLarge())
            answer.add(row);
    });
    if (!read)
        return problem(read.error());
    if (answer.isTooLarge())
        return problem(
            wrong("unit", "gives too many rows; ask by day, or for fewer credentials", "too_many_rows"));
    const domain::RoleLimits &limits = call.caller.limits;
    QHash<QString, bool> reached;
    const auto reaches = [&](const char *type, const QString &id) {
        const QString place = QLatin1String(type) + QLatin1Char(' ') + id;
        const auto known = reached.constFind(place);
        return known != reached.constEnd()
                   ? *known
                   : *reached.insert(place, m_s.issuer.reaches(limits, QLatin1String(type), id));
    };
    const auto sees = [&](const QString &key, const QString &client) {
        return !limits.isLimited() ||
               ((key.isEmpty() || reaches("key", key)) && (client.isEmpty() || reaches("client", client)));
    };
    const auto allows = [&](const QString &api) { return !limits.isLimited() || limits.allowsApi(api); };
    return Response{
        200, "application/json", answer.json(*query, sees, allows), {{"Cache-Control", "no-store"}}};
}

} // namespace octroi::authority
