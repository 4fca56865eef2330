// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowactions.h"

#include "theme/theme.h"

#include <QAction>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

namespace octroi::shell {
namespace {

constexpr const char *kLanguages[] = {"en", "fr"}; ///< those with a catalogue

} // namespace

WindowActions::WindowActions(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_menu(new QMenu(window))
    , m_go(new QMenu(window))
    , m_new(new QMenu(window))
    , m_edit(new QMenu(window))
    , m_view(new QMenu(window))
    , m_language(new QMenu(window))
    , m_theme(new QMenu(window))
    , m_size(new QMenu(window))
    , m_languages(new QActionGroup(this))
    , m_themes(new QActionGroup(this))
    , m_sizes(new QActionGroup(this))
{
    palette = add(QStringLiteral("search"), Qt::CTRL | Qt::Key_K);
    issueKey = add(QStringLiteral("key"), QKeySequence::New);
    newPartner = add(QStringLiteral("partners"));
    newApplication = add(QStringLiteral("application"));
    newClient = add(QStringLiteral("client"));
    newApi = add(QStringLiteral("globe"));
    newScope = add(QStringLiteral("scopes"));
    newPlan = add(QStringLiteral("health"));
    importFile = add(QStringLiteral("upload"));
    answerLeak = add(QStringLiteral("search"));
    compareState = add(QStringLiteral("compare"));
    exportState = add(QStringLiteral("document"));
    rotateTogether = add(QStringLiteral("rotate"));
    reviewAccess = add(QStringLiteral("scopes"));
    connectServer = add(QStringLiteral("server"));
    undo = add(QStringLiteral("undo"), QKeySequence::Undo);
    filter = add(QStringLiteral("filter"), QKeySequence::Find);
    copyCsv = add(QStringLiteral("copy"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    rename = add(QStringLiteral("edit"), Qt::Key_F2);
    remove = add(QStringLiteral("trash"), QKeySequence(QKeySequence::Delete));
    remove->setProperty("octroiDanger", true);
    sync = add(QStringLiteral("sync"), Qt::Key_F5);
    closeTopmost = add(QString(), Qt::Key_Escape);
    m_commands.removeAll(closeTopmost); // a key, not a command
    m_commands.removeAll(palette);      // the palette does not list itself
    fullScreen = add(QString(), QKeySequence::FullScreen);
    quit = add(QString(), Qt::CTRL | Qt::Key_Q);
    quit->setMenuRole(QAction::QuitRole);

    addLanguages();
    addLooks();
    m_new->addActions({issueKey, newPartner, newApplication, newClient, newApi, newScope, newPlan, importFile});
    m_edit->addActions({undo, copyCsv, filter, rename, remove});
    m_view->addAction(sync);
    m_view->addAction(fullScreen);
    m_view->addMenu(m_theme);
    m_view->addMenu(m_size);
    m_view->addMenu(m_language);
    m_menu->addAction(palette);
    m_menu->addSeparator();
    for (QMenu *menu : {m_go, m_new, m_edit, m_view})
        m_menu->addMenu(menu);
    m_menu->addSeparator();
    m_menu->addAction(rotateTogether);
    m_menu->addAction(reviewAccess);
    m_menu->addAction(answerLeak);
    m_menu->addAction(compareState);
    m_menu->addAction(exportState);
    m_menu->addAction(connectServer);
    m_menu->addAction(quit);
    retranslate();
}

QAction *WindowActions::add(const QString &iconName, const QKeySequence &keys)
{
    auto *action = new QAction(this);
    action->setShortcut(keys);
    if (!iconName.isEmpty()) {
        action->setIcon(theme::icon(iconName, iconName == QLatin1String("trash")
                                                  ? theme::Color::DangerText
                                                  : theme::Color::TextSecondary));
        action->setProperty("octroiIcon", iconName);
    }
    m_window->addAction(action); // so that its keys work without a menu bar
    m_commands.append(action);
    return action;
}

void WindowActions::addLanguages()
{
    for (const char *name : kLanguages) {
        const QString code = QLatin1String(name);
        QString native =
            QLocale(code).nativeLanguageName(); // each in its own words, for those who cannot read the rest
        if (!native.isEmpty())
            native[0] = native.at(0).toUpper();
        QAction *action = m_language->addAction(native);
        action->setData(code);
        action->setCheckable(true);
        m_languages->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] { Q_EMIT languageRequested(code); });
    }
}

void WindowActions::addLooks()
{
    for (const theme::Scheme scheme : {theme::Scheme::System, theme::Scheme::Light, theme::Scheme::Dark}) {
        QAction *action = m_theme->addAction(QString());
        action->setCheckable(true);
        action->setChecked(theme::Theme::instance().scheme() == scheme);
        m_themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, scheme] { Q_EMIT schemeRequested(scheme); });
    }
    for (const int percent : {100, 125, 150, 175, 200}) {
        QAction *action = m_size->addAction(QString());
        action->setData(percent);
        action->setCheckable(true);
        action->setChecked(qRound(theme::Theme::instance().textScale() * 100) == percent);
        m_sizes->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, percent] { Q_EMIT textPercentRequested(percent); });
    }
    connect(m_view, &QMenu::aboutToShow, this, [this] {
        const theme::Theme &theme = theme::Theme::instance();
        m_themes->actions().at(int(theme.scheme()))->setChecked(true);
        for (QAction *action : m_sizes->actions())
            action->setChecked(action->data().toInt() == qRound(theme.textScale() * 100));
    });
}

