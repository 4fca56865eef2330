// SPDX-License-Identifier: GPL-3.0-or-later
// Where the leak sheet's files and folders come from.
#include "dialogs/leaksheet.h"
#include "widgets/field.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPlainTextEdit>

namespace octroi::dialogs {

void LeakSheet::addPaths(const QStringList &added)
{
    QStringList all = paths();
    for (const QString &path : added)
        all << QDir::toNativeSeparators(path);
    all.removeDuplicates();
    m_paths->setText(all.join(QStringLiteral("; ")));
}

void LeakSheet::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Files to look through"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &LeakSheet::addPaths);
    dialog->open();
}

void LeakSheet::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder or repository to look through"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &LeakSheet::addPaths);
    dialog->open();
}

void LeakSheet::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_phase == Phase::Input && (event->mimeData()->hasUrls() || event->mimeData()->hasText()))
        event->acceptProposedAction();
}

void LeakSheet::dropEvent(QDropEvent *event)
{
    QStringList local;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            local << url.toLocalFile();
    }
    if (!local.isEmpty())
        addPaths(local);
    else
        m_text->appendPlainText(event->mimeData()->text());
    event->acceptProposedAction();
}

} // namespace octroi::dialogs
