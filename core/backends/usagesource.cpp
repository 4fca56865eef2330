// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/usagesource.h"

#include <QHash>

namespace octroi::backends {

bool hasUsageOf(Backend &backend, const QString &dimension)
{
    UsageSource *source = usageSourceOf(backend);
    if (!source)
        return backend.usage() != nullptr;
    const UsageFacts facts = source->facts();
    if (dimension == QLatin1String("bytes"))
        return facts.bytes;
    if (dimension == QLatin1String("latency"))
        return facts.latency;
    return facts.dimensions.contains(dimension);
}

const char *whyNotInSource(const QString &dimension)
{
    static const QHash<QString, const char *> sentences{
        {QStringLiteral("bytes"), QT_TRANSLATE_NOOP("octroi::backends::Capability", "This source counts no bytes.")},
        {QStringLiteral("latency"), QT_TRANSLATE_NOOP("octroi::backends::Capability", "This source measures no latency.")},
        {QStringLiteral("partner"), QT_TRANSLATE_NOOP("octroi::backends::Capability", "This source does not tell which partner called.")},
        {QStringLiteral("application"), QT_TRANSLATE_NOOP("octroi::backends::Capability", "This source does not tell which application called.")},
        {QStringLiteral("key"), QT_TRANSLATE_NOOP("octroi::backends::Capability", "This source does not tell which credential called.")},
        {QStringLiteral("client"), QT_TRANSLATE_NOOP("octroi::backends::Capability", "This source does not tell which client called.")},
        {QStringLiteral("api"), QT_TRANSLATE_NOOP("octroi::backends::Capability", "This source does not tell which API was called.")},
        {QStringLiteral("endpoint"), QT_TRANSLATE_NOOP("octroi::backends::Capability", "This source does not tell which endpoint was called.")},
        {QStringLiteral("scope"), QT_TRANSLATE_NOOP("octroi::backends::Capability", "This source does not tell which scope was used.")},
        {QStringLiteral("refusal"), QT_TRANSLATE_NOOP("octroi::backends::Capability", "This source does not tell why a call was refused.")},
        {QStringLiteral("status_class"), QT_TRANSLATE_NOOP("octroi::backends::Capability", "This source does not tell the status of answers.")}};
    return sentences.value(dimension, QT_TRANSLATE_NOOP("octroi::backends::Capability", "This source does not tell this."));
}

} // namespace octroi::backends
