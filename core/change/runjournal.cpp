// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runjournal.h"

#include "change/runrecords.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QSaveFile>
#include <QtEndian>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif
#ifdef Q_OS_WIN
#include <io.h>
#endif

namespace octroi::change {

namespace {

constexpr char kMagic[] = "octroirun\n";
constexpr qsizetype kHeadSize = 14;
constexpr quint32 kMostBox = 16 << 20; ///< bytes
constexpr qint64 kLarge = 24 << 20;    ///< bytes, from which on old runs are left out
constexpr size_t kMostKept = 200'000;  ///< items of finished runs that stay
constexpr int kMostRuns = 1'000;         ///< finished ones that stay

QByteArray headBytes()
{
    QByteArray head(kMagic, 10);
    head.resize(kHeadSize);
    qToLittleEndian(RunJournal::kVersion, head.data() + 10);
    return head;
}

Error storage(const QString &path, const QString &detail, const char *reason = "")
{
    return Error{ErrorCode::Storage, path, detail, {}, QString::fromLatin1(reason)};
}

bool toDisk(QFile &file)
{
#if defined(Q_OS_UNIX)
    return ::fsync(file.handle()) == 0;
#elif defined(Q_OS_WIN)
    return ::_commit(file.handle()) == 0;
#else
    return file.flush();
#endif
}

RunSummary summaryOf(const RunRecord &run)
{
    RunSummary out{run.id, run.kind, run.undoes, run.startedAt};
    out.name = run.name;
    out.total = qint64(run.items.size());
    out.done = run.count(RunItemState::Done);
    out.failed = run.count(RunItemState::Failed);
    out.finished = run.finished;
    out.undone = run.undone;
    out.canUndo = run.canUndo();
    return out;
}

/// What is as if it had never been done: others may stand below it.
void noteOwn(const std::vector<std::shared_ptr<RunRecord>> &runs, QList<std::pair<QByteArray, qint64>> &own)
{
    const auto each = [](const RunRecord &run, const auto &take) {
        for (const RunItem &item : run.items) {
            if (item.state == RunItemState::Done && !item.makesAnew() && !item.id.isEmpty() && item.version > 0)
                take(item);
        }
    };
    QHash<QString, QSet<QByteArray>> takenBack;
    for (const auto &run : runs) {
        if (!run->undoes.isEmpty())
            each(*run, [&](const RunItem &item) { takenBack[run->undoes].insert(item.id); });
    }
    for (const auto &run : runs) {
        const bool isBack = !run->undoes.isEmpty();
        const auto gone = takenBack.constFind(run->id);
        if (isBack || gone != takenBack.constEnd())
            each(*run, [&](const RunItem &item) {
                if (isBack || gone->contains(item.id))
                    own.emplaceBack(item.id, item.version);
            });
    }
}

QByteArray boxed(const QByteArray &box)
{
    char length[4];
    qToLittleEndian(quint32(box.size()), length);
    return QByteArray(length, 4) + box;
}

/// Every record that makes a run what it is.
QList<QByteArray> recordsOf(const RunRecord &run)
{
    QList<QByteArray> out{records::head(run)};
    for (size_t from = 0; from < run.bodies.size();)
        out << records::bodies(run, from);
    for (size_t from = 0; from < run.items.size(); from += records::kMostItems)
        out << records::items(run, from);
    return out << records::ready(run.id);
}

/// And what has become of it.
QList<QByteArray> recordsWithResults(const RunRecord &run)
{
    QList<QByteArray> all = recordsOf(run);
    QList<quint32> known;
    QMap<qint64, QList<quint32>> sent;
    for (quint32 i = 0; i < run.items.size(); ++i) {
        const RunItem &item = run.items[i];
        if (item.sentAt > 0)
            sent[item.sentAt] << i;
        // A try that was refused counts, also of what waits for its next one.
        if (item.state != RunItemState::Sent && (item.state != RunItemState::Waiting || item.attempt > 0))
            known << i;
    }
    for (auto at = sent.cbegin(); at != sent.cend(); ++at)
        all << records::sent(run.id, at.key(), at.value());
    for (qsizetype at = 0; at < known.size(); at += records::kMostItems)
        all << records::results(run, known.mid(at, records::kMostItems));
    if (run.finished)
        all << records::finished(run.id);
    if (run.undone)
        all << records::undone(run.id);
    return all;
}

} // namespace

RunJournal::RunJournal(QString path, QString connection, std::shared_ptr<const Sealer> sealer)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
    , m_sealer(std::move(sealer))
    , m_lock(m_path + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(0); // only of a process that has ended
}

QByteArray RunJournal::about(quint64 place) const
{
    return headBytes() + m_connection.toUtf8() + '\n' + QByteArray::number(place);
}

Result<void> RunJournal::readAll(const QString &only, Runs &runs, qint64 &good, quint64 &place) const
{
    good = 0;
    place = 0;
    QFile file(m_path);
    if (!file.exists())
        return Result<void>();
    if (!file.open(QIODevice::ReadOnly))
        return storage(m_path, file.errorString());
    const QByteArray head = file.read(kHeadSize);
    if (head.size() == kHeadSize && head.startsWith(QByteArrayView(kMagic, 10)) && head != headBytes())
        return storage(
            m_path, QStringLiteral("is of version %1").arg(qFromLittleEndian<quint32>(head.constData() + 10)),
            "run_journal_version");
    records::Reading reading(only);
    if (head == headBytes()) {
        good = kHeadSize;
        for (;;) {
            char length[4];
            if (file.read(length, 4) != 4)
                break;
            const quint32 size = qFromLittleEndian<quint32>(length);
            const QByteArray box = size <= kMostBox ? file.read(size) : QByteArray();
            const auto record = box.size() == qsizetype(size) ? m_sealer->open(box, about(place))
                                                              : std::optional<QByteArray>();
            if (!record || !reading.take(*record))
                break;
            ++place;
            good = file.pos();
        }
    }
    runs = reading.runs();
    return Result<void>();
}

Result<RunJournalContents> RunJournal::open()
{
    if (!QDir().mkpath(QFileInfo(m_path).path()))
        return storage(m_path, QStringLiteral("its folder cannot be made"));
    if (!m_lock.isLocked() && !m_lock.tryLock(0))
        return Error{ErrorCode::InUse, m_path, {}, {}, {}};
    RunJournalContents contents;
    Runs runs;
    qint64 good = 0;
    if (const auto read = readAll({}, runs, good, m_place); !read)
        return read.error();
    const qint64 size = QFileInfo(m_path).size();
    contents.damaged = good < size;
    if (good < kHeadSize || good > kLarge || runs.size() > 2 * kMostRuns) {
        if (const auto written = writeAnew(runs); !written)
            return written.error();
        if (const auto read = readAll({}, runs, good, m_place); !read)
            return read.error();
    } else if (contents.damaged && !QFile::resize(m_path, good)) {
        return storage(m_path, QStringLiteral("its end cannot be cut off"));
    }
    if (const auto opened = openToAppend(); !opened)
        return opened.error();
    for (const auto &run : runs)
        contents.runs << summaryOf(*run);
    noteOwn(runs, contents.own);
    return contents;
}

Result<void> RunJournal::openToAppend()
{
    m_file.close();
    m_file.setFileName(m_path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return storage(m_path, m_file.errorString());
    return Result<void>();
}

/// What is unfinished stays, and the newest of the rest.
Result<void> RunJournal::writeAnew(const Runs &runs)
{
    Runs kept;
    size_t items = 0;
    int finished = 0;
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const bool fits = items + (*run)->items.size() <= kMostKept && finished < kMostRuns;
        if ((*run)->finished && !fits)
            continue;
        items += (*run)->items.size();
        finished += (*run)->finished ? 1 : 0;
        kept.insert(kept.begin(), *run);
    }
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(headBytes()) != kHeadSize)
        return storage(m_path, file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    quint64 place = 0;
    for (const auto &run : kept) {
        for (const QByteArray &record : recordsWithResults(*run)) {
            const QByteArray box = m_sealer->seal(record, about(place++));
            if (box.isEmpty() || file.write(boxed(box)) < 0)
                return storage(m_path, file.errorString());
        }
    }
    return file.commit() ? Result<void>() : Result<void>(storage(m_path, file.errorString()));
}

Result<std::shared_ptr<RunRecord>> RunJournal::load(const QString &runId) const
{
    Runs runs;
    qint64 good = 0;
    quint64 place = 0;
    if (const auto read = readAll(runId, runs, good, place); !read)
        return read.error();
    if (runs.empty())
        return Error{ErrorCode::NotFound, runId, {}, {}, {}};
    return runs.front();
}

Result<void> RunJournal::append(const QByteArray &record, bool durable)
{
    if (!m_file.isOpen())
        return storage(m_path, QStringLiteral("is not open"));
    const qint64 before = m_file.size();
    const QByteArray box = m_sealer->seal(record, about(m_place));
    const QByteArray bytes = boxed(box);
    if (box.isEmpty() || m_file.write(bytes) != bytes.size() || (durable && !toDisk(m_file))) {
        const Error error = storage(m_path, m_file.errorString());
        // Half a record would hide what comes after it.
        m_file.resize(before);
        return error;
    }
    ++m_place;
    return Result<void>();
}

Result<void> RunJournal::begin(const RunRecord &run)
{
    const QList<QByteArray> all = recordsOf(run);
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (const auto written = append(all.at(i), i + 1 == all.size()); !written)
            return written;
    }
    return Result<void>();
}

} // namespace octroi::change
