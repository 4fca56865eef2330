// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace.h"

#include "shell/connectionbar.h"
#include "shell/mainwindow.h"

#include <QApplication>
#include <QMenu>
#include <QTimer>
#include <algorithm>

namespace octroi::app {

namespace {
const QString kCurrentKey = QStringLiteral("start/current");
}

Workspace::Workspace(const Clock &clock, QSettings &settings, const QString &folder, bool keychain, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_settings(settings)
    , m_connections(folder, keychain)
    , m_folder(folder)
{
}

Workspace::~Workspace() = default;

void Workspace::setOctroid(const QString &program, const QString &dataFolder)
{
    m_program = program;
    m_dataFolder = dataFolder;
}

Console *Workspace::find(const QString &id) const
{
    const auto found = std::find_if(m_consoles.begin(), m_consoles.end(),
                                    [&id](const auto &console) { return console->opening().id() == id; });
    return found == m_consoles.end() ? nullptr : found->get();
}

Console *Workspace::add(const Opening &opening)
{
    if (Console *known = find(opening.id()))
        return known;
    m_consoles.push_back(make(opening));
    Console *console = m_consoles.back().get();
    updateBars();
    openSnapshot(console);
    attachUsage(console);
    console->connectNow();
    return console;
}

std::unique_ptr<Console> Workspace::make(const Opening &opening)
{
    auto made = std::make_unique<Console>(opening, m_clock, m_settings, m_all);
    Console *console = made.get();
    connect(console, &Console::languageRequested, this, &Workspace::languageRequested);
    connect(console, &Console::schemeRequested, this, &Workspace::schemeRequested);
    connect(console, &Console::textPercentRequested, this, &Workspace::textPercentRequested);
    connect(console, &Console::quitRequested, this, &Workspace::quit);
    connect(console, &Console::editRequested, this, &Workspace::edit);
    connect(console, &Console::signInRequested, this, &Workspace::signInAgain, Qt::QueuedConnection);
    connect(console, &Console::secretRenewed, this,
            [this, id = opening.id()](const std::shared_ptr<Secret> &secret) { keepRenewed(id, secret); });
    connect(console, &Console::signedOut, this, [this, id = opening.id()] { dropSignedOut(id); });
    console->setPeers([this, console] {
        QList<dialogs::Peer> peers;
        for (const auto &one : m_consoles) {
            const bool read = one && one.get() != console && one->inventory().lastSync().isValid();
            if (read && one->opening().kind != Opening::Kind::Demo && one->backend().state() == backends::BackendState::Online)
                peers << one->asPeer();
        }
        return peers;
    });
    connect(console, &Console::elsewhereRequested, this, [this](const QString &connection, const pages::Target &target) {
        if (Console *there = find(connection)) {
            activate(connection);
            there->openTarget(target);
        }
    });
    connect(console, &Console::alertNoticed, this,
            [this, id = opening.id()](const QString &title, const QString &text, const QString &alertId) { tellAlert(id, title, text, alertId); });
    connect(console, &Console::windowBuilt, this, [this, console] { joinWindow(console); });
    return made;
}

void Workspace::tellAlert(const QString &id, const QString &title, const QString &text, const QString &alertId)
{
    const auto open = [this, id, alertId] {
        Console *there = find(id);
        if (!there)
            return;
        activate(id);
        there->openTarget({QStringLiteral("alerts"), alertId, {}});
        there->window()->raise();
        there->window()->activateWindow();
    };
    if (m_desktop.tell(title, text, open) || !m_current || !m_current->window())
        return;
    QApplication::alert(m_current->window());
    m_current->window()->showNotice(theme::Tone::Warning, tr("%1: %2", "rule of an alert, what happens").arg(title, text), tr("Show"), open);
}

void Workspace::replace(const Opening &opening)
{
    const auto place = std::find_if(m_consoles.begin(), m_consoles.end(), [&opening](const auto &console) {
        return console->opening().id() == opening.id();
    });
    if (place == m_consoles.end()) {
        add(opening);
        return;
    }
    (*place)->leave();
    std::unique_ptr<Console> old = std::exchange(*place, make(opening));
    Console *console = place->get();
    if (old.get() == m_current) {
        // Shown in its place before it goes, so that there is always a window.
        m_current = console;
        console->show();
        console->window()->restoreGeometry(old->window()->saveGeometry());
    }
    updateBars();
    if (old->window())
        old->window()->hide();
    old.release()->deleteLater(); // a signal of it may be what brought us here
    openSnapshot(console);
    attachUsage(console);
    console->connectNow();
}

Console *Workspace::open(const Opening &opening)
{
    Console *console = add(opening);
    activate(opening.id());
    return console;
}

int Workspace::openSaved()
{
    for (const session::ConnectionProfile &profile : m_connections.profiles()) {
        Opening opening;
        opening.kind = Opening::Kind::Server;
        opening.profile = profile;
        add(opening);
        readSecret(profile.id);
    }
    return int(m_connections.profiles().size());
}

void Workspace::activate(const QString &id)
{
    Console *next = find(id);
    if (!next)
        return;
    Console *before = m_current;
    m_current = next;
    m_settings.setValue(kCurrentKey, id);
    if (!next->window() || before != next) {
        // One window to the user: the next takes the place of the one before.
        const QByteArray place = before && before->window() ? before->window()->saveGeometry() : QByteArray();
        next->show();
        if (!place.isEmpty() && before != next)
            next->window()->restoreGeometry(place);
        if (before && before != next && before->window()) {
            before->window()->saveSession();
            before->window()->hide();
        }
    }
    next->window()->raise();
    next->window()->activateWindow();
    if (m_locked)
        askPassphrase();
    Q_EMIT shown();
}

void Workspace::activateLast()
{
    const QString last = m_settings.value(kCurrentKey).toString();
    if (find(last))
        activate(last);
    else if (!m_consoles.empty())
        activate(m_consoles.front()->opening().id());
}

void Workspace::joinWindow(Console *console)
{
    shell::ConnectionBar &bar = console->window()->bar();
    connect(&bar, &shell::ConnectionBar::backendChosen, this, &Workspace::activate, Qt::QueuedConnection);
    connect(&bar, &shell::ConnectionBar::editRequested, this, &Workspace::edit, Qt::QueuedConnection);
    connect(&bar, &shell::ConnectionBar::forgetRequested, this, &Workspace::forget, Qt::QueuedConnection);
    connect(&bar, &shell::ConnectionBar::signOutRequested, this, &Workspace::signOut, Qt::QueuedConnection);
    connect(console->window(), &shell::MainWindow::connectRequested, this,
            [this, console] { connectToServer(console->window()->sheets()); });
    auto *menu = new QMenu(console->window());
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillAddMenu(menu); });
    bar.setAddMenu(menu);
    updateBars();
}

