// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/clientsecretsheet.h"

#include "dialogs/expirypicker.h"
#include "models/capabilitywords.h"
#include "models/format.h"
#include "widgets/label.h"
#include "widgets/segments.h"

#include <QVBoxLayout>

namespace octroi::dialogs {

namespace {
constexpr qint64 kOverlaps[] = {0, 3'600, 86'400, 7 * 86'400, 30 * 86'400};
constexpr int kUsualDays = 365;
} // namespace

ClientSecretSheet::ClientSecretSheet(pages::Context context, const domain::OAuthClient &client, bool rotate,
                                     QWidget *parent)
    : FormSheet(context, parent)
    , m_client(client)
    , m_rotate(rotate)
    , m_what(new widgets::Label)
    , m_overlapLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_end(new widgets::Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_expiryLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_overlap(new widgets::Segments)
    , m_expiry(new ExpiryPicker(*context.clock))
{
    setWantedSize({680, 0});
    m_what->setWordWrap(true);
    m_end->setWordWrap(true);
    form()->addWidget(m_what);
    m_overlap->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    QWidget *overlap = labelled(m_overlapLabel, m_overlap);
    form()->addWidget(overlap);
    form()->addWidget(m_end);
    for (QWidget *part : {overlap, static_cast<QWidget *>(m_end)})
        part->setVisible(rotate);
    m_expiryPart = labelled(m_expiryLabel, m_expiry);
    form()->addWidget(m_expiryPart);
    m_graceKnown = std::any_of(client.secrets.begin(), client.secrets.end(), [](const auto &secret) { return secret.expiresAt.isValid(); });
    connect(m_overlap, &widgets::Segments::activated, this, [this] {
        touch();
        update();
    });
    connect(m_expiry, &ExpiryPicker::changed, this, &ClientSecretSheet::touch);
    retranslate();
    m_overlap->setCurrentIndex(m_grace.isEmpty() ? 3 : m_graceKnown ? 1 : 0);
    m_expiry->setExpiresAt(context.clock->now().addDays(kUsualDays));
    update();
}

qint64 ClientSecretSheet::overlapSeconds() const
{
    return kOverlaps[m_overlap->currentIndex()];
}

void ClientSecretSheet::retranslate()
{
    setTitle(m_rotate ? tr("Rotate the secret of %1").arg(m_client.name) : tr("New secret for %1").arg(m_client.name));
    m_what->setText(m_rotate ? tr("A new secret is made and shown once. Those before go on working until the overlap "
                                  "ends, so that the program can change over without a gap.")
                             : tr("One more secret is made and shown once. Those that are there go on working."));
    m_overlapLabel->setText(tr("Overlap"));
    m_overlap->setSegments({tr("None"), tr("1 hour"), tr("1 day"), tr("7 days"), tr("30 days")});
    fitBackend();
    m_overlap->setAccessibleName(tr("Overlap"));
    m_expiryLabel->setText(tr("The new secret ends"));
    submitButton()->setText(m_rotate ? tr("Rotate secret") : tr("Add secret"));
    m_expiry->retranslate();
    update();
}

// How long the old secret goes on, and the new one, is what the backend's policy says.
void ClientSecretSheet::fitBackend()
{
    m_grace = models::CapabilityWords::caveat(*context().backend, backends::Capability::SecretRotation);
    m_expiryPart->setVisible(m_grace.isEmpty());
    if (m_grace.isEmpty())
        return;
    m_overlap->setSegments({tr("None"), tr("The grace of the policy")});
    m_overlap->setSegmentEnabled(1, m_graceKnown, m_grace);
}

void ClientSecretSheet::update()
{
    if (!m_grace.isEmpty()) {
        m_end->setText(m_grace);
        return;
    }
    const QDateTime end = context().clock->now().addSecs(overlapSeconds());
    m_end->setText(overlapSeconds() == 0
                       ? tr("The secrets before stop to work at once.")
                       : tr("The secrets before stop to work on %1 at the latest.").arg(models::Format::exact(end)));
}

void ClientSecretSheet::submit()
{
    if (!m_expiry->problem().isEmpty())
        return;
    run(m_rotate ? change::Change(change::RotateClientSecret{m_client.id, overlapSeconds(), m_expiry->expiresAt()})
                 : change::Change(change::AddClientSecret{m_client.id, m_expiry->expiresAt()}));
}

void ClientSecretSheet::succeeded(const change::ItemResult &result)
{
    if (result.issuedClient)
        Q_EMIT issued(*result.issuedClient);
    closeSheet();
}

} // namespace octroi::dialogs
