// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowstatus.h"

#include "models/format.h"
#include "models/runwords.h"
#include "shell/errortext.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/progressline.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QTimer>

namespace octroi::shell {

using theme::Color;
using theme::Type;
using widgets::Label;

WindowStatus::WindowStatus(backends::Backend &backend, inventory::Inventory &inventory, change::Spine &spine,
                           QWidget *parent)
    : Surface(Color::BgWindow, parent)
    , m_backend(backend)
    , m_inventory(inventory)
    , m_spine(spine)
    , m_icon(new Label)
    , m_job(new Label({}, Type::Caption, Color::TextSecondary))
    , m_signedIn(new Label({}, Type::Caption, Color::TextMuted))
    , m_lastSync(new Label({}, Type::Caption, Color::TextSecondary))
    , m_line(new Surface(Color::BorderDefault))
    , m_progress(new widgets::ProgressLine)
    , m_cancel(new widgets::IconButton(QStringLiteral("close"), QString()))
    , m_pause(new widgets::IconButton(QStringLiteral("pause"), QString()))
    , m_problem(new widgets::Link)
    , m_details(new widgets::Link)
    , m_patience(new QTimer(this))
{
    setEdges(Qt::TopEdge);
    setFixedHeight(theme::kStatusBar);
    m_line->setFixedSize(1, 16);
    m_progress->setFixedWidth(96);
    m_cancel->setSmall(true);
    m_pause->setSmall(true);
    m_problem->setSmall(true);
    m_details->setSmall(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 1, 12, 0);
    layout->setSpacing(8);
    for (QWidget *widget :
         QList<QWidget *>{m_icon, m_job, m_progress, m_pause, m_cancel, m_details, m_problem})
        layout->addWidget(widget);
    layout->addStretch();
    layout->addWidget(m_signedIn);
    layout->addSpacing(4);
    layout->addWidget(m_line);
    layout->addSpacing(4);
    layout->addWidget(m_lastSync);

    m_patience->setSingleShot(true);
    m_patience->setInterval(500);
    connect(m_patience, &QTimer::timeout, this, &WindowStatus::refresh);
    connect(m_cancel, &QAbstractButton::clicked, this, &WindowStatus::cancel);
    connect(m_problem, &QAbstractButton::clicked, this, [this] { m_inventory.sync(); });
    connect(m_pause, &QAbstractButton::clicked, this, [this] {
        change::Run *run = m_spine.runs().current();
        if (run && run->state() == change::Run::State::Working)
            run->pause();
        else if (run)
            run->start();
    });
    connect(m_details, &QAbstractButton::clicked, this, [this] {
        const change::Run *run = m_spine.runs().current();
        if (run || lastRun())
            Q_EMIT runRequested(run ? run->record().id : m_lastRun);
    });
    connect(&spine.runs(), &change::Runs::finished, this, [this](change::Run *run) {
        m_lastRun = run->record().id;
        refresh();
    });
    connect(&spine.runs(), &change::Runs::started, this, &WindowStatus::follow);
    connect(&spine.runs(), &change::Runs::changed, this, &WindowStatus::refresh);
    connect(&spine, &change::Spine::progress, this, &WindowStatus::showProgress);
    connect(&spine, &change::Spine::busyChanged, this, [this](bool busy) {
        m_done = m_failed = m_total = 0;
        if (busy)
            m_patience->start();
        refresh();
    });
    connect(&inventory, &inventory::Inventory::syncStateChanged, this, [this] {
        if (m_inventory.syncState() == inventory::SyncState::Reading && !m_patience->isActive())
            m_patience->start();
        refresh();
    });
    connect(&inventory, &inventory::Inventory::reset, this, &WindowStatus::refresh);
    connect(&backend, &backends::Backend::stateChanged, this, &WindowStatus::refresh);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &WindowStatus::refresh);
    refresh();
}

void WindowStatus::showProgress(int done, int failed, int total)
{
    m_done = done;
    m_failed = failed;
    m_total = total;
    refresh();
}

void WindowStatus::follow(change::Run *run)
{
    connect(run, &change::Run::progressed, this, &WindowStatus::refresh);
}

/// False: there is none.
bool WindowStatus::showRun()
{
    const change::Run *run = m_spine.runs().current();
    m_pause->setVisible(run);
    m_details->setVisible(run);
    m_details->setText(tr("Details"));
    if (!run)
        return false;
    const bool works = run->state() == change::Run::State::Working;
    for (QWidget *widget : QList<QWidget *>{m_icon, m_job, m_progress, m_cancel})
        widget->show();
    m_problem->hide();
    m_icon->setPixmap(
        theme::pixmap(QStringLiteral("edit"), Color::TextSecondary, theme::kIconSmall, devicePixelRatioF()));
    const QString speed = models::RunWords::speed(*run), progress = models::RunWords::progress(*run);
    m_job->setText(speed.isEmpty() ? progress : progress + QStringLiteral(" · ") + speed);
    m_progress->setProgress(double(run->done() + run->failed()) / double(qMax<qint64>(1, run->total())));
    m_pause->setIconName(works ? QStringLiteral("pause") : QStringLiteral("play"));
    m_pause->setName(works ? tr("Pause") : tr("Go on"));
    m_cancel->setName(tr("Leave out the rest"));
    return true;
}

