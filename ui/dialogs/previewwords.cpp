// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/previewwords.h"

#include "models/format.h"

#include <limits>

namespace octroi::dialogs {

using change::Unknowable;
using models::Format;

int PreviewWords::plural(qint64 count)
{
    return int(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

QString PreviewWords::name(const change::AffectedCaller &caller)
{
    if (!caller.name.isEmpty())
        return caller.name;
    const QString id = caller.keyId.isEmpty() ? caller.clientId : caller.keyId;
    return id.isEmpty() ? tr("Tokens of other issuers") : id;
}

QString PreviewWords::precision(const change::Foreseen &f)
{
    const QString from = Format::shortTime(f.from), to = Format::shortTime(f.to);
    return f.unitSeconds > 3600 ? tr("From usage by day (UTC), %1 until %2. Calls that are refused already are not counted.").arg(from, to)
                                : tr("From usage by hour, %1 until %2. Calls that are refused already are not counted.").arg(from, to);
}

QString PreviewWords::doubts(const change::Foreseen &f)
{
    QStringList sentences;
    for (const auto &[why, calls] : f.unknown) {
        const int n = plural(calls);
        switch (why) {
        case Unknowable::Places:
            sentences << tr("Where calls came from is not recorded: %Ln more call(s) may be refused.",
                            nullptr, n);
            break;
        case Unknowable::Rate:
            sentences << tr("How many calls came within a second is not recorded: of %Ln more call(s), some "
                            "may exceed the rate.",
                            nullptr, n);
            break;
        case Unknowable::Volume:
            sentences << tr("The volume would have run out during %Ln more call(s).", nullptr, n);
            break;
        case Unknowable::Tokens:
            sentences << tr("How tokens were obtained is not recorded: %Ln more call(s) may be refused.", nullptr, n);
            break;
        case Unknowable::Issuers:
            sentences << tr("The scopes of other issuers' tokens are not recorded: %Ln more call(s) may be refused.", nullptr, n);
            break;
        case Unknowable::Paths:
            sentences << tr("A new endpoint takes over some of %Ln call(s); how many is not recorded.",
                            nullptr, n);
            break;
        case Unknowable::Overflow:
            sentences << tr("%Ln call(s) were counted without their endpoint.", nullptr, n);
            break;
        }
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace octroi::dialogs
