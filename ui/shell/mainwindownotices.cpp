// SPDX-License-Identifier: GPL-3.0-or-later
// What the window tells about changes.
#include "models/runwords.h"
#include "shell/journalwords.h"
#include "shell/mainwindow.h"
#include "shell/windowactions.h"

namespace octroi::shell {

void MainWindow::tellJournal()
{
    const change::JournalEntry *last = lastDone();
    m_actions->setLastChange(last ? JournalWords::sentence(*last) : QString());
    const QList<change::JournalEntry> &journal = m_spine.journal();
    if (journal.isEmpty() || journal.first().undone || (m_toldAt.isValid() && journal.first().at <= m_toldAt))
        return;
    const change::JournalEntry &entry = journal.first();
    m_toldAt = entry.at;
    if (!entry.runId.isEmpty() && entry.count > 0)
        return; // tellRun() has more to say
    const int done = int(entry.objects.size()) - entry.failed;
    if (entry.kind == QLatin1String("start_campaign") || entry.kind == QLatin1String("note_deliveries"))
        return; // one an application: the sheet tells how it ended
    if (done <= 0)
        return; // whoever asked for it says why
    const QString sentence = JournalWords::sentence(entry);
    if (entry.undo.isEmpty())
        showNotice(theme::Tone::Ok, withWhyNotUndone(sentence));
    else
        showNotice(theme::Tone::Ok, sentence, tr("Undo"), [this] { undo(); });
}

void MainWindow::tellRun(const change::Run &run)
{
    const QString id = run.record().id;
    QString outcome =
        tr("%1: %2", "what a run did, how it ended")
            .arg(models::RunWords::title(run.record().kind, run.total()), models::RunWords::outcome(run));
    if (const QString staying = m_staying.take(id); !staying.isEmpty())
        outcome += u'\n' + staying;
    const auto details = [this, id] { Q_EMIT runRequested(id); };
    if (run.failed() > 0 || run.hasSecrets())
        showNotice(run.failed() > 0 ? theme::Tone::Warning : theme::Tone::Ok, outcome, tr("Details"),
                   details);
    else if (run.record().undoes.isEmpty() && run.record().canUndo())
        showNotice(theme::Tone::Ok, outcome, tr("Undo"), [this] { undo(); });
    else
        showNotice(theme::Tone::Ok, outcome);
}

void MainWindow::tellLostSnapshot(const Error &error)
{
    auto *asked = new QObject(this);
    const bool isOther = error.reason == QLatin1String("snapshot_version");
    connect(&m_inventory, &inventory::Inventory::syncStateChanged, asked, [this, asked, isOther] {
        const inventory::SyncState state = m_inventory.syncState();
        if (state == inventory::SyncState::Reading)
            return;
        asked->deleteLater();
        const QString name = m_backend.info().name;
        if (state == inventory::SyncState::Failed)
            showNotice(theme::Tone::Warning,
                       isOther ? tr("The local copy of %1 is of another version of Octroi and of no use here. There is "
                                    "nothing to show until %1 answers.")
                                     .arg(name)
                               : tr("The local copy of %1 was damaged. There is nothing to show until %1 answers.")
                                     .arg(name));
        else
            showNotice(theme::Tone::Info,
                       isOther ? tr("The local copy of %1 was of another version of Octroi and has been read anew.")
                                     .arg(name)
                               : tr("The local copy of %1 was damaged and has been read anew.").arg(name));
    });
}

} // namespace octroi::shell
