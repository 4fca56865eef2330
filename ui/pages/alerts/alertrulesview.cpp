// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alerts/alertrulesview.h"

#include "models/alertwords.h"
#include "models/capabilitywords.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/chipdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/skeleton.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLineEdit>

namespace octroi::pages {

using domain::AlertRule;
using models::AlertRulesModel;
using models::Format;
using widgets::Button;
using State = widgets::ViewStates::State;

AlertRulesView::AlertRulesView(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new AlertRulesModel(*context.inventory, this))
    , m_filter(new widgets::Field)
    , m_count(new widgets::Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_note(new widgets::Note(theme::Tone::Info))
    , m_edit(new Button(QString(), Button::Kind::Secondary))
    , m_pause(new Button(QString(), Button::Kind::Secondary))
    , m_test(new Button(QString(), Button::Kind::Ghost))
    , m_secret(new Button(QString(), Button::Kind::Ghost))
    , m_remove(new Button(QString(), Button::Kind::DangerLine))
    , m_table(new widgets::TableView)
{
    build();
    connectParts();
    retranslate();
}

void AlertRulesView::build()
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
    m_edit->setIconName(QStringLiteral("edit"));
    m_pause->setIconName(QStringLiteral("pause"));
    m_test->setIconName(QStringLiteral("send"));
    for (Button *button : {m_edit, m_pause, m_test, m_secret, m_remove})
        row->addWidget(button);
    column->addLayout(row);
    auto *note = new QVBoxLayout;
    note->setContentsMargins(24, 0, 24, 12);
    m_note->hide();
    note->addWidget(m_note);
    column->addLayout(note);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(AlertRulesModel::State, new widgets::ChipDelegate(m_table));
    m_table->setColumnWidths({220, 110, 0, 200, 180, 110});
    m_table->setLeaving({{AlertRulesModel::Kind}, {AlertRulesModel::Webhook, 120}, {AlertRulesModel::About, 140}});
    m_table->setFixedColumns({AlertRulesModel::Name});
    m_table->states().skeleton()->setColumns({24, 220, 340, 620, 760});
    column->addWidget(m_table, 1);
}

void AlertRulesView::connectParts()
{
    connect(m_model, &AlertRulesModel::stateChanged, this, &AlertRulesView::updateState);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_kept = selected() ? selected()->id : QString(); });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        for (int row = 0; row < m_model->rowCount() && !m_kept.isEmpty(); ++row) {
            if (m_model->at(row).id == m_kept)
                m_table->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        }
    });
    connect(m_filter, &widgets::Field::textChanged, m_model, &AlertRulesModel::setFilter);
    connect(m_table->states().error(), &widgets::ErrorState::retryRequested, m_model, &AlertRulesModel::read);
    connect(m_table->states().empty(), &widgets::EmptyState::actionTriggered, this, [this] {
        if (!clearFilter())
            Q_EMIT ruleRequested({});
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_note->hide();
        updateActions();
    });
    connect(m_table, &widgets::TableView::rowActivated, this, &AlertRulesView::editSelected);
    connect(m_edit, &QAbstractButton::clicked, this, &AlertRulesView::editSelected);
    connect(m_pause, &QAbstractButton::clicked, this, &AlertRulesView::pause);
    connect(m_test, &QAbstractButton::clicked, this, &AlertRulesView::test);
    connect(m_secret, &QAbstractButton::clicked, this, [this] {
        if (const AlertRule *rule = selected())
            Q_EMIT previewRequested({change::RotateWebhookSecret{*rule}});
    });
    connect(m_remove, &QAbstractButton::clicked, this, &AlertRulesView::removeSelected);
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &AlertRulesView::updateState);
    connect(m_context.spine, &change::Spine::journalChanged, this, [this] {
        if (isVisible())
            m_model->read();
    });
    // Somebody else may have changed one; so this is also how a change that came too late is shown as it is.
    connect(m_context.backend, &backends::Backend::changed, this, [this] {
        if (isVisible())
            m_model->read();
    });
    connect(m_context.backend, &backends::Backend::stateChanged, this, [this](backends::BackendState state) {
        if (state == backends::BackendState::Online && isVisible())
            m_model->read();
        updateState();
    });
}

void AlertRulesView::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter by name, kind, object or webhook"));
    m_filter->setAccessibleLabel(tr("Filter rules"));
    m_edit->setText(tr("Edit…"));
    m_test->setText(tr("Test the webhook"));
    m_secret->setText(tr("New secret…"));
    m_remove->setText(tr("Delete…"));
    m_table->setAccessibleName(tr("Alert rules"));
    updateState();
}

