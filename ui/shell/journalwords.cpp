// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/journalwords.h"

namespace octroi::shell {

QString JournalWords::sentence(const change::JournalEntry &entry)
{
    const int done = int(entry.size()) - entry.failed;
    return entry.objects.size() == 1 ? ofOne(entry.kind, entry.objects.first()) : ofMany(entry.kind, done);
}

QString JournalWords::ofOne(const QString &kind, const QString &name)
{
    if (kind == QLatin1String("issue"))
        return tr("%1 issued.", "key").arg(name);
    if (kind == QLatin1String("suspend"))
        return tr("%1 suspended.", "key").arg(name);
    if (kind == QLatin1String("resume"))
        return tr("%1 works again.", "key").arg(name);
    if (kind == QLatin1String("revoke"))
        return tr("%1 revoked.", "key").arg(name);
    if (kind == QLatin1String("rotate"))
        return tr("%1 rotated: the old key and the new one both work for a while.", "key").arg(name);
    if (kind == QLatin1String("restore"))
        return tr("%1 restored.", "key").arg(name);
    if (kind == QLatin1String("move"))
        return tr("%1 moved.", "key").arg(name);
    if (kind == QLatin1String("start_campaign"))
        return tr("The campaign %1 began.").arg(name);
    if (kind == QLatin1String("note_deliveries"))
        return tr("New keys of a campaign were handed over.");
    if (kind == QLatin1String("suspend_client"))
        return tr("%1 suspended.", "client").arg(name);
    if (kind == QLatin1String("resume_client"))
        return tr("%1 works again.", "client").arg(name);
    if (kind == QLatin1String("revoke_client"))
        return tr("%1 revoked for good.", "client").arg(name);
    if (kind == QLatin1String("revoke_token"))
        return tr("%1 ended.", "token").arg(name);
    if (kind == QLatin1String("revoke_tokens"))
        return tr("All tokens of %1 ended.").arg(name);
    if (kind == QLatin1String("rotate_webhook_secret"))
        return tr("The webhook of %1 got a new secret.", "alert rule").arg(name);
    if (kind == QLatin1String("acknowledge_alert"))
        return tr("%1 acknowledged.", "alert").arg(name);
    if (kind == QLatin1String("snooze_alert"))
        return tr("%1 snoozed.", "alert").arg(name);
    if (kind == QLatin1String("rename_scope"))
        return tr("%1 renamed everywhere.", "scope").arg(name);
    if (kind == QLatin1String("merge_scope"))
        return tr("%1 merged into another scope.").arg(name);
    if (kind.startsWith(QLatin1String("delete_")))
        return tr("%1 deleted.", "API or scope").arg(name);
    if (kind.startsWith(QLatin1String("create_")))
        return tr("%1 created.", "partner, application, API, scope or plan").arg(name);
    return tr("%1 changed.").arg(name);
}

QString JournalWords::ofMany(const QString &kind, int count)
{
    if (kind == QLatin1String("issue"))
        return tr("%n key(s) issued.", nullptr, count);
    if (kind == QLatin1String("suspend"))
        return tr("%n key(s) suspended.", nullptr, count);
    if (kind == QLatin1String("resume"))
        return tr("%n key(s) work again.", nullptr, count);
    if (kind == QLatin1String("revoke"))
        return tr("%n key(s) revoked.", nullptr, count);
    if (kind == QLatin1String("rotate"))
        return tr("%n key(s) rotated.", nullptr, count);
    if (kind == QLatin1String("restore"))
        return tr("%n key(s) restored.", nullptr, count);
    if (kind == QLatin1String("move"))
        return tr("%n key(s) moved.", nullptr, count);
    return tr("%n object(s) changed.", nullptr, count);
}

} // namespace octroi::shell
