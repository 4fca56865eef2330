// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/body.h"
#include "authority/issuer/state.h"
#include "domain/json.h"
#include "domain/name.h"

#include <QRegularExpression>

namespace octroi::authority {

namespace {

constexpr int kMostTags = 50;

Result<QString> checkContact(const QString &text)
{
    // Only what is surely no mail address is refused: the address is proved by a mail that arrives.
    static const QRegularExpression form(QStringLiteral("^[^\\s@\\p{C}]+@[^\\s@\\p{C}]+$"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    const QString contact = text.trimmed();
    if (contact.isEmpty() || (contact.size() <= 254 && form.match(contact).hasMatch()))
        return contact;
    return invalid("contact", "contact_syntax", QStringLiteral("is not a mail address"));
}

void apply(Body &body, domain::Partner &partner)
{
    if (body.has("name"))
        body.take(domain::checkName(body.text("name")), partner.name);
    body.choice("kind", partner.kind, domain::partnerKindFromName);
    body.choice("status", partner.status, domain::partnerStatusFromName);
    if (body.has("tags")) {
        partner.tags = body.list("tags", kMostTags);
        for (QString &tag : partner.tags)
            body.take(domain::checkName(tag, QStringLiteral("tags")), tag);
        partner.tags.removeDuplicates();
    }
    if (body.has("contact"))
        body.take(checkContact(body.text("contact")), partner.contact);
}

QString keyOf(const domain::Partner &partner)
{
    return domain::nameKey(partner.name);
}

} // namespace

Result<domain::Partner> Issuer::createPartner(const Caller &caller, const QJsonObject &object)
{
    const Creation request{"partner.create", {}, object};
    const auto before = m_state->madeBefore(caller, request);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return partner(*before);
    Body body(object, {QStringLiteral("name"), QStringLiteral("kind"), QStringLiteral("tags"),
                       QStringLiteral("contact")});
    body.require({"name"});
    domain::Partner partner;
    apply(body, partner);
    if (!body.ok())
        return body.error();
    if (State::nameTaken(m_state->partners, {}, keyOf(partner), keyOf))
        return taken("name", partner.name);
    partner.id = m_state->freshId(m_state->partners);
    partner.createdAt = m_state->clock.now();
    partner.version = 1;
    const auto done = m_state->commit(
        caller, request,
        {{"partner.create", "partner", partner.id, partner.name, {}, domain::toJson(partner)}},
        [&] { return m_state->store.putPartner(partner); });
    if (!done)
        return done.error();
    m_state->partners.put(partner);
    return partner;
}

Result<domain::Partner> Issuer::updatePartner(const Caller &caller, const QString &id,
                                              const QJsonObject &object)
{
    const auto before = m_state->editable(m_state->partners, "partner", caller, id);
    if (!before)
        return before;
    Body body(object, {QStringLiteral("name"), QStringLiteral("kind"), QStringLiteral("tags"),
                       QStringLiteral("contact"), QStringLiteral("status")});
    domain::Partner partner = *before;
    apply(body, partner);
    if (!body.ok())
        return body.error();
    if (State::nameTaken(m_state->partners, id, keyOf(partner), keyOf))
        return taken("name", partner.name);
    if (partner == *before)
        return partner;
    ++partner.version;
    const auto done = m_state->commit(
        caller,
        {{"partner.update", "partner", id, partner.name, domain::toJson(*before), domain::toJson(partner)}},
        [&] { return m_state->store.putPartner(partner); });
    if (!done)
        return done.error();
    m_state->partners.put(partner);
    if (partner.status != before->status) {
        if (const auto told = m_state->announceKeysOf(m_state->applicationsOf(id)); !told)
            return told.error();
        m_state->announceClientsOf(m_state->applicationsOf(id));
        m_state->announceTrust();
    }
    return partner;
}

} // namespace octroi::authority