void AlertRulesView::updateState()
{
    const bool can = backends::alertsOf(m_context.backend) != nullptr;
    const backends::BackendState state = m_context.backend->state();
    widgets::EmptyState *empty = m_table->states().empty();
    if (m_model->rowCount() > 0) {
        m_table->setViewState(State::Full);
    } else if (!can || (m_model->wasRead() && !m_model->error())) {
        const bool filtered = m_model->total() > 0;
        empty->setPicture(filtered ? widgets::EmptyState::Picture::None : widgets::EmptyState::Picture::Gate);
        empty->setTitle(!can ? tr("No alerts here") : filtered ? tr("No rule fits the filter") : tr("No alert rule yet"));
        empty->setText(!can      ? models::CapabilityWords::whyNot(*m_context.backend, backends::Capability::Alerts,
                                                                   tr("%1 tells of nothing by itself.").arg(m_context.backend->info().name))
                       : filtered ? QString()
                                  : tr("A rule says when somebody is to be told: too many errors, a partner that stopped calling, a key that ends, a quota that runs out."));
        empty->setAction(!can ? QString() : filtered ? tr("Clear the filter") : tr("New rule…"), filtered ? QString() : QStringLiteral("plus"), !filtered);
        empty->setActionDisabledReason(!filtered && m_context.spine->isReadOnly() ? tr("This window is read-only.") : QString());
        m_table->setViewState(State::Empty);
    } else if (m_model->error() || state == backends::BackendState::Failed || state == backends::BackendState::Offline) {
        const Error error = m_model->error().value_or(m_context.backend->lastError());
        m_table->states().error()->setTitle(tr("The alert rules could not be read"));
        m_table->states().error()->setText(Format::error(error));
        m_table->states().error()->setDetails(Format::errorDetails(error));
        m_table->setViewState(State::Error);
    } else {
        m_table->setViewState(State::Loading);
    }
    m_count->setText(m_model->total() > 0 ? tr("%1 of %2").arg(Format::count(m_model->rowCount()), Format::count(m_model->total())) : QString());
    updateActions();
}

const AlertRule *AlertRulesView::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.size() == 1 ? &m_model->at(rows.first().row()) : nullptr;
}

void AlertRulesView::updateActions()
{
    const AlertRule *rule = selected();
    const QString reason = !rule ? tr("Choose a rule first.") : m_context.spine->isReadOnly() ? tr("This window is read-only.") : QString();
    for (Button *button : {m_edit, m_pause, m_remove})
        button->setDisabledReason(reason);
    const QString hook = !reason.isEmpty() ? reason : rule->webhookUrl.isEmpty() ? tr("This rule has no webhook.") : QString();
    m_secret->setDisabledReason(hook);
    m_test->setDisabledReason(m_testing ? tr("The webhook is being called.") : hook);
    const bool paused = rule && !rule->enabled;
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setIconName(paused ? QStringLiteral("play") : QStringLiteral("pause"));
}

bool AlertRulesView::editSelected()
{
    if (!selected() || !m_edit->isEnabled())
        return false;
    Q_EMIT ruleRequested(*selected());
    return true;
}

bool AlertRulesView::removeSelected()
{
    if (!selected() || !m_remove->isEnabled())
        return false;
    Q_EMIT previewRequested({change::DeleteAlertRule{*selected()}});
    return true;
}

void AlertRulesView::pause()
{
    if (const AlertRule *rule = selected()) {
        AlertRule after = *rule;
        after.enabled = !after.enabled;
        Q_EMIT changeRequested({change::UpdateAlertRule{after, *rule}});
    }
}

void AlertRulesView::test()
{
    const AlertRule *rule = selected();
    backends::AlertsBackend *alerts = backends::alertsOf(m_context.backend);
    if (!rule || !alerts || m_testing)
        return;
    m_testing = true;
    updateActions();
    tell(theme::Tone::Info, tr("%1 is being called…", "host").arg(models::AlertWords::host(rule->webhookUrl)));
    QCoro::connect(alerts->testWebhook(rule->id), this,
                   [this, name = rule->name](const Result<backends::WebhookTest> &test) { showTest(name, test); });
}

void AlertRulesView::showTest(const QString &name, const Result<backends::WebhookTest> &test)
{
    m_testing = false;
    updateActions();
    if (!test)
        tell(theme::Tone::Danger, test.error().code == ErrorCode::RateLimited ? tr("This webhook was tested a moment ago. Try again in a minute.")
                                                                              : Format::error(test.error()));
    else if (test->sent)
        tell(theme::Tone::Ok, tr("The webhook of %1 answered with %2.", "rule, HTTP status").arg(name).arg(test->status));
    else
        tell(theme::Tone::Danger, tr("The webhook of %1 was not reached: %2", "rule, why").arg(name, test->detail));
}

void AlertRulesView::tell(theme::Tone tone, const QString &sentence)
{
    m_note->setTone(tone);
    m_note->setText(sentence);
    m_note->show();
}

void AlertRulesView::focusFilter()
{
    m_filter->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    m_filter->lineEdit()->selectAll();
}

QString AlertRulesView::filter() const
{
    return m_filter->text();
}

void AlertRulesView::setFilter(const QString &filter)
{
    m_filter->setText(filter);
}

bool AlertRulesView::clearFilter()
{
    if (m_filter->text().isEmpty())
        return false;
    m_filter->setText({});
    return true;
}

void AlertRulesView::copyAsCsv()
{
    m_table->copySelectionAsCsv();
}

void AlertRulesView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->read();
}

} // namespace octroi::pages
