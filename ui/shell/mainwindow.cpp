// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "backends/connection.h"
#include "pages/countedpage.h"
#include "shell/closequestion.h"
#include "shell/commandpalette.h"
#include "shell/connectionbar.h"
#include "shell/errortext.h"
#include "shell/palettesource.h"
#include "shell/runbar.h"
#include "shell/windowactions.h"
#include "shell/windowframe.h"
#include "shell/windowstatus.h"
#include "widgets/noticestrip.h"
#include "widgets/sheethost.h"

#include <QAction>
#include <QCloseEvent>
#include <QCoroTask>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLocale>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace octroi::shell {
namespace {

constexpr int kCollapseBelow = 1200, kPaletteTop = 72, kNoticeGap = 16, kNoticeWidth = 560;

QString stateKey(const QString &pageId)
{
    return QStringLiteral("pages/") + pageId;
}

} // namespace

MainWindow::MainWindow(backends::Backend &backend, inventory::Inventory &inventory, change::Spine &spine,
                       const Clock &, WindowOptions options)
    : m_backend(backend)
    , m_inventory(inventory)
    , m_spine(spine)
    , m_options(std::move(options))
    , m_actions(new WindowActions(this))
    , m_palette(new PaletteSource(inventory, spine, this))
{
    if (isProduction())
        m_spine.setReadOnly(true);
    setMinimumSize(1024, 640);
    resize(1440, 868);
    buildFrame();
    connectActions();
    if (const QList<change::JournalEntry> &journal = m_spine.journal(); !journal.isEmpty())
        m_toldAt = journal.first().at;
    connect(&m_spine, &change::Spine::journalChanged, this, &MainWindow::tellJournal);
    connect(&m_inventory, &inventory::Inventory::reset, this, &MainWindow::updateCounts);
    connect(&m_inventory, &inventory::Inventory::directoryChanged, this, &MainWindow::updateCounts);
    connect(&m_inventory, &inventory::Inventory::keyChanged, this, &MainWindow::updateCounts);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &MainWindow::fit);
    updateTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildFrame()
{
    auto *frame = new WindowFrame(isProduction());
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_bar = new ConnectionBar(m_backend, m_spine, m_options.environmentName);
    m_rail = new NavigationRail;
    m_stack = new QStackedWidget;
    m_status = new WindowStatus(m_backend, m_inventory, m_spine);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_stack, 1);
    layout->addWidget(m_bar);
    auto *runBar = new RunBar(m_spine);
    layout->addWidget(runBar);
    connect(runBar, &RunBar::failed, this,
            [this](const Error &error) { showNotice(theme::Tone::Danger, errorText(error)); });
    connect(m_status, &WindowStatus::runRequested, this, &MainWindow::runRequested);
    connect(&m_spine.runs(), &change::Runs::finished, this, [this](change::Run *run) { tellRun(*run); });
    layout->addLayout(middle, 1);
    layout->addWidget(m_status);
    setCentralWidget(frame);

    m_notice = new widgets::NoticeStrip(frame);
    m_sheets = new widgets::SheetHost(frame);
    const int edge = isProduction() ? WindowFrame::kProductionFrame : 0;
    m_sheets->setMargins(QMargins(edge, edge, edge, edge));
    if (isProduction())
        m_sheets->setProduction(ConnectionBar::environmentTag(m_options.environmentName));
#ifdef Q_OS_MACOS
    m_actions->fill(menuBar());
