// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/prometheus/mapping.h"

#include <QRegularExpression>

namespace octroi::backends {

namespace {

using Role = MappedMetric::Role;

constexpr qsizetype kLongestText = 16'384, kMostMetrics = 20;

struct Known
{
    const char *id;
    const char *text;
};

constexpr Known kKnown[] = {
    {"kong", "name = Kong\n"
             "requests = kong_http_requests_total\nrequests.status = code\nrequests.partner = consumer\nrequests.api = service\n"
             "requests.endpoint = route\nrequests.refused = source=kong\n"
             "bytes = kong_bandwidth_bytes\nbytes.direction = direction\nbytes.in = ingress\nbytes.out = egress\n"
             "bytes.partner = consumer\nbytes.api = service\nbytes.endpoint = route\n"
             "latency = kong_request_latency_ms\nlatency.unit = ms\nlatency.api = service\nlatency.endpoint = route\n"},
    {"kong2", "name = Kong 2\n"
              "requests = kong_http_status\nrequests.status = code\nrequests.api = service\nrequests.endpoint = route\n"
              "requests = kong_http_consumer_status\nrequests.status = code\nrequests.partner = consumer\nrequests.api = service\n"
              "requests.endpoint = route\n"
              "bytes = kong_bandwidth\nbytes.direction = type\nbytes.in = ingress\nbytes.out = egress\n"
              "bytes.api = service\nbytes.endpoint = route\n"
              "latency = kong_latency\nlatency.unit = ms\nlatency.only = type=\"request\"\nlatency.api = service\n"
              "latency.endpoint = route\n"},
    {"apisix", "name = APISIX\n"
               "requests = apisix_http_status\nrequests.status = code\nrequests.partner = consumer\nrequests.api = service\n"
               "requests.endpoint = route\n"
               "bytes = apisix_bandwidth\nbytes.direction = type\nbytes.in = ingress\nbytes.out = egress\n"
               "bytes.partner = consumer\nbytes.api = service\nbytes.endpoint = route\n"
               "latency = apisix_http_latency\nlatency.unit = ms\nlatency.only = type=\"request\"\nlatency.partner = consumer\n"
               "latency.api = service\nlatency.endpoint = route\n"},
    {"tyk", "name = Tyk\n"
            "requests = tyk_http_status\nrequests.status = code\nrequests.api = api\n"
            "requests = tyk_http_status_per_path\nrequests.status = code\nrequests.api = api\nrequests.endpoint = path\n"
            "requests.method = method\n"
            "requests = tyk_http_status_per_key\nrequests.status = code\nrequests.key = key\n"
            "requests = tyk_http_status_per_oauth_client\nrequests.status = code\nrequests.client = client_id\n"
            "latency = tyk_latency\nlatency.unit = ms\nlatency.only = type=\"total\"\nlatency.api = api\n"},
    {"keycloak", "name = Keycloak\n"
                 "requests = keycloak_user_events_total\n"
                 "requests.only = event=~\"client_login|code_to_token|refresh_token|oauth2_device_code_to_token|token_exchange\"\n"
                 "requests.error = error\nrequests.client = client_id\nrequests.realm = realm\n"}};

const QStringList &dimensionNames()
{
    static const QStringList names{QStringLiteral("partner"), QStringLiteral("application"), QStringLiteral("key"),
                                   QStringLiteral("client"),  QStringLiteral("api"),         QStringLiteral("endpoint"),
                                   QStringLiteral("method"),  QStringLiteral("environment"), QStringLiteral("realm")};
    return names;
}

QString roleName(Role role)
{
    return role == Role::Requests ? QStringLiteral("requests") : role == Role::Bytes ? QStringLiteral("bytes") : QStringLiteral("latency");
}

bool isName(const QString &text, bool ofMetric)
{
    static const QRegularExpression metric(QStringLiteral("^[a-zA-Z_:][a-zA-Z0-9_:]*$")), label(QStringLiteral("^[a-zA-Z_][a-zA-Z0-9_]*$"));
    return (ofMetric ? metric : label).match(text).hasMatch();
}

/// label="value", label=~"value", … with commas between; nothing that ends the braces it is put into.
bool isMatchers(const QString &text)
{
    static const QRegularExpression all(
        QStringLiteral("^[a-zA-Z_][a-zA-Z0-9_]*(=|!=|=~|!~)\"([^\"\\\\\n]|\\\\.)*\"(,[a-zA-Z_][a-zA-Z0-9_]*(=|!=|=~|!~)\"([^\"\\\\\n]|\\\\.)*\")*$"));
    return all.match(text).hasMatch();
}

/// Takes one setting of a metric; false when it is none or its value cannot be.
bool take(MappedMetric &metric, const QString &what, const QString &value)
{
    const bool requests = metric.role == Role::Requests, bytes = metric.role == Role::Bytes;
    if (dimensionNames().contains(what)) {
        metric.labels.insert(what, value);
        return isName(value, false);
    }
    if (what == QLatin1String("only")) {
        metric.only = value;
        return isMatchers(value);
    }
    if (requests && what == QLatin1String("refused")) {
        metric.refusedLabel = value.section(QLatin1Char('='), 0, 0).trimmed();
        metric.refusedValue = value.section(QLatin1Char('='), 1).trimmed();
        return isName(metric.refusedLabel, false) && !metric.refusedValue.isEmpty();
    }
    if (!requests && !bytes) {
        metric.milliseconds = value == QLatin1String("s") ? 1'000 : 1;
        return what == QLatin1String("unit") && (value == QLatin1String("s") || value == QLatin1String("ms"));
    }
    if (bytes && (what == QLatin1String("in") || what == QLatin1String("out"))) {
        (what == QLatin1String("in") ? metric.in : metric.out) = value;
        return true;
    }
    QString *label = requests && what == QLatin1String("status") ? &metric.status
                     : requests && what == QLatin1String("error") ? &metric.error
                     : bytes && what == QLatin1String("direction") ? &metric.direction
                                                                   : nullptr;
    if (!label)
        return false;
    *label = value;
    return isName(value, false);
}

Error wrongLine(int number, const QString &line)
{
    return Error{ErrorCode::Invalid, line.left(100), QStringLiteral("line %1 is no setting of a mapping").arg(number), QString::number(number),
                 QStringLiteral("mapping_line")};
}

} // namespace

bool MappedMetric::has(const QString &dimension) const
{
    if (dimension == QLatin1String("status_class"))
        return role == Role::Requests && !status.isEmpty();
    return labels.contains(dimension);
}

const MappedMetric *MetricMapping::find(Role role, const QStringList &dimensions) const
{
    for (const MappedMetric &metric : metrics) {
        if (metric.role == role && std::all_of(dimensions.begin(), dimensions.end(), [&metric](const QString &one) { return metric.has(one); }))
            return &metric;
    }
    return nullptr;
}

QStringList MetricMapping::dimensions() const
{
    QStringList names;
    for (const QString &one : dimensionNames()) {
        if (one != QLatin1String("method") && one != QLatin1String("realm") && find(Role::Requests, {one}))
            names << one;
    }
    if (find(Role::Requests, {QStringLiteral("status_class")}))
        names << QStringLiteral("status_class");
    return names;
}

QString MetricMapping::toText() const
{
    QString text = QStringLiteral("name = ") + name + u'\n';
    for (const MappedMetric &metric : metrics) {
        const QString role = roleName(metric.role);
        text += role + QStringLiteral(" = ") + metric.metric + u'\n';
        const auto add = [&text, &role](const char *what, const QString &value) {
            if (!value.isEmpty())
                text += role + u'.' + QLatin1String(what) + QStringLiteral(" = ") + value + u'\n';
        };
        add("only", metric.only);
        add("status", metric.status);
        add("error", metric.error);
        add("refused", metric.refusedLabel.isEmpty() ? QString() : metric.refusedLabel + u'=' + metric.refusedValue);
        add("direction", metric.direction);
        add("in", metric.in);
        add("out", metric.out);
        if (metric.role == Role::Latency)
            add("unit", metric.milliseconds > 1 ? QStringLiteral("s") : QStringLiteral("ms"));
        for (auto label = metric.labels.cbegin(); label != metric.labels.cend(); ++label)
            add(label.key().toLatin1().constData(), label.value());
    }
    return text;
}

Result<MetricMapping> MetricMapping::fromText(const QString &text)
{
    MetricMapping mapping;
    const QStringList lines = text.left(kLongestText).split(QLatin1Char('\n'));
    for (int i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        const QString name = line.section(QLatin1Char('='), 0, 0).trimmed(), value = line.section(QLatin1Char('='), 1).trimmed();
        const Error wrong = wrongLine(i + 1, line);
        if (value.isEmpty())
            return wrong;
        if (name == QLatin1String("name")) {
            mapping.name = value.left(60);
            continue;
        }
        bool done = false;
        for (const Role role : {Role::Requests, Role::Bytes, Role::Latency}) {
            const QString word = roleName(role);
            if (name == word) {
                MappedMetric metric;
                metric.role = role;
                metric.metric = value;
                mapping.metrics.append(metric);
                done = isName(value, true) && mapping.metrics.size() <= kMostMetrics;
            } else if (name.startsWith(word + u'.') && !mapping.metrics.isEmpty() && mapping.metrics.last().role == role) {
                done = take(mapping.metrics.last(), name.mid(word.size() + 1), value);
            }
        }
        if (!done)
            return wrong;
    }
    if (!mapping.has(Role::Requests))
        return Error{ErrorCode::Invalid, mapping.name, QStringLiteral("the mapping names no metric that counts requests"), QString(),
                     QStringLiteral("mapping_requests")};
    for (const MappedMetric &metric : std::as_const(mapping.metrics)) {
        if (metric.role == Role::Bytes && (metric.direction.isEmpty() || metric.in.isEmpty() || metric.out.isEmpty()))
            return Error{ErrorCode::Invalid, metric.metric, QStringLiteral("bytes need a direction, in and out"), QString(),
                         QStringLiteral("mapping_bytes")};
    }
    return mapping;
}

QStringList knownMappings()
{
    QStringList ids;
    for (const Known &one : kKnown)
        ids << QString::fromLatin1(one.id);
    return ids;
}

QString knownMappingText(const QString &id)
{
    for (const Known &one : kKnown) {
        if (id == QLatin1String(one.id))
            return QString::fromLatin1(one.text);
    }
    return {};
}

QString mappingFor(const QStringList &metricNames)
{
    for (const QString &id : knownMappings()) {
        const Result<MetricMapping> mapping = MetricMapping::fromText(knownMappingText(id));
        for (const MappedMetric &metric : mapping->metrics) {
            if (metric.role == Role::Requests && metricNames.contains(metric.metric))
                return id;
        }
    }
    return {};
}

} // namespace octroi::backends
