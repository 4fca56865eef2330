// SPDX-License-Identifier: GPL-3.0-or-later
// What was done is taken back, or why it cannot be is said.
#include "models/format.h"
#include "models/undowords.h"
#include "shell/errortext.h"
#include "shell/journalwords.h"
#include "shell/mainwindow.h"

#include <QCoroTask>

namespace octroi::shell {

namespace {
constexpr qsizetype kShownFailures = 5;
}

const change::JournalEntry *MainWindow::lastDone() const
{
    const QList<change::JournalEntry> &journal = m_spine.journal();
    const auto last = std::find_if(journal.begin(), journal.end(), [](const change::JournalEntry &e) {
        return !e.undone && e.failed < e.size();
    });
    return last == journal.end() ? nullptr : &*last;
}

QString MainWindow::withWhyNotUndone(const QString &sentence) const
{
    const change::JournalEntry *last = lastDone();
    const QString why = last && !last->canUndo() ? models::UndoWords::whyNot(m_spine, *last) : QString();
    return why.isEmpty() ? sentence : tr("%1 This cannot be undone. %2", "what was done, why").arg(sentence, why);
}

void MainWindow::undo()
{
    const change::JournalEntry *last = lastDone();
    const QString why = !last || last->canUndo() ? QString() : models::UndoWords::whyNot(m_spine, *last);
    // Nobody expects that something older is undone; the second time it was said.
    if (!why.isEmpty() && (m_toldWhyNot != last->at || !m_spine.canUndo())) {
        m_toldWhyNot = last->at;
        const QString sentence = withWhyNotUndone(JournalWords::sentence(*last));
        if (m_spine.canUndo())
            showNotice(theme::Tone::Info, sentence, tr("Undo the change before it"), [this] { undo(); });
        else
            showNotice(theme::Tone::Info, sentence);
        return;
    }
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
    for (const change::Overtaken &one : outcome.overtaken)
        Q_EMIT undoOvertaken(one.change, one.version);
    QStringList lines;
    qsizetype more = 0;
    for (const change::ItemResult &item : outcome.items) {
        if (item.issuedRule)
            Q_EMIT webhookSecretMade(*item.issuedRule);
        if (!item.error || models::UndoWords::isStaying(item))
            continue;
        if (lines.size() < kShownFailures)
            lines << tr("%1 was not undone. %2").arg(item.objectName, errorText(*item.error));
        else
            ++more;
    }
    if (more > 0)
        lines << tr("%n more was not undone.", nullptr, int(more));
    const bool failed = !lines.isEmpty();
    const QString staying = models::UndoWords::staying(outcome.items);
    if (!staying.isEmpty() && !outcome.runId.isEmpty())
        m_staying.insert(outcome.runId, staying); // told with its end
    else if (!staying.isEmpty())
        lines += failed ? QStringList{staying} : QStringList{tr("Undone, but for what stays."), staying};
    if (!lines.isEmpty())
        showNotice(failed ? theme::Tone::Danger : theme::Tone::Info, lines.join(u'\n'));
    else if (outcome.runId.isEmpty()) // a run tells of its end
        showNotice(theme::Tone::Ok, tr("Undone."));
}

} // namespace octroi::shell
