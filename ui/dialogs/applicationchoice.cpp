// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/applicationchoice.h"

#include "widgets/label.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

ApplicationChoice::ApplicationChoice(inventory::Inventory &inventory, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_label(new widgets::Label(QString(), theme::Type::Label))
    , m_error(new widgets::Label(QString(), theme::Type::Caption, theme::Color::DangerText))
    , m_combo(new QComboBox)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setMinimumHeight(32);
    m_combo->completer()->setFilterMode(Qt::MatchContains);
    m_combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_error->setWordWrap(true);
    m_error->hide();
    m_label->setBuddy(m_combo);
    column->addWidget(m_label);
    column->addWidget(m_combo);
    column->addWidget(m_error);
    column->addStretch(1);
    setFocusProxy(m_combo);
    for (const domain::Partner &partner : inventory.partners()) {
        if (partner.status == domain::PartnerStatus::Closed)
            continue;
        for (const domain::Application *application : inventory.applicationsOf(partner.id))
            m_combo->addItem(tr("%1 › %2", "partner, application").arg(partner.name, application->name),
                             application->id);
    }
    m_combo->setCurrentIndex(-1);
    connect(m_combo, &QComboBox::currentIndexChanged, this, [this] {
        setError({});
        Q_EMIT changed();
    });
    retranslate();
}

QString ApplicationChoice::applicationId() const
{
    return m_combo->currentIndex() < 0 ? QString() : m_combo->currentData().toString();
}

void ApplicationChoice::setApplicationId(const QString &id)
{
    m_combo->setCurrentIndex(id.isEmpty() ? -1 : m_combo->findData(id));
}

void ApplicationChoice::setError(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

void ApplicationChoice::retranslate()
{
    m_label->setText(tr("Partner and application"));
    m_combo->setAccessibleName(tr("Partner and application"));
    m_combo->lineEdit()->setAccessibleName(tr("Search partners and applications"));
    m_combo->lineEdit()->setPlaceholderText(
        m_inventory.applications().empty()
            ? tr("No application yet: create a partner and an application first")
            : tr("Search partners and applications"));
}

} // namespace octroi::dialogs
