// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed into the sheet of an alert rule, and what becomes of it.
#include "dialogs/alertrulesheet.h"

#include "dialogs/plansheet.h"
#include "models/format.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>

namespace octroi::dialogs {

using domain::AlertKind;
using domain::AlertMeasure;
using domain::AlertRule;
using domain::AlertSubject;

namespace {

/// Nothing when one of them is no whole number.
std::optional<QList<int>> stepsOf(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;/%]+"));
    QList<int> out;
    for (const QString &part : text.split(between, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const int step = part.toInt(&isNumber);
        if (!isNumber)
            return std::nullopt;
        if (!out.contains(step))
            out << step;
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

std::optional<AlertRule> AlertRuleSheet::typed()
{
    AlertRule rule = m_rule;
    const int choice = m_kind->currentIndex();
    bool fine = true;
    const auto wrong = [&fine](widgets::Field *field, const QString &sentence) {
        field->setError(sentence);
        fine = false;
    };
    rule.name = m_name->text().trimmed();
    rule.kind = kind();
    rule.measure = choice == ErrorRate ? AlertMeasure::ErrorRate : AlertMeasure(m_measure->currentData().toInt());
    rule.percentile = m_percentile->currentIndex() == 0 ? 50 : m_percentile->currentIndex() == 2 ? 99 : 95;
    rule.clientErrors = choice == ErrorRate && m_clientErrors->isChecked();
    rule.below = choice == Threshold && m_direction->currentIndex() == 1;
    rule.above = !rule.below;
    if (choice == Threshold || choice == ErrorRate) {
        rule.limit = PlanSheet::number(m_limit->text());
        if (rule.limit < 0 || m_limit->text().trimmed().isEmpty())
            wrong(m_limit, tr("Write a number like 500, 20k or 2M."));
    } else if (choice == Anomaly) {
        rule.limit = PlanSheet::number(m_deviations->text());
        if (rule.limit < 1 || rule.limit > 100)
            wrong(m_deviations, tr("A number from 1 to 100."));
        rule.above = m_sides->currentIndex() != 2;
        rule.below = m_sides->currentIndex() != 1;
    } else if (choice == Expiry || choice == Quota) {
        const auto steps = stepsOf(m_steps->text());
        if (!steps || steps->isEmpty())
            wrong(m_steps, choice == Expiry ? tr("Write days such as 30, 14, 7, 1.") : tr("Write percentages such as 80, 100."));
        rule.steps = steps.value_or(QList<int>());
    }
    if (choice != Expiry && choice != Quota)
        rule.windowSeconds = m_window->currentData().toLongLong();
    rule.timeZone = choice == Anomaly || choice == Silence ? m_zone->text().trimmed() : QString();
    rule.webhookUrl = m_webhook->text().trimmed();
    rule.subject = subject();
    rule.subjectId = rule.subject == AlertSubject::All   ? QString()
                     : rule.subject == AlertSubject::Key ? m_key->text().trimmed()
                     : m_object->currentIndex() < 0      ? QString()
                                                         : m_object->currentData().toString();
    if (rule.subject == AlertSubject::Key && !context().inventory->key(rule.subjectId))
        wrong(m_key, tr("There is no key of this identifier."));
    else if (rule.subject != AlertSubject::All && rule.subject != AlertSubject::Key && rule.subjectId.isEmpty()) {
        m_objectError->setText(tr("Choose one of the list."));
        m_objectError->show();
        fine = false;
    }
    const auto checked = domain::checkAlertRule(rule);
    if (!checked && fine && !showFieldError(checked.error()))
        showProblem(models::Format::error(checked.error()));
    else if (!checked && checked.error().field == QLatin1String("name"))
        showFieldError(checked.error());
    return fine && checked ? std::optional(rule) : std::nullopt;
}

bool AlertRuleSheet::showFieldError(const Error &error)
{
    const QHash<QString, widgets::Field *> fields{{QStringLiteral("name"), m_name},
                                                  {QStringLiteral("limit"), kind() == AlertKind::Anomaly ? m_deviations : m_limit},
                                                  {QStringLiteral("steps"), m_steps},
                                                  {QStringLiteral("time_zone"), m_zone},
                                                  {QStringLiteral("webhook_url"), m_webhook}};
    widgets::Field *field = fields.value(error.field);
    if (error.field == QLatin1String("subject_id") && m_key->isVisible())
        field = m_key;
    if (!field) {
        if (error.field != QLatin1String("subject_id"))
            return false;
        m_objectError->setText(models::Format::error(error));
        m_objectError->show();
        return true;
    }
    field->setError(models::Format::error(error));
    field->lineEdit()->setFocus();
    return true;
}

void AlertRuleSheet::submit()
{
    const auto rule = typed();
    if (!rule)
        return;
    if (isNew())
        run(change::CreateAlertRule{*rule});
    else if (*rule == m_rule)
        closeSheet(); // nothing to be saved
    else
        run(change::UpdateAlertRule{*rule, m_rule});
}

void AlertRuleSheet::succeeded(const change::ItemResult &result)
{
    closeSheet();
    if (result.issuedRule)
        Q_EMIT issued(*result.issuedRule);
}

void AlertRuleSheet::foretell()
{
    backends::AlertsBackend *alerts = backends::alertsOf(context().backend);
    const auto rule = typed();
    if (!rule || !alerts)
        return;
    m_foretell->setDisabledReason(tr("It is being counted."));
    QCoro::connect(alerts->foretellAlerts(*rule), this, [this](const Result<backends::ForetoldAlerts> &told) {
        m_foretell->setDisabledReason({});
        m_foretold->setTone(!told ? theme::Tone::Danger : told->learning ? theme::Tone::Warning : theme::Tone::Info);
        m_foretold->setText(!told              ? models::Format::error(told.error())
                            : told->learning   ? tr("Less than a week is known of it: it would not have told anything yet.")
                            : told->count == 0 ? tr("It would not have fired in the last 7 days.")
                                               : tr("It would have fired %n time(s) in the last 7 days.", nullptr, told->count));
        m_foretold->show();
    });
}

/// Somebody else was faster: theirs is what is changed now, and what was typed stays in the fields.
void AlertRuleSheet::rebase()
{
    backends::AlertsBackend *alerts = backends::alertsOf(context().backend);
    if (!alerts)
        return;
    QCoro::connect(alerts->alertRules(), this, [this](const Result<QList<AlertRule>> &rules) {
        if (!rules)
            return showProblem(models::Format::error(rules.error()));
        for (const AlertRule &theirs : *rules) {
            if (theirs.id != m_rule.id)
                continue;
            m_rule = theirs;
            return showProblem(tr("Somebody else changed this rule meanwhile. What you entered is kept: save once more to put it over theirs."));
        }
        showProblem(tr("Somebody else deleted this rule meanwhile."));
    });
}

} // namespace octroi::dialogs
