// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <atomic>
#include <cstdio>
#include <mutex>

#ifndef _WIN32
#include <poll.h>
#include <unistd.h>
#endif

namespace octroi {

namespace {

/// Whether a line can be written now. A pipe whose reader is stuck takes no more, and a server must not wait
/// for it. What a pipe says it takes is at least PIPE_BUF bytes, more than our lines have.
bool takesALine()
{
#ifndef _WIN32
    pollfd entry{STDERR_FILENO, POLLOUT, 0};
    return ::poll(&entry, 1, 0) != 0; // an error is for the write to meet
#else
    return true;
#endif
}

std::mutex s_mutex;
qint64 s_unwritten = 0; ///< lines, guarded by s_mutex

std::atomic<int> s_level{static_cast<int>(LogLevel::Info)};
std::atomic<LogFormat> s_format{LogFormat::Json};

QByteArray textForm(const QJsonObject &line)
{
    QString out;
    for (const char *name : {"time", "level", "event"})
        out += line.value(QLatin1String(name)).toString() + QLatin1Char(' ');
    for (auto it = line.begin(); it != line.end(); ++it) {
        if (it.key() == QLatin1String("time") || it.key() == QLatin1String("level") || it.key() == QLatin1String("event"))
            continue;
        // As JSON where it is more than one word, so that nothing in it looks like a field or a line.
        QString value = it.value().toVariant().toString();
        static const QRegularExpression word(QStringLiteral("^[\\w.:/@+-]+$"));
        if (!word.match(value).hasMatch()) {
            const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
            value = QString::fromUtf8(array.mid(1, array.size() - 2));
        }
        out += it.key() + QLatin1Char('=') + value + QLatin1Char(' ');
    }
    return out.trimmed().toUtf8();
}

const char *levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Info:
        return "info";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Error:
        return "error";
    }
    return "info";
}
} // namespace

void setLogLevel(LogLevel level)
{
    s_level.store(static_cast<int>(level), std::memory_order_relaxed);
}

void setLogFormat(LogFormat format)
{
    s_format.store(format, std::memory_order_relaxed);
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
    const std::lock_guard lock(s_mutex);
    if (!takesALine()) {
        ++s_unwritten;
        return;
    }
    if (s_unwritten > 0)
        line[QStringLiteral("lines_lost_before")] = s_unwritten;
    s_unwritten = 0;
    QByteArray bytes = s_format.load(std::memory_order_relaxed) == LogFormat::Json
        ? QJsonDocument(line).toJson(QJsonDocument::Compact)
        : textForm(line);
    bytes.append('\n');
    // One write, so that lines of several threads do not mix.
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
}

} // namespace octroi
