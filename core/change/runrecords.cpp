// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runrecords.h"

#include <QDataStream>
#include <QIODevice>

namespace octroi::change::records {

namespace {

enum Kind : quint8 { Head = 1, Bodies, Items, Ready, Sent, Results, Finished, Undone, Discarded };

constexpr qsizetype kMostBodies = 256 << 10; ///< bytes in one record

class Writing
{
public:
    Writing(Kind kind, const QString &runId)
        : m_out(&m_bytes, QIODevice::WriteOnly)
    {
        m_out.setVersion(QDataStream::Qt_6_0);
        m_out << quint8(kind) << runId;
    }
    template <typename T>
    Writing &operator<<(const T &value)
    {
        m_out << value;
        return *this;
    }
    QByteArray bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    QDataStream m_out;
};

bool isOperation(quint8 value)
{
    return value <= quint8(RunOperation::Noted);
}

bool readItems(QDataStream &in, RunRecord &run)
{
    quint32 count = 0;
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        RunItem item;
        quint8 operation = 0, undo = 0;
        in >> item.id >> item.version >> item.body >> item.undoBody >> operation >> undo;
        if (!isOperation(operation) || operation == 0 || !isOperation(undo) ||
            item.body >= run.bodies.size() || item.undoBody >= run.bodies.size())
            return false;
        item.operation = RunOperation(operation);
        item.undo = RunOperation(undo);
        run.items.push_back(std::move(item));
    }
    return in.status() == QDataStream::Ok;
}

bool readSent(QDataStream &in, RunRecord &run)
{
    qint64 at = 0;
    QList<quint32> indices;
    in >> at >> indices;
    for (const quint32 index : std::as_const(indices)) {
        if (index >= run.items.size())
            return false;
        run.items[index].sentAt = at;
        run.items[index].state = RunItemState::Sent;
    }
    return in.status() == QDataStream::Ok;
}

bool readResults(QDataStream &in, RunRecord &run)
{
    quint32 count = 0;
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        quint32 index = 0;
        quint8 state = 0, attempt = 0;
        qint64 version = 0;
        bool failed = false;
        QByteArray made;
        in >> index >> state >> attempt >> version >> made >> failed;
        if (index >= run.items.size() || state > quint8(RunItemState::Cancelled))
            return false;
        RunItem &item = run.items[index];
        item.state = RunItemState(state);
        item.attempt = attempt;
        item.version = version;
        item.error = -1;
        if (item.state == RunItemState::Waiting || item.state == RunItemState::Sent)
            run.finished = false; // what had failed is tried again
        if (!made.isEmpty())
            run.made.insert(index, made);
        if (failed) {
            qint32 code = 0;
            Error error;
            in >> code >> error.detail >> error.field >> error.reason;
            error.code =
                code >= 0 && code <= int(ErrorCode::Internal) ? ErrorCode(code) : ErrorCode::Internal;
            item.error = run.placeOf(error);
        }
    }
    return in.status() == QDataStream::Ok;
}

} // namespace

QByteArray head(const RunRecord &run)
{
    Writing out(Head, run.id);
    out << run.kind << run.startedAt.toMSecsSinceEpoch() << run.undoes << quint32(run.items.size()) << run.inOrder << run.name;
    return out.bytes();
}

QByteArray bodies(const RunRecord &run, size_t &from)
{
    QList<QByteArray> part;
    qsizetype size = 0;
    while (from < run.bodies.size() && size < kMostBodies) {
        part << run.bodies[from];
        size += run.bodies[from++].size();
    }
    Writing out(Bodies, run.id);
    out << part;
    return out.bytes();
}

QByteArray items(const RunRecord &run, size_t from)
{
    const size_t count = qMin(size_t(kMostItems), run.items.size() - from);
    Writing out(Items, run.id);
    out << quint32(count);
    for (size_t i = from; i < from + count; ++i) {
        const RunItem &item = run.items[i];
        out << item.id << item.version << item.body << item.undoBody << quint8(item.operation)
            << quint8(item.undo);
    }
    return out.bytes();
}

