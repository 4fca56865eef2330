// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/revealsheet.h"

#include "dialogs/formsheet.h"
#include "domain/scope.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/secretview.h"
#include "widgets/surface.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace octroi::dialogs {

using widgets::Button;
using widgets::Label;

namespace {

/// What of a client the sheet says as it says it of a key.
backends::IssuedKey named(const backends::IssuedClient &client)
{
    backends::IssuedKey key;
    key.key.name = client.client.name;
    key.key.applicationId = client.client.applicationId;
    key.secret = client.secret;
    return key;
}

} // namespace

RevealSheet::RevealSheet(pages::Context context, const backends::IssuedKey &key, bool rotated, QWidget *parent)
    : RevealSheet(context, key, rotated, std::nullopt, parent)
{
}

RevealSheet::RevealSheet(pages::Context context, const backends::IssuedClient &client, QWidget *parent)
    : RevealSheet(context, named(client), true, client, parent)
{
}

RevealSheet::RevealSheet(pages::Context context, const backends::IssuedKey &key, bool rotated,
                         std::optional<backends::IssuedClient> client, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_key(key)
    , m_rotated(rotated)
    , m_client(std::move(client))
    , m_once(new widgets::Note(theme::Tone::Warning))
    , m_keyLabel(new Label(QString(), theme::Type::Label))
    , m_deliverText(new Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_tryLabel(new Label(QString(), theme::Type::Strong))
    , m_curl(new Label(QString(), theme::Type::Mono))
    , m_secret(new widgets::SecretView)
    , m_copyCurl(new widgets::IconButton(QStringLiteral("copy"), QString()))
    , m_stored(new QCheckBox)
    , m_deliver(new Button)
    , m_another(nullptr)
    , m_done(nullptr)
{
    setWantedSize({680, 0});
    setBody(body());
    addFootWidget(atStart(m_stored));
    m_another = addFootButton(QString(), int(Button::Kind::Secondary));
    m_done = addFootButton(QString(), int(Button::Kind::Primary));
    m_another->setVisible(!rotated);
    widgets::SecretView::Parts parts;
    if (!m_client) {
        parts.prefix = int(key.key.prefix.size() + 2 + domain::environmentName(key.key.environment).size());
        parts.identifier = int(key.key.id.size());
        parts.check = 6;
    }
    m_secret->setSecret(key.secret, parts);
    connect(m_stored, &QCheckBox::toggled, this, [this](bool) { retranslate(); });
    connect(m_done, &QAbstractButton::clicked, this, &Sheet::closeSheet);
    connect(m_another, &QAbstractButton::clicked, this, [this] {
        Q_EMIT anotherRequested(m_key.key.applicationId);
        closeSheet();
    });
    connect(m_deliver, &QAbstractButton::clicked, this, [this] { Q_EMIT deliverRequested(m_key); });
    connect(m_copyCurl, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_curl->text()); });
    retranslate();
}

QWidget *RevealSheet::body()
{
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(24, 8, 24, 24);
    column->setSpacing(16);
    column->addWidget(m_once);
    auto *key = new QVBoxLayout;
    key->setSpacing(6);
    key->addWidget(m_keyLabel);
    key->addWidget(m_secret);
    column->addLayout(key);
    auto *deliverPart = new QWidget;
    auto *deliver = new QHBoxLayout(deliverPart);
    deliver->setContentsMargins(0, 0, 0, 0);
    deliver->setSpacing(16);
    m_deliverText->setWordWrap(true);
    deliver->addWidget(m_deliverText, 1);
    deliver->addWidget(m_deliver);
    column->addWidget(deliverPart);
    if (m_client) // shown before it has a parent it would be a window of its own, which takes the keyboard
        deliverPart->hide();
    column->addWidget(tryIt());
    return all;
}

QWidget *RevealSheet::tryIt()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_tryLabel);
    auto *box = new widgets::Surface(theme::Color::BgSunken);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(12, 4, 4, 4);
    m_curl->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_curl->setWordWrap(true);
    m_curl->setLayoutDirection(Qt::LeftToRight); // code in every language
    row->addWidget(m_curl, 1);
    m_copyCurl->setSmall(true);
    row->addWidget(m_copyCurl);
    column->addWidget(box);
    part->setVisible(!curl().isEmpty());
    return part;
}

