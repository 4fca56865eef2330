// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboards themselves: chosen, named, removed, printed, shared and opened.
#include "models/format.h"
#include "pages/usage/dashboardgrid.h"
#include "pages/usage/dashboardpaper.h"
#include "pages/usage/dashboardspage.h"
#include "pages/usage/dashboardwords.h"
#include "widgets/button.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QSaveFile>

namespace octroi::pages {

using report::Dashboard;
using report::DashboardChart;

namespace {

/// Null, or why it could not be written.
QString writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool good = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    return good ? QString() : file.errorString();
}

} // namespace

void DashboardsPage::fillBoardsMenu()
{
    m_boardsMenu->clear();
    for (int i = 0; i < m_boards.size(); ++i) {
        QAction *action = m_boardsMenu->addAction(m_boards[i].name, this, [this, i] { showBoard(i); });
        action->setCheckable(true);
        action->setChecked(i == m_current);
    }
    m_boardsMenu->addSeparator();
    m_boardsMenu->addAction(tr("New dashboard…"), this, [this] { askForName(tr("New dashboard"), freeName(tr("My dashboard")), &DashboardsPage::nameNew); });
    m_boardsMenu->addAction(tr("Open a shared dashboard…"), this, [this] { askForFile(QStringLiteral("json"), false, &DashboardsPage::importFrom); });
    m_boardsMenu->addSeparator();
    m_boardsMenu->addAction(tr("Rename this dashboard…"), this, &DashboardsPage::renameBoard);
    m_boardsMenu->addAction(tr("Remove this dashboard"), this, &DashboardsPage::removeBoard);
}

void DashboardsPage::fillExportMenu()
{
    m_exportMenu->clear();
    const bool some = !m_grid->cards().isEmpty();
    m_exportMenu->addAction(tr("Export as PDF…"), this, [this] { askForFile(QStringLiteral("pdf"), true, &DashboardsPage::printTo); })->setEnabled(some);
    m_exportMenu->addAction(tr("Share as a file…"), this, [this] { askForFile(QStringLiteral("json"), true, &DashboardsPage::exportTo); });
    m_exportMenu->addAction(tr("Copy numbers as CSV"), this, &DashboardsPage::copyAsCsv)->setEnabled(some);
}

QString DashboardsPage::freeName(const QString &wanted) const
{
    QString name = wanted;
    const auto taken = [this](const QString &one) {
        return std::any_of(m_boards.begin(), m_boards.end(), [&one](const Dashboard &board) { return board.name == one; });
    };
    for (int i = 2; taken(name); ++i)
        name = QStringLiteral("%1 %2").arg(wanted).arg(i);
    return name;
}

void DashboardsPage::askForName(const QString &title, const QString &name, void (DashboardsPage::*take)(const QString &))
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, take](const QString &text) {
        const QString chosen = text.trimmed().left(Dashboard::kLongest);
        if (!chosen.isEmpty())
            (this->*take)(chosen);
    });
    dialog->open();
}

void DashboardsPage::nameNew(const QString &name)
{
    addBoard({name, {}});
}

void DashboardsPage::nameCurrent(const QString &name)
{
    m_boards[m_current].name = name;
    updateState();
}

void DashboardsPage::renameBoard()
{
    askForName(tr("Rename the dashboard"), m_boards.at(m_current).name, &DashboardsPage::nameCurrent);
}

void DashboardsPage::addBoard(const Dashboard &board)
{
    // The one that nobody put anything into gives way.
    const bool unused = m_boards.size() == 1 && m_boards.first().charts.isEmpty() && !board.charts.isEmpty();
    if (unused)
        m_boards.clear();
    m_boards.append(board);
    showBoard(int(m_boards.size()) - 1);
}

void DashboardsPage::removeBoard()
{
    m_removed = Removed{m_current, 0, {}, m_boards.at(m_current)};
    say(theme::Tone::Info, tr("The dashboard “%1” was removed.").arg(m_boards.at(m_current).name), tr("Undo"));
    m_boards.removeAt(m_current);
    if (m_boards.isEmpty())
        m_boards.append({tr("My dashboard"), {}});
    showBoard(m_current);
}

void DashboardsPage::addExample()
{
    const auto chart = [](const char *kind, const char *range, int columns) {
        DashboardChart one;
        one.chart = QString::fromLatin1(kind);
        one.range = QString::fromLatin1(range);
        one.columns = columns;
        return one;
    };
    m_boards[m_current].charts = {chart("requests", "day", 2), chart("latency_distribution", "day", 1), chart("refused", "week", 2), chart("expiries", "day", 1)};
    showBoard(m_current);
    m_grid->cards().first()->setFocus(Qt::OtherFocusReason);
}

void DashboardsPage::askForFile(const QString &suffix, bool saving, bool (DashboardsPage::*take)(const QString &))
{
    auto *dialog = new QFileDialog(this, saving ? tr("Save the dashboard") : tr("Open a shared dashboard"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(saving ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(saving ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(QStringLiteral("*.") + suffix);
    if (saving)
        dialog->selectFile(QStringLiteral("octroi-dashboard.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, take](const QString &path) { (this->*take)(path); });
    dialog->open();
}

bool DashboardsPage::importFrom(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        say(theme::Tone::Danger, tr("%1 could not be read: %2").arg(name, file.errorString()));
        return false;
    }
    const Result<Dashboard> read = report::readDashboard(file.read(Dashboard::kMostBytes + 1));
    if (!read) {
        say(theme::Tone::Danger, tr("%1 was not opened. %2").arg(name, DashboardWords::error(read.error())));
        return false;
    }
    Dashboard board = *read;
    board.name = freeName(board.name);
    addBoard(board);
    say(theme::Tone::Ok, tr("“%1” was opened, with %Ln chart(s).", nullptr, int(board.charts.size())).arg(board.name));
    return true;
}

bool DashboardsPage::exportTo(const QString &path)
{
    store();
    const QString error = writeFile(path, report::writeDashboard(m_boards.at(m_current)));
    say(error.isEmpty() ? theme::Tone::Ok : theme::Tone::Danger,
        error.isEmpty() ? tr("The dashboard was written to %1. It holds names and filters, no numbers and no secrets.").arg(path)
                        : tr("%1 could not be written: %2").arg(path, error));
    return error.isEmpty();
}

bool DashboardsPage::printTo(const QString &path)
{
    const QString source = tr("From %1 at %2").arg(context().backend->info().name, context().backend->info().address);
    const Result<void> done = DashboardPaper(*m_grid, m_boards.at(m_current).name, source, context().clock->now().toLocalTime()).write(path);
    say(done ? theme::Tone::Ok : theme::Tone::Danger,
        done ? tr("The dashboard was written to %1.").arg(path) : tr("%1 could not be written: %2").arg(path, done.error().detail));
    return done.ok();
}

void DashboardsPage::saveChart(const QString &suffix, const QByteArray &bytes)
{
    auto *dialog = new QFileDialog(this, suffix == QLatin1String("csv") ? tr("Save numbers") : tr("Save picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(QStringLiteral("*.") + suffix);
    dialog->selectFile(QStringLiteral("octroi-chart.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString &path) {
        if (const QString error = writeFile(path, bytes); !error.isEmpty())
            say(theme::Tone::Danger, tr("%1 could not be written: %2").arg(path, error));
    });
    dialog->open();
}

} // namespace octroi::pages
