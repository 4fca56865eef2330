// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/plansheet.h"

#include "domain/name.h"
#include "models/format.h"
#include "widgets/field.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace octroi::dialogs {

PlanSheet::PlanSheet(pages::Context context, QWidget *parent)
    : FormSheet(context, parent)
    , m_name(new widgets::Field)
    , m_rate(new widgets::Field)
    , m_burst(new widgets::Field)
    , m_quotaDay(new widgets::Field)
    , m_quotaMonth(new widgets::Field)
    , m_bandwidth(new widgets::Field)
    , m_volume(new widgets::Field)
{
    setWantedSize({600, 0});
    form()->addWidget(m_name);
    auto *grid = new QGridLayout;
    grid->setSpacing(16);
    int place = 0;
    for (widgets::Field *field : {m_rate, m_burst, m_quotaDay, m_quotaMonth, m_bandwidth, m_volume}) {
        grid->addWidget(field, place / 2, place % 2, Qt::AlignTop);
        ++place;
        connect(field, &widgets::Field::textEdited, this, [this, field] {
            field->setError({});
            touch();
        });
    }
    form()->addLayout(grid);
    connect(m_name, &widgets::Field::textEdited, this, [this] {
        m_name->setError({});
        touch();
    });
    retranslate();
    m_name->lineEdit()->setFocus();
}

void PlanSheet::retranslate()
{
    setTitle(tr("New plan"));
    m_name->setLabel(tr("Name"));
    m_rate->setLabel(tr("Requests a second"));
    m_burst->setLabel(tr("Burst"));
    m_quotaDay->setLabel(tr("Requests a day"));
    m_quotaMonth->setLabel(tr("Requests a month"));
    m_bandwidth->setLabel(tr("Bytes a second"));
    m_volume->setLabel(tr("Bytes a month"));
    for (widgets::Field *field : {m_rate, m_burst, m_quotaDay, m_quotaMonth, m_bandwidth, m_volume})
        field->setPlaceholderText(tr("No limit"));
    submitButton()->setText(tr("Create plan"));
}

double PlanSheet::number(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*(\\d+(?:[.,]\\d+)?)\\s*([kKmMgGtT]?)\\s*$"));
    if (text.trimmed().isEmpty())
        return 0;
    const auto match = form.match(text);
    if (!match.hasMatch())
        return -1;
    double value = match.captured(1).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    const QString unit = match.captured(2).toLower();
    value *= unit == QLatin1String("k")   ? 1e3
             : unit == QLatin1String("m") ? 1e6
             : unit == QLatin1String("g") ? 1e9
             : unit == QLatin1String("t") ? 1e12
                                          : 1;
    return value;
}

bool PlanSheet::showFieldError(const Error &error)
{
    if (error.field != QLatin1String("name") && error.code != ErrorCode::Exists)
        return false;
    m_name->setError(models::Format::error(error));
    return true;
}

void PlanSheet::submit()
{
    const auto name = domain::checkName(m_name->text());
    m_name->setError(name ? QString() : models::Format::error(name.error()));
    bool fine = name.ok();
    for (widgets::Field *field : {m_rate, m_burst, m_quotaDay, m_quotaMonth, m_bandwidth, m_volume}) {
        const bool number = PlanSheet::number(field->text()) >= 0;
        field->setError(number ? QString() : tr("Write a number like 500, 20k or 2M."));
        fine = fine && number;
    }
    if (!fine)
        return;
    domain::Plan plan;
    plan.name = *name;
    plan.rate = number(m_rate->text());
    plan.burst = qint64(number(m_burst->text()));
    // A rate without room for a single call would refuse everything.
    if (plan.rate > 0 && plan.burst < 1)
        plan.burst = std::max<qint64>(1, qint64(plan.rate));
    plan.quotaDay = qint64(number(m_quotaDay->text()));
    plan.quotaMonth = qint64(number(m_quotaMonth->text()));
    plan.bandwidth = qint64(number(m_bandwidth->text()));
    plan.volumeMonth = qint64(number(m_volume->text()));
    run(change::CreatePlan{plan});
}

} // namespace octroi::dialogs
