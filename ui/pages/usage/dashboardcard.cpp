// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/dashboardcard.h"

#include "models/capabilitywords.h"
#include "models/format.h"
#include "pages/usage/dashboardwords.h"
#include "pages/usage/distributioncharts.h"
#include "pages/usage/expirycharts.h"
#include "pages/usage/patterncharts.h"
#include "pages/usage/usagecharts.h"
#include "widgets/charts/distributionchart.h"
#include "widgets/charts/monthcalendar.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace octroi::pages {

using report::DashboardChart;
using theme::Color;
using widgets::Label;

namespace {

/// Whether what a chart is of is there; before the first sync nobody can tell.
bool isThere(const Subject &subject, const inventory::Inventory &inventory)
{
    if (!inventory.lastSync().isValid())
        return true;
    switch (subject.kind) {
    case Subject::Kind::Partner:
        return inventory.partner(subject.id);
    case Subject::Kind::Application:
        return inventory.application(subject.id);
    case Subject::Kind::Key:
        return inventory.key(subject.id) || inventory.client(subject.id);
    case Subject::Kind::Api:
    case Subject::Kind::Endpoint:
        return inventory.api(subject.id.section(QLatin1Char(' '), 0, 0));
    case Subject::Kind::Scope:
        return inventory.scope(subject.id);
    case Subject::Kind::All:
    case Subject::Kind::Filter:
        break;
    }
    return true;
}

} // namespace

DashboardCard::DashboardCard(const Context &context, const DashboardChart &what, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_what(what)
    , m_data(new UsageData(context, this))
    , m_title(new Label({}, theme::Type::CardTitle))
    , m_caption(new Label({}, theme::Type::Caption, Color::TextMuted))
    , m_problem(new Label({}, theme::Type::Body, Color::TextSecondary))
    , m_edit(new QLineEdit)
    , m_menu(new widgets::IconButton(QStringLiteral("more"), {}))
{
    build();
    buildChart();
    connect(m_data, &UsageData::pictureChanged, this, [this] {
        if (m_series)
            m_series->show(m_data->picture());
        if (const QString text = caption(); text != m_caption->text())
            m_caption->setText(text);
    });
    connect(m_data, &UsageData::stateChanged, this, [this] {
        if (m_data->error())
            setProblem(tr("The usage could not be read. %1").arg(models::Format::error(*m_data->error())));
        else if (m_data->isSupported() && !m_problemText.isEmpty())
            follow();
    });
    connect(m_data, &UsageData::refreshed, this, &DashboardCard::read);
    // Filters need the credentials, which come a moment after the start.
    const auto again = [this] {
        if (isVisible() && !m_problemText.isEmpty())
            follow();
    };
    connect(context.inventory, &inventory::Inventory::reset, this, again);
    connect(context.inventory, &inventory::Inventory::syncStateChanged, this, again);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
}

void DashboardCard::build()
{
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 6);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 8, 0);
    head->setSpacing(8);
    m_title->setElided(true);
    m_caption->setElided(true);
    m_edit->setAccessibleName(tr("Title"));
    m_edit->setMaxLength(int(report::Dashboard::kLongest));
    m_edit->installEventFilter(this);
    m_edit->hide();
    head->addWidget(m_title, 3);
    head->addWidget(m_edit, 3);
    head->addWidget(m_caption, 4);
    m_menu->setSmall(true);
    head->addWidget(m_menu);
    layout->addLayout(head);
    m_stack = new QStackedLayout;
    m_problem->setWordWrap(true);
    m_problem->setAlignment(Qt::AlignCenter);
    m_problem->setContentsMargins(24, 0, 24, 0);
    m_stack->addWidget(m_problem);
    layout->addLayout(m_stack, 1);
    connect(m_menu, &QAbstractButton::clicked, this, &DashboardCard::openMenu);
}

void DashboardCard::buildChart()
{
    delete std::exchange(m_series, nullptr);
    delete std::exchange(m_painted, nullptr);
    m_read = {};
    const auto index = DashboardChart::charts().indexOf(m_what.chart);
    m_data->setNeeds(index <= int(UsageCharts::Chart::Refused) ? UsageData::Needs::Series : UsageData::Needs::Window);
    if (index <= int(UsageCharts::Chart::Refused)) {
        m_series = new UsageCharts;
        m_series->setOnly(UsageCharts::Chart(index));
        connect(m_series, &UsageCharts::saveRequested, this, &DashboardCard::saveRequested);
        m_stack->addWidget(m_series);
    } else if (m_what.chart == QLatin1String("week")) {
        auto *charts = new PatternCharts;
        auto *reader = new PatternReader(*m_context.backend, charts);
        charts->setOnly(charts->all().first());
        connect(reader, &PatternReader::changed, charts, [charts, reader] { charts->show(*reader); });
        connect(reader, &PatternReader::failed, this, [this](const Error &error) { setProblem(models::Format::error(error)); });
        m_read = [this, reader] {
            const usage::Window window = m_data->currentWindow();
            reader->read(window, m_data->request(window, {}), m_data->wish().timeZone());
        };
        m_painted = charts;
    } else if (m_what.chart == QLatin1String("expiries")) {
        auto *charts = new ExpiryCharts(*m_context.inventory);
        charts->setOnly(charts->calendar());
        connect(charts, &ExpiryCharts::filterChosen, this, &DashboardCard::filterChosen);
        m_painted = charts;
    } else {
        auto *charts = new DistributionCharts;
        auto *reader = new DistributionReader(*m_context.backend, charts);
        charts->setOnly(m_what.chart == QLatin1String("latency_distribution") ? charts->latency() : charts->sizes());
        charts->show(*reader);
        connect(reader, &DistributionReader::changed, charts, [charts, reader] { charts->show(*reader); });
        connect(reader, &DistributionReader::failed, this, [this](const Error &error) { setProblem(models::Format::error(error)); });
        m_read = [this, reader] {
            const usage::Window window = m_data->currentWindow();
            const bool compared = m_data->wish().comparison != Comparison::None;
            reader->read(window, compared ? std::optional(m_data->windowBefore(window)) : std::nullopt, m_data->request(window, {}));
        };
        m_painted = charts;
    }
    if (m_painted) {
        connect(m_painted, &PaintedCharts::saveRequested, this, &DashboardCard::saveRequested);
        m_stack->addWidget(m_painted);
    }
    retitle();
}

