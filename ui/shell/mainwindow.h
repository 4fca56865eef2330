// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/runs.h"
#include "pages/page.h"
#include "shell/navigationrail.h"
#include "theme/theme.h"

#include <QMainWindow>
#include <functional>

class QSettings;
class QStackedWidget;

namespace octroi::widgets {
class NoticeStrip;
class SheetHost;
} // namespace octroi::widgets

namespace octroi::shell {
class ConnectionBar;
class PaletteSource;
class WindowActions;
class WindowStatus;

struct WindowOptions
{
    QString environmentName; ///< "development", "staging", "production"
    QString organisation;    ///< in the title; may be empty
    QSettings *settings =
        nullptr; ///< window, page and page states; outlives the window; null: nothing is kept
    QString sessionGroup; ///< before the keys of what belongs to this backend alone: page, filters, selection
};

/// The window: connection bar, rail, pages, status, sheets. Production starts read-only.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(backends::Backend &backend, inventory::Inventory &inventory, change::Spine &spine,
               const Clock &clock, WindowOptions options);
    ~MainWindow() override;

    /// Takes ownership. Pages stand in the rail in the order they are added within their section.
    void addPage(pages::Page *page, Section section);
    /// After the last addPage(): geometry, page states and the page that was open.
    void restoreSession();
    void saveSession(); ///< also done when it closes
    void openTarget(const pages::Target &target);
    pages::Page *currentPage() const;
    widgets::SheetHost &sheets();
    /// The sentence about the newest change, with why it cannot be undone where that is so.
    QString withWhyNotUndone(const QString &sentence) const;
    /// The file with what the backend held could not be read, and is gone; told of once the backend has answered.
    void tellLostSnapshot(const octroi::Error &error);
    ConnectionBar &bar() { return *m_bar; }
    void setLanguage(const QString &code); ///< for the menu's check mark

public Q_SLOTS:
    void showNotice(octroi::theme::Tone tone, const QString &text, const QString &actionText = {},
                    std::function<void()> action = {});
    void openPalette();
    void undo();

Q_SIGNALS:
    void languageRequested(const QString &code);
    void schemeRequested(octroi::theme::Scheme scheme);
    void textPercentRequested(int percent);
    void connectRequested(); ///< to another server
    void quitRequested();
    /// From the menu and the palette; pages have signals of the same names.
    void issueKeyRequested(const QString &applicationId);
    void createRequested(const QString &kind, const QString &parentId);
    void changeRequested(const QList<octroi::change::Change> &changes);
    void pageOpened(const QString &pageId);
    void runRequested(const QString &runId); ///< its details
    /// What was taken back has a new secret, which is shown once.
    void webhookSecretMade(const octroi::backends::IssuedRule &rule);
    /// It would have undone something, but somebody else changed that since.
    void undoOvertaken(const octroi::change::Change &change, qint64 basedOn);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildFrame();
    void connectActions();
    void showPage(pages::Page *page);
    void updateTitle();
    void updateCounts();
    void placeNotice();
    void fit();
    void closeTopmost();
    void tellUndone(const change::Outcome &outcome);
    void tellJournal();
    void tellRun(const change::Run &run);
    void undoNow();
    const change::JournalEntry *lastDone() const; ///< null: nothing that is not undone
    QString sessionKey(const QString &name) const { return m_options.sessionGroup + name; }
    bool isProduction() const { return m_options.environmentName == QLatin1String("production"); }

    backends::Backend &m_backend;
    inventory::Inventory &m_inventory;
    change::Spine &m_spine;
    WindowOptions m_options;
    WindowActions *m_actions;
    ConnectionBar *m_bar;
    NavigationRail *m_rail;
    QStackedWidget *m_stack;
    WindowStatus *m_status;
    widgets::SheetHost *m_sheets;
    widgets::NoticeStrip *m_notice;
    PaletteSource *m_palette;
    QList<pages::Page *> m_pages;
    QHash<QString, QString> m_staying; ///< by the run that takes the rest back: what stays, and why
    QString m_askedUndo; ///< of an earlier start: the run that the notice asks about
    QDateTime m_toldAt; ///< of the newest journal entry that was told
    QDateTime m_toldWhyNot; ///< of the entry of which it was said why it cannot be undone
    bool m_closing = false;
};

} // namespace octroi::shell
