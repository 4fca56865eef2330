// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "report/dashboardfile.h"
#include "theme/theme.h"

#include <QJsonArray>
#include <optional>

QT_BEGIN_NAMESPACE
class QMenu;
class QScrollArea;
class QStackedWidget;
QT_END_NAMESPACE

namespace octroi::widgets {
class Button;
class EmptyState;
class Label;
class Note;
class PageHeader;
} // namespace octroi::widgets

namespace octroi::pages {

class DashboardCard;
class DashboardGrid;

/// Charts that the user arranges: several dashboards, kept with the window, printed as PDF, shared as a file.
class DashboardsPage : public Page
{
    Q_OBJECT
public:
    explicit DashboardsPage(Context context, QWidget *parent = nullptr);

    QString pageId() const override { return QStringLiteral("dashboards"); }
    QString pageTitle() const override;
    bool createNew() override;      ///< a chart
    bool removeSelected() override; ///< the chart that has the keyboard
    bool renameSelected() override;
    bool copyAsCsv() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    void takeSavedFilters(const QJsonArray &filters) { m_savedFilters = filters; }

    const QList<report::Dashboard> &dashboards() const { return m_boards; }
    int currentIndex() const { return m_current; }
    /// What was shared, as one more dashboard; false, and said in the page, when it cannot be read.
    bool importFrom(const QString &path);
    bool exportTo(const QString &path);
    bool printTo(const QString &path);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void updateState();
    void showBoard(int index);
    DashboardCard *addCard(qsizetype at, const report::DashboardChart &chart);
    void store(); ///< the cards as they stand into the dashboard
    void editCard(DashboardCard *card);
    void removeCard(DashboardCard *card);
    void undoRemoval();
    void say(theme::Tone tone, const QString &text, const QString &action = {});

    // dashboardsmenus.cpp
    void fillBoardsMenu();
    void fillExportMenu();
    void addBoard(const report::Dashboard &board);
    void addExample();
    void renameBoard();
    void removeBoard();
    QString freeName(const QString &wanted) const;
    void askForName(const QString &title, const QString &name, void (DashboardsPage::*take)(const QString &));
    void nameNew(const QString &name);
    void nameCurrent(const QString &name);
    void askForFile(const QString &suffix, bool saving, bool (DashboardsPage::*take)(const QString &));
    void saveChart(const QString &suffix, const QByteArray &bytes);

    struct Removed
    {
        int board = 0;
        qsizetype at = 0;
        report::DashboardChart chart;
        std::optional<report::Dashboard> whole; ///< of a dashboard
    };
    widgets::PageHeader *m_header;
    widgets::Label *m_source;
    widgets::Button *m_choose, *m_add, *m_export;
    QMenu *m_boardsMenu, *m_exportMenu;
    widgets::Note *m_note;
    QStackedWidget *m_stack;
    widgets::EmptyState *m_empty;
    QScrollArea *m_scroll;
    DashboardGrid *m_grid;
    QList<report::Dashboard> m_boards; ///< never empty
    int m_current = 0;
    std::optional<Removed> m_removed;
    QJsonArray m_savedFilters;
};

} // namespace octroi::pages
