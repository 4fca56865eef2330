// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

#include <QHash>

namespace octroi::change {

/// What a run does to one object; its numbers lie in journals and stay.
enum class RunOperation : quint8 {
    Issue = 1,
    Update,
    Suspend,
    Resume,
    Revoke,
    Restore,
    Rotate,
    Move,
    SuspendClient,
    ResumeClient,
    RevokeClient,
    UpdateClient,
    UpdatePartner,
    UpdateApplication,
    UpdateApi,
    UpdateScope,
    UpdatePlan,
    CreateScope,
    DeleteScope,
    RenameScope,
    UpdateTrustedIssuer,
    CreateTrustedIssuer,
    UpdateAlertRule,
    CreateAlertRule,
    SnoozeAlert,
    Noted ///< was done in another way, and is never sent: its body says what it was
};

enum class RunItemState : quint8 {
    Waiting,
    Sent, ///< a call went out, and no answer is known
    Done,
    Failed,
    Cancelled
};

/// One item of a run. 100,000 of them lie in memory, so what several share stands in the run.
struct RunItem
{
    QByteArray id;                  ///< of its object; "" for an issue
    qint64 version = 0;             ///< what it is based on; once it is done, what it has become
    qint64 sentAt = 0;              ///< milliseconds; 0: never
    quint32 body = 0, undoBody = 0; ///< places in RunRecord::bodies
    qint32 error = -1;              ///< place in RunRecord::errors
    RunOperation operation = RunOperation::Update;
    RunOperation undo = {}; ///< 0: it cannot be taken back
    RunItemState state = RunItemState::Waiting;
    quint8 attempt = 0; ///< counts up when what was refused is tried again

    bool isKey() const { return operation <= RunOperation::Move; }
    bool makesAnew() const
    {
        return operation == RunOperation::Issue || operation == RunOperation::Rotate || operation == RunOperation::CreateScope ||
               operation == RunOperation::CreateTrustedIssuer || operation == RunOperation::CreateAlertRule;
    }
};

/// One run with everything that is needed to go on with it after a crash. Holds no secret.
struct RunRecord
{
    QString id;
    QString kind;                                 ///< changeKind() of its items
    QDateTime startedAt;                          ///< UTC
    QString undoes;                               ///< the run that this one takes back; "": none
    QString name = {};                            ///< of its object, where it is one; ""
    bool inOrder = false;                         ///< one after the other: they stand on each other
    std::vector<QByteArray> bodies{QByteArray()}; ///< JSON of the single call; the first is empty
    std::vector<RunItem> items;
    std::vector<Error> errors;
    QHash<quint32, QByteArray> made; ///< identifiers of what items issued, by their place
    bool finished = false, undone = false;

    quint32 placeOf(const QByteArray &body); ///< the same for the same body
    qint32 placeOf(const Error &error);
    qsizetype count(RunItemState state) const;
    bool canUndo() const;
    /// The same for each try that was not refused, so that the backend does it once.
    QString idempotencyKey(qsizetype index) const;

private:
    QHash<QByteArray, quint32> m_places;
    QHash<QString, qint32> m_errorPlaces;
};

/// Appends what was planned; false: a run does not do changes of this kind, or it is impossible.
bool addToRun(RunRecord &run, const PlannedItem &item, const std::optional<Change> &inverse);
/// The change of an item, for a backend that takes one at a time.
Change changeOf(const RunRecord &run, const RunItem &item);
QString kindOf(const RunRecord &run, const RunItem &item); ///< changeKind() of it
QString nameOf(const RunRecord &run, const RunItem &item); ///< as far as the journal knows; else its identifier
/// The item as one of many in one call; nothing for one that is not a key.
std::optional<backends::BulkItem> bulkItemOf(const RunRecord &run, qsizetype index);
/// The key is as the item wants it: what was sent and not answered has been done.
bool isFulfilled(const RunRecord &run, const RunItem &item, const domain::ApiKey &key);
/// What takes back those items that were done and can be; nothing in it: none can.
std::shared_ptr<RunRecord> undoOf(const RunRecord &run);
/// What was done and stays, as of Together::staying().
QList<ItemResult> stayingOf(const RunRecord &run);
/// Of an item that may have been done: nobody knows. Reason answer_lost.
Error answerLost();
std::shared_ptr<RunRecord> newRun(const QString &kind, const Clock &clock);

} // namespace octroi::change
