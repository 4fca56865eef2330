// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/filternode.h"

#include "domain/scope.h"

#include <QRegularExpression>
#include <limits>

namespace octroi::domain {

namespace {

using Subject = KeyFilter::Subject;

template <typename F>
bool anyOf(const QStringList &list, F matches)
{
    return std::any_of(list.begin(), list.end(), matches);
}

bool textFieldMatches(FilterField field, const QString &pattern, FilterOp op, const Subject &s,
                      const QDateTime &now)
{
    const auto list = [&](const QStringList &texts) {
        return anyOf(texts, [&](const QString &t) { return filterTextMatches(pattern, t, op); }) ||
               (pattern.isEmpty() && texts.isEmpty());
    };
    switch (field) {
    case FilterField::Kind:
        return filterGlob(pattern, QStringLiteral("key"));
    case FilterField::Status:
        return filterGlob(pattern, keyStatusName(s.key.statusAt(now)));
    case FilterField::Env:
        return filterGlob(pattern, environmentName(s.key.environment));
    case FilterField::Scope:
        return anyOf(s.key.scopes, [&](const QString &t) { return filterScopeMatches(pattern, t, op); }) ||
               (pattern.isEmpty() && s.key.scopes.isEmpty());
    case FilterField::Partner:
        return filterTextMatches(pattern, s.partner, op);
    case FilterField::App:
        return filterTextMatches(pattern, s.application, op);
    case FilterField::Name:
        return filterTextMatches(pattern, s.key.name, op);
    case FilterField::Id:
        return pattern.contains(u'*') ? filterGlob(pattern, s.key.id) : s.key.id == pattern;
    case FilterField::Plan:
        return filterTextMatches(pattern, s.plan, op);
    case FilterField::Backend:
        return filterTextMatches(pattern, s.backend, op);
    case FilterField::Address:
        return list(s.key.restrictions.addresses);
    case FilterField::Tag:
        return list(s.tags + s.key.tags);
    default:
        return false;
    }
}

bool wordMatches(const QString &pattern, const Subject &s)
{
    const auto has = [&](const QString &text) { return filterTextMatches(pattern, text, FilterOp::Has); };
    return has(s.key.name) || has(s.key.id) || has(s.partner) || has(s.application) ||
           anyOf(s.key.scopes, has) || has(s.key.maskedKey());
}

constexpr qint64 kFirst = std::numeric_limits<qint64>::min() + 1, kLast = std::numeric_limits<qint64>::max();

/// Everything on one side of [from, to], or it: "<" before it, ">" after it, ":" in it.
FilterReach beside(FilterOp op, qint64 from, qint64 to)
{
    switch (op) {
    case FilterOp::Less:
        return {kFirst, from - 1, false};
    case FilterOp::LessOrEqual:
        return {kFirst, to, false};
    case FilterOp::Greater:
        return {to + 1, kLast, false};
    case FilterOp::GreaterOrEqual:
        return {from, kLast, false};
    default:
        return {from, to, false};
    }
}

/// Forward from now: "within the next 30 days", or later than that.
FilterReach ahead(FilterOp op, const FilterTime &span, const QDateTime &now)
{
    const qint64 edge = filterMoment(span, now).toMSecsSinceEpoch();
    if (op == FilterOp::Greater || op == FilterOp::GreaterOrEqual)
        return {op == FilterOp::Greater ? edge + 1 : edge, kLast, false};
    return {now.toMSecsSinceEpoch(), op == FilterOp::Less ? edge - 1 : edge, false};
}

/// Back from now: younger or older than a span. What never happened is older than any.
FilterReach ago(FilterOp op, const FilterTime &span, const QDateTime &now)
{
    const qint64 edge = now.addMonths(-span.months).addSecs(-span.seconds).toMSecsSinceEpoch();
    switch (op) {
    case FilterOp::Greater:
        return {kFirst, edge - 1, true};
    case FilterOp::GreaterOrEqual:
        return {kFirst, edge, true};
    case FilterOp::Less:
        return {edge + 1, kLast, false};
    default:
        return {edge, kLast, false};
    }
}

bool timeMatches(FilterField field, FilterOp op, const FilterTime &time, const Subject &s, const QDateTime &now)
{
    const QDateTime value = field == FilterField::Expires         ? s.key.endsAt()
                            : field == FilterField::SecretExpires ? QDateTime() // a key is its own secret
                            : field == FilterField::LastUsed      ? s.key.lastUsedAt
                                                                  : s.key.createdAt;
    return filterReachHolds(filterReach(field, op, time, now), value);
}

} // namespace

FilterReach filterReach(FilterField field, FilterOp op, const FilterTime &time, const QDateTime &now)
{
    switch (time.kind) {
    case FilterTime::Kind::Never:
        break;
    case FilterTime::Kind::Now: {
        const qint64 at = now.toMSecsSinceEpoch();
        return beside(op, at, at);
    }
    case FilterTime::Kind::Moment: {
        const qint64 at = now.toMSecsSinceEpoch(), edge = filterMoment(time, now).toMSecsSinceEpoch();
        if (op == FilterOp::Has || op == FilterOp::Is)
            return {qMin(at, edge), qMax(at, edge), false};
        return beside(op, edge, edge);
    }
    case FilterTime::Kind::Date:
    case FilterTime::Kind::Period: {
        const auto [first, next] = filterDays(time, now);
        return beside(op, QDateTime(first, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch(),
                      QDateTime(next, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() - 1);
    }
    case FilterTime::Kind::Span:
        return field == FilterField::Expires || field == FilterField::SecretExpires ? ahead(op, time, now)
                                                                                    : ago(op, time, now);
    }
    return {0, -1, true};
}

bool filterReachHolds(const FilterReach &reach, const QDateTime &time)
{
    if (!time.isValid())
        return reach.never;
    const qint64 at = time.toMSecsSinceEpoch();
    return at >= reach.from && at <= reach.to;
}

bool filterTextMatches(const QString &pattern, const QString &text, FilterOp op)
{
    if (pattern.contains(u'*'))
        return filterGlob(pattern, text);
    if (op == FilterOp::Is || pattern.isEmpty())
        return text.compare(pattern, Qt::CaseInsensitive) == 0;
    return text.contains(pattern, Qt::CaseInsensitive);
}

bool filterScopeMatches(const QString &pattern, const QString &granted, FilterOp op)
{
    if (granted.compare(pattern, Qt::CaseInsensitive) == 0)
        return true;
    if (op == FilterOp::Is)
        return false;
    if (pattern.contains(u'*'))
        return filterGlob(pattern, granted);
    return scopeImplies(granted, pattern) || granted.startsWith(pattern + u':', Qt::CaseInsensitive);
}

bool filterNumberMatches(double value, FilterOp op, double limit)
{
    switch (op) {
    case FilterOp::Less:
        return value < limit;
    case FilterOp::LessOrEqual:
        return value <= limit;
    case FilterOp::Greater:
        return value > limit;
    case FilterOp::GreaterOrEqual:
        return value >= limit;
    default:
        return value == limit;
    }
}

const std::vector<FilterName> &filterNames()
{
    static const std::vector<FilterName> names{{"kind", FilterField::Kind, FilterType::Text},
                                               {"auth", FilterField::Auth, FilterType::Text},
                                               {"status", FilterField::Status, FilterType::Text},
                                               {"env", FilterField::Env, FilterType::Text},
                                               {"scope", FilterField::Scope, FilterType::Text},
                                               {"partner", FilterField::Partner, FilterType::Text},
                                               {"app", FilterField::App, FilterType::Text},
                                               {"name", FilterField::Name, FilterType::Text},
                                               {"id", FilterField::Id, FilterType::Text},
                                               {"plan", FilterField::Plan, FilterType::Text},
                                               {"backend", FilterField::Backend, FilterType::Text},
                                               {"address", FilterField::Address, FilterType::Text},
                                               {"tag", FilterField::Tag, FilterType::Text},
                                               {"expires", FilterField::Expires, FilterType::Time},
                                               {"secret_expires", FilterField::SecretExpires, FilterType::Time},
                                               {"last_used", FilterField::LastUsed, FilterType::Time},
                                               {"created", FilterField::Created, FilterType::Time},
                                               {"requests", FilterField::Requests, FilterType::Number},
                                               {"bytes", FilterField::Bytes, FilterType::Number}};
    return names;
}

namespace {

struct PeriodName
{
    const char *name;
    FilterTime::Unit unit;
    int offset;
};
constexpr PeriodName kPeriods[] = {
    {"today", FilterTime::Unit::Day, 0},       {"yesterday", FilterTime::Unit::Day, -1},
    {"tomorrow", FilterTime::Unit::Day, 1},    {"thisweek", FilterTime::Unit::Week, 0},
    {"lastweek", FilterTime::Unit::Week, -1},  {"nextweek", FilterTime::Unit::Week, 1},
    {"thismonth", FilterTime::Unit::Month, 0}, {"lastmonth", FilterTime::Unit::Month, -1},
    {"nextmonth", FilterTime::Unit::Month, 1}, {"thisyear", FilterTime::Unit::Year, 0},
    {"lastyear", FilterTime::Unit::Year, -1},  {"nextyear", FilterTime::Unit::Year, 1}};

} // namespace

QStringList filterPeriodNames()
{
    QStringList out;
    for (const PeriodName &period : kPeriods)
        out << QString::fromLatin1(period.name);
    return out;
}

std::pair<QDate, QDate> filterDays(const FilterTime &time, const QDateTime &now)
{
    if (time.kind == FilterTime::Kind::Date)
        return {time.date, time.date.addDays(1)};
    const QDate today = now.toUTC().date();
    switch (time.unit) {
    case FilterTime::Unit::Day:
        return {today.addDays(time.offset), today.addDays(time.offset + 1)};
    case FilterTime::Unit::Week: {
        const QDate monday = today.addDays(1 - today.dayOfWeek() + 7 * time.offset);
        return {monday, monday.addDays(7)};
    }
    case FilterTime::Unit::Month: {
        const QDate first = QDate(today.year(), today.month(), 1).addMonths(time.offset);
        return {first, first.addMonths(1)};
    }
    case FilterTime::Unit::Year:
        break;
    }
    const QDate first = QDate(today.year(), 1, 1).addYears(time.offset);
    return {first, first.addYears(1)};
}

QDateTime filterMoment(const FilterTime &time, const QDateTime &now)
{
    return now.addMonths(time.months).addSecs(time.seconds);
}

std::optional<FilterTime> filterTimeFromText(const QString &text)
{
    const QString folded = text.toLower();
    if (folded == QLatin1String("never"))
        return FilterTime{FilterTime::Kind::Never, 0, 0, {}};
    if (folded == QLatin1String("now"))
        return FilterTime{FilterTime::Kind::Now, 0, 0, {}};
    for (const PeriodName &period : kPeriods) {
        if (folded == QLatin1String(period.name))
            return FilterTime{FilterTime::Kind::Period, 0, 0, {}, period.unit, period.offset};
    }
    // At most six digits, so that no sum leaves the range of a date.
    static const QRegularExpression span(QStringLiteral("^([+-]?)([0-9]{1,6})(mo|min|[hdwy])$"));
    if (const auto m = span.match(folded); m.hasMatch()) {
        const bool isSigned = !m.captured(1).isEmpty();
        const int n = m.captured(2).toInt() * (m.captured(1) == QLatin1String("-") ? -1 : 1);
        const QString unit = m.captured(3);
        FilterTime time{isSigned ? FilterTime::Kind::Moment : FilterTime::Kind::Span, 0, 0, {}};
        if (unit == QLatin1String("mo"))
            time.months = n;
        else if (unit == QLatin1String("y"))
            time.months = n * 12;
        else
            time.seconds = qint64(n) * (unit == QLatin1String("min") ? 60
                                        : unit == QLatin1String("h") ? 3600
                                        : unit == QLatin1String("d") ? 86'400
                                                                     : 604'800);
        return time;
    }
    static const QRegularExpression date(QStringLiteral("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
    if (date.match(folded).hasMatch()) {
        const QDate day = QDate::fromString(folded, Qt::ISODate);
        if (day.isValid())
            return FilterTime{FilterTime::Kind::Date, 0, 0, day};
    }
    return std::nullopt;
}

std::optional<double> filterNumberFromText(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,15}(?:\\.[0-9]{1,6})?)([kKmMgG]?)$"));
    const auto m = form.match(text);
    if (!m.hasMatch())
        return std::nullopt;
    const QString unit = m.captured(2).toLower();
    const double factor = unit == QLatin1String("k")   ? 1e3
                          : unit == QLatin1String("m") ? 1e6
                          : unit == QLatin1String("g") ? 1e9
                                                       : 1;
    return m.captured(1).toDouble() * factor;
}

bool filterGlob(QStringView pattern, QStringView text)
{
    // Greedy with one point to fall back to: no pattern is worse than its length times the text's.
    qsizetype p = 0, t = 0, star = -1, mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && pattern[p].toCaseFolded() == text[t].toCaseFolded()) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

bool KeyFilter::Node::matches(const Subject &subject, const QDateTime &now) const
{
    const auto child = [&](const std::shared_ptr<const Node> &node) { return node->matches(subject, now); };
    switch (kind) {
    case Kind::And:
        return std::all_of(children.begin(), children.end(), child);
    case Kind::Or:
        return std::any_of(children.begin(), children.end(), child);
    case Kind::Not:
        return !child(children.front());
    case Kind::Word:
        return wordMatches(patterns.first(), subject);
    case Kind::Term:
        break;
    }
    if (!patterns.isEmpty())
        return anyOf(patterns,
                     [&](const QString &p) { return textFieldMatches(field, p, op, subject, now); });
    for (const FilterTime &time : times) {
        if (timeMatches(field, op, time, subject, now))
            return true;
    }
    const auto value = double(field == FilterField::Bytes ? subject.bytes : subject.requests);
    for (const double number : numbers) {
        if (filterNumberMatches(value, op, number))
            return true;
    }
    return false;
}

} // namespace octroi::domain
