// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/clientsecrets.h"

#include "domain/clientfacts.h"
#include "models/clientwords.h"
#include "models/capabilitywords.h"
#include "models/format.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/link.h"

#include <QHBoxLayout>

namespace octroi::pages {

using models::ClientWords;
using models::Format;
using widgets::Label;
using widgets::Link;

ClientSecrets::ClientSecrets(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new Label(QString(), theme::Type::Strong))
    , m_add(new Link)
    , m_rotate(new Link)
    , m_rows(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_title, 1);
    head->addWidget(m_add);
    head->addWidget(m_rotate);
    column->addLayout(head);
    m_rows->setSpacing(10);
    column->addLayout(m_rows);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        if (domain::usesSecret(m_client))
            Q_EMIT addRequested();
        else
            Q_EMIT editRequested();
    });
    connect(m_rotate, &QAbstractButton::clicked, this, &ClientSecrets::rotateRequested);
    retranslate();
}

void ClientSecrets::retranslate()
{
    m_rotate->setText(tr("Rotate…"));
    m_rotate->setAccessibleName(tr("Rotate the secret"));
    setClient(m_client);
}

void ClientSecrets::setEditable(bool editable, const QString &reason)
{
    m_editable = editable;
    m_reason = reason;
    for (Link *link : m_revokes + QList<Link *>{m_add, m_rotate}) {
        link->setEnabled(editable);
        link->setToolTip(reason);
    }
    const QString one = models::CapabilityWords::whyNot(*m_context.backend, backends::Capability::SecondSecret);
    if (editable && !one.isEmpty() && domain::usesSecret(m_client)) {
        m_add->setEnabled(false);
        m_add->setToolTip(one);
    }
}

void ClientSecrets::setClient(const domain::OAuthClient &client)
{
    m_client = client;
    m_revokes.clear();
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (QWidget *row = item->widget()) {
            row->hide();
            row->deleteLater(); // a link in it may be what brought us here
        }
        delete item;
    }
    const bool secrets = domain::usesSecret(client), keys = client.auth == domain::ClientAuth::PrivateKeyJwt;
    m_title->setText(secrets             ? tr("Secrets")
                     : keys              ? tr("Keys")
                     : client.isPublic() ? tr("Proof")
                                         : tr("Certificates"));
    m_add->setText(secrets ? tr("Add…") : tr("Edit…"));
    m_add->setAccessibleName(secrets ? tr("Add a secret") : tr("Edit what the client proves itself with"));
    m_add->setVisible(!client.isPublic());
    m_rotate->setVisible(secrets);
    if (client.isPublic())
        addSentence(ClientWords::authMeaning(client.auth));
    if (secrets) {
        for (const domain::ClientSecret &secret : client.secrets)
            addSecret(secret);
        if (client.secrets.isEmpty())
            addSentence(tr("It has no secret, so it cannot take a token. Add one."));
    } else if (keys) {
        if (!client.jwksUri.isEmpty())
            addRow(tr("Key set, fetched from its address"), client.jwksUri, {}, 0, nullptr);
        for (const QJsonValue key : std::as_const(m_client.keys))
            addKey(key.toObject());
    } else if (!client.isPublic()) {
        if (!client.tlsSubject.isEmpty())
            addRow(tr("Subject of its certificate"), client.tlsSubject, {}, 0, nullptr);
        for (const domain::ClientCertificate &certificate : client.certificates)
            addCertificate(certificate);
    }
    setEditable(m_editable, m_reason);
}

void ClientSecrets::addSentence(const QString &sentence)
{
    auto *label = new Label(sentence, theme::Type::Caption, theme::Color::TextMuted);
    label->setWordWrap(true);
    m_rows->addWidget(label);
}

void ClientSecrets::addRow(const QString &first, const QString &second, const QString &chip, int tone, QWidget *end)
{
    auto *row = new QWidget;
    auto *texts = new QVBoxLayout(row);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(2);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    auto *name = new Label(first);
    name->setElided(true);
    line->addWidget(name, 1);
    texts->addLayout(line);
    auto *detail = new Label(second, theme::Type::Caption, theme::Color::TextMuted);
    detail->setElided(true);
    texts->addWidget(detail);
    if (!chip.isEmpty()) {
        auto *label = new widgets::ChipLabel;
        label->setText(chip);
        label->setTone(theme::Tone(tone));
        line->addWidget(label);
    }
    if (end)
        line->addWidget(end);
    m_rows->addWidget(row);
}

void ClientSecrets::addSecret(const domain::ClientSecret &secret)
{
    const QDateTime now = m_context.clock->now();
    const bool works = secret.worksAt(now);
    const QString use = secret.lastUsedAt.isValid() ? tr("used %1").arg(Format::relative(secret.lastUsedAt, now))
                                                    : tr("never used");
    const QString end = secret.revokedAt.isValid()   ? tr("revoked on %1").arg(Format::exact(secret.revokedAt))
                        : !secret.expiresAt.isValid() ? tr("no expiry")
                        : works                       ? tr("ends on %1").arg(Format::exact(secret.expiresAt))
                                                      : tr("ended on %1").arg(Format::exact(secret.expiresAt));
    const QVariant urgency = models::expiryTone(secret.expiresAt, now);
    const auto tone = !works             ? models::Tone::Neutral
                      : urgency.isNull() ? models::Tone::Ok
                                         : models::Tone(urgency.toInt());
    const QString state = secret.revokedAt.isValid() ? tr("Revoked", "state of a secret")
                          : works                    ? tr("Works", "state of a secret")
                                                     : tr("Ended", "state of a secret");
    Link *revoke = nullptr;
    const bool lone = secret.id == QLatin1String("current") && !backends::can(*m_context.backend, backends::Capability::SecondSecret);
    if (works && !lone) {
        revoke = new Link(tr("Revoke…"));
        m_revokes << revoke;
        revoke->setAccessibleName(tr("Revoke the secret that ends in %1").arg(secret.last4));
        connect(revoke, &QAbstractButton::clicked, this, [this, id = secret.id] { Q_EMIT revokeRequested(id); });
    }
    addRow(tr("…%1, since %2", "end of a secret, when it was made")
               .arg(secret.last4, Format::date(secret.createdAt.toLocalTime().date())),
           tr("%1 · %2", "end of a secret, its last use").arg(end, use), state, int(tone), revoke);
}

void ClientSecrets::addCertificate(const domain::ClientCertificate &certificate)
{
    const QDateTime now = m_context.clock->now();
    const bool ended = certificate.expiresAt.isValid() && certificate.expiresAt <= now;
    const QVariant urgency = models::expiryTone(certificate.expiresAt, now);
    const auto tone = ended              ? models::Tone::Danger
                      : urgency.isNull() ? models::Tone::Ok
                                         : models::Tone(urgency.toInt());
    addRow(tr("SHA-256 %1…", "thumbprint of a certificate").arg(certificate.thumbprint.left(12)),
           certificate.expiresAt.isValid() ? tr("valid until %1").arg(Format::exact(certificate.expiresAt))
                                           : tr("its end is not known"),
           ended ? tr("Expired", "state of a certificate") : tr("Valid", "state of a certificate"), int(tone), nullptr);
}

void ClientSecrets::addKey(const QJsonObject &key)
{
    const QString id = key.value(QLatin1String("kid")).toString();
    const QString curve = key.value(QLatin1String("crv")).toString();
    const QString type = key.value(QLatin1String("kty")).toString();
    addRow(id.isEmpty() ? tr("Key without identifier") : id, curve.isEmpty() ? type : type + QLatin1Char(' ') + curve,
           {}, 0, nullptr);
}

} // namespace octroi::pages
