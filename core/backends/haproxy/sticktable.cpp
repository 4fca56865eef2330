// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/haproxy/sticktable.h"

namespace octroi::backends {

namespace {

Error problem(ErrorCode code, const char *detail, const char *reason)
{
    return Error{code, {}, QString::fromLatin1(detail), {}, QString::fromLatin1(reason)};
}

/// The number behind "NAME=" or "NAME(period)="; -1: it is not there.
qint64 numberOf(const QList<QByteArray> &words, const char *name)
{
    for (const QByteArray &word : words) {
        if (!word.startsWith(name))
            continue;
        const QByteArray rest = word.mid(qsizetype(qstrlen(name)));
        bool good = false;
        const qint64 value = rest.startsWith('=') ? rest.mid(1).toLongLong(&good) : -1;
        if (good && value >= 0)
            return value;
    }
    return -1;
}

/// Keys are printed with a backslash before what would end them, and bytes that are no text as "\\x1F".
QString keyOf(QByteArray text)
{
    QByteArray key;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isEscaped = text.at(i) == '\\' && i + 1 < text.size();
        i += isEscaped ? 1 : 0;
        const bool isByte = isEscaped && text.at(i) == 'x' && i + 2 < text.size();
        key += isByte ? char(text.mid(i + 1, 2).toInt(nullptr, 16)) : text.at(i);
        i += isByte ? 2 : 0;
    }
    return QString::fromUtf8(key);
}

} // namespace

Result<QHash<QString, StickCounts>> readStickTable(const QByteArray &answer)
{
    QHash<QString, StickCounts> entries;
    bool hasHead = false;
    for (const QByteArray &line : answer.split('\n')) {
        const QByteArray text = line.trimmed();
        if (text.startsWith("# table: ")) {
            hasHead = true;
            continue;
        }
        if (text.isEmpty())
            continue;
        if (text.startsWith("No such table"))
            return problem(ErrorCode::NotFound, "there is no such table", "no_table");
        if (text.startsWith("Permission denied"))
            return problem(ErrorCode::Forbidden, "the socket does not show tables", "socket_level");
        const qsizetype key = text.indexOf(": key="), use = text.indexOf(" use=", key);
        if (!hasHead || !text.startsWith("0x") || key < 0 || use < 0)
            return problem(ErrorCode::Protocol, "the answer is no stick table", "haproxy_garbage");
        const QList<QByteArray> words = text.mid(use + 1).split(' ');
        StickCounts counts;
        counts.requests = numberOf(words, "http_req_cnt");
        if (counts.requests < 0)
            return problem(ErrorCode::Invalid, "the table does not store http_req_cnt", "table_counts");
        counts.errors = qMax<qint64>(0, numberOf(words, "http_err_cnt"));
        counts.failures = qMax<qint64>(0, numberOf(words, "http_fail_cnt"));
        counts.bytesIn = qMax<qint64>(0, numberOf(words, "bytes_in_cnt"));
        counts.bytesOut = qMax<qint64>(0, numberOf(words, "bytes_out_cnt"));
        entries.insert(keyOf(text.mid(key + 6, use - key - 6)), counts);
    }
    if (!hasHead)
        return problem(ErrorCode::Protocol, "the answer is no stick table", "haproxy_garbage");
    return entries;
}

} // namespace octroi::backends
