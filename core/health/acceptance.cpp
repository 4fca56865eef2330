// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/acceptance.h"

#include "domain/json.h"

namespace octroi::health {

namespace {

Error invalid(const char *field, const char *reason, const QString &detail)
{
    return Error{ErrorCode::Invalid, {}, detail, QString::fromLatin1(field), QString::fromLatin1(reason)};
}

} // namespace

QString objectKindName(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Key:
        return QStringLiteral("key");
    case ObjectKind::Client:
        return QStringLiteral("client");
    case ObjectKind::Application:
        break;
    }
    return QStringLiteral("application");
}

QString ObjectId::text() const
{
    return objectKindName(kind) + u':' + id;
}

std::optional<ObjectId> ObjectId::fromText(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    for (const ObjectKind kind : {ObjectKind::Key, ObjectKind::Client, ObjectKind::Application}) {
        if (colon > 0 && text.left(colon) == objectKindName(kind) && text.size() > colon + 1)
            return ObjectId{kind, text.mid(colon + 1)};
    }
    return std::nullopt;
}

Result<Acceptance> checkAcceptance(Acceptance acceptance, const QDateTime &now)
{
    acceptance.reason = acceptance.reason.simplified();
    if (acceptance.reason.isEmpty())
        return invalid("reason", "missing", QStringLiteral("why it is accepted has to be said"));
    if (acceptance.reason.size() > kLongestReason)
        return invalid("reason", "too_long", QStringLiteral("is longer than %1").arg(kLongestReason));
    if (!acceptance.until.isValid() || acceptance.until <= now)
        return invalid("until", "expiry_past", QStringLiteral("lies in the past"));
    if (acceptance.until > now.addDays(kLongestAcceptance))
        return invalid("until", "out_of_range",
                       QStringLiteral("is more than %1 days ahead").arg(kLongestAcceptance));
    acceptance.at = now;
    return acceptance;
}

QJsonObject toJson(const Acceptance &a)
{
    return {{QStringLiteral("rule"), ruleName(a.rule)},
            {QStringLiteral("object"), a.object ? a.object->text() : QString()},
            {QStringLiteral("reason"), a.reason},
            {QStringLiteral("until"), domain::toRfc3339(a.until)},
            {QStringLiteral("at"), domain::toRfc3339(a.at)}};
}

std::optional<Acceptance> acceptanceFromJson(const QJsonObject &object)
{
    const auto rule = ruleFromName(object.value(QLatin1String("rule")).toString());
    Acceptance out;
    out.reason = object.value(QLatin1String("reason")).toString();
    out.until = domain::fromRfc3339(object.value(QLatin1String("until")).toString());
    out.at = domain::fromRfc3339(object.value(QLatin1String("at")).toString());
    const QString which = object.value(QLatin1String("object")).toString();
    out.object = ObjectId::fromText(which);
    if (!rule || !out.until.isValid() || out.reason.isEmpty() || (!which.isEmpty() && !out.object))
        return std::nullopt;
    out.rule = *rule;
    return out;
}

} // namespace octroi::health
