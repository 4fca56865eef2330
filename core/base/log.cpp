// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <atomic>
#include <cstdio>

namespace octroi {

namespace {
std::atomic<int> s_level{static_cast<int>(LogLevel::Info)};
const char *levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return "debug";
    case LogLevel::Info: return "info";
    case LogLevel::Warning: return "warning";
    case LogLevel::Error: return "error";
    }
    return "info";
}
} // namespace

void setLogLevel(LogLevel level)
{
    s_level.store(static_cast<int>(level), std::memory_order_relaxed);
}

void logEvent(LogLevel level, const char *event, std::initializer_list<LogField> fields)
{
    if (static_cast<int>(level) < s_level.load(std::memory_order_relaxed))
        return;
    QJsonObject line;
    line[QStringLiteral("time")] = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    line[QStringLiteral("level")] = QString::fromLatin1(levelName(level));
    line[QStringLiteral("event")] = QString::fromLatin1(event);
    for (const auto &[name, value] : fields)
        line[QString::fromLatin1(name)] = value;
    QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact);
    bytes.append('\n');
    // One write, so that lines of several threads do not mix.
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
}

} // namespace octroi
