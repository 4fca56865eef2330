// SPDX-License-Identifier: GPL-3.0-or-later
// What the window tells about changes, and undo.
#include "models/format.h"
#include "models/runwords.h"
#include "shell/errortext.h"
#include "shell/journalwords.h"
#include "shell/mainwindow.h"

#include <QCoroTask>

namespace octroi::shell {

void MainWindow::undo()
{
    if (!m_spine.canUndo()) {
        showNotice(theme::Tone::Info, tr("There is nothing to undo."));
        return;
    }
    if (m_spine.isReadOnly()) {
        showNotice(theme::Tone::Info,
                   tr("This window is read-only. Allow changes in the bar above, then undo."));
        return;
    }
    const QList<change::JournalEntry> &journal = m_spine.journal();
    const auto next = std::find_if(journal.begin(), journal.end(), [](const auto &e) { return e.canUndo(); });
    if (next->isEarlier && m_askedUndo != next->runId) {
        m_askedUndo = next->runId;
        showNotice(theme::Tone::Warning,
                   tr("The last change is of %1: %2 Undo it?", "when, what")
                       .arg(models::Format::shortTime(next->at), JournalWords::sentence(*next)),
                   tr("Undo"), [this] { undoNow(); });
        return;
    }
    undoNow();
}

void MainWindow::undoNow()
{
    m_askedUndo.clear();
    QCoro::connect(m_spine.undo(), this, [this](const change::Outcome &outcome) { tellUndone(outcome); });
}

void MainWindow::tellUndone(const change::Outcome &outcome)
{
    for (const change::ItemResult &item : outcome.items) {
        if (item.error) {
            showNotice(theme::Tone::Danger,
                       tr("%1 was not undone. %2").arg(item.objectName, errorText(*item.error)));
            return;
        }
    }
    // A run tells of its end.
    if (outcome.runId.isEmpty())
        showNotice(theme::Tone::Ok, tr("Undone."));
}

void MainWindow::tellJournal()
{
    const QList<change::JournalEntry> &journal = m_spine.journal();
    if (journal.isEmpty() || journal.first().undone || (m_toldAt.isValid() && journal.first().at <= m_toldAt))
        return;
    const change::JournalEntry &entry = journal.first();
    m_toldAt = entry.at;
    if (!entry.runId.isEmpty() && entry.count > 0)
        return; // tellRun() has more to say
    const int done = int(entry.objects.size()) - entry.failed;
    if (done <= 0)
        return; // whoever asked for it says why
    const QString sentence = JournalWords::sentence(entry);
    if (entry.undo.isEmpty())
        showNotice(theme::Tone::Ok, sentence);
    else
        showNotice(theme::Tone::Ok, sentence, tr("Undo"), [this] { undo(); });
}

void MainWindow::tellRun(const change::Run &run)
{
    const QString id = run.record().id;
    const QString outcome =
        tr("%1: %2", "what a run did, how it ended")
            .arg(models::RunWords::title(run.record().kind, run.total()), models::RunWords::outcome(run));
    const auto details = [this, id] { Q_EMIT runRequested(id); };
    if (run.failed() > 0 || run.hasSecrets())
        showNotice(run.failed() > 0 ? theme::Tone::Warning : theme::Tone::Ok, outcome, tr("Details"),
                   details);
    else if (run.record().undoes.isEmpty() && run.record().canUndo())
        showNotice(theme::Tone::Ok, outcome, tr("Undo"), [this] { undo(); });
    else
        showNotice(theme::Tone::Ok, outcome);
}

} // namespace octroi::shell