#endif
    m_bar->setMenu(m_actions->menu());
    m_palette->setCommands(m_actions->commands());
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto what) { connect(action, &QAction::triggered, this, what); };
    const auto create = [this, on](QAction *action, const char *kind) {
        const QString name = QLatin1String(kind);
        on(action, [this, name] { Q_EMIT createRequested(name, QString()); });
    };
    on(m_actions->palette, [this] { openPalette(); });
    on(m_actions->issueKey, [this] {
        if (pages::Page *page = currentPage(); !page || !page->createNew())
            Q_EMIT issueKeyRequested(QString());
    });
    create(m_actions->newPartner, "partner");
    create(m_actions->newApplication, "application");
    create(m_actions->newClient, "client");
    create(m_actions->newApi, "api");
    create(m_actions->newScope, "scope");
    create(m_actions->newPlan, "plan");
    create(m_actions->importFile, "import");
    create(m_actions->answerLeak, "leak");
    create(m_actions->compareState, "state");
    create(m_actions->exportState, "state_export");
    on(m_actions->rotateTogether, [this] {
        if (pages::Page *page = currentPage(); !page || !page->rotateTogether())
            Q_EMIT createRequested(QStringLiteral("campaign"), QString());
    });
    create(m_actions->reviewAccess, "review");
    const std::pair<QAction *, backends::Capability> needs[] = {
        {m_actions->newApi, backends::Capability::Apis},         {m_actions->newPlan, backends::Capability::Plans},
        {m_actions->importFile, backends::Capability::ApiKeys},  {m_actions->answerLeak, backends::Capability::ApiKeys},
        {m_actions->reviewAccess, backends::Capability::ApiKeys}, {m_actions->rotateTogether, backends::Capability::Campaigns}};
    for (const auto &[action, need] : needs)
        action->setEnabled(backends::can(m_backend, need));
    on(m_actions->connectServer, [this] { Q_EMIT connectRequested(); });
    on(m_actions->undo, [this] { undo(); });
    const auto ask = [this, on](QAction *action, bool (pages::Page::*what)()) {
        on(action, [this, what] {
            if (pages::Page *page = currentPage())
                (page->*what)();
        });
    };
    ask(m_actions->filter, &pages::Page::focusFilter);
    ask(m_actions->copyCsv, &pages::Page::copyAsCsv);
    ask(m_actions->rename, &pages::Page::renameSelected);
    ask(m_actions->remove, &pages::Page::removeSelected);
    on(m_actions->sync, [this] { m_inventory.sync(); });
    on(m_actions->closeTopmost, [this] { closeTopmost(); });
    on(m_actions->fullScreen, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    on(m_actions->quit, [this] { close(); });
    connect(m_actions, &WindowActions::languageRequested, this, &MainWindow::languageRequested);
    connect(m_actions, &WindowActions::schemeRequested, this, &MainWindow::schemeRequested);
    connect(m_actions, &WindowActions::textPercentRequested, this, &MainWindow::textPercentRequested);
    connect(m_actions, &WindowActions::pageRequested, this, [this](const QString &id) {
        openTarget({id, {}, {}});
    });
    connect(m_rail, &NavigationRail::pageChosen, this, [this](const QString &id) {
        openTarget({id, {}, {}});
    });
    connect(m_bar, &ConnectionBar::searchRequested, this, &MainWindow::openPalette);
    connect(m_bar, &ConnectionBar::reconnectRequested, this, [this] {
        if (m_backend.state() == backends::BackendState::Offline ||
            m_backend.state() == backends::BackendState::Failed)
            QCoro::connect(m_backend.connectToBackend(), this,
                           [this](const Result<void> &) { m_inventory.sync(); });
        else
            m_inventory.sync();
    });
    connect(m_palette, &PaletteSource::targetChosen, this, &MainWindow::openTarget);
    connect(m_palette, &PaletteSource::changeChosen, this, &MainWindow::changeRequested);
    connect(m_sheets, &widgets::SheetHost::opened, m_actions, [this] { m_actions->setBlocked(true); });
    connect(m_sheets, &widgets::SheetHost::closed, m_actions,
            [this] { m_actions->setBlocked(m_sheets->isOpen()); });
}

void MainWindow::addPage(pages::Page *page, Section section)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    m_rail->addItem(page->pageId(), page->pageTitle(), section);
    m_actions->addPage(page->pageId(), page->pageTitle());
    m_palette->setPages(m_pages);
    connect(page, &pages::Page::goTo, this, &MainWindow::openTarget);
    if (const auto *counted = qobject_cast<pages::CountedPage *>(page))
        connect(counted, &pages::CountedPage::countChanged, this, &MainWindow::updateCounts);
    connect(page, &pages::Page::titleChanged, this, [this, page] {
        m_rail->setTitle(page->pageId(), page->pageTitle());
        m_actions->setPageTitle(page->pageId(), page->pageTitle());
        updateTitle();
    });
    updateCounts();
    if (m_pages.size() == 1)
        showPage(page);
}

void MainWindow::restoreSession()
{
    if (!m_options.settings)
        return;
    restoreGeometry(m_options.settings->value(QStringLiteral("window/geometry")).toByteArray());
    for (pages::Page *page : std::as_const(m_pages)) {
        const QByteArray state = m_options.settings->value(sessionKey(stateKey(page->pageId()))).toByteArray();
        if (!state.isEmpty())
            page->restoreState(QJsonDocument::fromJson(state).object());
    }
    const QString last = m_options.settings->value(sessionKey(QStringLiteral("window/page"))).toString();
    for (pages::Page *page : std::as_const(m_pages)) {
        if (page->pageId() == last)
            showPage(page);
    }
}

void MainWindow::saveSession()
{
    if (!m_options.settings)
        return;
    m_options.settings->setValue(QStringLiteral("window/geometry"), saveGeometry());
    if (const pages::Page *page = currentPage())
        m_options.settings->setValue(sessionKey(QStringLiteral("window/page")), page->pageId());
    for (const pages::Page *page : std::as_const(m_pages))
        m_options.settings->setValue(sessionKey(stateKey(page->pageId())),
                                     QJsonDocument(page->saveState()).toJson(QJsonDocument::Compact));
}

