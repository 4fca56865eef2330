// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overview/overviewpage.h"

#include "backends/usagesource.h"
#include "models/capabilitywords.h"
#include "models/format.h"
#include "pages/consumptionwords.h"
#include "pages/overview/changesmodel.h"
#include "pages/overview/expiringmodel.h"
#include "pages/overview/figurerow.h"
#include "pages/overview/partnersums.h"
#include "pages/overview/trafficcards.h"
#include "usage/rowseries.h"
#include "widgets/badge.h"
#include "widgets/card.h"
#include "widgets/charts/barlist.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/note.h"
#include "widgets/pageheader.h"
#include "widgets/roles.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QJsonObject>

namespace octroi::pages {

using charts::BarDelegate;
using charts::BarList;
using State = widgets::ViewStates::State;

OverviewPage::OverviewPage(Context context, models::AlertWatch *alerts, QWidget *parent)
    : Page(context, parent)
    , m_data(new OverviewData(context, this))
    , m_header(new widgets::PageHeader)
    , m_watch(alerts)
    , m_note(new widgets::Note(theme::Tone::Warning))
    , m_alerts(new widgets::Note(theme::Tone::Danger))
    , m_figures(new FigureRow(*m_data, *context.inventory))
    , m_traffic(new TrafficCards(*m_data))
    , m_refusalCard(new widgets::Card)
    , m_expiringCard(new widgets::Card)
    , m_partnerCard(new widgets::Card)
    , m_changesCard(new widgets::Card)
    , m_refusals(new BarList(BarDelegate::Place::Below, theme::Color::Status4xx))
    , m_partners(new BarList(BarDelegate::Place::Beside))
    , m_noRefusals(new widgets::Label({}, theme::Type::Body, theme::Color::TextMuted))
    , m_noPartners(new widgets::Label({}, theme::Type::Body, theme::Color::TextMuted))
    , m_expiringCount(new widgets::Badge)
    , m_showExpiring(new widgets::Link)
    , m_showAudit(new widgets::Link)
    , m_rank(new widgets::Segments)
    , m_expiringView(new widgets::TableView)
    , m_changesView(new widgets::TableView)
    , m_expiring(new ExpiringModel(*context.inventory, this))
    , m_changes(new ChangesModel(this))
    , m_second(new QTimer(this))
    , m_soon(new QTimer(this))
{
    build();
    connectParts();
    retranslate();
}

void OverviewPage::connectParts()
{
    const auto to = [this](const QString &page, const QString &id, const QString &filter) {
        Q_EMIT goTo(Target{page, id, filter});
    };
    connect(m_figures, &FigureRow::opened, this, &Page::goTo);
    connect(m_showExpiring, &QAbstractButton::clicked, this, [to] {
        to(QStringLiteral("credentials"), QString(), QStringLiteral("status:active expires<30d"));
    });
    connect(m_showAudit, &QAbstractButton::clicked, this,
            [to] { to(QStringLiteral("audit"), QString(), QString()); });
    connect(m_partners, &BarList::barActivated, this,
            [to](const QString &id) { to(QStringLiteral("partners"), id, QString()); });
    connect(m_refusals, &BarList::barActivated, this,
            [to] { to(QStringLiteral("usage"), QString(), QString()); });
    connect(m_expiringView, &widgets::TableView::rowActivated, this, [to](const QModelIndex &index) {
        to(QStringLiteral("credentials"), index.data(widgets::IdRole).toString(), QString());
    });
    connect(m_changesView, &widgets::TableView::rowActivated, this, [this, to](const QModelIndex &index) {
        if (const domain::AuditEntry *entry = m_changes->entryAt(index.row()))
            to(QStringLiteral("audit"), QString::number(entry->seq), QString());
    });
    connect(m_note, &widgets::Note::actionTriggered, this, [this] {
        context().inventory->sync();
        m_data->refresh();
    });
    connect(m_alerts, &widgets::Note::actionTriggered, this, [to] { to(QStringLiteral("alerts"), QString(), QString()); });
    if (m_watch)
        connect(m_watch, &models::AlertWatch::changed, this, &OverviewPage::updateAlerts);
    connect(m_rank, &widgets::Segments::currentChanged, this, &OverviewPage::updatePartners);
    connect(&m_data->feed(), &LiveFeed::updated, this, &OverviewPage::updateLive);
    connect(m_data, &OverviewData::usageRead, this, [this] {
        updateLive();
        updateRefusals();
    });
    connect(m_data, &OverviewData::auditRead, this, &OverviewPage::updateChanges);
    connect(m_second, &QTimer::timeout, this, [this] {
        if (!m_data->feed().isFlowing())
            updateLive();
    });
    const inventory::Inventory *inventory = context().inventory;
    const auto soon = [this] { m_soon->start(); };
    connect(inventory, &inventory::Inventory::reset, this, soon);
    connect(inventory, &inventory::Inventory::keyChanged, this, soon);
    connect(inventory, &inventory::Inventory::directoryChanged, this, soon);
    connect(inventory, &inventory::Inventory::usageChanged, this, soon);
    connect(inventory, &inventory::Inventory::syncStateChanged, this, soon);
    connect(context().backend, &backends::Backend::stateChanged, this, soon);
    connect(m_soon, &QTimer::timeout, this, &OverviewPage::updateInventory);
}

QString OverviewPage::pageTitle() const
{
    return tr("Overview");
}

void OverviewPage::retranslate()
{
    m_header->setTitle(pageTitle());
    m_refusalCard->setTitle(tr("Refusals by reason"));
    m_refusalCard->setCaption(tr("last hour"));
    m_refusals->setAccessibleName(tr("Refusals by reason"));
    const QString refusal = QStringLiteral("refusal");
    const bool told = !backends::usageSourceOf(*context().backend) || backends::hasUsageOf(*context().backend, refusal);
    m_noRefusals->setText(told ? tr("No call was refused in the last hour.")
                               : models::CapabilityWords::sentence(QString::fromUtf8(backends::whyNotInSource(refusal))));
    m_expiringCard->setTitle(tr("Expiring soon"));
    m_showExpiring->setText(tr("Show all"));
    m_expiringView->setAccessibleName(tr("Expiring soon"));
    m_expiringView->states().empty()->setPicture(widgets::EmptyState::Picture::None);
    m_expiringView->states().empty()->setTitle(QString());
    m_expiringView->states().empty()->setText(tr("No credential expires in the next 30 days."));
    m_partnerCard->setTitle(tr("Top partners"));
    m_partnerCard->setCaption(tr("last 15 minutes"));
    m_partners->setAccessibleName(tr("Top partners"));
    m_noPartners->setText(tr("No calls in the last 15 minutes."));
    m_rank->setSegments({tr("Requests"), tr("Bytes")});
    m_rank->setAccessibleName(tr("Rank partners by"));
    m_changesCard->setTitle(tr("Recent changes"));
    m_showAudit->setText(tr("Audit"));
    updateAlerts();
    m_changesView->setAccessibleName(tr("Recent changes"));
    m_changesView->states().empty()->setPicture(widgets::EmptyState::Picture::None);
    m_changesView->states().empty()->setTitle(QString());
    m_changesView->states().empty()->setText(tr("Nothing was changed yet."));
    m_changesView->states().error()->setRetryText(QString());
    if (isVisible()) {
        updateInventory();
        updateRefusals();
        updateChanges();
    }
}

void OverviewPage::updateLive()
{
    if (!isVisible())
        return;
    m_figures->updateLive();
    m_traffic->updateLive();
    updatePartners();
    if (!m_data->refusalsKnown())
        updateRefusals();
}

void OverviewPage::updateInventory()
{
    if (!isVisible())
        return;
    m_expiring->refresh();
    m_expiringCount->setText(QLocale().toString(m_expiring->total()));
    m_expiringCount->setTone(m_expiring->total() ? theme::Tone::Warning : theme::Tone::Neutral);
    const inventory::Inventory &inventory = *context().inventory;
    const bool known = inventory.keyTable().count() + inventory.clientTable()->count() > 0 || inventory.lastSync().isValid();
    const bool reading = !known && inventory.syncState() != inventory::SyncState::Failed;
    m_expiringCount->setVisible(known);
    m_expiringView->setViewState(reading                  ? State::Loading
                                 : m_expiring->rowCount() ? State::Full
                                                          : State::Empty);
    m_figures->updateInventory(*m_expiring);
    const QString name = context().backend->info().name;
    m_header->setCaption(known ? tr("%Ln partner(s), %1", nullptr, int(inventory.partners().size())).arg(name)
                               : name);
    updateState();
}

void OverviewPage::updateState()
{
    const inventory::Inventory &inventory = *context().inventory;
    const backends::BackendState state = context().backend->state();
    const bool failed = inventory.syncState() == inventory::SyncState::Failed;
    // Before the first attempt, while a passphrase is asked for, there is nothing to tell.
    const bool untried = state == backends::BackendState::Offline && !failed && !inventory.lastSync().isValid() &&
                         context().backend->lastError().context.isEmpty() && context().backend->lastError().detail.isEmpty();
    if (untried || (state == backends::BackendState::Online && !failed)) {
        m_note->hide();
        return;
    }
    const Error error = failed ? inventory.lastError() : context().backend->lastError();
    const QString name = context().backend->info().name;
    if (state == backends::BackendState::Connecting)
        m_note->setText(tr("Connecting to %1…").arg(name));
    else if (inventory.lastSync().isValid())
        m_note->setText(
            tr("%1 is not reached: credentials and partners are from %2. %3")
                .arg(name, models::Format::exact(inventory.lastSync()), models::Format::error(error)));
    else
        m_note->setText(tr("%1 is not reached. %2").arg(name, models::Format::error(error)));
    m_note->setAction(state == backends::BackendState::Connecting ? QString() : tr("Try again"));
    m_note->show();
}

/// A line that says what fires and nobody has acknowledged; what is known stands on its own page.
void OverviewPage::updateAlerts()
{
    const QList<domain::Alert> alerts = m_watch ? m_watch->unacknowledged() : QList<domain::Alert>();
    QStringList rules;
    for (const domain::Alert &alert : alerts) {
        if (!rules.contains(alert.ruleName))
            rules << alert.ruleName;
    }
    constexpr qsizetype kNamed = 3;
    const int more = int(rules.size() - kNamed);
    const QString names = more > 0 ? tr("%1 and %n more", "names of rules", more).arg(rules.mid(0, kNamed).join(QStringLiteral(", ")))
                                   : QLocale().createSeparatedList(rules);
    m_alerts->setText(tr("%n alert(s) fire: %1", nullptr, int(alerts.size())).arg(names));
    m_alerts->setAction(tr("Show alerts"));
    m_alerts->setVisible(!alerts.isEmpty());
}

void OverviewPage::updateRefusals()
{
    QHash<QString, qint64> sums = m_data->refusals();
    if (!m_data->refusalsKnown()) {
        for (const auto &[name, count] : m_data->feed().ring().refusals(m_data->liveWindow()))
            sums.insert(name, count);
    }
    m_refusalCard->setCaption(m_data->refusalsKnown() ? tr("last hour") : tr("last 15 minutes"));
    QList<charts::Bar> bars;
    for (auto it = sums.cbegin(); it != sums.cend(); ++it) {
        charts::Bar bar;
        bar.id = it.key();
        bar.label = ConsumptionWords::refusal(it.key());
        bar.value = double(it.value());
        bar.number = models::Format::shortCount(it.value());
        if (const auto &week = m_data->weekRefusals(); week && m_data->refusalsKnown()) {
            const qint64 before = week->value(it.key());
            bar.delta =
                before == 0
                    ? tr("new")
                    : ConsumptionWords::signedPercent(usage::change(bar.value, double(before)), bar.warn);
        }
        bars.append(bar);
    }
    std::sort(bars.begin(), bars.end(), [](const charts::Bar &a, const charts::Bar &b) {
        return a.value != b.value ? a.value > b.value : a.label < b.label;
    });
    m_refusals->setBars(bars);
    m_refusals->setVisible(!bars.isEmpty());
    m_noRefusals->setVisible(bars.isEmpty());
}

void OverviewPage::updatePartners()
{
    const bool bytes = m_rank->currentIndex() == 1;
    const QList<charts::Bar> bars = partnerBars(m_data->feed().ring(), m_data->liveWindow(), bytes,
                                                m_data->partnerRates(bytes), *context().inventory);
    bool compared = false;
    for (const charts::Bar &bar : bars)
        compared |= !bar.delta.isEmpty();
    m_partners->setDeltaShown(compared);
    m_partners->setBars(bars);
    m_partners->setVisible(!bars.isEmpty());
    m_noPartners->setVisible(bars.isEmpty());
    m_partnerCard->setCaption(bytes ? tr("last 15 minutes") : tr("req/s"));
}

void OverviewPage::updateChanges()
{
    if (m_data->auditError() && m_data->entries().isEmpty()) {
        m_changesView->states().error()->setTitle(tr("The changes could not be read"));
        m_changesView->states().error()->setText(models::Format::error(*m_data->auditError()));
        m_changesView->setViewState(State::Error);
        return;
    }
    m_changes->setEntries(m_data->entries(), context().clock->now());
    m_changesView->setViewState(!m_data->auditKnown()   ? State::Loading
                                : m_changes->rowCount() ? State::Full
                                                        : State::Empty);
}

bool OverviewPage::createNew()
{
    Q_EMIT issueKeyRequested(QString());
    return true;
}

bool OverviewPage::copyAsCsv()
{
    widgets::TableView *view = m_changesView->hasFocus() ? m_changesView : m_expiringView;
    view->copySelectionAsCsv();
    return true;
}

QJsonObject OverviewPage::saveState() const
{
    return {{QStringLiteral("rank"), m_rank->currentIndex()}};
}

void OverviewPage::restoreState(const QJsonObject &state)
{
    m_rank->setCurrentIndex(std::clamp(state[QStringLiteral("rank")].toInt(), 0, 1));
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_data->setActive(true);
    m_second->start();
    updateInventory();
    updateLive();
    updateRefusals();
    updateChanges();
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_data->setActive(false);
    m_second->stop();
}

void OverviewPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

} // namespace octroi::pages
