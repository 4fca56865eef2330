// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "await.h"
#include "console.h"
#include "keyboard.h"
#include "octroidprocess.h"
#include "pages/usage/dashboardcard.h"
#include "pages/usage/dashboardchartdialog.h"
#include "pages/usage/dashboardgrid.h"
#include "pages/usage/dashboardspage.h"
#include "pages/usage/usagecharts.h"
#include "theme/theme.h"
#include "widgets/charts/monthcalendar.h"
#include "widgets/charts/plotview.h"
#include "widgets/charts/timechart.h"
#include "widgets/emptystate.h"
#include "widgets/note.h"

#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QJsonObject>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <algorithm>

namespace octroi::test {

/// The real window with the dashboards over a live octroid with one partner, and a hand on the keyboard.
class DashboardFixture
{
public:
    static QString s(const char *text) { return QString::fromUtf8(text); }
    bool begin()
    {
        QStandardPaths::setTestModeEnabled(true);
        theme::Theme::install(*qApp);
        octroidProgram();
        if (!m_octroid.start())
            return false;
        m_console = std::make_unique<Console>(m_octroid.connection(m_clock), m_clock);
        domain::Partner partner;
        partner.name = s("Kestrel Parcel");
        if (!await(m_console->backend->connectToBackend()))
            return false;
        const auto made = await(m_console->backend->directory()->createPartner(partner, {}));
        if (!made || !m_console->sync())
            return false;
        m_partner = made->id;
        m_page = new pages::DashboardsPage({m_console->backend.get(), &m_console->inventory, &m_console->spine, &m_clock});
        m_console->window.addPage(m_page, shell::Section::Watch);
        m_console->window.openTarget({s("dashboards"), {}, {}});
        return QTest::qWaitForWindowActive(&m_console->window);
    }
    void end()
    {
        m_console.reset();
        m_octroid.stop();
    }
    pages::DashboardGrid *grid() const { return m_page->findChild<pages::DashboardGrid *>(); }
    pages::DashboardCard *card(int index) const { return grid()->cards().value(index, nullptr); }
    QStringList kinds() const
    {
        QStringList list;
        for (const report::DashboardChart &chart : m_page->dashboards().at(m_page->currentIndex()).charts)
            list << chart.chart;
        return list;
    }
    QString said() const
    {
        const auto *note = m_page->findChild<widgets::Note *>();
        return note->isVisible() ? note->text() : QString();
    }
    /// Chooses the entry of the box that has the keyboard.
    static bool pick(const QString &text)
    {
        auto *box = qobject_cast<QComboBox *>(QApplication::focusWidget());
        if (!box)
            return false;
        key(Qt::Key_Home);
        for (int i = 0; i < box->count() && box->currentText() != text; ++i)
            key(Qt::Key_Down);
        return box->currentText() == text;
    }
    template <typename T>
    T *dialog()
    {
        T *found = nullptr;
        static_cast<void>(QTest::qWaitFor([&] {
            found = qobject_cast<T *>(QApplication::activeWindow());
            return found != nullptr;
        }, 5'000));
        return found;
    }
    /// Waits until every dialog is closed, and the window has the keyboard again.
    bool noDialog()
    {
        const auto closed = [] {
            const auto windows = QApplication::topLevelWidgets();
            return std::none_of(windows.begin(), windows.end(), [](const QWidget *window) { return window->isVisible() && qobject_cast<const QDialog *>(window); });
        };
        if (!QTest::qWaitFor(closed, 10'000))
            return false;
        wake();
        return m_console->window.isActiveWindow();
    }
    /// Types a path into the dialog for a file and says yes.
    bool nameFile(const QString &path)
    {
        auto *files = dialog<QFileDialog>();
        auto *edit = files ? files->findChild<QLineEdit *>() : nullptr;
        if (!edit)
            return false;
        edit->setFocus();
        edit->selectAll();
        type(path);
        key(Qt::Key_Return);
        return noDialog();
    }

    /// A file with that dashboard; its path.
    QString written(const char *name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(s(name)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

    SystemClock m_clock;
    OctroidProcess m_octroid;
    std::unique_ptr<Console> m_console;
    pages::DashboardsPage *m_page = nullptr;
    QString m_partner;
    QTemporaryDir m_folder;

};

} // namespace octroi::test
