// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alerts/alertsview.h"

#include "models/alertwords.h"
#include "models/capabilitywords.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/chipdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/skeleton.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLineEdit>

namespace octroi::pages {

using domain::Alert;
using domain::AlertSubject;
using models::AlertsModel;
using models::AlertState;
using models::AlertWords;
using models::Format;
using widgets::Button;
using State = widgets::ViewStates::State;

AlertsView::AlertsView(Context context, models::AlertWatch &watch, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_watch(watch)
    , m_model(new AlertsModel(watch, *context.inventory, this))
    , m_filter(new widgets::Field)
    , m_count(new widgets::Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_story(new widgets::Label({}, theme::Type::Caption, theme::Color::TextSecondary))
    , m_acknowledge(new Button(QString(), Button::Kind::Secondary))
    , m_snooze(new Button(QString(), Button::Kind::Secondary))
    , m_open(new Button(QString(), Button::Kind::Ghost))
    , m_usage(new Button(QString(), Button::Kind::Ghost))
    , m_older(new Button(QString(), Button::Kind::Ghost))
    , m_table(new widgets::TableView)
{
    build();
    connectParts();
    retranslate();
}

void AlertsView::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(24, 0, 24, 12);
    row->setSpacing(8);
    m_filter->setIconName(QStringLiteral("search"));
    row->addWidget(m_filter, 1);
    row->addWidget(m_count);
    m_acknowledge->setIconName(QStringLiteral("check"));
    m_snooze->setIconName(QStringLiteral("clock"));
    m_open->setIconName(QStringLiteral("arrow-right"));
    m_usage->setIconName(QStringLiteral("usage"));
    for (Button *button : {m_acknowledge, m_snooze, m_open, m_usage})
        row->addWidget(button);
    column->addLayout(row);
    m_table->setModel(m_model);
    for (const int chip : {int(AlertsModel::Severity), int(AlertsModel::State)})
        m_table->setItemDelegateForColumn(chip, new widgets::ChipDelegate(m_table));
    m_table->setColumnWidths({110, 210, 220, 0, 110, 160});
    m_table->setLeaving({{AlertsModel::Since}, {AlertsModel::About, 150}, {AlertsModel::Severity}});
    m_table->setFixedColumns({AlertsModel::Rule});
    m_table->states().skeleton()->setColumns({24, 140, 300, 500, 760});
    column->addWidget(m_table, 1);
    m_foot = new QWidget;
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(24, 8, 24, 12);
    foot->setSpacing(8);
    m_story->setWordWrap(true);
    foot->addWidget(m_story, 1);
    foot->addWidget(m_older);
    column->addWidget(m_foot);
}

void AlertsView::connectParts()
{
    connect(m_model, &AlertsModel::stateChanged, this, &AlertsView::updateState);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_kept.clear();
        for (const Alert &alert : selected())
            m_kept << alert.id;
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_kept.contains(m_model->at(row).id))
                m_table->selectionModel()->select(m_model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    });
    connect(m_filter, &widgets::Field::textChanged, m_model, &AlertsModel::setFilter);
    connect(m_table->states().error(), &widgets::ErrorState::retryRequested, m_model, &AlertsModel::read);
    connect(m_table->states().empty(), &widgets::EmptyState::actionTriggered, this, [this] {
        if (!clearFilter())
            Q_EMIT newRuleRequested();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AlertsView::updateActions);
    connect(m_table, &widgets::TableView::rowActivated, this, &AlertsView::openSubject);
    connect(m_acknowledge, &QAbstractButton::clicked, this, &AlertsView::acknowledge);
    connect(m_snooze, &QAbstractButton::clicked, this, &AlertsView::snooze);
    connect(m_open, &QAbstractButton::clicked, this, &AlertsView::openSubject);
    connect(m_usage, &QAbstractButton::clicked, this, [this] {
        const QList<Alert> alerts = selected();
        if (!alerts.isEmpty())
            Q_EMIT goTo({QStringLiteral("usage"), alerts.first().subjectId, {}});
    });
    connect(m_older, &QAbstractButton::clicked, m_model, &AlertsModel::readOlder);
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &AlertsView::updateState);
    connect(m_context.backend, &backends::Backend::stateChanged, this, &AlertsView::updateState);
}

