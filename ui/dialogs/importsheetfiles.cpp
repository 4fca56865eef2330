// SPDX-License-Identifier: GPL-3.0-or-later
// Where the import sheet's files come from and go to.
#include "dialogs/importsheet.h"
#include "models/format.h"
#include "widgets/field.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>

namespace octroi::dialogs {

using models::Format;

void ImportSheet::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Import from a file"), QString(),
                                   tr("Tables (*.csv *.tsv *.txt *.json *.jsonl *.ndjson);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportSheet::openFile);
    dialog->open();
}

void ImportSheet::chooseSecrets()
{
    auto *dialog =
        new QFileDialog(this, tr("New file for the keys"), QString(), tr("Comma-separated values (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, m_secrets, &widgets::Field::setText);
    dialog->open();
}

void ImportSheet::saveReport()
{
    auto *dialog =
        new QFileDialog(this, tr("Save the rejected rows"), QString(), tr("Comma-separated values (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const auto saved = m_job->saveRejected(path);
        say(saved ? theme::Tone::Ok : theme::Tone::Danger,
            saved ? tr("Saved as %1.").arg(path) : Format::error(saved.error()));
    });
    dialog->open();
}

void ImportSheet::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile() && !(m_job && m_job->isRunning()))
        event->acceptProposedAction();
}

void ImportSheet::dropEvent(QDropEvent *event)
{
    openFile(event->mimeData()->urls().first().toLocalFile());
}

} // namespace octroi::dialogs