QByteArray ready(const QString &runId)
{
    return Writing(Ready, runId).bytes();
}

QByteArray sent(const QString &runId, qint64 atMs, const QList<quint32> &indices)
{
    Writing out(Sent, runId);
    out << atMs << indices;
    return out.bytes();
}

QByteArray results(const RunRecord &run, const QList<quint32> &indices)
{
    Writing out(Results, run.id);
    out << quint32(indices.size());
    for (const quint32 index : indices) {
        const RunItem &item = run.items[index];
        out << index << quint8(item.state) << item.attempt << item.version << run.made.value(index)
            << (item.error >= 0);
        if (item.error >= 0) {
            const Error &error = run.errors[size_t(item.error)];
            out << qint32(error.code) << error.detail << error.field << error.reason;
        }
    }
    return out.bytes();
}

QByteArray finished(const QString &runId)
{
    return Writing(Finished, runId).bytes();
}

QByteArray undone(const QString &runId)
{
    return Writing(Undone, runId).bytes();
}

QByteArray discarded(const QString &runId)
{
    return Writing(Discarded, runId).bytes();
}

Reading::Reading(QString only)
    : m_only(std::move(only))
{
}

bool Reading::take(const QByteArray &record)
{
    QDataStream in(record);
    in.setVersion(QDataStream::Qt_6_0);
    quint8 kind = 0;
    QString id;
    in >> kind >> id;
    if (in.status() != QDataStream::Ok || id.isEmpty())
        return false;
    if (!m_only.isEmpty() && id != m_only)
        return true;
    if (kind == Head) {
        Entry entry{std::make_shared<RunRecord>()};
        qint64 at = 0;
        entry.run->id = id;
        entry.run->bodies.clear();
        in >> entry.run->kind >> at >> entry.run->undoes >> entry.total;
        if (!in.atEnd()) // not in journals of before
            in >> entry.run->inOrder >> entry.run->name;
        entry.run->startedAt = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC);
        if (const Entry known = m_runs.value(id); known.run)
            entry.before = known.ready ? known.run : known.before;
        else
            m_order.push_back(id);
        m_runs.insert(id, entry);
        return in.status() == QDataStream::Ok;
    }
    const auto entry = m_runs.find(id);
    return entry != m_runs.end() && takePart(kind, in, *entry);
}

bool Reading::takePart(quint8 kind, QDataStream &in, Entry &entry) const
{
    RunRecord &run = *entry.run;
    switch (kind) {
    case Bodies: {
        QList<QByteArray> part;
        in >> part;
        run.bodies.insert(run.bodies.end(), part.begin(), part.end());
        return in.status() == QDataStream::Ok;
    }
    case Items:
        return readItems(in, run);
    case Ready:
        entry.ready = run.items.size() == entry.total;
        return entry.ready;
    case Sent:
        return readSent(in, run);
    case Results:
        return readResults(in, run);
    case Finished:
        run.finished = true;
        return true;
    case Undone:
        run.undone = true;
        return true;
    case Discarded:
        for (RunItem &item : run.items) {
            if (item.state == RunItemState::Waiting) {
                item.state = RunItemState::Cancelled;
            } else if (item.state == RunItemState::Sent) {
                item.state = RunItemState::Failed;
                item.error = run.placeOf(answerLost());
            }
        }
        run.finished = true;
        return true;
    default:
        return false;
    }
}

std::vector<std::shared_ptr<RunRecord>> Reading::runs() const
{
    std::vector<std::shared_ptr<RunRecord>> out;
    for (const QString &id : m_order) {
        // Of one that was cut off before it was whole, nothing was sent.
        const Entry entry = m_runs.value(id);
        if (const auto whole = entry.ready ? entry.run : entry.before)
            out.push_back(whole);
    }
    return out;
}

} // namespace octroi::change::records