void AlertsView::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter by rule, object, kind or state"));
    m_filter->setAccessibleLabel(tr("Filter alerts"));
    m_acknowledge->setText(tr("Acknowledge"));
    m_snooze->setText(tr("Snooze…"));
    m_open->setText(tr("Open"));
    m_usage->setText(tr("Usage"));
    m_older->setText(tr("Show older"));
    m_table->setAccessibleName(m_model->which() == AlertsModel::Which::Firing ? tr("Firing alerts") : tr("Past and present alerts"));
    updateState();
}

void AlertsView::setWhich(AlertsModel::Which which)
{
    m_model->setWhich(which);
    retranslate();
}

void AlertsView::updateState()
{
    const bool online = m_context.backend->state() == backends::BackendState::Online;
    const bool can = m_watch.canRead();
    if (m_model->rowCount() > 0) {
        m_table->setViewState(State::Full);
    } else if (!can || (m_model->wasRead() && !m_model->error())) {
        showEmpty();
    } else if (m_model->error() || (!online && m_context.backend->state() != backends::BackendState::Connecting)) {
        const Error error = m_model->error().value_or(m_context.backend->lastError());
        m_table->states().error()->setTitle(tr("The alerts could not be read"));
        m_table->states().error()->setText(Format::error(error));
        m_table->states().error()->setDetails(Format::errorDetails(error));
        m_table->setViewState(State::Error);
    } else {
        m_table->setViewState(State::Loading);
    }
    m_count->setText(m_model->total() > 0 ? tr("%1 of %2").arg(Format::count(m_model->rowCount()), Format::count(m_model->total())) : QString());
    m_older->setVisible(m_model->hasOlder());
    if (!m_wanted.isEmpty())
        select(m_wanted);
    updateActions();
}

void AlertsView::showEmpty()
{
    widgets::EmptyState *empty = m_table->states().empty();
    const bool can = m_watch.canRead(), filtered = m_model->total() > 0;
    const bool firing = m_model->which() == AlertsModel::Which::Firing;
    empty->setPicture(filtered ? widgets::EmptyState::Picture::None : widgets::EmptyState::Picture::Gate);
    if (!can) {
        empty->setTitle(tr("No alerts here"));
        empty->setText(models::CapabilityWords::whyNot(*m_context.backend, backends::Capability::Alerts,
                                                       tr("%1 tells of nothing by itself.").arg(m_context.backend->info().name)));
    } else if (filtered) {
        empty->setTitle(tr("No alert fits the filter"));
        empty->setText({});
    } else {
        empty->setTitle(firing ? tr("Nothing fires") : tr("Nothing has fired yet"));
        empty->setText(tr("The server looks by itself, also while no console runs: thresholds, silence, anomalies, expiries and quotas. "
                          "What comes true of your rules is listed here, and told on the desktop and by webhook."));
    }
    empty->setAction(!can ? QString() : filtered ? tr("Clear the filter") : tr("New rule…"), filtered ? QString() : QStringLiteral("plus"), !filtered);
    empty->setActionDisabledReason(!filtered && m_context.spine->isReadOnly() ? tr("This window is read-only.") : QString());
    m_table->setViewState(State::Empty);
}

QList<Alert> AlertsView::selected() const
{
    QList<Alert> out;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        out << m_model->at(index.row());
    return out;
}

