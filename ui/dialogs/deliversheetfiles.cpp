// SPDX-License-Identifier: GPL-3.0-or-later
// Where the sealed file goes, and a certificate that is dropped on the sheet.
#include "dialogs/deliversheet.h"
#include "widgets/field.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>

namespace octroi::dialogs {

void DeliverSheet::chooseFile()
{
    auto *dialog =
        new QFileDialog(this, tr("New file for the sealed key"), m_file->text(), tr("Sealed (*.cms)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("cms"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_file->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void DeliverSheet::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile() && !m_busy && !m_done)
        event->acceptProposedAction();
}

void DeliverSheet::dropEvent(QDropEvent *event)
{
    openCertificate(event->mimeData()->urls().first().toLocalFile());
}

} // namespace octroi::dialogs
