// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/githistory.h"

#include <QStandardPaths>

namespace octroi::leak {

namespace {

constexpr qsizetype kMostLine = 1 << 16, kMostSaid = 2'000;

/// A path as git quotes it where it has odd characters (core.quotePath=false leaves the others alone).
QString unquoted(QByteArrayView text)
{
    if (!text.startsWith('"') || !text.endsWith('"') || text.size() < 2)
        return QString::fromUtf8(text);
    QByteArray plain;
    text = text.sliced(1, text.size() - 2);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        const char c = text[++i];
        if (c >= '0' && c <= '3' && i + 2 < text.size()) {
            plain += char((c - '0') * 64 + (text[i + 1] - '0') * 8 + (text[i + 2] - '0'));
            i += 2;
        } else {
            plain += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
        }
    }
    return QString::fromUtf8(plain);
}

QProcessEnvironment quietEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    environment.insert(QStringLiteral("GIT_OPTIONAL_LOCKS"), QStringLiteral("0"));
    environment.insert(QStringLiteral("GIT_TERMINAL_PROMPT"), QStringLiteral("0"));
    // A partial clone fetches what it lacks: not for this.
    environment.insert(QStringLiteral("GIT_NO_LAZY_FETCH"), QStringLiteral("1"));
    environment.insert(QStringLiteral("GIT_ALLOW_PROTOCOL"), QStringLiteral("none"));
    // The folder that was named, not the one a hook around us is in.
    for (const char *name :
         {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"})
        environment.remove(QString::fromLatin1(name));
    return environment;
}

} // namespace

GitHistory::GitHistory(Findings &findings, const std::atomic_bool &cancelled,
                       std::function<void(const QString &, double)> tick, QObject *parent)
    : QObject(parent)
    , m_findings(findings)
    , m_cancelled(cancelled)
    , m_tick(std::move(tick))
    , m_scanner([this](const Sighting &key) {
        Place place;
        place.object = m_object;
        if (m_type == QLatin1String("commit"))
            place.commit = m_object; // its message
        m_findings.add(key, place);
    })
    , m_packedScan(findings, cancelled, [this](const QString &) { tell(); })
{
}

GitHistory::~GitHistory()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
    }
}

void GitHistory::start(const QString &folder)
{
    m_folder = folder;
    if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
        return end(Error{ErrorCode::Unavailable,
                         QStringLiteral("git"),
                         QStringLiteral("the program git was not found"),
                         {},
                         QStringLiteral("git_missing")});
    run(Step::Count, {QStringLiteral("count-objects"), QStringLiteral("-v")});
}

void GitHistory::run(Step step, const QStringList &arguments)
{
    m_step = step;
    m_line.clear();
    if (m_process)
        m_process.release()->deleteLater(); // it is the one that tells that it has finished
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(quietEnvironment());
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &GitHistory::read);
    connect(m_process.get(), &QProcess::finished, this, &GitHistory::stepDone);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(Error{ErrorCode::Unavailable,
                      QStringLiteral("git"),
                      m_process->errorString(),
                      {},
                      QStringLiteral("git_missing")});
    });
    m_process->start(QStringLiteral("git"),
                     QStringList{QStringLiteral("--no-pager"), QStringLiteral("-c"),
                                 QStringLiteral("core.quotePath=false"), QStringLiteral("-c"),
                                 QStringLiteral("core.fsmonitor=false"), QStringLiteral("-c"),
                                 QStringLiteral("log.showRoot=true"), QStringLiteral("-C"), m_folder} +
                         arguments,
                     QIODevice::ReadOnly);
}

void GitHistory::cancel()
{
    if (m_process)
        m_process->kill();
}

void GitHistory::read()
{
    const QByteArray bytes = m_process->readAllStandardOutput();
    if (m_cancelled)
        return cancel();
    if (m_step == Step::Objects)
        return readObjects(bytes);
    for (const char c : bytes) {
        if (c != '\n') {
            if (m_line.size() < kMostLine)
                m_line += c;
            continue;
        }
        m_step == Step::Count ? countObjects(m_line) : readCommits(m_line);
        m_line.clear();
    }
}

void GitHistory::countObjects(const QByteArray &line)
{
    for (const char *name : {"count: ", "in-pack: "}) {
        if (line.startsWith(name))
            m_expected += line.mid(qsizetype(qstrlen(name))).toLongLong();
    }
}

// "<object> <type> <size>", a newline, so many bytes, a newline.
void GitHistory::readObjects(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (m_left == 0) {
            const qsizetype end = bytes.indexOf('\n'), size = end < 0 ? bytes.size() : end;
            m_line.append(bytes.first(std::min(size, kMostLine - m_line.size())));
            if (end < 0)
                return;
            bytes = bytes.sliced(end + 1);
            if (!readHeader(m_line))
                m_findings.skip(m_folder, "git_failed", QString::fromUtf8(m_line.left(kMostSaid)));
            m_line.clear();
            continue;
        }
        const qsizetype part = qsizetype(std::min<qint64>(m_left, bytes.size()));
        const qsizetype content = part - (m_left == part ? 1 : 0); // the newline after it is none of it
        m_left -= part;
        take(bytes.first(content), m_left == 0);
        bytes = bytes.sliced(part);
        if (m_left > 0)
            continue;
        endObject();
    }
}