void Workspace::updateBars()
{
    QList<shell::BarBackend> backends;
    for (const auto &console : m_consoles) {
        const Opening &opening = console->opening();
        backends.append({opening.id(), &console->backend(), opening.profile.colour,
                         opening.kind == Opening::Kind::Server});
    }
    for (const auto &console : m_consoles) {
        if (console->window())
            console->window()->bar().setBackends(backends, console->opening().id());
    }
}

void Workspace::fillAddMenu(QMenu *menu)
{
    menu->clear();
    menu->addAction(tr("Connect to a server…"), this, [this] {
        if (m_current)
            connectToServer(m_current->window()->sheets());
    });
    Opening opening;
    opening.program = m_program;
    opening.dataFolder = m_dataFolder;
    if (!find(opening.id()))
        menu->addAction(tr("Start the built-in backend"), this, [this, opening] {
            m_settings.setValue(QStringLiteral("start/with"), QStringLiteral("builtin"));
            open(opening);
        });
    Opening demo;
    demo.kind = Opening::Kind::Demo;
    demo.program = m_program;
    if (!find(demo.id()))
        menu->addAction(tr("Explore with demo data"), this, [this, demo] { open(demo); });
}

void Workspace::close(const QString &id)
{
    const auto found = std::find_if(m_consoles.begin(), m_consoles.end(),
                                    [&id](const auto &console) { return console->opening().id() == id; });
    if (found == m_consoles.end())
        return;
    // A signal of it may be what brought us here.
    Console *gone = found->release();
    m_consoles.erase(found);
    gone->leave();
    updateBars();
    if (m_current == gone) {
        m_current = nullptr;
        if (m_consoles.empty())
            Q_EMIT emptied();
        else
            activate(m_consoles.front()->opening().id());
    }
    if (gone->window())
        gone->window()->hide();
    gone->deleteLater();
}

void Workspace::quit()
{
    for (const auto &console : m_consoles) {
        if (console->spine().isBusy() && console.get() != m_current) {
            // It asks for itself, in its own window, and comes back here once it may be closed.
            activate(console->opening().id());
            QTimer::singleShot(0, console->window(), &QWidget::close);
            return;
        }
    }
    for (const auto &console : m_consoles) {
        if (console->window())
            console->window()->saveSession();
    }
    Q_EMIT quitRequested();
}

} // namespace octroi::app