void AlertsView::updateActions()
{
    const QList<Alert> alerts = selected();
    const QDateTime now = m_context.clock->now();
    const QString none = alerts.isEmpty() ? tr("Choose an alert first.") : QString();
    const QString readOnly = m_context.spine->isReadOnly() ? tr("This window is read-only.") : none;
    const bool fires = std::any_of(alerts.begin(), alerts.end(), [](const Alert &a) { return a.fires(); });
    const bool unknown = std::any_of(alerts.begin(), alerts.end(), [](const Alert &a) { return a.fires() && !a.acknowledgedAt.isValid(); });
    const bool asleep = alerts.size() == 1 && models::alertState(alerts.first(), now) == AlertState::Snoozed;
    const QString ended = tr("It has ended.");
    m_acknowledge->setDisabledReason(!readOnly.isEmpty() ? readOnly : !fires ? ended : !unknown ? tr("Somebody knows of it already.") : QString());
    m_snooze->setText(asleep ? tr("Wake") : tr("Snooze…"));
    m_snooze->setDisabledReason(!readOnly.isEmpty() ? readOnly : !fires ? ended : alerts.size() > 1 ? tr("Choose one alert.") : QString());
    m_open->setDisabledReason(!none.isEmpty() ? none : alerts.size() > 1 ? tr("Choose one alert.") : QString());
    m_usage->setDisabledReason(m_open->isEnabled() ? QString() : m_open->toolTip());
    m_story->setText(alerts.size() == 1 ? AlertWords::story(alerts.first(), now) : QString());
    m_foot->setVisible(alerts.size() == 1 || m_model->hasOlder());
}

void AlertsView::acknowledge()
{
    QList<change::Change> changes;
    for (const Alert &alert : selected()) {
        if (alert.fires() && !alert.acknowledgedAt.isValid())
            changes << change::AcknowledgeAlert{alert};
    }
    if (!changes.isEmpty())
        Q_EMIT changeRequested(changes);
}

void AlertsView::snooze()
{
    const QList<Alert> alerts = selected();
    if (alerts.size() != 1)
        return;
    if (models::alertState(alerts.first(), m_context.clock->now()) == AlertState::Snoozed)
        Q_EMIT changeRequested({change::SnoozeAlert{alerts.first(), {}}});
    else
        Q_EMIT snoozeRequested(alerts.first());
}

void AlertsView::openSubject()
{
    const QList<Alert> alerts = selected();
    if (alerts.size() != 1)
        return;
    const Alert &alert = alerts.first();
    switch (alert.subject) {
    case AlertSubject::All:
        return Q_EMIT goTo({QStringLiteral("usage"), {}, {}});
    case AlertSubject::Partner:
        return Q_EMIT goTo({QStringLiteral("partners"), alert.subjectId, {}});
    case AlertSubject::Application: {
        const domain::Application *application = m_context.inventory->application(alert.subjectId);
        return Q_EMIT goTo({QStringLiteral("partners"), application ? application->partnerId : QString(), {}});
    }
    case AlertSubject::Key:
        return Q_EMIT goTo({QStringLiteral("credentials"), alert.subjectId, {}});
    case AlertSubject::Client:
        return Q_EMIT goTo({QStringLiteral("clients"), alert.subjectId, {}});
    case AlertSubject::Api:
        return Q_EMIT goTo({QStringLiteral("scopes"), alert.subjectId, {}});
    }
}

void AlertsView::select(const QString &alertId)
{
    m_wanted = alertId;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).id != alertId)
            continue;
        m_wanted.clear();
        const QModelIndex index = m_model->index(row, 0);
        m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_table->scrollTo(index);
        return;
    }
}

void AlertsView::focusFilter()
{
    m_filter->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    m_filter->lineEdit()->selectAll();
}

void AlertsView::focusList()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

QString AlertsView::filter() const
{
    return m_filter->text();
}

void AlertsView::setFilter(const QString &filter)
{
    m_filter->setText(filter);
}

bool AlertsView::clearFilter()
{
    if (m_filter->text().isEmpty())
        return false;
    m_filter->setText({});
    return true;
}

void AlertsView::copyAsCsv()
{
    m_table->copySelectionAsCsv();
}

void AlertsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->setFollowed(true);
    updateState();
}

void AlertsView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_model->setFollowed(false);
}

} // namespace octroi::pages
