// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/partnersheet.h"

#include "dialogs/tokenedit.h"
#include "domain/name.h"
#include "models/format.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/segments.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::Format;

PartnerSheet::PartnerSheet(pages::Context context, const domain::Partner *partner, QWidget *parent)
    : FormSheet(context, parent)
    , m_new(partner == nullptr)
    , m_partner(partner ? *partner : domain::Partner())
    , m_name(new widgets::Field)
    , m_contact(new widgets::Field)
    , m_kind(new widgets::Segments)
    , m_kindLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_tagsLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_tags(new TokenEdit(
          [](const QString &text) { return std::pair(text.left(domain::kMaxNameLength), QString()); }))
{
    setWantedSize({560, 0});
    form()->addWidget(m_name);
    m_kind->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    form()->addWidget(labelled(m_kindLabel, m_kind));
    form()->addWidget(m_contact);
    form()->addWidget(labelled(m_tagsLabel, m_tags));
    retranslate();
    m_name->setText(m_partner.name);
    m_contact->setText(m_partner.contact);
    m_tags->setValues(m_partner.tags);
    m_kind->setCurrentIndex(int(m_partner.kind));
    connect(m_name, &widgets::Field::textEdited, this, [this] {
        m_name->setError({});
        touch();
    });
    connect(m_contact, &widgets::Field::textEdited, this, [this] {
        m_contact->setError({});
        touch();
    });
    connect(m_tags, &TokenEdit::changed, this, &PartnerSheet::touch);
    connect(m_kind, &widgets::Segments::activated, this, &PartnerSheet::touch);
    m_name->lineEdit()->setFocus();
}

void PartnerSheet::retranslate()
{
    setTitle(m_new ? tr("New partner") : tr("Edit %1").arg(m_partner.name));
    m_name->setLabel(tr("Name"));
    m_kindLabel->setText(tr("Kind"));
    m_kind->setSegments({Format::partnerKind(domain::PartnerKind::Internal),
                         Format::partnerKind(domain::PartnerKind::Business),
                         Format::partnerKind(domain::PartnerKind::ThirdParty)});
    m_kind->setAccessibleName(tr("Kind"));
    m_contact->setLabel(tr("Contact"));
    m_contact->setPlaceholderText(tr("Mail address, may stay empty"));
    m_tagsLabel->setText(tr("Tags"));
    m_tags->setPlaceholderText(tr("Add tag"));
    m_tags->setAccessibleLabel(tr("Tags"));
    submitButton()->setText(m_new ? tr("Create partner") : tr("Save"));
}

bool PartnerSheet::showFieldError(const Error &error)
{
    if (error.field == QLatin1String("contact")) {
        m_contact->setError(Format::error(error));
        return true;
    }
    if (error.field == QLatin1String("name") || error.code == ErrorCode::Exists) {
        m_name->setError(Format::error(error));
        return true;
    }
    return false;
}

void PartnerSheet::submit()
{
    const auto name = domain::checkName(m_name->text());
    m_name->setError(name ? QString() : Format::error(name.error()));
    const QString contact = m_contact->text().trimmed();
    const bool mail =
        contact.isEmpty() || (contact.indexOf(QLatin1Char('@')) > 0 && !contact.endsWith(QLatin1Char('@')) &&
                              !contact.contains(QLatin1Char(' ')));
    m_contact->setError(mail ? QString() : tr("A mail address is written like api@partner.example."));
    if (!name || !mail || !m_tags->commit())
        return;
    domain::Partner partner = m_partner;
    partner.name = *name;
    partner.contact = contact;
    partner.tags = m_tags->values();
    partner.kind = domain::PartnerKind(m_kind->currentIndex());
    run(m_new ? change::Change(change::CreatePartner{partner})
              : change::Change(change::UpdatePartner{partner}));
}

} // namespace octroi::dialogs
