// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/prometheus/prometheussource.h"

#include "backends/octroid/decode.h"

#include <QPointer>
#include <QUrlQuery>

namespace octroi::backends {

namespace {

constexpr int kMostPoints = 10'000;      ///< of a series in one answer; the server's own bound is 11,000
constexpr qint64 kSeriesKnownMs = 60'000;
constexpr qint64 kClockKnownMs = 300'000;
constexpr double kSmallestSkew = 2;      ///< seconds; less is the way of the question
constexpr qsizetype kMostKnown = 1'000;
constexpr int kMostSteps = 200'000;

Error cancelled()
{
    return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
}

Credentials completed(const QString &address, Credentials credentials)
{
    credentials.issuer = credentials.api = address;
    return credentials;
}

QString numberText(double value)
{
    return QString::number(value, 'f', 3);
}

/// What Prometheus says of a question that it does not answer stands in "error" (HTTP API, "Format overview").
Error told(Error error)
{
    if (!error.reason.isEmpty() && error.reason.contains(QLatin1Char(' '))) {
        error.detail = error.reason.left(500);
        error.reason = QStringLiteral("prometheus_error");
    }
    if (error.context.size() > 200)
        error.context = error.context.section(QLatin1Char('?'), 0, 0);
    return error;
}

} // namespace

PrometheusSource::PrometheusSource(QString address, MetricMapping mapping, Credentials credentials, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_mapping(std::move(mapping))
    , m_clock(clock)
    , m_transport(completed(m_address, std::move(credentials)), clock, m_log)
{
    describe();
}

PrometheusSource::~PrometheusSource()
{
    m_transport.abortAll();
}

double PrometheusSource::now() const
{
    return double(m_clock.nowMs()) / 1'000;
}

void PrometheusSource::describe()
{
    const QUrl url(m_address);
    const QString place = url.port() < 0 ? url.host() : url.host() + u':' + QString::number(url.port());
    m_facts.from = QStringLiteral("Prometheus ") + place;
    if (!m_mapping.name.isEmpty())
        m_facts.from += QStringLiteral(" (") + m_mapping.name + u')';
    m_facts.dimensions = m_mapping.dimensions();
    m_facts.bytes = m_mapping.has(MappedMetric::Role::Bytes);
    m_facts.latency = m_mapping.has(MappedMetric::Role::Latency);
}

// No coroutine, because g++ before 13 destroys an aggregate in a co_await expression twice (GCC 99576).
Task<HttpAnswer> PrometheusSource::ask(const QString &path)
{
    return m_transport.call({"GET", path, {}, 0, {}});
}

Task<QJsonArray> PrometheusSource::instant(QString query, double at)
{
    const QString path = QStringLiteral("/api/v1/query?query=") + wire::encoded(query) + (at > 0 ? QStringLiteral("&time=") + numberText(at) : QString());
    const Result<HttpAnswer> answer = co_await ask(path);
    if (!answer)
        co_return told(answer.error());
    const QJsonObject object = QJsonDocument::fromJson(answer->body).object();
    const QJsonValue result = object.value(QLatin1String("data")).toObject().value(QLatin1String("result"));
    if (object.value(QLatin1String("status")) != QLatin1String("success") || !result.isArray())
        co_return Error{ErrorCode::Protocol, m_address, QStringLiteral("the answer is no result of a query"), {}, QStringLiteral("prometheus_garbage")};
    co_return result.toArray();
}

Task<double> PrometheusSource::number(QString query, double at)
{
    const Result<QJsonArray> result = co_await instant(query, at);
    if (!result)
        co_return result.error();
    const QJsonArray pair = result->first().isObject() ? result->first().toObject().value(QLatin1String("value")).toArray() : *result;
    co_return pair.at(1).toString().toDouble();
}

Task<void> PrometheusSource::readClock()
{
    const QPointer<PrometheusSource> self(this);
    const double before = now();
    const Result<double> theirs = co_await number(QStringLiteral("time()"));
    if (!self)
        co_return cancelled();
    if (!theirs)
        co_return theirs.error();
    const double behind = (before + now()) / 2 - *theirs;
    m_facts.clockBehind = std::abs(behind) < kSmallestSkew ? 0 : behind;
    m_clockRead.start();
    co_return Result<void>();
}

Task<void> PrometheusSource::findMapping()
{
    const QPointer<PrometheusSource> self(this);
    QStringList metrics;
    for (const QString &id : knownMappings()) {
        const Result<MetricMapping> known = MetricMapping::fromText(knownMappingText(id));
        for (const MappedMetric &metric : known->metrics) {
            if (metric.role == MappedMetric::Role::Requests && !metrics.contains(metric.metric))
                metrics << metric.metric;
        }
    }
    const Result<QJsonArray> found = co_await instant(QStringLiteral("count by (__name__) (last_over_time({__name__=~\"") +
                                                      metrics.join(u'|') + QStringLiteral("\"}[1d]))"));
    if (!self)
        co_return cancelled();
    if (!found)
        co_return found.error();
    QStringList names;
    for (const QJsonValue one : *found)
        names << one.toObject().value(QLatin1String("metric")).toObject().value(QLatin1String("__name__")).toString();
    const QString id = mappingFor(names);
    if (id.isEmpty())
        co_return Error{ErrorCode::NotFound, m_address, QStringLiteral("none of the metrics of Kong, APISIX, Tyk and Keycloak is there"),
                        QStringLiteral("mapping"), QStringLiteral("no_mapping")};
    m_mapping = *MetricMapping::fromText(knownMappingText(id));
    co_return Result<void>();
}

Task<void> PrometheusSource::prepare()
{
    const QPointer<PrometheusSource> self(this);
    const Result<void> clock = co_await readClock();
    if (!self || !clock)
        co_return self ? clock : Result<void>(cancelled());
    // Not every server that speaks the API tells it.
    const Result<HttpAnswer> build = co_await ask(QStringLiteral("/api/v1/status/buildinfo"));
    if (!self)
        co_return cancelled();
    if (build)
        m_version = QJsonDocument::fromJson(build->body).object().value(QLatin1String("data")).toObject().value(QLatin1String("version")).toString();
    if (m_mapping.metrics.isEmpty()) {
        const Result<void> found = co_await findMapping();
        if (!self || !found)
            co_return self ? found : Result<void>(cancelled());
    }
    describe();
    m_prepared = true;
    co_return Result<void>();
}

Task<double> PrometheusSource::seriesOf(QString selector, double at)
{
    const QPointer<PrometheusSource> self(this);
    const QString id = selector + numberText(std::floor(at / 60));
    const auto known = m_seriesKnown.constFind(id);
    if (known != m_seriesKnown.cend() && m_clock.nowMs() - known->second < kSeriesKnownMs)
        co_return known->first;
    const Result<double> count = co_await number(QStringLiteral("count(") + selector + u')', at);
    if (self && m_seriesKnown.size() > kMostKnown)
        m_seriesKnown.clear();
    if (self && count)
        m_seriesKnown.insert(id, {*count, m_clock.nowMs()});
    co_return count;
}

Task<PrometheusSource::Counted> PrometheusSource::readRange(QString expression, UsageSpan span, QStringList labels, bool increases)
{
    const QPointer<PrometheusSource> self(this);
    const double shift = -m_facts.clockBehind;
    const auto counted = std::make_shared<Count>(Count{CounterSums(labels, span.from, span.step, span.steps, shift), span});
    const QString query = wire::encoded(expression);
    for (int first = 0; first < span.steps; first += kMostPoints) {
        const int last = std::min(first + kMostPoints, span.steps);
        const QString path = QStringLiteral("/api/v1/query_range?query=%1&start=%2&end=%3&step=%4")
                                 .arg(query, numberText(span.edge(first) + shift), numberText(span.edge(last) + shift), numberText(span.step));
        const Result<HttpAnswer> answer = co_await ask(path);
        if (!answer)
            co_return told(answer.error());
        const auto done = std::make_shared<Result<void>>();
        const QByteArray body = answer->body;
        std::function<void()> work = [counted, body, increases, done] {
            *done = increases ? counted->sums.addIncreases(body) : counted->sums.addCounters(body);
        };
        if (body.size() < kLargeBody) {
            work();
        } else {
            QFuture<void> reading = runElsewhere(std::move(work));
            co_await reading;
        }
        if (!self)
            co_return cancelled();
        if (!*done)
            co_return done->error();
    }
    co_return counted;
}

Task<PrometheusSource::Counted> PrometheusSource::count(Wanted wanted, UsageSpan span)
{
    const QPointer<PrometheusSource> self(this);
    const QString selector = wanted.name + u'{' + wanted.matchers + u'}';
    const double end = std::min(span.to(), now()) - m_facts.clockBehind;
    const Result<double> series = co_await seriesOf(selector, end);
    if (!self || !series)
        co_return self ? series.error() : cancelled();
    UsageSpan finest = span;
    while (finest.steps * *series > m_bounds.samples && finest.coarser().steps < finest.steps)
        finest = finest.coarser();
    if (finest.steps * *series <= m_bounds.samples) {
        const Result<Counted> counted = co_await readRange(selector, finest, wanted.labels, false);
        if (counted || counted.error().code != ErrorCode::TooLarge)
            co_return counted;
        if (!self)
            co_return cancelled();
    }
    const QString by = QStringLiteral(" by (") + wanted.labels.join(u',') + QStringLiteral(") (");
    const Result<double> groups = co_await number(QStringLiteral("count(count") + by + selector + QStringLiteral("))"), end);
    if (!self || !groups)
        co_return self ? groups.error() : cancelled();
    const UsageSpan wide = span.coarsest();
    if (*groups > double(m_bounds.groups) || *groups * wide.steps > m_bounds.samples)
        co_return Error{ErrorCode::TooLarge, wanted.name, QString::number(qint64(*groups)), {}, QStringLiteral("too_many_series")};
    m_facts.estimated = true;
    Result<Counted> counted = co_await readRange(QStringLiteral("sum") + by + QStringLiteral("increase(") + selector + u'[' +
                                                     QString::number(qint64(std::ceil(wide.step))) + QStringLiteral("s]))"),
                                                 wide, wanted.labels, true);
    co_return counted;
}

Task<void> PrometheusSource::readGaps(Wanted wanted, UsageSpan span)
{
    const QPointer<PrometheusSource> self(this);
    // How many series there are, as if it were a counter: where there is a number, something was recorded.
    const QString path = QStringLiteral("/api/v1/query_range?query=%1&start=%2&end=%3&step=%4")
                             .arg(wire::encoded(QStringLiteral("count(") + wanted.name + u'{' + wanted.metric->only + QStringLiteral("})")),
                                  numberText(span.from - m_facts.clockBehind), numberText(span.to() - m_facts.clockBehind), numberText(span.step));
    const Result<HttpAnswer> answer = co_await ask(path);
    if (!self)
        co_return cancelled();
    if (!answer)
        co_return told(answer.error());
    std::vector<bool> recorded(std::size_t(span.steps) + 1);
    const QJsonObject data = QJsonDocument::fromJson(answer->body).object().value(QLatin1String("data")).toObject();
    const QJsonArray values = data.value(QLatin1String("result")).toArray().first().toObject().value(QLatin1String("values")).toArray();
    for (const QJsonValue value : values) {
        const double edge = std::round((value.toArray().at(0).toDouble() + m_facts.clockBehind - span.from) / span.step);
        if (edge >= 0 && edge <= span.steps)
            recorded[std::size_t(edge)] = true;
    }
    m_gaps.clear();
    for (int i = 0; i <= span.steps; ++i) {
        if (recorded[std::size_t(i)])
            continue;
        const int begin = std::max(0, i - 1);
        while (i <= span.steps && !recorded[std::size_t(i)])
            ++i;
        m_gaps.append({span.edge(begin), span.edge(std::min(i, span.steps))});
    }
    co_return Result<void>();
}

Task<void> PrometheusSource::readAge(Wanted wanted)
{
    const QPointer<PrometheusSource> self(this);
    const Result<QJsonArray> age = co_await instant(QStringLiteral("time() - max(timestamp(") + wanted.name + u'{' + wanted.metric->only + QStringLiteral("}))"));
    if (!self)
        co_return cancelled();
    if (!age)
        co_return age.error();
    const QJsonArray pair = age->first().toObject().value(QLatin1String("value")).toArray();
    m_facts.ageSeconds = age->isEmpty() ? -1 : std::max(0.0, pair.at(1).toString().toDouble());
    co_return Result<void>();
}

Task<QList<domain::UsageRow>> PrometheusSource::usage(UsageRequest request)
{
    const QPointer<PrometheusSource> self(this);
    if (!m_prepared) {
        const Result<void> ready = co_await prepare();
        if (!ready)
            co_return ready.error();
    } else if (m_clockRead.hasExpired(kClockKnownMs)) {
        const Result<void> clock = co_await readClock();
        if (!clock)
            co_return clock.error();
    }
    if (!self)
        co_return cancelled();
    QStringList dimensions = request.groupBy;
    for (const char *unit : {"minute", "hour", "day", "month"})
        dimensions.removeAll(QLatin1String(unit));
    const UsageSpan span = UsageSpan::of(request, now());
    const Wanted calls = wanted(MappedMetric::Role::Requests, request, dimensions);
    if (!calls.metric)
        co_return Error{ErrorCode::Unavailable, m_facts.from, QStringLiteral("the source tells no %1; it tells %2").arg(calls.name, m_facts.dimensions.join(QStringLiteral(", "))), calls.name,
                        QStringLiteral("not_in_source")};
    if (span.steps == 0)
        co_return QList<domain::UsageRow>();
    if (span.steps > kMostSteps)
        co_return Error{ErrorCode::TooLarge, m_facts.from, QStringLiteral("the time is too long for so fine a unit"), {}, QStringLiteral("range_too_long")};
    const bool isMainLine = dimensions.isEmpty() && !span.unit.isEmpty();
    if (isMainLine)
        m_facts.estimated = false;
    const auto rows = std::make_shared<Rows>();
    qint64 leftOut = 0, resets = 0;
    QStringList warnings;
    for (const MappedMetric::Role role : {MappedMetric::Role::Requests, MappedMetric::Role::Bytes, MappedMetric::Role::Latency}) {
        const Wanted part = wanted(role, request, dimensions);
        if (!part.metric)
            continue;
        const Result<Counted> counted = co_await count(part, span);
        if (!self || !counted)
            co_return self ? counted.error() : cancelled();
        const CounterSums &sums = (*counted)->sums;
        leftOut += sums.leftOut();
        resets += role == MappedMetric::Role::Requests ? sums.resets() : 0;
        warnings += sums.warnings();
        if (role == MappedMetric::Role::Requests)
            addRequests(*rows, part, **counted, dimensions);
        else if (role == MappedMetric::Role::Bytes)
            addBytes(*rows, part, **counted, dimensions);
        else
            addLatency(*rows, part, **counted, dimensions);
    }
    // What is told of the source is that of its main line.
    if (!isMainLine)
        co_return finished(*rows);
    warnings.removeDuplicates();
    m_facts.leftOut = leftOut;
    m_facts.resets = resets;
    m_facts.warnings = warnings;
    const Result<void> gaps = co_await readGaps(calls, span);
    if (!self || !gaps)
        co_return self ? gaps.error() : cancelled();
    const Result<void> age = co_await readAge(calls);
    if (!self || !age)
        co_return self ? age.error() : cancelled();
    co_return finished(*rows);
}

} // namespace octroi::backends