void MainWindow::openTarget(const pages::Target &target)
{
    for (pages::Page *page : std::as_const(m_pages)) {
        if (page->pageId() != target.page)
            continue;
        showPage(page);
        if (!target.objectId.isEmpty() || !target.filter.isEmpty())
            page->open(target);
        return;
    }
}

void MainWindow::showPage(pages::Page *page)
{
    m_stack->setCurrentWidget(page);
    m_rail->setCurrent(page->pageId());
    updateTitle();
    Q_EMIT pageOpened(page->pageId());
}

pages::Page *MainWindow::currentPage() const
{
    return qobject_cast<pages::Page *>(m_stack->currentWidget());
}

widgets::SheetHost &MainWindow::sheets()
{
    return *m_sheets;
}

void MainWindow::setLanguage(const QString &code)
{
    m_actions->setLanguage(code);
}

void MainWindow::updateTitle()
{
    QStringList parts{ConnectionBar::environmentWord(m_options.environmentName)};
    if (!m_options.organisation.isEmpty())
        parts.append(m_options.organisation);
    if (const pages::Page *page = currentPage())
        parts.append(page->pageTitle());
    setWindowTitle(parts.join(QStringLiteral(" · ")) + QStringLiteral(" — Octroi"));
}

void MainWindow::updateCounts()
{
    const auto number = [](std::size_t count) {
        return count > 0 ? QLocale().toString(qlonglong(count)) : QString();
    };
    for (const pages::Page *page : std::as_const(m_pages)) {
        if (const auto *counted = qobject_cast<const pages::CountedPage *>(page))
            m_rail->setCount(page->pageId(), number(std::size_t(counted->count())));
    }
    m_rail->setCount(QStringLiteral("clients"), number(m_inventory.clients().size()));
}

void MainWindow::showNotice(theme::Tone tone, const QString &text, const QString &actionText,
                            std::function<void()> action)
{
    m_notice->showNotice(tone, text, actionText, std::move(action));
    placeNotice();
}

void MainWindow::placeNotice()
{
    if (!m_notice->isShowing())
        return;
    const QRect area = m_stack->geometry();
    const int width = qMin(kNoticeWidth, area.width() - 2 * kNoticeGap);
    const int height = m_notice->hasHeightForWidth() ? m_notice->heightForWidth(width) : m_notice->sizeHint().height();
    // Above what floats over the page, such as the actions on a selection.
    const int floating = currentPage() ? currentPage()->property("octroiFloating").toInt() : 0;
    m_notice->setGeometry(area.left() + (area.width() - width) / 2,
                          area.bottom() - height - kNoticeGap - floating, width, height);
    m_notice->raise();
    if (m_sheets->isOpen())
        m_sheets->raise();
}

void MainWindow::openPalette()
{
    m_sheets->openAt(new CommandPalette(*m_palette), kPaletteTop);
}

void MainWindow::closeTopmost()
{
    if (m_sheets->closeTop())
        return;
    if (m_notice->isShowing())
        m_notice->dismiss();
    else if (pages::Page *page = currentPage())
        page->closeTopmost();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_spine.isBusy() && !m_closing) {
        event->ignore();
        if (qobject_cast<CloseQuestion *>(m_sheets->top()))
            return;
        auto *question = new CloseQuestion(m_spine);
        connect(question, &CloseQuestion::closeConfirmed, this, [this] {
            m_closing = true;
            close();
        });
        m_sheets->open(question);
        return;
    }
    saveSession();
    event->accept();
    Q_EMIT quitRequested();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fit();
}

void MainWindow::fit()
{
    // Larger text needs the rail's room sooner.
    const double scale = theme::Theme::instance().textScale();
    const bool narrow = width() < kCollapseBelow * (1 + (scale - 1) / 2);
    m_rail->setCollapsed(narrow);
    m_bar->setCompact(narrow);
    placeNotice();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_actions->retranslate();
    if (isProduction())
        m_sheets->setProduction(ConnectionBar::environmentTag(m_options.environmentName));
    // The pages hear of the language after the window does.
    QMetaObject::invokeMethod(
        this,
        [this] {
            for (const pages::Page *page : std::as_const(m_pages)) {
                m_rail->setTitle(page->pageId(), page->pageTitle());
                m_actions->setPageTitle(page->pageId(), page->pageTitle());
            }
            updateTitle();
            updateCounts();
        },
        Qt::QueuedConnection);
}

} // namespace octroi::shell
