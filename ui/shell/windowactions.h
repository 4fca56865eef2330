// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QActionGroup>
#include <QObject>

class QAction;
class QMenu;
class QMenuBar;
class QWidget;

namespace octroi::shell {

/// Every command of the window with its shortcut: once for the menu, the system's menu bar and the palette.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QWidget *window);

    /// A page's own action, Ctrl+1 … in order.
    QAction *addPage(const QString &pageId, const QString &title);
    void setPageTitle(const QString &pageId, const QString &title);
    QMenu *menu() const { return m_menu; }
    void fill(QMenuBar *bar);          ///< macOS
    QList<QAction *> commands() const; ///< for the palette: everything but the pages
    /// Behind a sheet nothing of the window happens.
    void setBlocked(bool blocked);
    void setLanguage(const QString &code);
    /// What Undo would take back, as a sentence; "" for nothing.
    void setLastChange(const QString &sentence);
    void retranslate();

    QAction *palette, *issueKey, *newPartner, *newApplication, *newClient, *newApi, *newScope, *newPlan, *importFile, *answerLeak, *compareState, *exportState, *rotateTogether, *reviewAccess;
    QAction *connectServer;
    QAction *undo, *filter, *copyCsv, *rename, *remove, *sync, *closeTopmost, *fullScreen, *quit;

Q_SIGNALS:
    void pageRequested(const QString &pageId);
    void languageRequested(const QString &code);
    void schemeRequested(octroi::theme::Scheme scheme);
    void textPercentRequested(int percent);

private:
    QString m_lastChange;
    QAction *add(const QString &iconName, const QKeySequence &keys = {});
    void addLanguages();
    void addLooks();
    QWidget *m_window;
    QMenu *m_menu, *m_go, *m_new, *m_edit, *m_view, *m_language, *m_theme, *m_size;
    QList<QAction *> m_pages, m_commands, m_wasEnabled;
    QActionGroup *m_languages, *m_themes, *m_sizes;
};

} // namespace octroi::shell
