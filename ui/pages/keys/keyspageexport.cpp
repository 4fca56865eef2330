// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of the list's look, and the file that its rows go into.
#include "models/format.h"
#include "models/keyscsv.h"
#include "models/keysmodel.h"
#include "pages/keys/keyslayouts.h"
#include "pages/keys/keyspage.h"
#include "widgets/iconbutton.h"
#include "widgets/note.h"
#include "widgets/sectionedview.h"

#include <QFileDialog>
#include <QFutureWatcher>
#include <QMenu>
#include <QtConcurrentRun>

namespace octroi::pages {

using models::Format;

KeysPage::~KeysPage()
{
    if (m_exporting)
        *m_exporting = true;
}

void KeysPage::showViewMenu()
{
    QMenu *menu = m_layouts->menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    QAction *file = menu->addAction(tr("Export as CSV file…"));
    file->setEnabled(!m_exporting && m_model->rowCount() > 0);
    connect(file, &QAction::triggered, this, &KeysPage::exportCsv);
    if (m_exporting)
        connect(menu->addAction(tr("Cancel the export")), &QAction::triggered, this, [this] {
            if (m_exporting)
                *m_exporting = true;
        });
    menu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
}

void KeysPage::exportCsv()
{
    auto *dialog = new QFileDialog(this, tr("Export as CSV file"), QString(), tr("Comma-separated values (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &KeysPage::writeCsv);
    dialog->open();
}

/// What is selected, or all that is shown; on another thread, from the columns.
void KeysPage::writeCsv(const QString &path)
{
    if (m_exporting)
        return;
    inventory::RowList rows;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); selectedCount() > 1 && row <= range.bottom(); ++row)
            rows.push_back(m_model->tableRowAt(row));
    }
    if (rows.empty())
        rows = m_model->rows();
    m_exporting = std::make_shared<std::atomic_bool>(false);
    tell(tr("Writing %n credential(s)…", nullptr, int(rows.size())), theme::Tone::Info);
    auto *watcher = new QFutureWatcher<Result<void>>(this);
    const int count = int(rows.size());
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path, count] {
        const Result<void> done = watcher->result();
        m_exporting.reset();
        watcher->deleteLater();
        if (done)
            tell(tr("%n credential(s) written to %1.", nullptr, count).arg(path), theme::Tone::Ok);
        else if (done.error().code == ErrorCode::Cancelled)
            tell({}, theme::Tone::Info);
        else
            tell(tr("The file could not be written. %1").arg(Format::error(done.error())), theme::Tone::Danger);
    });
    // The tables of which these are rows, with the names as they are now.
    const inventory::Parts latest = m_model->holdings().parts();
    watcher->setFuture(QtConcurrent::run([path, rows = std::move(rows),
                                          parts = m_model->parts().isOver(latest) ? latest : m_model->parts(),
                                          now = context().clock->now(), cancelled = m_exporting] {
        return models::KeysCsv::write(path, parts, rows, now, *cancelled);
    }));
}

void KeysPage::tell(const QString &sentence, theme::Tone tone)
{
    m_told = sentence;
    m_toldTone = tone;
    updateState();
}

} // namespace octroi::pages