/// The first bytes of a file say whether it is packed.
void GitHistory::take(QByteArrayView content, bool isLast)
{
    QByteArray whole;
    if (!m_isKnown && m_scans) {
        if (!isLast && m_head.size() + content.size() < Unpacking::kHead) {
            m_head.append(content);
            return;
        }
        if (!m_head.isEmpty()) {
            whole = m_head + content.toByteArray();
            content = whole;
        }
        m_isKnown = true;
        m_isPacked = m_type == QLatin1String("blob") && Unpacking::kindOf(content) != Unpacking::Kind::Plain;
    }
    if (m_isPacked) {
        m_spool.append(content); // what had no room is told at its end
        return;
    }
    if (m_scans)
        m_scanner.feed(content);
    m_findings.report().bytes += content.size();
}

void GitHistory::endObject()
{
    if (m_isPacked) {
        if (QIODevice *device = m_spool.device())
            m_packedScan.scanObject(*device, m_object);
        else
            m_findings.skip(m_object.left(12), "unreadable", m_spool.problem());
        m_spool.clear();
    } else if (m_scans) {
        m_scanner.finish();
        m_findings.report().lookalikes += m_scanner.lookalikes();
    }
    ++m_findings.report().objects;
    ++m_seen;
    tell();
}

void GitHistory::tell()
{
    m_tick(m_object, m_expected > 0 ? std::min(1.0, double(m_seen) / double(m_expected)) : -1);
}

bool GitHistory::readHeader(const QByteArray &line)
{
    const QList<QByteArray> parts = line.split(' ');
    bool good = parts.size() == 3;
    const qint64 size = good ? parts[2].toLongLong(&good) : -1;
    if (!good || size < 0)
        return false;
    m_object = QString::fromLatin1(parts[0]);
    m_type = QString::fromLatin1(parts[1]);
    m_scans = m_type != QLatin1String("tree"); // names of files in binary
    m_left = size + 1;
    m_isKnown = m_isPacked = false;
    m_head.fill('\0');
    m_head.clear();
    return true;
}

// "\1<commit> <time> <author>", then ":<mode> <mode> <old> <new> <status>\t<path>" for each file.
void GitHistory::readCommits(const QByteArray &line)
{
    if (line.startsWith('\1')) {
        const qsizetype first = line.indexOf(' '), second = line.indexOf(' ', first + 1);
        m_commit = QString::fromLatin1(line.mid(1, first - 1));
        m_at =
            QDateTime::fromString(QString::fromLatin1(line.mid(first + 1, second - first - 1)), Qt::ISODate);
        m_author = QString::fromUtf8(line.mid(second + 1));
        return;
    }
    const qsizetype tab = line.indexOf('\t');
    if (!line.startsWith(':') || tab < 0)
        return;
    const QList<QByteArray> parts = line.left(tab).split(' ');
    const QString object = parts.size() >= 5 ? QString::fromLatin1(parts[3]) : QString();
    if (m_findings.hasObject(object)) // newest first, so that the oldest stays
        m_findings.addCommit(object, m_commit, m_author, m_at,
                             unquoted(QByteArrayView(line).sliced(tab + 1)));
}

void GitHistory::stepDone(int code, QProcess::ExitStatus status)
{
    read();
    const QString said = QString::fromUtf8(m_process->readAllStandardError().left(kMostSaid)).trimmed();
    if (m_cancelled)
        return end({});
    if (status != QProcess::NormalExit || code != 0) {
        const bool none = m_step == Step::Count;
        return end(Error{none ? ErrorCode::Invalid : ErrorCode::Internal,
                         m_folder,
                         said,
                         {},
                         none ? QStringLiteral("not_a_repository") : QStringLiteral("git_failed")});
    }
    if (m_step == Step::Count)
        return run(Step::Objects,
                   {QStringLiteral("cat-file"), QStringLiteral("--batch-all-objects"),
                    QStringLiteral("--batch"), QStringLiteral("--buffer"), QStringLiteral("--unordered")});
    if (m_step == Step::Objects && m_findings.hasObjects())
        return run(Step::Commits, {QStringLiteral("log"), QStringLiteral("--all"), QStringLiteral("--reflog"),
                                   QStringLiteral("--raw"), QStringLiteral("--no-abbrev"),
                                   QStringLiteral("--no-renames"), QStringLiteral("-m"),
                                   QStringLiteral("--no-show-signature"), QStringLiteral("--no-ext-diff"),
                                   QStringLiteral("--no-textconv"), QStringLiteral("--no-color"),
                                   QStringLiteral("--no-notes"), QStringLiteral("--format=%x01%H %aI %an")});
    end({});
}

void GitHistory::end(const Result<void> &result)
{
    if (m_ended)
        return;
    m_ended = true;
    Q_EMIT finished(result);
}

} // namespace octroi::leak
