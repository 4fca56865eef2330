// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/healthchoicesheet.h"

#include "dialogs/plancards.h"
#include "dialogs/tokenedit.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/note.h"

#include <QEvent>
#include <QVBoxLayout>

namespace octroi::dialogs {

using widgets::Button;

namespace {

std::pair<QString, QString> checkedAddress(const QString &text)
{
    const auto address = domain::checkCidr(text);
    return address ? std::pair(*address, QString()) : std::pair(QString(), models::Format::error(address.error()));
}

} // namespace

HealthChoiceSheet::HealthChoiceSheet(inventory::Inventory &inventory, health::Rule rule, int objects, QWidget *parent)
    : Sheet(QString(), parent)
    , m_rule(rule)
    , m_count(objects)
    , m_label(new widgets::Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_problem(new widgets::Note(theme::Tone::Danger))
{
    setWantedSize({680, 0});
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    m_label->setWordWrap(true);
    column->addWidget(m_label);
    if (fixOf(rule) == health::FixKind::Restrict) {
        m_addresses = new TokenEdit(checkedAddress);
        column->addWidget(m_addresses);
    } else {
        m_plans = new PlanCards(inventory);
        column->addWidget(m_plans);
    }
    m_problem->hide();
    column->addWidget(m_problem);
    setBody(body);
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_submit = addFootButton(QString(), int(Button::Kind::Primary));
    retranslate();
    connect(m_cancel, &QAbstractButton::clicked, this, &HealthChoiceSheet::requestClose);
    connect(m_submit, &QAbstractButton::clicked, this, &HealthChoiceSheet::submit);
}

void HealthChoiceSheet::retranslate()
{
    setTitle(m_addresses ? tr("Restrict to addresses") : tr("Give a plan"));
    m_label->setText(m_addresses ? tr("%n key(s) will only work from these addresses. The next step shows what that "
                                      "means before anything is changed.", nullptr, m_count)
                                 : tr("%n credential(s) get this plan. The next step shows what that means before "
                                      "anything is changed.", nullptr, m_count));
    if (m_addresses) {
        m_addresses->setPlaceholderText(tr("10.0.0.0/8 or 2001:db8::/32"));
        m_addresses->setAccessibleLabel(tr("Addresses"));
    } else {
        m_plans->retranslate();
    }
    m_cancel->setText(tr("Cancel"));
    m_submit->setText(tr("Preview…"));
}

void HealthChoiceSheet::submit()
{
    health::FixChoice choice;
    if (m_addresses) {
        if (!m_addresses->commit())
            return;
        choice.addresses = m_addresses->values();
    } else {
        choice.planId = m_plans->planId();
    }
    if (choice.addresses.isEmpty() && choice.planId.isEmpty()) {
        m_problem->setText(m_addresses ? tr("Name at least one address.") : tr("Choose a plan that has limits."));
        m_problem->show();
        return;
    }
    closeSheet();
    Q_EMIT chosen(choice);
}

void HealthChoiceSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::dialogs
