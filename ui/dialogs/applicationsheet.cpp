// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/applicationsheet.h"

#include "domain/name.h"
#include "models/format.h"
#include "widgets/field.h"
#include "widgets/label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

ApplicationSheet::ApplicationSheet(pages::Context context, const QString &partnerId,
                                   const domain::Application *application, QWidget *parent)
    : FormSheet(context, parent)
    , m_new(application == nullptr)
    , m_application(application ? *application : domain::Application())
    , m_partnerLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_partner(new QComboBox)
    , m_name(new widgets::Field)
{
    setWantedSize({520, 0});
    for (const domain::Partner &partner : context.inventory->partners())
        m_partner->addItem(partner.name, partner.id);
    m_partner->setCurrentIndex(m_partner->findData(m_new ? partnerId : m_application.partnerId));
    m_partner->setEnabled(m_new);
    m_partner->setMinimumHeight(32);
    form()->addWidget(labelled(m_partnerLabel, m_partner));
    form()->addWidget(m_name);
    m_name->setText(m_application.name);
    connect(m_partner, &QComboBox::currentIndexChanged, this, &ApplicationSheet::touch);
    connect(m_name, &widgets::Field::textEdited, this, [this] {
        m_name->setError({});
        touch();
    });
    retranslate();
    m_name->lineEdit()->setFocus();
}

void ApplicationSheet::retranslate()
{
    setTitle(m_new ? tr("New application") : tr("Edit %1").arg(m_application.name));
    m_partnerLabel->setText(tr("Partner"));
    m_partner->setAccessibleName(tr("Partner"));
    m_name->setLabel(tr("Name"));
    m_name->setPlaceholderText(tr("The program that calls"));
    submitButton()->setText(m_new ? tr("Create application") : tr("Save"));
}

bool ApplicationSheet::showFieldError(const Error &error)
{
    if (error.field != QLatin1String("name") && error.code != ErrorCode::Exists)
        return false;
    m_name->setError(models::Format::error(error));
    return true;
}

void ApplicationSheet::submit()
{
    if (m_partner->currentIndex() < 0) {
        showProblem(tr("Choose the partner first."));
        return;
    }
    const auto name = domain::checkName(m_name->text());
    if (!name) {
        m_name->setError(models::Format::error(name.error()));
        return;
    }
    domain::Application application = m_application;
    application.name = *name;
    application.partnerId = m_partner->currentData().toString();
    run(m_new ? change::Change(change::CreateApplication{application})
              : change::Change(change::UpdateApplication{application}));
}

} // namespace octroi::dialogs
