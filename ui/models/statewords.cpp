// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statewords.h"

#include "models/format.h"

#include <QRegularExpression>

namespace octroi::models {

using change::StateAction;

QString StateWords::type(const QString &type)
{
    if (type == QLatin1String("partner"))
        return tr("Partner");
    if (type == QLatin1String("application"))
        return tr("Application");
    if (type == QLatin1String("client"))
        return tr("OAuth client");
    if (type == QLatin1String("api"))
        return tr("API");
    if (type == QLatin1String("scope"))
        return tr("Scope");
    return type == QLatin1String("plan") ? tr("Plan") : type;
}

QString StateWords::action(const change::StateDifference &difference)
{
    if (difference.action == StateAction::Keep)
        return tr("Stays", "an object that cannot be removed");
    if (difference.impossible)
        return tr("Impossible");
    switch (difference.action) {
    case StateAction::Create:
        return tr("New", "an object that is made");
    case StateAction::Update:
        return tr("Changed", "an object that is changed");
    default:
        break;
    }
    if (difference.type == QLatin1String("partner"))
        return tr("Closed", "a partner that is closed");
    return difference.type == QLatin1String("client") ? tr("Revoked for ever", "a client") : tr("Deleted", "an API or a scope");
}

Tone StateWords::tone(const change::StateDifference &difference)
{
    if (difference.action == StateAction::Keep)
        return Tone::Neutral;
    if (difference.impossible || difference.action == StateAction::Remove)
        return Tone::Danger;
    return difference.action == StateAction::Create ? Tone::Ok : Tone::Info;
}

QString StateWords::problem(const Error &error)
{
    const QString &reason = error.reason;
    const auto sentence = [&]() -> QString {
        if (reason == QLatin1String("state_version"))
            return tr("This is no state of Octroi, or of a later version: it has to begin with “octroi: 1”.");
        if (reason == QLatin1String("member_unknown"))
            return tr("“%1” is not known there. Correct the name, or remove it.").arg(error.field);
        if (reason == QLatin1String("member_missing"))
            return tr("“%1” is missing.").arg(error.field);
        if (reason == QLatin1String("member_type"))
            return tr("“%1” is of another kind than is expected there.").arg(error.field);
        if (reason == QLatin1String("exists") || reason == QLatin1String("yaml_twice"))
            return tr("A name comes twice.");
        if (reason == QLatin1String("name_ambiguous"))
            return tr("Several clients of one application have the same name. Rename or revoke all but one.");
        if (reason == QLatin1String("yaml_size") || reason == QLatin1String("yaml_depth"))
            return tr("The file is too large, or nested too deeply.");
        if (reason == QLatin1String("yaml_alias") || reason == QLatin1String("yaml_tag") || reason == QLatin1String("yaml_documents"))
            return tr("Anchors, tags and several documents are not taken: write out what is meant, in one.");
        return reason.startsWith(QLatin1String("yaml_")) ? tr("This is no YAML.") : Format::error(error);
    }();
    static const QRegularExpression place(QStringLiteral("line (\\d+), column (\\d+)"));
    const auto match = place.match(error.context);
    return match.hasMatch() ? tr("Line %1, column %2: %3").arg(match.captured(1), match.captured(2), sentence) : sentence;
}

} // namespace octroi::models
