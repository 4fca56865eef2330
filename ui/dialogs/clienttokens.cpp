// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/clienttokens.h"

#include "dialogs/formsheet.h"
#include "dialogs/tokenedit.h"
#include "models/capabilitywords.h"
#include "models/clientwords.h"
#include "models/format.h"
#include "widgets/label.h"
#include "widgets/segments.h"
#include "widgets/switch.h"

#include <QHBoxLayout>
#include <QSpinBox>

namespace octroi::dialogs {

using models::ClientWords;
using models::Format;
using widgets::Label;

namespace {

Label *caption()
{
    auto *label = new Label(QString(), theme::Type::Caption, theme::Color::TextMuted);
    label->setWordWrap(true);
    return label;
}

} // namespace

ClientTokens::ClientTokens(QWidget *parent)
    : QWidget(parent)
    , m_formatLabel(new Label(QString(), theme::Type::Label))
    , m_formatMeaning(caption())
    , m_lifeLabel(new Label(QString(), theme::Type::Label))
    , m_refreshLabel(new Label(QString(), theme::Type::Label))
    , m_audienceLabel(new Label(QString(), theme::Type::Label))
    , m_parMeaning(caption())
    , m_dpopMeaning(caption())
    , m_certificateMeaning(caption())
    , m_error(new Label(QString(), theme::Type::Caption, theme::Color::DangerText))
    , m_format(new widgets::Segments)
    , m_life(new QSpinBox)
    , m_refresh(new QSpinBox)
    , m_par(new widgets::Switch)
    , m_dpop(new widgets::Switch)
    , m_certificate(new widgets::Switch)
    , m_audience(new TokenEdit([](const QString &text) {
        const auto uri = domain::checkResource(text, QStringLiteral("resources"));
        return uri ? std::pair(*uri, QString()) : std::pair(QString(), Format::error(uri.error()));
    }))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(times());
    column->addWidget(m_formatMeaning);
    column->addWidget(option(m_dpop, m_dpopMeaning));
    m_certificatePart = option(m_certificate, m_certificateMeaning);
    column->addWidget(m_certificatePart);
    m_parPart = option(m_par, m_parMeaning);
    column->addWidget(m_parPart);
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_error);
    column->addWidget(labelled(m_audienceLabel, m_audience));
    connect(m_format, &widgets::Segments::activated, this, [this] {
        retranslate();
        Q_EMIT changed();
    });
    connect(m_life, &QSpinBox::valueChanged, this, [this] {
        m_lifeTouched = true;
        Q_EMIT changed();
    });
    connect(m_refresh, &QSpinBox::valueChanged, this, [this] {
        m_refreshTouched = true;
        Q_EMIT changed();
    });
    // A token is bound to one thing.
    connect(m_dpop, &QAbstractButton::toggled, this, [this](bool on) {
        if (on)
            m_certificate->setChecked(false);
    });
    connect(m_certificate, &QAbstractButton::toggled, this, [this](bool on) {
        if (on)
            m_dpop->setChecked(false);
    });
    for (widgets::Switch *control : {m_par, m_dpop, m_certificate})
        connect(control, &QAbstractButton::clicked, this, &ClientTokens::changed);
    m_audience->setEditWidth(320);
    connect(m_audience, &TokenEdit::changed, this, &ClientTokens::changed);
    retranslate();
}

QWidget *ClientTokens::times()
{
    auto *part = new QWidget;
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    m_format->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    row->addWidget(labelled(m_formatLabel, m_format));
    m_life->setRange(1, 1'440);
    m_life->setFixedSize(136, 32);
    row->addWidget(labelled(m_lifeLabel, m_life));
    m_refresh->setRange(1, 366);
    m_refresh->setFixedSize(136, 32);
    m_refreshPart = labelled(m_refreshLabel, m_refresh);
    row->addWidget(m_refreshPart);
    row->addStretch(1);
    return part;
}

QWidget *ClientTokens::option(widgets::Switch *control, Label *meaning)
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    control->setCheckable(true);
    column->addWidget(control, 0, Qt::AlignLeading);
    column->addWidget(meaning);
    return part;
}

