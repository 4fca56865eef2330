// SPDX-License-Identifier: GPL-3.0-or-later
// What has ended, and where the receipt of it goes.
#include "dialogs/offboardsheet.h"
#include "dialogs/receiptpaper.h"
#include "models/format.h"
#include "report/receiptfile.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"

#include <QCoroFuture>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardItemModel>
#include <QtConcurrentRun>

namespace octroi::dialogs {

using models::Format;

namespace {

/// "offboard.pdf" and "offboard.json" beside it.
Result<void> writeBoth(const QString &path, const domain::Receipt &receipt)
{
    const QFileInfo info(path);
    const QString stem = info.path() + u'/' + info.completeBaseName();
    QSaveFile json(stem + QStringLiteral(".json"));
    const QByteArray bytes = report::writeReceipt(receipt);
    if (!json.open(QIODevice::WriteOnly) || json.write(bytes) != bytes.size() || !json.commit())
        return Error{ErrorCode::Storage, json.fileName(), json.errorString(), {}, {}};
    return ReceiptPaper::write(stem + QStringLiteral(".pdf"), receipt);
}

QCoro::Task<Result<void>> writeElsewhere(QString path, std::shared_ptr<domain::Receipt> receipt)
{
    QFuture<Result<void>> writing = QtConcurrent::run([path, receipt] { return writeBoth(path, *receipt); });
    const Result<void> written = co_await writing;
    co_return written;
}

} // namespace

void OffboardSheet::showResults()
{
    m_items->removeRows(0, m_items->rowCount());
    for (const domain::ReceiptPlace &place : std::as_const(m_receipt->places)) {
        for (const domain::ReceiptItem &item : place.items) {
            const bool partner = item.type == QLatin1String("partner");
            QString result = partner ? tr("closed") : tr("revoked");
            if (item.result == domain::ReceiptResult::Before)
                result = tr("had ended before");
            else if (item.result == domain::ReceiptResult::Expired)
                result = tr("had expired");
            else if (item.result == domain::ReceiptResult::Failed)
                result = tr("failed");
            auto *cell = new QStandardItem(result);
            cell->setToolTip(item.problem);
            m_items->appendRow({new QStandardItem(place.backend), new QStandardItem(item.name),
                                new QStandardItem(item.type == QLatin1String("key") ? tr("API key")
                                                  : partner                         ? tr("Partner")
                                                                                    : tr("OAuth client")),
                                new QStandardItem(item.application), cell});
        }
    }
    m_counts->setText({});
}

void OffboardSheet::chooseFile()
{
    auto *dialog =
        new QFileDialog(this, tr("Where the receipt goes"), m_file->text(), tr("PDF documents (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    connect(dialog, &QFileDialog::fileSelected, m_file, &widgets::Field::setText);
    dialog->open();
}

void OffboardSheet::saveReceipt()
{
    const QString path = m_file->text().trimmed();
    if (!m_receipt || path.isEmpty())
        return m_file->setError(tr("Say where the receipt goes."));
    m_saving = true;
    updateButton();
    QCoro::connect(writeElsewhere(path, m_receipt), this, [this, path](const Result<void> &written) {
        m_saving = false;
        m_saved = written.ok();
        updateButton();
        if (!written)
            m_file->setError(Format::error(written.error()));
        else
            m_cancel->setFocus();
        if (written)
            m_file->setHint(tr("Saved as %1, with the signed JSON beside it.").arg(path));
    });
}

} // namespace octroi::dialogs
