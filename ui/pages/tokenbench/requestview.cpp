// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenbench/requestview.h"

#include "models/format.h"
#include "pages/tokenbench/requestwords.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace octroi::pages {

using tokens::GrantKind;
using widgets::Button;
using widgets::Field;

RequestView::RequestView(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_web(*context.clock)
    , m_request(m_web)
    , m_grant(new widgets::Segments)
    , m_issuer(new Field)
    , m_clientId(new Field)
    , m_secret(new Field)
    , m_scopes(new Field)
    , m_resource(new Field)
    , m_port(new Field)
    , m_grantHint(new widgets::Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_note(new widgets::Note(theme::Tone::Danger))
    , m_device(new widgets::Note(theme::Tone::Info))
    , m_start(new Button(QString(), Button::Kind::Primary))
    , m_cancel(new Button(QString(), Button::Kind::Secondary))
    , m_show(new Button(QString(), Button::Kind::Secondary))
    , m_copy(new Button(QString(), Button::Kind::Secondary))
    , m_form(new widgets::Card)
    , m_log(new widgets::Card)
    , m_text(new QPlainTextEdit)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 0, 24, 24);
    row->setSpacing(16);
    row->addWidget(formPart(), 2);
    row->addWidget(exchangePart(), 3);
    connectParts();
    retranslate();
}

QWidget *RequestView::formPart()
{
    auto *column = m_form->body();
    column->setSpacing(12);
    m_grantHint->setWordWrap(true);
    column->addWidget(m_grant, 0, Qt::AlignLeading);
    column->addWidget(m_grantHint);
    m_secret->lineEdit()->setEchoMode(QLineEdit::Password);
    for (Field *field : {m_issuer, m_clientId, m_secret, m_scopes, m_resource, m_port}) {
        field->setMono(true);
        column->addWidget(field);
    }
    column->addWidget(m_note);
    column->addWidget(m_device);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_start);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_show);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addStretch();
    m_start->setIconName(QStringLiteral("send"));
    m_show->setIconName(QStringLiteral("token-bench"));
    m_note->hide();
    m_device->hide();
    m_show->hide();
    return m_form;
}

QWidget *RequestView::exchangePart()
{
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setFont(theme::font(theme::Type::Mono));
    m_copy->setIconName(QStringLiteral("copy"));
    m_copy->setButtonSize(Button::Size::Small);
    m_log->addHeadWidget(m_copy);
    m_log->body()->addWidget(m_text, 1);
    return m_log;
}

void RequestView::connectParts()
{
    connect(&m_web, &tokens::WebClient::exchanged, this, &RequestView::addExchange);
    connect(&m_request, &tokens::TokenRequest::browserWanted, this, [this](const QUrl &url) {
        // For who has no browser here, or wants another one.
        m_device->setText(tr("Go on in the browser. If none opened, use this address: %1").arg(url.toString(QUrl::FullyEncoded)));
        m_device->show();
        QDesktopServices::openUrl(url);
    });
    connect(&m_request, &tokens::TokenRequest::deviceCodeShown, this, &RequestView::showDevice);
    connect(m_grant, &widgets::Segments::currentChanged, this, &RequestView::update);
    connect(m_start, &QAbstractButton::clicked, this, &RequestView::start);
    connect(m_cancel, &QAbstractButton::clicked, &m_request, &tokens::TokenRequest::cancel);
    connect(m_copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(m_show, &QAbstractButton::clicked, this, [this] {
        if (m_token)
            Q_EMIT tokenWanted(m_token->revealText());
    });
    for (Field *field : {m_issuer, m_clientId, m_secret, m_scopes, m_resource, m_port})
        connect(field, &Field::returnPressed, this, &RequestView::start);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { m_text->setFont(theme::font(theme::Type::Mono)); });
}

void RequestView::retranslate()
{
    m_form->setTitle(tr("Request a token"));
    m_grant->setSegments({tr("Client credentials"), tr("In the browser"), tr("Device code")});
    m_grant->setAccessibleName(tr("Way of getting a token"));
    m_issuer->setLabel(tr("Issuer"));
    m_clientId->setLabel(tr("Client"));
    m_clientId->setPlaceholderText(tr("client_id"));
    m_secret->setLabel(tr("Secret"));
    m_secret->setPlaceholderText(tr("empty for a public client"));
    m_scopes->setLabel(tr("Scopes"));
    m_scopes->setPlaceholderText(QStringLiteral("orders:read orders:write"));
    m_resource->setLabel(tr("Resource"));
    m_resource->setPlaceholderText(tr("whom the token is for; may be empty"));
    m_port->setLabel(tr("Port of the redirect"));
    m_port->setPlaceholderText(tr("any free one"));
    m_start->setText(tr("Request"));
    m_cancel->setText(tr("Cancel"));
    m_show->setText(tr("Show on the bench"));
    m_log->setTitle(tr("What goes over the wire"));
    m_log->setCaption(tr("secrets are variables"));
    m_copy->setText(tr("Copy"));
    m_text->setAccessibleName(tr("Requests as curl commands, with their answers"));
    m_text->setPlaceholderText(tr("Each request stands here as a curl command, without its secrets, with what was answered."));
    m_request.setFarewell(tr("You can close this window"), tr("Octroi has the answer and goes on."));
    update();
}

