// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/undowords.h"

#include "change/together.h"
#include "change/undo.h"

#include <algorithm>

namespace octroi::models {

namespace {
constexpr qsizetype kShownNames = 3;
}

QString UndoWords::whyNot(const QString &kind)
{
    using change::NoUndo;
    switch (change::noUndoOf(kind)) {
    case NoUndo::Undoable:
        return {};
    case NoUndo::NewPartner:
        return tr("A partner stays once it is created. Close it instead.");
    case NoUndo::NewApplication:
        return tr("An application stays once it is created. Without credentials it opens nothing.");
    case NoUndo::NewApi:
        return tr("A new API may be called already, so undoing does not remove it. Delete it instead.");
    case NoUndo::NewPlan:
        return tr("A plan stays once it is created. Unused, it changes nothing.");
    case NoUndo::IssuedKey:
        return tr("An issued key was shown and may be in use. Revoke it instead.");
    case NoUndo::RotatedKey:
        return tr("The new key was shown and may be in use. Revoke whichever of the two is not to work.");
    case NoUndo::DeletedApi:
        return tr("An API created anew is another one to keys that are limited to it. Create it again and name it in those keys.");
    case NoUndo::NewClient:
        return tr("A client that is registered may be in use. Revoke it instead.");
    case NoUndo::RevokedClient:
        return tr("A client is revoked for ever. Create a new one instead.");
    case NoUndo::NewSecret:
        return tr("The new secret was shown and may be in use. Revoke it instead.");
    case NoUndo::RotatedSecret:
        return tr("The new secret was shown, and those before end. Rotate again if it went to the wrong hands.");
    case NoUndo::RevokedSecret:
        return tr("A secret is revoked for ever. Add a new one instead.");
    case NoUndo::NewCampaign:
        return tr("A campaign stays once it is started: its keys get successors. Close it instead.");
    case NoUndo::ChangedCampaign:
        return tr("What a campaign was like before is not kept. Change it again instead.");
    case NoUndo::NotedDelivery:
        return tr("A key that was handed over stays handed over. Revoke it if it went to the wrong hands.");
    case NoUndo::EndedTokens:
        return tr("Ended tokens do not come back. Who held them gets new ones by signing in again.");
    case NoUndo::MergedScope:
        return tr("Too many have the scope for it to be given back one by one. The audit log says who had it.");
    case NoUndo::NewIssuer:
        return tr("Tokens of a trusted issuer may be in use already. Switch it off or remove it instead.");
    case NoUndo::NewAlertRule:
        return tr("A new rule may have told somebody already. Pause or delete it instead.");
    case NoUndo::NewWebhookSecret:
        return tr("The secret before it signs nothing any more. Give the new one to the receiver.");
    case NoUndo::KnownAlert:
        return tr("An alert that somebody knows of stays known. It is told again when it goes a step further.");
    }
    return {};
}

bool UndoWords::isStaying(const change::ItemResult &item)
{
    return item.error && item.error->reason == QLatin1String("not_undoable");
}

QString UndoWords::staying(const QList<change::ItemResult> &items)
{
    QList<std::pair<QString, QStringList>> reasons;
    for (const change::ItemResult &item : items) {
        if (!isStaying(item))
            continue;
        const QString why = whyNot(item.error->field);
        const auto same = std::find_if(reasons.begin(), reasons.end(), [&why](const auto &r) { return r.first == why; });
        if (same == reasons.end())
            reasons.emplaceBack(why, QStringList{item.objectName});
        else
            same->second << item.objectName;
    }
    QStringList lines;
    for (const auto &[why, names] : std::as_const(reasons)) {
        QString shown = names.mid(0, kShownNames).join(tr(", ", "between names"));
        if (names.size() > kShownNames)
            shown = tr("%1 and %n more", "names", int(names.size() - kShownNames)).arg(shown);
        lines << tr("%1: %2", "what stays, why").arg(shown, why);
    }
    return lines.join(u'\n');
}

QString UndoWords::whyNot(const change::Spine &spine, const change::JournalEntry &entry)
{
    if (const change::Together *together = change::Together::of(spine, entry))
        return staying(together->staying());
    return entry.canUndo() ? QString() : whyNot(entry.kind);
}

} // namespace octroi::models