// The first endpoint that the key opens; the key itself is masked. Without one there is nothing to try.
QString RevealSheet::keyCurl() const
{
    for (const domain::Api &api : m_context.inventory->apis()) {
        for (const domain::Endpoint &endpoint : api.endpoints) {
            const bool opens =
                std::all_of(endpoint.scopes.begin(), endpoint.scopes.end(),
                            [this](const QString &s) { return domain::scopesImply(m_key.key.scopes, s); });
            if (!opens)
                continue;
            const QString method =
                endpoint.method == QLatin1String("*") ? QStringLiteral("GET") : endpoint.method;
            return QStringLiteral("curl -X %1 -H \"X-API-Key: ••••••••\" \"$API%2%3\"")
                .arg(method, api.basePath, endpoint.path);
        }
    }
    return {};
}

// How the client takes a token with it; the secret itself is masked.
QString RevealSheet::tokenCurl() const
{
    if (!m_client->client.hasGrant(QLatin1String("client_credentials")))
        return {};
    const bool header = m_client->client.auth == domain::ClientAuth::SecretBasic;
    return QStringLiteral("curl %1 -d grant_type=client_credentials \"%2/oauth/token\"")
        .arg(header ? QStringLiteral("-u %1:••••••••").arg(m_client->client.id)
                    : QStringLiteral("-d client_id=%1 -d client_secret=••••••••").arg(m_client->client.id),
             m_context.backend->info().address);
}

QString RevealSheet::curl() const
{
    return m_client ? tokenCurl() : keyCurl();
}

void RevealSheet::retranslateSecret()
{
    setTitle(tr("Secret of the client"));
    const QDateTime now = m_context.clock->now();
    const auto working = std::count_if(m_client->client.secrets.begin(), m_client->client.secrets.end(),
                                       [&](const domain::ClientSecret &s) { return s.worksAt(now); });
    m_once->setText(working > 1 ? tr("This is the only time the secret can be seen. The client has %n secret(s) that work.",
                                     nullptr, int(working))
                                : tr("This is the only time the secret can be seen. Octroi keeps its digest, not the secret."));
    m_keyLabel->setText(tr("Secret of client %1", "the client's identifier").arg(m_client->client.id));
    m_stored->setText(tr("I have stored or passed on this secret"));
}

void RevealSheet::retranslateKey()
{
    setTitle(m_rotated ? tr("Key rotated") : tr("Key issued"));
    m_once->setText(tr("This is the only time the key can be seen. Octroi keeps its digest, not the key."));
    m_keyLabel->setText(tr("API key"));
    m_stored->setText(tr("I have stored or delivered this key"));
}

void RevealSheet::retranslate()
{
    if (m_client)
        retranslateSecret();
    else
        retranslateKey();
    const auto *application = m_context.inventory->application(m_key.key.applicationId);
    const auto *partner = application ? m_context.inventory->partner(application->partnerId) : nullptr;
    setSubtitle(tr("%1 for %2 › %3", "key, partner, application")
                    .arg(m_key.key.name, partner ? partner->name : QString(),
                         application ? application->name : QString()));
    m_deliverText->setText(
        tr("Seal it to the partner's certificate or to a passphrase, so that it need not travel in clear."));
    m_deliver->setText(tr("Deliver…"));
    m_tryLabel->setText(tr("Try it"));
    m_curl->setText(curl());
    m_copyCurl->setName(tr("Copy the command"));
    m_another->setText(tr("Issue another"));
    m_done->setText(tr("Done"));
    const QString reason = m_stored->isChecked()
                               ? QString()
                           : m_client ? tr("Confirm first that the secret is stored: it cannot be shown again.")
                                      : tr("Confirm first that the key is stored: it cannot be shown again.");
    m_done->setDisabledReason(reason);
    m_another->setDisabledReason(reason);
}

void RevealSheet::setStored()
{
    m_stored->setChecked(true);
}

bool RevealSheet::mayClose()
{
    if (m_stored->isChecked())
        return true;
    m_once->setTone(theme::Tone::Danger);
    m_once->setText(m_client ? tr("This secret cannot be shown again. Store it, confirm that below, then close.")
                             : tr("This key cannot be shown again. Store it, confirm that below, then close."));
    m_stored->setFocus();
    return false;
}

void RevealSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::dialogs
