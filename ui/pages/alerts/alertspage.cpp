// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alerts/alertspage.h"

#include "models/capabilitywords.h"
#include "models/format.h"
#include "pages/alerts/alertrulesview.h"
#include "pages/alerts/alertsview.h"
#include "widgets/button.h"
#include "widgets/pageheader.h"
#include "widgets/segments.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QStackedWidget>

namespace octroi::pages {

using widgets::Button;
using Which = models::AlertsModel::Which;

AlertsPage::AlertsPage(Context context, models::AlertWatch &watch, QWidget *parent)
    : Page(context, parent)
    , m_watch(watch)
    , m_header(new widgets::PageHeader)
    , m_new(new Button(QString(), Button::Kind::Primary))
    , m_views(new widgets::Segments)
    , m_stack(new QStackedWidget)
    , m_alerts(new AlertsView(context, watch))
    , m_rules(new AlertRulesView(context))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_new->setIconName(QStringLiteral("plus"));
    m_header->addAction(m_new);
    column->addWidget(m_header);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(24, 0, 24, 16);
    row->addWidget(m_views);
    row->addStretch();
    column->addLayout(row);
    m_stack->addWidget(m_alerts);
    m_stack->addWidget(m_rules);
    column->addWidget(m_stack, 1);
    retranslate();
    connectParts();
}

void AlertsPage::connectParts()
{
    connect(m_views, &widgets::Segments::currentChanged, this, [this](int index) { show(View(index)); });
    connect(m_new, &QAbstractButton::clicked, this, &AlertsPage::createNew);
    connect(&m_watch, &models::AlertWatch::changed, this, &AlertsPage::updateHead);
    connect(context().spine, &change::Spine::readOnlyChanged, this, &AlertsPage::updateHead);
    connect(context().backend, &backends::Backend::stateChanged, this, &AlertsPage::updateHead);
    connect(m_alerts, &AlertsView::changeRequested, this, &Page::changeRequested);
    connect(m_alerts, &AlertsView::snoozeRequested, this, &AlertsPage::snoozeRequested);
    connect(m_alerts, &AlertsView::goTo, this, &Page::goTo);
    connect(m_alerts, &AlertsView::newRuleRequested, this, &AlertsPage::createNew);
    connect(m_rules, &AlertRulesView::changeRequested, this, &Page::changeRequested);
    connect(m_rules, &AlertRulesView::previewRequested, this, &AlertsPage::previewRequested);
    connect(m_rules, &AlertRulesView::ruleRequested, this, &AlertsPage::ruleRequested);
}

QString AlertsPage::pageTitle() const
{
    return tr("Alerts");
}

void AlertsPage::retranslate()
{
    m_header->setTitle(tr("Alerts"));
    m_new->setText(tr("New rule…"));
    m_views->setSegments({tr("Firing", "alerts"), tr("History"), tr("Rules")});
    m_views->setAccessibleName(tr("What is shown"));
    m_alerts->retranslate();
    m_rules->retranslate();
    updateHead();
}

void AlertsPage::updateHead()
{
    const bool can = m_watch.canRead();
    m_new->setDisabledReason(!can ? models::CapabilityWords::whyNot(*context().backend, backends::Capability::Alerts,
                                                                    tr("%1 tells of nothing by itself.").arg(context().backend->info().name))
                             : context().spine->isReadOnly() ? tr("This window is read-only.")
                                                             : QString());
    const int firing = int(m_watch.firing().size()), unknown = int(m_watch.unacknowledged().size());
    m_header->setCaption(!m_watch.wasRead() ? QString()
                         : unknown > 0      ? tr("%n alert(s) that nobody acknowledged", nullptr, unknown)
                         : firing > 0       ? tr("%n alert(s), all known", nullptr, firing)
                                            : tr("Nothing fires"));
}

AlertsPage::View AlertsPage::view() const
{
    return View(std::clamp(m_views->currentIndex(), 0, int(Rules)));
}

void AlertsPage::show(View view)
{
    if (view == Rules) {
        m_stack->setCurrentWidget(m_rules);
        return;
    }
    m_alerts->setWhich(view == Firing ? Which::Firing : Which::All);
    m_stack->setCurrentWidget(m_alerts);
}

void AlertsPage::open(const Target &target)
{
    if (target.filter == QLatin1String("rules"))
        m_views->setCurrentIndex(Rules);
    else if (target.filter == QLatin1String("history"))
        m_views->setCurrentIndex(History);
    else if (!target.objectId.isEmpty())
        m_views->setCurrentIndex(Firing);
    if (target.objectId.isEmpty())
        return;
    m_alerts->clearFilter();
    m_alerts->select(target.objectId);
    m_alerts->focusList();
}

bool AlertsPage::focusFilter()
{
    if (view() == Rules)
        m_rules->focusFilter();
    else
        m_alerts->focusFilter();
    return true;
}

bool AlertsPage::createNew()
{
    if (!m_new->isEnabled())
        return false;
    Q_EMIT ruleRequested({});
    return true;
}

bool AlertsPage::copyAsCsv()
{
    if (view() == Rules)
        m_rules->copyAsCsv();
    else
        m_alerts->copyAsCsv();
    return true;
}

bool AlertsPage::removeSelected()
{
    return view() == Rules && m_rules->removeSelected();
}

bool AlertsPage::renameSelected()
{
    return view() == Rules && m_rules->editSelected();
}

bool AlertsPage::closeTopmost()
{
    return view() == Rules ? m_rules->clearFilter() : m_alerts->clearFilter();
}

QJsonObject AlertsPage::saveState() const
{
    return {{QStringLiteral("view"), m_views->currentIndex()},
            {QStringLiteral("filter"), m_alerts->filter()},
            {QStringLiteral("rules_filter"), m_rules->filter()}};
}

void AlertsPage::restoreState(const QJsonObject &state)
{
    m_views->setCurrentIndex(std::clamp(state.value(QLatin1String("view")).toInt(), 0, int(Rules)));
    m_alerts->setFilter(state.value(QLatin1String("filter")).toString());
    m_rules->setFilter(state.value(QLatin1String("rules_filter")).toString());
}

void AlertsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

} // namespace octroi::pages
