// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runwords.h"

#include "models/format.h"

namespace octroi::models {

QString RunWords::title(const QString &kind, qint64 count)
{
    const int n = int(count);
    if (kind == QLatin1String("suspend"))
        return tr("Suspend %n key(s)", nullptr, n);
    if (kind == QLatin1String("resume"))
        return tr("Resume %n key(s)", nullptr, n);
    if (kind == QLatin1String("revoke"))
        return tr("Revoke %n key(s)", nullptr, n);
    if (kind == QLatin1String("restore"))
        return tr("Restore %n key(s)", nullptr, n);
    if (kind == QLatin1String("rotate"))
        return tr("Rotate %n key(s)", nullptr, n);
    if (kind == QLatin1String("move"))
        return tr("Move %n key(s)", nullptr, n);
    if (kind == QLatin1String("issue"))
        return tr("Issue %n key(s)", nullptr, n);
    if (kind == QLatin1String("suspend_client"))
        return tr("Suspend %n client(s)", nullptr, n);
    if (kind == QLatin1String("resume_client"))
        return tr("Resume %n client(s)", nullptr, n);
    if (kind == QLatin1String("revoke_client"))
        return tr("Revoke %n client(s)", nullptr, n);
    if (kind == QLatin1String("update_client"))
        return tr("Change %n client(s)", nullptr, n);
    if (kind == QLatin1String("update"))
        return tr("Change %n key(s)", nullptr, n);
    return tr("Change %n object(s)", nullptr, n);
}

QString RunWords::progress(const change::Run &run)
{
    const QString title = RunWords::title(run.record().kind, run.total());
    const QString done = Format::count(run.done() + run.failed()), all = Format::count(run.total());
    QString text = tr("%1: %2 of %3", "what is done, how many, of how many").arg(title, done, all);
    if (run.failed() > 0)
        text = tr("%1, %n failed", nullptr, int(run.failed())).arg(text);
    switch (run.state()) {
    case change::Run::State::Pausing:
    case change::Run::State::Paused:
        return tr("%1, paused").arg(text);
    case change::Run::State::Waiting:
        return tr("%1, waiting for the backend").arg(text);
    default:
        return text;
    }
}

QString RunWords::duration(qint64 seconds)
{
    if (seconds < 90)
        return tr("%n s", "seconds", int(seconds));
    if (seconds < 90 * 60)
        return tr("%n min", "minutes", int((seconds + 30) / 60));
    return tr("%n h", "hours", int((seconds + 1800) / 3600));
}

QString RunWords::speed(const change::Run &run)
{
    const qint64 left = run.secondsLeft();
    if (left < 0)
        return {};
    return tr("%1 a second, %2 left", "how many, how long")
        .arg(Format::count(qRound64(run.rate())), duration(left));
}

QString RunWords::outcome(const change::Run &run)
{
    const QString done = Format::count(run.done()), all = Format::count(run.total());
    if (run.failed() > 0)
        return tr("%1 of %2 done, %n failed.", nullptr, int(run.failed())).arg(done, all);
    return run.done() == run.total() ? tr("All %n done.", nullptr, int(run.total()))
                                     : tr("%1 of %2 done, the rest was left out.").arg(done, all);
}

QString RunWords::state(change::RunItemState state)
{
    switch (state) {
    case change::RunItemState::Waiting:
        return tr("waiting");
    case change::RunItemState::Sent:
        return tr("sent");
    case change::RunItemState::Done:
        return tr("done");
    case change::RunItemState::Failed:
        return tr("failed");
    case change::RunItemState::Cancelled:
        return tr("left out");
    }
    return {};
}

} // namespace octroi::models
