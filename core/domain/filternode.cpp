// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/filternode.h"

#include "domain/scope.h"

#include <QRegularExpression>

namespace octroi::domain {

namespace {

using Subject = KeyFilter::Subject;

bool textMatches(const QString &pattern, const QString &text, FilterOp op)
{
    if (pattern.contains(u'*'))
        return filterGlob(pattern, text);
    if (op == FilterOp::Is || pattern.isEmpty())
        return text.compare(pattern, Qt::CaseInsensitive) == 0;
    return text.contains(pattern, Qt::CaseInsensitive);
}

/// Equal, wider ("orders:*" for "orders:read"), or below it in the tree; "=" only equal.
bool scopeMatches(const QString &pattern, const QString &granted, FilterOp op)
{
    if (granted.compare(pattern, Qt::CaseInsensitive) == 0)
        return true;
    if (op == FilterOp::Is)
        return false;
    if (pattern.contains(u'*'))
        return filterGlob(pattern, granted);
    return scopeImplies(granted, pattern) || granted.startsWith(pattern + u':', Qt::CaseInsensitive);
}

template <typename F>
bool anyOf(const QStringList &list, F matches)
{
    return std::any_of(list.begin(), list.end(), matches);
}

bool textFieldMatches(FilterField field, const QString &pattern, FilterOp op, const Subject &s,
                      const QDateTime &now)
{
    const auto list = [&](const QStringList &texts) {
        return anyOf(texts, [&](const QString &t) { return textMatches(pattern, t, op); }) ||
               (pattern.isEmpty() && texts.isEmpty());
    };
    switch (field) {
    case FilterField::Status:
        return filterGlob(pattern, keyStatusName(s.key.statusAt(now)));
    case FilterField::Env:
        return filterGlob(pattern, environmentName(s.key.environment));
    case FilterField::Scope:
        return anyOf(s.key.scopes, [&](const QString &t) { return scopeMatches(pattern, t, op); }) ||
               (pattern.isEmpty() && s.key.scopes.isEmpty());
    case FilterField::Partner:
        return textMatches(pattern, s.partner, op);
    case FilterField::App:
        return textMatches(pattern, s.application, op);
    case FilterField::Name:
        return textMatches(pattern, s.key.name, op);
    case FilterField::Id:
        return pattern.contains(u'*') ? filterGlob(pattern, s.key.id) : s.key.id == pattern;
    case FilterField::Plan:
        return textMatches(pattern, s.plan, op);
    case FilterField::Backend:
        return textMatches(pattern, s.backend, op);
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
    const auto has = [&](const QString &text) { return textMatches(pattern, text, FilterOp::Has); };
    return has(s.key.name) || has(s.key.id) || has(s.partner) || has(s.application) ||
           anyOf(s.key.scopes, has) || has(s.key.maskedKey());
}

/// An absolute day: "<" before it, ">" after it, ":" on it.
bool dateMatches(const QDateTime &value, FilterOp op, const QDate &date)
{
    if (!value.isValid())
        return false;
    const QDate day = value.toUTC().date();
    switch (op) {
    case FilterOp::Less:
        return day < date;
    case FilterOp::LessOrEqual:
        return day <= date;
    case FilterOp::Greater:
        return day > date;
    case FilterOp::GreaterOrEqual:
        return day >= date;
    default:
        return day == date;
    }
}

bool momentMatches(const QDateTime &value, FilterOp op, const QDateTime &moment)
{
    if (!value.isValid())
        return false;
    switch (op) {
    case FilterOp::Less:
        return value < moment;
    case FilterOp::LessOrEqual:
        return value <= moment;
    case FilterOp::Greater:
        return value > moment;
    default:
        return value >= moment;
    }
}

bool isGreater(FilterOp op)
{
    return op == FilterOp::Greater || op == FilterOp::GreaterOrEqual;
}

/// Forward from now: "within the next 30 days", or later than that.
bool spanAheadMatches(const QDateTime &value, FilterOp op, const FilterTime &span, const QDateTime &now)
{
    if (!value.isValid())
        return false;
    const QDateTime edge = now.addMonths(span.months).addSecs(span.seconds);
    if (isGreater(op))
        return op == FilterOp::Greater ? value > edge : value >= edge;
    return value >= now && (op == FilterOp::Less ? value < edge : value <= edge);
}

/// Back from now: younger or older than a span. What never happened is older than any.
bool spanAgoMatches(const QDateTime &value, FilterOp op, const FilterTime &span, const QDateTime &now)
{
    if (!value.isValid())
        return isGreater(op);
    const QDateTime edge = now.addMonths(-span.months).addSecs(-span.seconds);
    switch (op) {
    case FilterOp::Greater:
        return value < edge;
    case FilterOp::GreaterOrEqual:
        return value <= edge;
    case FilterOp::Less:
        return value > edge;
    default:
        return value >= edge;
    }
}

bool timeMatches(FilterField field, FilterOp op, const FilterTime &time, const Subject &s,
                 const QDateTime &now)
{
    const QDateTime value = field == FilterField::Expires    ? s.key.endsAt()
                            : field == FilterField::LastUsed ? s.key.lastUsedAt
                                                             : s.key.createdAt;
    switch (time.kind) {
    case FilterTime::Kind::Never:
        return !value.isValid();
    case FilterTime::Kind::Now:
        return momentMatches(value, op, now);
    case FilterTime::Kind::Date:
        return dateMatches(value, op, time.date);
    case FilterTime::Kind::Span:
        return field == FilterField::Expires ? spanAheadMatches(value, op, time, now)
                                             : spanAgoMatches(value, op, time, now);
    }
    return false;
}

bool numberMatches(double value, FilterOp op, double limit)
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

} // namespace

const std::vector<FilterName> &filterNames()
{
    static const std::vector<FilterName> names{{"status", FilterField::Status, FilterType::Text},
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
                                               {"last_used", FilterField::LastUsed, FilterType::Time},
                                               {"created", FilterField::Created, FilterType::Time},
                                               {"requests", FilterField::Requests, FilterType::Number},
                                               {"bytes", FilterField::Bytes, FilterType::Number}};
    return names;
}

std::optional<FilterTime> filterTimeFromText(const QString &text)
{
    const QString folded = text.toLower();
    if (folded == QLatin1String("never"))
        return FilterTime{FilterTime::Kind::Never, 0, 0, {}};
    if (folded == QLatin1String("now"))
        return FilterTime{FilterTime::Kind::Now, 0, 0, {}};
    // At most six digits, so that no sum leaves the range of a date.
    static const QRegularExpression span(QStringLiteral("^([0-9]{1,6})(mo|min|[hdwy])$"));
    if (const auto m = span.match(folded); m.hasMatch()) {
        const int n = m.captured(1).toInt();
        const QString unit = m.captured(2);
        FilterTime time{FilterTime::Kind::Span, 0, 0, {}};
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
        if (numberMatches(value, op, number))
            return true;
    }
    return false;
}

} // namespace octroi::domain
