// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/runs.h"
#include "context.h"

namespace octroi::ctl {

/// Where this user's runs are kept: OCTROICTL_RUNS, else a folder of the user's data. One file a server and
/// client, sealed with a key that lies beside it and that only its owner reads.
Result<std::shared_ptr<change::RunJournal>> runJournal(const Context &context);
/// A spine that knows nothing yet, with its journal. Without one when another octroictl has it, which is
/// noted.
QCoro::Task<Result<void>> openRuns(Context &context);
/// Items of one call in bulk as a run; Invalid for one that a run does not do.
Result<std::shared_ptr<change::RunRecord>> runOf(const QList<backends::BulkItem> &items, const QString &kind,
                                                 const Clock &clock);
/// Tells of each item as it is done, and at the end; `results`: a CSV file of them all, "" for none. The exit
/// code.
QCoro::Task<int> follow(Context &context, change::Run *run, QString results);

/// The same of one that ended before, without any call; its secrets were shown then.
int tellAgain(const Context &context, const change::RunRecord &record, const QString &results);
/// Before a change that is no run by itself: what it does is kept, for `undo`.
QCoro::Task<> keepUndo(Context &context);
/// After it: how it is taken back, or why it cannot be.
QCoro::Task<> tellUndo(Context &context);

} // namespace octroi::ctl
