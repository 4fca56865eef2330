// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <initializer_list>
#include <utility>

namespace octroi {

enum class LogLevel { Debug, Info, Warning, Error };

/// One named value of a log line.
using LogField = std::pair<const char *, QString>;

/// Writes one JSON object a line to standard error: {"time","level","event",fields…}.
/// `event` is a stable word ("check.refused"). No field may hold a credential; a test reads the log for them.
/// Never waits: while nobody reads standard error, lines are dropped, and the next one that is written holds
/// their number as "lines_lost_before".
void logEvent(LogLevel level, const char *event, std::initializer_list<LogField> fields = {});

/// Json: one object a line. Text: "time level event name=value …" for people.
enum class LogFormat { Json, Text };
void setLogFormat(LogFormat format);

/// Lines below this level are dropped. Default: Info.
void setLogLevel(LogLevel level);

} // namespace octroi
