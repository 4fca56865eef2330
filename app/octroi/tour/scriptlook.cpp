// SPDX-License-Identifier: GPL-3.0-or-later
// Every page, and what changes how all of them look: settings, narrow windows, French.
#include "script.h"

#include "pages/settings/preferences.h"
#include "shell/mainwindow.h"
#include "shell/navigationrail.h"
#include "widgets/tableview.h"
#include "widgets/treeview.h"

#include <QComboBox>
#include <QCoroTimer>
#include <QHeaderView>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

namespace {

const QStringList kPages{QStringLiteral("overview"), QStringLiteral("partners"), QStringLiteral("credentials"), QStringLiteral("clients"), QStringLiteral("scopes"),
                         QStringLiteral("usage"), QStringLiteral("health"), QStringLiteral("alerts"), QStringLiteral("audit"), QStringLiteral("campaigns"), QStringLiteral("dashboards"),
                         QStringLiteral("settings")};

} // namespace

QCoro::Task<void> Script::showFilled(QString page)
{
    QString object;
    if (page == QLatin1String("partners"))
        object = console().inventory().partners().at(3).id;
    if (page == QLatin1String("clients") && !console().inventory().clients().empty())
        object = console().inventory().clients().front().id;
    if (page == QLatin1String("scopes") && console().inventory().scopes().size() > 2)
        object = console().inventory().scopes().at(1).name;
    if (page == QLatin1String("health"))
        object = QStringLiteral("expiring_soon");
    const QString filter = page == QLatin1String("credentials") ? QStringLiteral("status:active expires<30d") : QString();
    console().window()->openTarget({page, object, filter});
    co_await QCoro::sleepFor(800ms);
}

QCoro::Task<void> Script::pages()
{
    // A while of live traffic, so that the charts have something to show.
    co_await QCoro::sleepFor(12s);
    for (const QString &page : kPages) {
        co_await showFilled(page);
        m_driver.checkNames(page);
        co_await m_driver.picture(page);
    }
    console().window()->openPalette();
    co_await QCoro::sleepFor(400ms);
    m_driver.checkNames(QStringLiteral("command palette"));
    co_await m_driver.picture(QStringLiteral("command-palette"));
    m_driver.key(Qt::Key_Escape);
}

QCoro::Task<void> Script::settings()
{
    co_await openPage(QStringLiteral("settings"));
    const pages::Preferences stored(m_application.settings());
    const auto &theme = theme::Theme::instance();
    co_await m_driver.chooseSegment(QStringLiteral("Theme"), int(theme::Scheme::Dark));
    m_driver.note(QStringLiteral("theme"), QStringLiteral("dark at once, and stored"),
                  theme.scheme() == theme::Scheme::Dark && stored.scheme() == theme::Scheme::Dark, QStringLiteral("it is another"));
    co_await m_driver.chooseSegment(QStringLiteral("Theme"), int(theme::Scheme::Light));

    co_await m_driver.chooseSegment(QStringLiteral("Text size"), 4);
    m_driver.note(QStringLiteral("text size"), QStringLiteral("200 % at once, and stored"),
                  theme.textScale() == 2.0 && stored.textPercent() == 200, QString::number(theme.textScale()));
    for (const QString &page : kPages) {
        co_await showFilled(page);
        co_await m_driver.picture(page + QStringLiteral("-200-percent"));
    }
    co_await openPage(QStringLiteral("settings"));
    co_await m_driver.chooseSegment(QStringLiteral("Text size"), 0);

    co_await m_driver.click(QStringLiteral("Compact rows"));
    bool compact = stored.compactRows();
    for (const auto *table : console().window()->findChildren<widgets::TableView *>())
        compact = compact && table->verticalHeader()->defaultSectionSize() == theme::kRowCompact;
    for (const auto *tree : console().window()->findChildren<widgets::TreeView *>())
        compact = compact && tree->rowHeight() == theme::kRowCompact;
    m_driver.note(QStringLiteral("compact rows"), QStringLiteral("in every list and tree"), compact, QStringLiteral("one is as before"));
    co_await showFilled(QStringLiteral("partners"));
    co_await m_driver.picture(QStringLiteral("partners-compact"));
    co_await openPage(QStringLiteral("settings"));
    co_await m_driver.click(QStringLiteral("Compact rows"));
}

QCoro::Task<void> Script::narrow()
{
    auto *window = console().window();
    const auto *rail = window->findChild<shell::NavigationRail *>();
    for (const QSize size : {QSize(1199, 800), QSize(1099, 760), QSize(1024, 640)}) {
        window->resize(size);
        co_await QCoro::sleepFor(200ms);
        m_driver.note(QStringLiteral("narrow window"), QStringLiteral("of %1 pixels: the rail is collapsed").arg(size.width()),
                      window->size() == size && rail->isCollapsed(), QStringLiteral("it is %1 wide").arg(rail->width()));
        for (const QString &page : {QStringLiteral("overview"), QStringLiteral("partners"), QStringLiteral("credentials"), QStringLiteral("usage")}) {
            co_await showFilled(page);
            if (page == QLatin1String("credentials")) {
                console().window()->openTarget({page, console().inventory().keys().front().id, {}});
                co_await QCoro::sleepFor(400ms);
            }
            const QString name = QStringLiteral("%1-%2-wide").arg(page).arg(size.width());
            co_await m_driver.picture(name, size);
        }
    }
    window->resize(1440, 900);
    co_await QCoro::sleepFor(200ms);
}

QCoro::Task<void> Script::chooseLanguage(QString name, int index)
{
    auto *language = m_driver.find<QComboBox>(name);
    if (!language)
        co_return;
    language->setFocus(Qt::TabFocusReason);
    while (language->currentIndex() != index)
        m_driver.keyTo(language, language->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
    co_await QCoro::sleepFor(300ms);
}

QCoro::Task<void> Script::french()
{
    co_await openPage(QStringLiteral("settings"));
    co_await chooseLanguage(QStringLiteral("Language"), 2);
    m_driver.note(QStringLiteral("language"), QStringLiteral("French at once, from the settings"),
                  m_application.language().current() == QLatin1String("fr") && console().window()->windowTitle().contains(QStringLiteral("Réglages")),
                  console().window()->windowTitle());
    for (const QString &page : kPages) {
        co_await showFilled(page);
        m_driver.checkNames(page + QStringLiteral(", French"));
        co_await m_driver.picture(page + QStringLiteral("-french"));
    }
    Q_EMIT console().window()->createRequested(QStringLiteral("campaign"), QString());
    co_await QCoro::sleepFor(800ms);
    m_driver.checkNames(QStringLiteral("rotation campaign, French"));
    co_await m_driver.picture(QStringLiteral("campaign-sheet-french"));
    m_driver.key(Qt::Key_Escape);
    // With the palette open the language changes under it.
    console().window()->openPalette();
    co_await QCoro::sleepFor(300ms);
    co_await m_driver.picture(QStringLiteral("command-palette-french"));
    m_driver.key(Qt::Key_Escape);
    co_await openPage(QStringLiteral("settings"));
    co_await chooseLanguage(QStringLiteral("Langue"), 1);
    m_driver.note(QStringLiteral("language"), QStringLiteral("English again"), m_application.language().current() == QLatin1String("en"),
                  m_application.language().current());
}

} // namespace octroi::app
