// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/healthrulessheet.h"

#include "dialogs/formsheet.h"
#include "models/format.h"
#include "models/healthwords.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace octroi::dialogs {

using widgets::Button;
using widgets::Field;

HealthRulesSheet::HealthRulesSheet(health::Health &health, QWidget *parent)
    : Sheet(QString(), parent)
    , m_health(health)
    , m_addressesLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_checksLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_addresses(new widgets::Segments)
    , m_asymmetric(new QCheckBox)
    , m_problem(new widgets::Note(theme::Tone::Danger))
{
    setWantedSize({760, 0});
    setBody(build());
    m_defaults = addFootButton(QString(), int(Button::Kind::Ghost));
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_save = addFootButton(QString(), int(Button::Kind::Primary));
    fill(health.policy());
    retranslate();
    connect(m_defaults, &QAbstractButton::clicked, this, [this] {
        fill(health::Policy());
        touch();
    });
    connect(m_cancel, &QAbstractButton::clicked, this, &HealthRulesSheet::requestClose);
    connect(m_save, &QAbstractButton::clicked, this, &HealthRulesSheet::submit);
    setFocusProxy(m_numbers.first()->lineEdit());
}

QWidget *HealthRulesSheet::build()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(16);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    for (int i = 0; i < int(health::policyLimits().size()); ++i) {
        auto *field = new Field;
        connect(field, &Field::textEdited, this, [this, field] {
            field->setError({});
            touch();
        });
        grid->addWidget(field, i / 3, i % 3, Qt::AlignTop);
        m_numbers << field;
    }
    column->addLayout(grid);
    m_addresses->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    column->addWidget(labelled(m_addressesLabel, m_addresses));
    column->addWidget(m_asymmetric);
    column->addWidget(m_checksLabel);
    auto *checks = new QGridLayout;
    checks->setHorizontalSpacing(16);
    checks->setVerticalSpacing(6);
    for (int i = 0; i < health::kRuleCount; ++i) {
        auto *check = new QCheckBox;
        connect(check, &QCheckBox::clicked, this, &HealthRulesSheet::touch);
        checks->addWidget(check, i / 2, i % 2);
        m_checks << check;
    }
    column->addLayout(checks);
    m_problem->hide();
    column->addWidget(m_problem);
    connect(m_addresses, &widgets::Segments::activated, this, &HealthRulesSheet::touch);
    connect(m_asymmetric, &QCheckBox::clicked, this, &HealthRulesSheet::touch);
    return body;
}

void HealthRulesSheet::fill(const health::Policy &policy)
{
    for (int i = 0; i < int(m_numbers.size()); ++i) {
        m_numbers.at(i)->setText(QString::number(policy.*health::policyLimits()[std::size_t(i)].value));
        m_numbers.at(i)->setError({});
    }
    m_addresses->setSegments({QString(), QString(), QString()});
    m_addresses->setCurrentIndex(int(policy.addresses));
    m_asymmetric->setChecked(policy.asymmetricClients);
    for (const health::Rule rule : health::allRules())
        m_checks.at(int(rule))->setChecked(policy.isOn(rule));
    retranslate();
}

void HealthRulesSheet::retranslate()
{
    setTitle(tr("Rules of the health page"));
    const QStringList labels{tr("Unused after, days"), tr("Scopes looked at, days"), tr("Ending soon, days"),
                             tr("Life given by a fix, days"), tr("Oldest secret, days"),
                             tr("Storm from, calls in 24 h"), tr("Storm from, % failed")};
    for (int i = 0; i < int(m_numbers.size()); ++i)
        m_numbers.at(i)->setLabel(labels.at(i));
    m_addressesLabel->setText(tr("Live keys that need an address restriction"));
    m_addresses->setSegments({tr("None", "keys"), tr("With scopes of high sensitivity"), tr("All", "keys")});
    m_addresses->setAccessibleName(m_addressesLabel->text());
    m_asymmetric->setText(tr("OAuth clients need a public key or a certificate; a secret is weak"));
    m_checksLabel->setText(tr("Checks"));
    for (const health::Rule rule : health::allRules())
        m_checks.at(int(rule))->setText(models::HealthWords::heading(rule));
    if (!m_save)
        return;
    m_defaults->setText(tr("Defaults"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Save and check"));
}

void HealthRulesSheet::touch()
{
    m_touched = true;
    m_problem->hide();
}

void HealthRulesSheet::submit()
{
    health::Policy policy;
    bool fine = true;
    for (int i = 0; i < int(m_numbers.size()); ++i) {
        const health::PolicyLimit &limit = health::policyLimits()[std::size_t(i)];
        bool isNumber = false;
        const int value = m_numbers.at(i)->text().trimmed().toInt(&isNumber);
        const bool good = isNumber && value >= limit.least && value <= limit.most;
        m_numbers.at(i)->setError(good ? QString()
                                       : tr("A number from %1 to %2.").arg(models::Format::count(limit.least), models::Format::count(limit.most)));
        policy.*limit.value = value;
        fine = fine && good;
    }
    if (!fine)
        return;
    policy.addresses = health::AddressWish(m_addresses->currentIndex());
    policy.asymmetricClients = m_asymmetric->isChecked();
    for (const health::Rule rule : health::allRules()) {
        if (!m_checks.at(int(rule))->isChecked())
            policy.off.insert(rule);
    }
    if (const Result<void> done = m_health.setPolicy(policy); !done) {
        m_problem->setText(models::Format::error(done.error()));
        m_problem->show();
        return;
    }
    closeSheet();
}

bool HealthRulesSheet::mayClose()
{
    if (!m_touched || m_warned)
        return true;
    m_warned = true;
    m_problem->setTone(theme::Tone::Warning);
    m_problem->setText(tr("What you entered is not saved. Close once more to drop it."));
    m_problem->show();
    return false;
}

void HealthRulesSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HealthRulesSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        Sheet::keyPressEvent(event);
}

} // namespace octroi::dialogs