void RequestView::update()
{
    if (m_issuer->text().isEmpty())
        m_issuer->setText(m_context.backend->info().address);
    const GrantKind kind = GrantKind(m_grant->currentIndex());
    m_grantHint->setText(kind == GrantKind::ClientCredentials     ? tr("The client acts for itself, without a person.")
                         : kind == GrantKind::AuthorizationCode   ? tr("A person signs in in the system browser; the code comes back to this machine, with PKCE. Register http://127.0.0.1/callback at the client.")
                                                                  : tr("A person enters a code on another device."));
    m_port->setVisible(kind == GrantKind::AuthorizationCode);
    m_start->setEnabled(!m_running);
    m_cancel->setVisible(m_running);
    m_show->setVisible(m_token != nullptr && !m_running);
}

bool RequestView::check()
{
    m_issuer->setError(m_issuer->text().trimmed().isEmpty() ? tr("Say who issues the token.") : QString());
    m_clientId->setError(m_clientId->text().trimmed().isEmpty() ? tr("Say which client asks.") : QString());
    bool number = true;
    const int port = m_port->text().trimmed().isEmpty() ? 0 : m_port->text().trimmed().toInt(&number);
    const bool fits = number && (port == 0 || (port >= 1024 && port <= 65535));
    m_port->setError(fits ? QString() : tr("A port is a number from 1024 to 65535."));
    return fits && m_issuer->error().isEmpty() && m_clientId->error().isEmpty();
}

tokens::TokenWish RequestView::wish() const
{
    tokens::TokenWish wish;
    wish.grant = GrantKind(m_grant->currentIndex());
    wish.issuer = m_issuer->text().trimmed();
    wish.clientId = m_clientId->text().trimmed();
    if (!m_secret->text().isEmpty())
        wish.clientSecret = std::make_shared<Secret>(Secret::fromString(m_secret->text()));
    const domain::OAuthClient *client = m_context.inventory->client(wish.clientId);
    wish.secretInBody = client && client->auth == domain::ClientAuth::SecretPost;
    wish.scopes = m_scopes->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    wish.resource = m_resource->text().trimmed();
    wish.port = quint16(m_port->text().trimmed().toUInt());
    return wish;
}

void RequestView::start()
{
    if (m_running || !check())
        return;
    m_running = true;
    m_token.reset();
    m_exchanges.clear();
    m_text->clear();
    m_note->hide();
    m_device->hide();
    update();
    QCoro::connect(m_request.run(wish()), this, [this](const Result<tokens::TokenAnswer> &answer) { finish(answer); });
}

void RequestView::finish(const Result<tokens::TokenAnswer> &answer)
{
    m_running = false;
    m_device->hide();
    if (answer) {
        m_token = answer->accessToken;
        m_note->setTone(theme::Tone::Ok);
        m_note->setText(answer->expiresAt.isValid() ? tr("A %1 token with %2, which ends %3").arg(answer->tokenType, answer->scopes.isEmpty() ? tr("no scope") : answer->scopes.join(QStringLiteral(", ")), models::Format::relative(answer->expiresAt, m_context.clock->now()))
                                                    : tr("A %1 token with %2").arg(answer->tokenType, answer->scopes.isEmpty() ? tr("no scope") : answer->scopes.join(QStringLiteral(", "))));
    } else {
        m_note->setTone(answer.error().code == ErrorCode::Cancelled ? theme::Tone::Info : theme::Tone::Danger);
        m_note->setText(answer.error().code == ErrorCode::Cancelled ? tr("Cancelled. What you typed is still here.") : RequestWords::failure(answer.error()));
    }
    m_note->show();
    update();
    if (answer)
        m_show->setFocus(Qt::OtherFocusReason);
}

void RequestView::showDevice(const tokens::DeviceCode &code)
{
    m_device->setText(tr("Open %1 on any device and enter the code %2. It ends %3.")
                          .arg(code.verification.toDisplayString(), code.userCode, models::Format::relative(code.expiresAt, m_context.clock->now())));
    m_device->show();
}

void RequestView::addExchange(const tokens::Exchange &exchange)
{
    const QString answer = exchange.status > 0 ? tr("# answered %1 in %2").arg(QString::number(exchange.status), models::Format::milliseconds(double(exchange.milliseconds))) : tr("# no answer: %1").arg(exchange.error);
    m_exchanges += tokens::toCurl(exchange) + QLatin1Char('\n') + answer + QLatin1Char('\n') + QString::fromUtf8(exchange.answer).trimmed() + QStringLiteral("\n\n");
    m_text->setPlainText(m_exchanges);
}

void RequestView::setClient(const QString &clientId)
{
    m_clientId->setText(clientId);
    if (const domain::OAuthClient *client = m_context.inventory->client(clientId))
        m_scopes->setText(client->scopes.join(QLatin1Char(' ')));
}

void RequestView::focusFirst()
{
    (m_clientId->text().isEmpty() ? m_clientId : m_secret)->lineEdit()->setFocus(Qt::OtherFocusReason);
}

void RequestView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    // The secret is not kept on a page that nobody looks at.
    if (!m_running)
        m_secret->setText({});
}

} // namespace octroi::pages
