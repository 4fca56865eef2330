// SPDX-License-Identifier: GPL-3.0-or-later
#include "resolve.h"

#include "domain/filternode.h"
#include "domain/json.h"
#include "domain/name.h"

namespace octroi::ctl {

namespace {

template <typename T, typename Rows>
Result<T> byName(const Rows &rows, const QString &text, const char *what)
{
    const QString key = domain::nameKey(text);
    std::vector<T> found;
    for (const T &row : rows) {
        if (domain::nameKey(row.name) == key)
            found.push_back(row);
    }
    if (found.size() == 1)
        return found.front();
    if (found.empty())
        return Error{ErrorCode::NotFound,
                     text,
                     QStringLiteral("there is no such %1").arg(QLatin1String(what)),
                     {},
                     {}};
    return Error{
        ErrorCode::Conflict, text, QStringLiteral("several have this name; use the identifier"), {}, {}};
}

template <typename T>
std::vector<T> copies(const std::vector<const T *> &rows)
{
    std::vector<T> out;
    for (const T *row : rows)
        out.push_back(*row);
    return out;
}

Error timeError(const QString &text)
{
    return Error{ErrorCode::Invalid, text, QStringLiteral("is not a time such as 90d, 2027-01-31 or never"),
                 QStringLiteral("time"), QStringLiteral("time_syntax")};
}

} // namespace

Result<domain::Partner> resolvePartner(const inventory::Inventory &inventory, const QString &text)
{
    if (const auto *partner = inventory.partner(text))
        return *partner;
    return byName<domain::Partner>(inventory.partners(), text, "partner");
}

Result<domain::Application> resolveApplication(const inventory::Inventory &inventory, const QString &text)
{
    if (const auto *application = inventory.application(text))
        return *application;
    // A name may hold a slash itself, so every place to cut is tried.
    for (qsizetype slash = text.indexOf(u'/'); slash >= 0; slash = text.indexOf(u'/', slash + 1)) {
        const Result<domain::Partner> partner = resolvePartner(inventory, text.left(slash));
        if (!partner)
            continue;
        Result<domain::Application> found = byName<domain::Application>(
            copies(inventory.applicationsOf(partner->id)), text.mid(slash + 1), "application");
        if (found)
            return found;
    }
    return Error{ErrorCode::NotFound,
                 text,
                 QStringLiteral("there is no such application; write partner/application or its identifier"),
                 {},
                 {}};
}

Result<domain::Api> resolveApi(const inventory::Inventory &inventory, const QString &text)
{
    if (const auto *api = inventory.api(text))
        return *api;
    return byName<domain::Api>(inventory.apis(), text, "API");
}

Result<domain::Plan> resolvePlan(const inventory::Inventory &inventory, const QString &text)
{
    if (const auto *plan = inventory.plan(text))
        return *plan;
    return byName<domain::Plan>(inventory.plans(), text, "plan");
}

Result<domain::ApiKey> resolveKey(const inventory::Inventory &inventory, const QString &id)
{
    if (const auto key = inventory.key(id))
        return *key;
    return Error{ErrorCode::NotFound, id, QStringLiteral("there is no such key"), {}, {}};
}

Result<QDateTime> pastFromText(const QString &text, const QDateTime &now)
{
    if (const QDateTime exact = domain::fromRfc3339(text); exact.isValid())
        return exact;
    const auto time = domain::filterTimeFromText(text);
    using Kind = domain::FilterTime::Kind;
    if (!time || time->kind == Kind::Never)
        return timeError(text);
    if (time->kind == Kind::Now)
        return now;
    if (time->kind == Kind::Date || time->kind == Kind::Period)
        return QDateTime(domain::filterDays(*time, now).first, QTime(0, 0), Qt::UTC);
    if (time->kind == Kind::Moment)
        return domain::filterMoment(*time, now);
    return now.addMonths(-time->months).addSecs(-time->seconds);
}

QStringList toList(const std::vector<std::string> &texts)
{
    QStringList out;
    for (const std::string &text : texts)
        out << QString::fromStdString(text);
    return out;
}

QString timeText(const QDateTime &time, const QString &otherwise)
{
    return time.isValid() ? time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")) : otherwise;
}

} // namespace octroi::ctl
