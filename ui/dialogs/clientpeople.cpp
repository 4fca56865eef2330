// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/clientpeople.h"

#include "dialogs/formsheet.h"
#include "dialogs/tokenedit.h"
#include "domain/clientfacts.h"
#include "models/format.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/switch.h"

#include <QGridLayout>
#include <QLineEdit>

namespace octroi::dialogs {

using models::Format;

ClientPeople::ClientPeople(QWidget *parent)
    : QWidget(parent)
    , m_consent(new widgets::Switch)
    , m_consentMeaning(new widgets::Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_contactsLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_contacts(new TokenEdit([](const QString &text) {
        const bool mail = text.indexOf(QLatin1Char('@')) > 0 && !text.endsWith(QLatin1Char('@'));
        return mail ? std::pair(text, QString())
                    : std::pair(QString(), tr("A mail address is written like api@partner.example."));
    }))
    , m_links({{&domain::OAuthClient::clientUri, "client_uri", new widgets::Field},
               {&domain::OAuthClient::logoUri, "logo_uri", new widgets::Field},
               {&domain::OAuthClient::policyUri, "policy_uri", new widgets::Field},
               {&domain::OAuthClient::termsUri, "tos_uri", new widgets::Field}})
    , m_consentPart(new QWidget)
    , m_linksPart(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto *consent = new QVBoxLayout(m_consentPart);
    consent->setContentsMargins(0, 0, 0, 0);
    consent->setSpacing(2);
    m_consent->setCheckable(true);
    m_consentMeaning->setWordWrap(true);
    consent->addWidget(m_consent, 0, Qt::AlignLeading);
    consent->addWidget(m_consentMeaning);
    column->addWidget(m_consentPart);
    column->addWidget(labelled(m_contactsLabel, m_contacts));
    auto *grid = new QGridLayout(m_linksPart);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    for (int i = 0; i < int(m_links.size()); ++i) {
        widgets::Field *edit = m_links.at(i).edit;
        grid->addWidget(edit, i / 2, i % 2, Qt::AlignTop);
        connect(edit, &widgets::Field::textEdited, this, [this, edit] {
            edit->setError({});
            Q_EMIT changed();
        });
    }
    column->addWidget(m_linksPart);
    connect(m_consent, &QAbstractButton::toggled, this, &ClientPeople::retranslate);
    connect(m_consent, &QAbstractButton::clicked, this, &ClientPeople::changed);
    connect(m_contacts, &TokenEdit::changed, this, &ClientPeople::changed);
    retranslate();
}

void ClientPeople::load(const domain::OAuthClient &client)
{
    const bool people = domain::actsForPeople(client.kind);
    m_consentPart->setVisible(people);
    m_linksPart->setVisible(people);
    m_consent->setChecked(client.consent);
    m_contacts->setValues(client.contacts);
    for (const Link &link : std::as_const(m_links))
        link.edit->setText(client.*link.member);
}

void ClientPeople::store(domain::OAuthClient &client) const
{
    client.consent = m_consent->isChecked();
    client.contacts = m_contacts->values();
    for (const Link &link : m_links)
        client.*link.member = link.edit->text().trimmed();
}

bool ClientPeople::check()
{
    bool fine = m_contacts->commit();
    for (const Link &link : std::as_const(m_links)) {
        const QString text = link.edit->text().trimmed();
        const auto checked = domain::checkLink(text, QString::fromLatin1(link.field));
        const QString sentence = text.isEmpty() || checked ? QString() : Format::error(checked.error());
        link.edit->setError(sentence);
        if (!sentence.isEmpty() && fine)
            link.edit->lineEdit()->setFocus();
        fine = fine && sentence.isEmpty();
    }
    return fine;
}

bool ClientPeople::showFieldError(const QString &field, const QString &sentence)
{
    for (const Link &link : std::as_const(m_links)) {
        if (field == QLatin1String(link.field)) {
            link.edit->setError(sentence);
            return true;
        }
    }
    if (field != QLatin1String("contacts"))
        return false;
    m_contacts->setError(sentence);
    return true;
}

void ClientPeople::retranslate()
{
    m_consent->setText(tr("Ask people before it acts for them"));
    m_consentMeaning->setText(m_consent->isChecked()
                                  ? tr("They see its name and its scopes once, and can refuse.")
                                  : tr("Nobody is asked: only for programs of your own organisation."));
    m_contactsLabel->setText(tr("Contacts"));
    m_contacts->setAccessibleLabel(tr("Contacts"));
    m_contacts->setPlaceholderText(tr("Mail addresses, may stay empty"));
    const QStringList names{tr("Home page"), tr("Logo"), tr("Privacy policy"), tr("Terms of use")};
    for (int i = 0; i < int(m_links.size()); ++i) {
        m_links.at(i).edit->setLabel(names.at(i));
        m_links.at(i).edit->setPlaceholderText(QStringLiteral("https://…"));
    }
}

} // namespace octroi::dialogs
