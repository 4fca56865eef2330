// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/dashboardfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>
#include <optional>

namespace octroi::report {

namespace {

const QString kMark = QStringLiteral("octroi_dashboard");
constexpr qint64 kShortest = 60, kLongestRange = 3 * 366 * 86'400;

QStringList list(const char *words)
{
    return QString::fromLatin1(words).split(QLatin1Char(' '));
}

/// Collects the first thing that is wrong.
class Reader
{
public:
    Reader(const QJsonObject &object, const QString &place)
        : m_object(object)
        , m_place(place)
    {
    }
    const std::optional<Error> &error() const { return m_error; }
    void fail(const char *field, const char *reason, const QString &context = {})
    {
        if (!m_error)
            m_error = Error{ErrorCode::Invalid, context.left(80), {}, m_place + QLatin1String(field), QString::fromLatin1(reason)};
    }
    QString text(const char *field)
    {
        const QJsonValue value = m_object.value(QLatin1String(field));
        if (!value.isUndefined() && !value.isString())
            fail(field, "missing");
        if (value.toString().size() > Dashboard::kLongest * (qstrcmp(field, "subject_id") == 0 ? 20 : 1))
            fail(field, "too_long");
        return value.toString();
    }
    QString word(const char *field, const QStringList &known, const QString &otherwise)
    {
        const QString value = text(field);
        if (!value.isEmpty() && !known.contains(value))
            fail(field, "unknown_word", value);
        return value.isEmpty() ? otherwise : value;
    }
    qint64 number(const char *field, qint64 otherwise, qint64 least, qint64 most)
    {
        const QJsonValue value = m_object.value(QLatin1String(field));
        if (value.isUndefined())
            return otherwise;
        const double given = value.toDouble(-1);
        if (given != double(qint64(given)) || given < double(least) || given > double(most)) {
            fail(field, "out_of_range");
            return otherwise;
        }
        return qint64(given);
    }
    QDateTime time(const char *field)
    {
        const QDateTime at = QDateTime::fromString(text(field), Qt::ISODate);
        if (!at.isValid())
            fail(field, "missing");
        return at.toUTC();
    }

private:
    const QJsonObject &m_object;
    QString m_place;
    std::optional<Error> m_error;
};

void readRange(Reader &reader, DashboardChart &chart)
{
    chart.range = reader.word("range", DashboardChart::ranges(), chart.range);
    if (chart.range == QLatin1String("length")) {
        chart.seconds = reader.number("seconds", 0, 3'600, kLongestRange);
        if (chart.seconds == 0)
            reader.fail("seconds", "missing");
    }
    if (chart.range != QLatin1String("fixed"))
        return;
    chart.from = reader.time("from");
    chart.to = reader.time("to");
    const qint64 length = chart.from.secsTo(chart.to);
    if (length < kShortest || length > kLongestRange)
        reader.fail("to", "out_of_range");
}

Result<DashboardChart> chartFrom(const QJsonObject &object, const QString &place)
{
    DashboardChart chart;
    Reader reader(object, place);
    chart.chart = reader.word("chart", DashboardChart::charts(), {});
    if (chart.chart.isEmpty())
        reader.fail("chart", "missing");
    chart.title = reader.text("title");
    chart.subject = reader.word("subject", DashboardChart::subjects(), chart.subject);
    chart.subjectId = reader.text("subject_id");
    chart.subjectName = reader.text("subject_name");
    const bool all = chart.subject == QLatin1String("all");
    if (!all && chart.subjectId.isEmpty())
        reader.fail("subject_id", "missing");
    if (all || chart.subjectName.isEmpty())
        chart.subjectName = chart.subjectId;
    readRange(reader, chart);
    chart.compare = reader.word("compare", DashboardChart::comparisons(), chart.compare);
    chart.split = reader.word("split", list("key client application partner tag environment api endpoint scope refusal status_class"), {});
    chart.stacked = object.value(QLatin1String("stacked")).toBool(true);
    chart.timeZone = reader.text("time_zone");
    if (!chart.timeZone.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(chart.timeZone.toLatin1()))
        reader.fail("time_zone", "unknown_word", chart.timeZone);
    chart.columns = int(reader.number("columns", 1, 1, DashboardChart::kMostColumns));
    if (reader.error())
        return *reader.error();
    return chart;
}

QJsonObject chartJson(const DashboardChart &chart)
{
    QJsonObject out{{QStringLiteral("chart"), chart.chart}, {QStringLiteral("range"), chart.range}, {QStringLiteral("columns"), chart.columns}};
    const auto put = [&out](const char *field, const QString &text, bool wanted) {
        if (wanted)
            out.insert(QLatin1String(field), text);
    };
    const bool subject = chart.subject != QLatin1String("all");
    put("title", chart.title, !chart.title.isEmpty());
    put("subject", chart.subject, subject);
    put("subject_id", chart.subjectId, subject);
    put("subject_name", chart.subjectName, subject);
    put("compare", chart.compare, chart.compare != QLatin1String("none"));
    put("split", chart.split, !chart.split.isEmpty());
    put("time_zone", chart.timeZone, !chart.timeZone.isEmpty());
    put("from", chart.from.toUTC().toString(Qt::ISODate), chart.range == QLatin1String("fixed"));
    put("to", chart.to.toUTC().toString(Qt::ISODate), chart.range == QLatin1String("fixed"));
    if (chart.range == QLatin1String("length"))
        out.insert(QStringLiteral("seconds"), chart.seconds);
    if (!chart.stacked)
        out.insert(QStringLiteral("stacked"), false);
    return out;
}

} // namespace

QStringList DashboardChart::charts()
{
    return list("requests bandwidth latency in_flight refused latency_distribution size_distribution week expiries");
}

QStringList DashboardChart::subjects()
{
    return list("all partner application key api endpoint scope filter");
}

QStringList DashboardChart::ranges()
{
    return list("live hour day week month length fixed");
}

QStringList DashboardChart::comparisons()
{
    return list("none week before");
}

QJsonObject toJson(const Dashboard &dashboard)
{
    QJsonArray charts;
    for (const DashboardChart &chart : dashboard.charts)
        charts.append(chartJson(chart));
    return {{kMark, Dashboard::kVersion}, {QStringLiteral("name"), dashboard.name}, {QStringLiteral("charts"), charts}};
}

QByteArray writeDashboard(const Dashboard &dashboard)
{
    return QJsonDocument(toJson(dashboard)).toJson();
}

Result<Dashboard> dashboardFrom(const QJsonObject &object)
{
    Reader reader(object, {});
    const QJsonValue version = object.value(kMark);
    if (!version.isDouble() || version.toDouble() < 1)
        reader.fail("octroi_dashboard", "not_a_dashboard");
    else if (version.toDouble() > Dashboard::kVersion)
        reader.fail("octroi_dashboard", "newer_version", QString::number(version.toDouble()));
    Dashboard out;
    if (!reader.error()) {
        out.name = reader.text("name").trimmed();
        if (out.name.isEmpty())
            reader.fail("name", "missing");
        if (!object.value(QLatin1String("charts")).isArray())
            reader.fail("charts", "missing");
    }
    const QJsonArray charts = object.value(QLatin1String("charts")).toArray();
    if (charts.size() > Dashboard::kMostCharts)
        reader.fail("charts", "too_many");
    if (reader.error())
        return *reader.error();
    for (qsizetype i = 0; i < charts.size(); ++i) {
        const Result<DashboardChart> chart = chartFrom(charts[i].toObject(), QStringLiteral("charts[%1].").arg(i));
        if (!chart)
            return chart.error();
        out.charts.append(*chart);
    }
    return out;
}

Result<Dashboard> readDashboard(const QByteArray &bytes)
{
    if (bytes.size() > Dashboard::kMostBytes)
        return Error{ErrorCode::TooLarge, {}, {}, {}, QStringLiteral("too_large")};
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return Error{ErrorCode::Invalid, {}, parsed.errorString(), {}, QStringLiteral("not_json")};
    return dashboardFrom(document.object());
}

} // namespace octroi::report
