// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/filter.h"

#include <vector>

namespace octroi::domain {

/// Kind, Auth and SecretExpires are of OAuth clients (clientfilter.h); a key is of kind "key" and has no other.
enum class FilterField {
    Kind,
    Auth,
    Status,
    Env,
    Scope,
    Partner,
    App,
    Name,
    Id,
    Plan,
    Backend,
    Address,
    Tag, // text
    Expires,
    SecretExpires,
    LastUsed,
    Created, // times
    Requests,
    Bytes // numbers
};
enum class FilterType { Text, Time, Number };
enum class FilterOp { Has, Is, Less, Greater, LessOrEqual, GreaterOrEqual };

struct FilterName
{
    const char *name;
    FilterField field;
    FilterType type;
};
/// Every name of the language, in the order in which they are offered.
const std::vector<FilterName> &filterNames();

/// A time as it was written; what it means depends on when it is asked.
struct FilterTime
{
    enum class Kind { Never, Now, Span, Moment, Date, Period };
    enum class Unit { Day, Week, Month, Year }; ///< weeks begin on Monday (ISO 8601)
    Kind kind = Kind::Now;
    int months = 0;     ///< Span and, with a sign, Moment: calendar months
    qint64 seconds = 0; ///< Span, Moment: the rest
    QDate date;         ///< Date, UTC
    Unit unit = Unit::Day; ///< Period
    int offset = 0;        ///< Period: -1 the one before this one, 1 the next
};
std::optional<FilterTime> filterTimeFromText(const QString &text);
/// "today", "thisweek", … in the order in which they are offered.
QStringList filterPeriodNames();
/// First day of a Date or a Period, and the day after its last, UTC.
std::pair<QDate, QDate> filterDays(const FilterTime &time, const QDateTime &now);
/// The moment that a Span ahead or a Moment means.
QDateTime filterMoment(const FilterTime &time, const QDateTime &now);

/// The moments that a comparison with a time means at `now`: milliseconds since the epoch, both ends included.
struct FilterReach
{
    qint64 from = 0, to = -1; ///< none when from > to
    bool never = false;       ///< what has no such moment matches
};
FilterReach filterReach(FilterField field, FilterOp op, const FilterTime &time, const QDateTime &now);
bool filterReachHolds(const FilterReach &reach, const QDateTime &time); ///< null: it never happens
std::optional<double> filterNumberFromText(const QString &text);

struct KeyFilter::Node
{
    enum class Kind { And, Or, Not, Word, Term };
    Kind kind = Kind::And;
    std::vector<std::shared_ptr<const Node>> children;
    FilterField field = FilterField::Name; ///< Term
    FilterOp op = FilterOp::Has;
    QStringList patterns; ///< Word: one; Term of text: the values
    QList<FilterTime> times;
    QList<double> numbers;

    bool matches(const Subject &subject, const QDateTime &now) const;
};

/// The filter as a tree, for whoever turns it into another language; null for one that matches all or cannot be
/// parsed.
std::shared_ptr<const KeyFilter::Node> filterTree(const QString &text);

/// A pattern without '*' has to be in the text, or with "=" to be it; folded.
bool filterTextMatches(const QString &pattern, const QString &text, FilterOp op);
/// Equal, wider ("orders:*" for "orders:read"), or below it in the tree; "=" only equal.
bool filterScopeMatches(const QString &pattern, const QString &granted, FilterOp op);
bool filterNumberMatches(double value, FilterOp op, double limit);

/// '*' stands for anything, letters compare case-folded. All of `text` has to match.
bool filterGlob(QStringView pattern, QStringView text);

} // namespace octroi::domain