/// Its results stay within reach until something else is shown in their place.
const change::Run *WindowStatus::lastRun() const
{
    return m_lastRun.isEmpty() ? nullptr : m_spine.runs().run(m_lastRun);
}

void WindowStatus::showOutcome(const change::Run &run)
{
    m_icon->setPixmap(
        theme::pixmap(run.failed() > 0 ? QStringLiteral("warning") : QStringLiteral("check-circle"),
                      run.failed() > 0 ? Color::WarningText : Color::TextSecondary, theme::kIconSmall,
                      devicePixelRatioF()));
    m_job->setText(models::RunWords::title(run.record().kind, run.total()) + QStringLiteral(" · ") +
                   models::RunWords::outcome(run));
    m_details->show();
}

void WindowStatus::cancel()
{
    if (change::Run *run = m_spine.runs().current())
        run->cancel();
    else if (m_spine.isBusy())
        m_spine.cancel();
    else
        m_inventory.cancelSync();
}

void WindowStatus::refresh()
{
    const QLocale locale;
    const bool running = showRun();
    const bool applying = m_spine.isBusy();
    const bool reading = m_inventory.syncState() == inventory::SyncState::Reading;
    const bool working = (applying || reading) && !m_patience->isActive();
    const bool failed = m_inventory.syncState() == inventory::SyncState::Failed && !working;
    const change::Run *ended = running || working || failed ? nullptr : lastRun();
    if (!running) {
        for (QWidget *widget : QList<QWidget *>{m_progress, m_cancel})
            widget->setVisible(working);
        m_icon->setVisible(working || failed || ended);
        m_job->setVisible(working || failed || ended);
        m_problem->setVisible(failed);
        m_cancel->setName(tr("Cancel"));
    }
    if (running) {
        // shown already
    } else if (working && applying) {
        m_icon->setPixmap(theme::pixmap(QStringLiteral("edit"), Color::TextSecondary, theme::kIconSmall,
                                        devicePixelRatioF()));
        QString text =
            tr("Applying changes: %1 of %2").arg(locale.toString(m_done), locale.toString(m_total));
        if (m_failed > 0)
            text = tr("Applying changes: %1 of %2, %3 failed")
                       .arg(locale.toString(m_done), locale.toString(m_total), locale.toString(m_failed));
        m_job->setText(text);
        m_progress->setProgress(m_total > 0 ? double(m_done) / m_total : -1);
    } else if (working) {
        m_icon->setPixmap(theme::pixmap(QStringLiteral("sync"), Color::TextSecondary, theme::kIconSmall,
                                        devicePixelRatioF()));
        const int done = m_inventory.syncedObjects(), all = m_inventory.expectedObjects();
        m_job->setText(all > 0 ? tr("Syncing %1: %2 of %3")
                                     .arg(m_backend.info().name, locale.toString(done), locale.toString(all))
                               : tr("Syncing %1: %n object(s)", nullptr, done).arg(m_backend.info().name));
        m_progress->setProgress(all > 0 ? double(done) / all : -1);
    } else if (failed) {
        m_icon->setPixmap(theme::pixmap(QStringLiteral("warning"), Color::WarningText, theme::kIconSmall,
                                        devicePixelRatioF()));
        m_job->setText(errorText(m_inventory.lastError()));
    } else if (ended) {
        showOutcome(*ended);
    }
    m_problem->setText(tr("Try again"));
    showSession();
}

void WindowStatus::showSession()
{
    const QLocale locale;
    const QString who =
        m_backend.state() == backends::BackendState::Online ? m_backend.info().signedInAs : QString();
    m_signedIn->setText(who.isEmpty() ? QString() : tr("Signed in as %1").arg(who));
    const QDateTime last = m_inventory.lastSync();
    m_lastSync->setText(
        last.isValid()
            ? tr("Last sync %1")
                  .arg(m_inventory.isFromFile() ? models::Format::shortTime(last)
                                                : last.toLocalTime().time().toString(QStringLiteral("HH:mm:ss")))
            : QString());
    m_lastSync->setToolTip(last.isValid() ? locale.toString(last.toLocalTime(), QLocale::LongFormat)
                                          : QString());
    m_line->setVisible(last.isValid() && !who.isEmpty());
}

void WindowStatus::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace octroi::shell