QAction *WindowActions::addPage(const QString &pageId, const QString &title)
{
    auto *action = new QAction(title, this);
    action->setData(pageId);
    if (m_pages.size() < 9)
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + int(m_pages.size()))));
    m_window->addAction(action);
    m_go->addAction(action);
    m_pages.append(action);
    connect(action, &QAction::triggered, this, [this, pageId] { Q_EMIT pageRequested(pageId); });
    return action;
}

void WindowActions::setPageTitle(const QString &pageId, const QString &title)
{
    for (QAction *action : std::as_const(m_pages)) {
        if (action->data().toString() == pageId)
            action->setText(title);
    }
}

void WindowActions::fill(QMenuBar *bar)
{
    for (QMenu *menu : {m_new, m_edit, m_go, m_view})
        bar->addMenu(menu);
    m_view->addAction(palette);
    m_new->addAction(rotateTogether);
    m_new->addAction(reviewAccess);
    m_new->addAction(answerLeak);
    m_new->addAction(connectServer);
    m_new->addAction(quit);
}

QList<QAction *> WindowActions::commands() const
{
    return m_commands;
}

void WindowActions::setBlocked(bool blocked)
{
    if (blocked == !m_wasEnabled.isEmpty())
        return;
    if (!blocked) {
        for (QAction *action : std::as_const(m_wasEnabled))
            action->setEnabled(true);
        m_wasEnabled.clear();
        return;
    }
    for (QAction *action : m_pages + m_commands + QList<QAction *>{closeTopmost, palette}) {
        if (action == quit || action == fullScreen || !action->isEnabled())
            continue;
        m_wasEnabled.append(action);
        action->setEnabled(false);
    }
}

void WindowActions::setLanguage(const QString &code)
{
    for (QAction *action : m_languages->actions())
        action->setChecked(action->data().toString() == code);
}

void WindowActions::setLastChange(const QString &sentence)
{
    m_lastChange = sentence;
    undo->setText(sentence.isEmpty() ? tr("Undo the last change") : tr("Undo: %1", "what was done").arg(sentence));
}

void WindowActions::retranslate()
{
    palette->setText(tr("Search or run a command…"));
    issueKey->setText(tr("Issue a key…"));
    newPartner->setText(tr("New partner…"));
    newApplication->setText(tr("New application…"));
    newClient->setText(tr("New OAuth client…"));
    newApi->setText(tr("New API…"));
    newScope->setText(tr("New scope…"));
    newPlan->setText(tr("New plan…"));
    importFile->setText(tr("Import partners or keys from a file…"));
    answerLeak->setText(tr("Answer a leak…"));
    compareState->setText(tr("Compare with a state file…"));
    exportState->setText(tr("Write the state to a file…"));
    rotateTogether->setText(tr("Rotation campaign…"));
    reviewAccess->setText(tr("Access review…"));
    connectServer->setText(tr("Connect to a server…"));
    setLastChange(m_lastChange);
    filter->setText(tr("Filter"));
    copyCsv->setText(tr("Copy as CSV"));
    rename->setText(tr("Rename"));
    remove->setText(tr("Revoke…"));
    sync->setText(tr("Sync now"));
    closeTopmost->setText(tr("Close"));
    fullScreen->setText(tr("Full screen"));
    quit->setText(tr("Quit Octroi"));
    m_go->setTitle(tr("Go to"));
    m_new->setTitle(tr("New"));
    m_edit->setTitle(tr("Edit"));
    m_view->setTitle(tr("View"));
    m_theme->setTitle(tr("Colours"));
    m_size->setTitle(tr("Text size"));
    m_language->setTitle(tr("Language"));
    const QStringList schemes{tr("Like the system"), tr("Light"), tr("Dark")};
    for (int i = 0; i < schemes.size(); ++i)
        m_themes->actions().at(i)->setText(schemes.at(i));
    for (QAction *action : m_sizes->actions())
        action->setText(tr("%1 %", "text size in per cent").arg(QLocale().toString(action->data().toInt())));
}

} // namespace octroi::shell
