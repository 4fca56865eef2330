// SPDX-License-Identifier: GPL-3.0-or-later
// Where the certificate of a delivery comes from and where the sealed file goes.
#include "dialogs/deliversheet.h"
#include "widgets/field.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>

namespace octroi::dialogs {

void DeliverSheet::chooseCertificate()
{
    auto *dialog = new QFileDialog(this, tr("Certificate of the partner"), QString(),
                                   tr("Certificates (*.pem *.crt *.cer *.der);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DeliverSheet::openCertificate);
    dialog->open();
}

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
