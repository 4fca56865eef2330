// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/welcome/connectform.h"

#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/note.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QUrl>
#include <QVBoxLayout>

namespace octroi::pages {

namespace {

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") ||
           host == QLatin1String("::1");
}

} // namespace

ConnectForm::ConnectForm(QWidget *parent)
    : QWidget(parent)
    , m_address(new widgets::Field)
    , m_client(new widgets::Field)
    , m_secret(new widgets::Field)
    , m_note(new widgets::Note(theme::Tone::Danger))
    , m_connect(new widgets::Button(QString(), widgets::Button::Kind::Primary))
    , m_back(new widgets::Button(QString(), widgets::Button::Kind::Ghost))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(8);
    m_secret->lineEdit()->setEchoMode(QLineEdit::Password);
    m_note->setSmall(true);
    m_note->hide();
    for (widgets::Field *field : {m_address, m_client, m_secret}) {
        layout->addWidget(field);
        connect(field, &widgets::Field::textEdited, this, [this, field] {
            field->setError(QString());
            m_note->hide();
        });
        connect(field, &widgets::Field::returnPressed, this, &ConnectForm::submit);
    }
    layout->addWidget(m_note);
    layout->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_connect);
    layout->addLayout(buttons);
    connect(m_connect, &QPushButton::clicked, this, &ConnectForm::submit);
    connect(m_back, &QPushButton::clicked, this, &ConnectForm::cancelled);
    retranslate();
}

void ConnectForm::retranslate()
{
    m_address->setLabel(tr("Address of the octroid server"));
    m_address->setPlaceholderText(QStringLiteral("https://octroid.meridian.example"));
    m_client->setLabel(tr("Client identifier"));
    m_secret->setLabel(tr("Client secret"));
    m_connect->setText(tr("Connect"));
    m_back->setText(tr("Back"));
}

void ConnectForm::begin()
{
    for (widgets::Field *field : {m_address, m_client, m_secret}) {
        if (field->text().isEmpty())
            return field->lineEdit()->setFocus(Qt::OtherFocusReason);
    }
}

void ConnectForm::setAddress(const QString &address)
{
    m_address->setText(address);
}

void ConnectForm::setBusy(bool busy)
{
    for (widgets::Field *field : {m_address, m_client, m_secret})
        field->setEnabled(!busy);
    m_connect->setEnabled(!busy);
    m_connect->setText(busy ? tr("Connecting…") : tr("Connect"));
    if (busy)
        m_note->hide();
}

bool ConnectForm::check()
{
    const QString text = m_address->text().trimmed();
    const QUrl url(text.contains(QLatin1String("://")) ? text : QStringLiteral("https://") + text,
                   QUrl::StrictMode);
    bool good = true;
    const auto wrong = [&good](widgets::Field *field, const QString &sentence) {
        field->setError(sentence);
        if (good)
            field->lineEdit()->setFocus(Qt::OtherFocusReason);
        good = false;
    };
    if (text.isEmpty())
        wrong(m_address, tr("Write the server's address."));
    else if (!url.isValid() || url.host().isEmpty())
        wrong(m_address, tr("This is not an address. Write it like https://server.example."));
    else if (url.scheme() != QLatin1String("https") &&
             !(url.scheme() == QLatin1String("http") && isLoopback(url.host())))
        wrong(m_address, tr("The secret would travel in clear. Use https, or a server on this computer."));
    if (m_client->text().trimmed().isEmpty())
        wrong(m_client, tr("Write the client identifier. It stands in the file that --init-admin wrote."));
    if (m_secret->text().isEmpty())
        wrong(m_secret, tr("Write the client secret."));
    return good;
}

void ConnectForm::submit()
{
    if (!m_connect->isEnabled() || !check())
        return;
    QString address = m_address->text().trimmed();
    if (!address.contains(QLatin1String("://")))
        address.prepend(QLatin1String("https://"));
    while (address.endsWith(QLatin1Char('/')))
        address.chop(1);
    Q_EMIT submitted(address, m_client->text().trimmed(),
                     std::make_shared<Secret>(m_secret->text().toUtf8()));
}

void ConnectForm::showError(const Error &error)
{
    setBusy(false);
    switch (error.code) {
    case ErrorCode::Unauthorized:
        m_secret->setError(tr("The server does not accept this client and secret."));
        m_secret->lineEdit()->setFocus(Qt::OtherFocusReason);
        return;
    case ErrorCode::Network:
        m_address->setError(tr("The server was not reached. Check the address and the network."));
        m_address->lineEdit()->setFocus(Qt::OtherFocusReason);
        return;
    case ErrorCode::Timeout:
        m_address->setError(tr("The server did not answer in time. Try again."));
        return;
    case ErrorCode::Protocol:
    case ErrorCode::NotFound:
        m_address->setError(tr("What answers there is not octroid. Check the address."));
        m_address->lineEdit()->setFocus(Qt::OtherFocusReason);
        return;
    case ErrorCode::Forbidden:
        m_note->setText(tr("This client is not an administrator of that server."));
        break;
    case ErrorCode::Unavailable:
        m_note->setText(tr("The server cannot answer now. Try again in a moment."));
        break;
    default:
        m_note->setText(tr("The connection failed: %1").arg(error.detail));
        break;
    }
    m_note->show();
}

void ConnectForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ConnectForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace octroi::pages