void ClientTokens::load(const domain::OAuthClient &client)
{
    m_format->setCurrentIndex(int(client.tokenFormat));
    m_life->setValue(int(std::max<qint64>(1, client.accessTokenSeconds / 60)));
    m_refresh->setValue(int(std::max<qint64>(1, client.refreshTokenSeconds / 86'400)));
    m_dpop->setChecked(client.dpopBound);
    m_certificate->setChecked(client.certificateBound);
    m_par->setChecked(client.requirePar);
    m_audience->setValues(client.resources);
    m_lifeTouched = m_refreshTouched = false;
    fit(client);
    retranslate();
}

void ClientTokens::fitBackend(const backends::Backend &backend)
{
    using models::CapabilityWords;
    m_noOpaque = CapabilityWords::whyNot(backend, backends::Capability::OpaqueTokens);
    m_noAudience = CapabilityWords::whyNot(backend, backends::Capability::TokenAudience);
    m_audience->setEnabled(m_noAudience.isEmpty());
    m_audience->setToolTip(m_noAudience);
}

void ClientTokens::fit(const domain::OAuthClient &client)
{
    const bool code = client.hasGrant(QLatin1String("authorization_code"));
    const bool tls = client.auth == domain::ClientAuth::TlsClient || client.auth == domain::ClientAuth::SelfSignedTls;
    m_refreshPart->setVisible(client.hasGrant(QLatin1String("refresh_token")));
    m_parPart->setVisible(code);
    m_certificatePart->setVisible(tls || m_certificate->isChecked());
}

void ClientTokens::store(domain::OAuthClient &client) const
{
    client.tokenFormat = domain::TokenFormat(m_format->currentIndex());
    // What is no whole number of minutes or days stays as it was until it is touched.
    if (m_lifeTouched)
        client.accessTokenSeconds = m_life->value() * 60LL;
    if (m_refreshTouched)
        client.refreshTokenSeconds = m_refresh->value() * 86'400LL;
    client.dpopBound = m_dpop->isChecked();
    client.certificateBound = m_certificate->isChecked();
    client.requirePar = m_par->isChecked() && client.hasGrant(QLatin1String("authorization_code"));
    client.resources = m_audience->values();
}

bool ClientTokens::check()
{
    m_error->hide();
    return m_audience->commit();
}

bool ClientTokens::showFieldError(const QString &field, const QString &sentence)
{
    if (field == QLatin1String("resources")) {
        m_audience->setError(sentence);
        return true;
    }
    static const QStringList mine{QStringLiteral("access_token_seconds"), QStringLiteral("refresh_token_seconds"),
                                  QStringLiteral("certificate_bound"), QStringLiteral("dpop_bound"),
                                  QStringLiteral("require_par"), QStringLiteral("token_format")};
    if (!mine.contains(field))
        return false;
    m_error->setText(sentence);
    m_error->show();
    return true;
}

void ClientTokens::retranslate()
{
    m_formatLabel->setText(tr("Form"));
    m_format->setSegments({tr("JWT"), tr("Opaque")});
    m_format->setAccessibleName(tr("Form of the tokens"));
    m_format->setSegmentEnabled(1, m_noOpaque.isEmpty(), m_noOpaque);
    m_formatMeaning->setText(
        !m_noOpaque.isEmpty() ? m_noOpaque
        : m_format->currentIndex() == 0
            ? tr("A JWT is checked without asking octroid; once it is out it is good until it ends, so it lives briefly.")
            : tr("An opaque token says nothing by itself: each check asks octroid, and a revocation counts at once."));
    m_lifeLabel->setText(tr("Access tokens live"));
    m_life->setAccessibleName(tr("Life of an access token in minutes"));
    m_life->setSuffix(tr(" min"));
    m_refreshLabel->setText(tr("A sign-in lasts"));
    m_refresh->setAccessibleName(tr("Life of the refresh tokens in days"));
    m_refresh->setSuffix(tr(" days"));
    m_dpop->setText(tr("Bind tokens to a key of the program (DPoP)"));
    m_dpopMeaning->setText(tr("A stolen token is worth nothing without the key. Recommended where the program's "
                              "library knows DPoP."));
    m_certificate->setText(tr("Bind tokens to the certificate"));
    m_certificateMeaning->setText(tr("A token works only over a connection with the same certificate."));
    m_par->setText(tr("Only pushed requests (PAR)"));
    m_parMeaning->setText(tr("The sign-in's request goes from the program to octroid, so that nothing in the browser's "
                             "address can be changed. Recommended where the library knows it."));
    m_audienceLabel->setText(m_noAudience.isEmpty() ? tr("Audience") : tr("Audience: %1").arg(m_noAudience));
    m_audience->setAccessibleLabel(tr("APIs for which it may ask tokens"));
    m_audience->setPlaceholderText(tr("Any API; or addresses like https://api.example"));
}

} // namespace octroi::dialogs