QWidget *DashboardCard::chart() const
{
    return m_series ? static_cast<QWidget *>(m_series) : m_painted;
}

void DashboardCard::setWhat(const DashboardChart &what)
{
    const bool another = what.chart != m_what.chart;
    m_what = what;
    if (another)
        buildChart();
    retitle();
    if (isVisible())
        follow();
    Q_EMIT changed();
}

void DashboardCard::follow()
{
    if (m_what.chart == QLatin1String("expiries"))
        return setProblem({});
    if (!m_data->isSupported())
        return setProblem(models::CapabilityWords::whyNot(*m_context.backend, backends::Capability::Usage,
                                                          tr("%1 does not report usage.").arg(m_context.backend->info().name)));
    const Subject subject = DashboardWords::subjectOf(m_what);
    if (!isThere(subject, *m_context.inventory))
        return setProblem(tr("“%1” is not known to %2.", "object, backend").arg(subject.name, m_context.backend->info().name));
    const Result<void> taken = m_data->setSubject(subject);
    if (!taken) {
        return setProblem(taken.error().code == ErrorCode::NotFound ? tr("No credential matches “%1”.").arg(subject.name)
                          : taken.error().code == ErrorCode::TooLarge
                              ? tr("More than %Ln credential(s) match: narrow the filter.", nullptr, int(domain::LiveFilter::kMostKeys))
                              : tr("The filter of this chart cannot be read."));
    }
    setProblem({});
    if (m_series)
        m_data->setColumns(m_series->columns());
    m_data->setWish(DashboardWords::wishOf(m_what));
    read();
}

void DashboardCard::read()
{
    if (isVisible() && m_read && m_problemText.isEmpty())
        m_read();
}

void DashboardCard::setProblem(const QString &text)
{
    m_problemText = text;
    m_problem->setText(text);
    m_stack->setCurrentWidget(text.isEmpty() ? chart() : m_problem);
}

QString DashboardCard::title() const
{
    return DashboardWords::titleOf(m_what);
}

QString DashboardCard::caption() const
{
    if (m_what.chart == QLatin1String("expiries"))
        return {};
    QStringList parts;
    if (!m_what.title.isEmpty() && m_what.subject != QLatin1String("all"))
        parts << m_what.subjectName;
    parts << (m_what.chart == QLatin1String("week") ? tr("by the hour") : DashboardWords::range(m_what));
    if (m_series && m_data->picture().window.length() > 0)
        parts << DashboardWords::resolution(m_data->picture());
    if (m_what.compare != QLatin1String("none") && m_what.chart != QLatin1String("week"))
        parts << tr("compared");
    return parts.join(QStringLiteral(" · "));
}

void DashboardCard::retitle()
{
    m_title->setText(title());
    m_caption->setText(caption());
    m_menu->setName(tr("What can be done with this chart"));
    setAccessibleName(tr("%1: %2", "title of a card, kind of its chart").arg(title(), DashboardWords::chart(m_what.chart)));
    setAccessibleDescription(tr("Alt and arrows move it, + and - change its width, Enter opens its menu."));
}

void DashboardCard::setColumns(int columns)
{
    const int wanted = std::clamp(columns, 1, DashboardChart::kMostColumns);
    if (wanted == m_what.columns)
        return;
    m_what.columns = wanted;
    Q_EMIT changed();
}

QString DashboardCard::csv() const
{
    return title() + QLatin1String("\r\n") + (m_series ? m_series->csv() : m_painted->csv());
}

void DashboardCard::rename()
{
    m_edit->setText(title());
    m_title->hide();
    m_edit->show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void DashboardCard::endRenaming(bool keep)
{
    if (m_edit->isHidden())
        return;
    const bool hadFocus = m_edit->hasFocus();
    m_edit->hide();
    m_title->show();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    const QString text = m_edit->text().trimmed();
    if (!keep || text == title())
        return;
    m_what.title = text; // nothing: whose calls they are again
    retitle();
    Q_EMIT changed();
}

bool DashboardCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut)
        endRenaming(true);
    const auto *key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride ? static_cast<QKeyEvent *>(event) : nullptr;
    const bool yes = key && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    if (!yes && !(key && key->key() == Qt::Key_Escape))
        return QFrame::eventFilter(watched, event);
    // Neither the window's Escape nor the card's Enter is meant.
    event->accept();
    if (event->type() == QEvent::KeyPress)
        endRenaming(yes);
    return true;
}

} // namespace octroi::pages
