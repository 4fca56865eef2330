// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/connectsheet.h"

#include "dialogs/formsheet.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/switch.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QUrl>
#include <QUuid>
#include <QVBoxLayout>

namespace octroi::dialogs {

using session::SecretPlace;
using widgets::Button;
using widgets::Field;
using widgets::Label;

namespace {

constexpr int kColours = 6, kShortestPassphrase = 8;

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
}

QIcon square(int colour)
{
    QPixmap pixmap(16, 16);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(theme::Color(int(theme::Color::Chart1) + colour)));
    painter.drawRoundedRect(QRectF(2, 2, 12, 12), 2, 2);
    return QIcon(pixmap);
}

} // namespace

ConnectSheet::ConnectSheet(const SecretPlaces &places, QWidget *parent)
    : Sheet(QString(), parent)
    , m_places(places)
    , m_name(new Field), m_address(new Field), m_client(new Field), m_secret(new Field)
    , m_passphrase(new Field), m_again(new Field)
    , m_environment(new widgets::Segments), m_keep(new widgets::Segments)
    , m_colour(new QComboBox)
    , m_readOnly(new widgets::Switch)
    , m_environmentLabel(new Label(QString(), theme::Type::Label))
    , m_colourLabel(new Label(QString(), theme::Type::Label))
    , m_keepLabel(new Label(QString(), theme::Type::Label))
    , m_keepText(new Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_problem(new widgets::Note(theme::Tone::Danger))
    , m_forget(new Button(QString(), Button::Kind::DangerLine))
    , m_cancel(nullptr), m_connect(nullptr)
{
    m_profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_profile.kind = QStringLiteral("octroid");
    addFootWidget(atStart(m_forget));
    m_forget->hide();
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_connect = addFootButton(QString(), int(Button::Kind::Primary));
    build();
    retranslate();
    m_keep->setCurrentIndex(0);
    updatePlace();
    setFocusProxy(m_address->lineEdit());
}

void ConnectSheet::build()
{
    setWantedSize({560, 0});
    auto *body = new QWidget;
    auto *form = new QVBoxLayout(body);
    form->setContentsMargins(24, 16, 24, 16);
    form->setSpacing(16);
    m_secret->lineEdit()->setEchoMode(QLineEdit::Password);
    for (Field *field : {m_passphrase, m_again})
        field->lineEdit()->setEchoMode(QLineEdit::Password);
    form->addWidget(m_address);
    auto *client = new QHBoxLayout;
    client->setSpacing(16);
    client->addWidget(m_client, 1, Qt::AlignTop);
    client->addWidget(m_secret, 1, Qt::AlignTop);
    form->addLayout(client);
    auto *names = new QHBoxLayout;
    names->setSpacing(16);
    names->addWidget(m_name, 1, Qt::AlignTop);
    names->addWidget(labelled(m_colourLabel, m_colour), 1, Qt::AlignTop);
    form->addLayout(names);
    m_environment->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    form->addWidget(labelled(m_environmentLabel, m_environment));
    form->addWidget(m_readOnly, 0, Qt::AlignLeft);
    m_keep->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *keep = labelled(m_keepLabel, m_keep);
    m_keepText->setWordWrap(true);
    keep->layout()->addWidget(m_keepText);
    form->addWidget(keep);
    auto *words = new QHBoxLayout;
    words->setSpacing(16);
    words->addWidget(m_passphrase, 1, Qt::AlignTop);
    words->addWidget(m_again, 1, Qt::AlignTop);
    form->addLayout(words);
    m_problem->hide();
    form->addWidget(m_problem);
    setBody(body);
    for (Field *field : {m_name, m_address, m_client, m_secret, m_passphrase, m_again}) {
        connect(field, &Field::textEdited, this, [this, field] {
            field->setError({});
            m_problem->hide();
            m_touched = true;
            m_warned = false;
        });
    }
    connect(m_environment, &widgets::Segments::currentChanged, this, &ConnectSheet::updatePlace);
    connect(m_keep, &widgets::Segments::currentChanged, this, &ConnectSheet::updatePlace);
    connect(m_cancel, &QAbstractButton::clicked, this, &Sheet::requestClose);
    connect(m_connect, &QAbstractButton::clicked, this, &ConnectSheet::submit);
    connect(m_forget, &QAbstractButton::clicked, this, [this] { Q_EMIT forgetRequested(m_profile.id); });
}

void ConnectSheet::retranslate()
{
    setTitle(m_editing ? tr("Connection %1").arg(m_profile.name) : tr("Connect to a server"));
    m_address->setLabel(tr("Address of the octroid server"));
    m_address->setPlaceholderText(QStringLiteral("https://octroid.meridian.example"));
    m_client->setLabel(tr("Client identifier"));
    m_secret->setLabel(tr("Client secret"));
    m_secret->setPlaceholderText(m_secretKnown ? tr("as it is") : QString());
    m_name->setLabel(tr("Name in the bar"));
    m_name->setPlaceholderText(tr("the server’s name"));
    m_colourLabel->setText(tr("Colour"));
    const QStringList colours{tr("Green"), tr("Orange"), tr("Blue"), tr("Mauve"), tr("Brown"), tr("Grey")};
    const int colour = m_colour->count() ? m_colour->currentIndex() : m_profile.colour;
    m_colour->clear();
    for (int i = 0; i < kColours; ++i)
        m_colour->addItem(square(i), colours.at(i));
    m_colour->setCurrentIndex(colour);
    m_colour->setAccessibleName(tr("Colour"));
    m_environmentLabel->setText(tr("Environment"));
    m_environment->setSegments({tr("Development"), tr("Staging"), tr("Production")});
    m_environment->setAccessibleName(tr("Environment"));
    m_readOnly->setText(tr("Starts read-only"));
    m_keepLabel->setText(tr("Keep the secret"));
    m_keep->setSegments({tr("In the keychain"), tr("In an encrypted file"), tr("For this run only")});
    m_keep->setSegmentEnabled(0, m_places.keychain, tr("This system has no keychain that answers."));
    m_keep->setAccessibleName(tr("Keep the secret"));
    m_passphrase->setLabel(tr("Passphrase of the file"));
    m_again->setLabel(tr("The same once more"));
    m_forget->setText(tr("Forget"));
    m_cancel->setText(tr("Cancel"));
    m_connect->setText(m_busy ? tr("Connecting…") : m_editing ? tr("Save") : tr("Connect"));
    updatePlace();
}

void ConnectSheet::setColour(int colour)
{
    m_colour->setCurrentIndex(std::clamp(colour, 0, kColours - 1));
}

void ConnectSheet::setProfile(const session::ConnectionProfile &profile, bool secretKnown)
{
    m_profile = profile;
    m_editing = true;
    m_secretKnown = secretKnown;
    m_forget->show();
    retranslate();
    m_address->setText(profile.address);
    m_client->setText(profile.clientId);
    m_name->setText(profile.name);
    setColour(profile.colour);
    m_environment->setCurrentIndex(int(profile.environment));
    m_readOnly->setChecked(profile.readOnly);
    m_keep->setCurrentIndex(int(profile.secretPlace));
    updatePlace();
    if (!secretKnown)
        setFocusProxy(m_secret->lineEdit());
}

SecretPlace ConnectSheet::place() const
{
    return SecretPlace(m_keep->currentIndex());
}

void ConnectSheet::updatePlace()
{
    if (!m_places.keychain && place() == SecretPlace::Keychain)
        return m_keep->setCurrentIndex(int(SecretPlace::Memory)); // comes back here
    const bool production = m_environment->currentIndex() == int(session::ProfileEnvironment::Production);
    m_readOnly->setEnabled(!production);
    if (production)
        m_readOnly->setChecked(true);
    m_readOnly->setToolTip(production ? tr("Production always starts read-only.") : QString());
    switch (place()) {
    case SecretPlace::Keychain:
        m_keepText->setText(tr("The system’s keychain keeps it and opens with your session."));
        break;
    case SecretPlace::SealedFile:
        m_keepText->setText(m_places.fileExists
                                ? tr("One passphrase opens the secrets of all connections at each start.")
                                : tr("Choose a passphrase. Without it nobody can read the file, you neither."));
        break;
    case SecretPlace::Memory:
        m_keepText->setText(m_places.keychain
                                ? tr("You are asked for it again at the next start.")
                                : tr("No keychain answers on this system. You are asked for the secret again at "
                                     "the next start, unless an encrypted file keeps it."));
        break;
    }
    const bool file = place() == SecretPlace::SealedFile && !m_places.fileOpen;
    m_passphrase->setVisible(file);
    m_again->setVisible(file && !m_places.fileExists);
    QMetaObject::invokeMethod(this, &QWidget::updateGeometry, Qt::QueuedConnection);
}

QString ConnectSheet::address() const
{
    QString text = m_address->text().trimmed();
    if (!text.contains(QLatin1String("://")))
        text.prepend(QLatin1String("https://"));
    while (text.endsWith(QLatin1Char('/')))
        text.chop(1);
    return text;
}

bool ConnectSheet::wrong(Field *field, const QString &sentence)
{
    field->setError(sentence);
    field->lineEdit()->setFocus(Qt::OtherFocusReason);
    return false;
}

bool ConnectSheet::checkPassphrase()
{
    if (place() != SecretPlace::SealedFile || m_places.fileOpen)
        return true;
    if (m_places.fileExists)
        return m_passphrase->text().isEmpty() ? wrong(m_passphrase, tr("Write the passphrase.")) : true;
    if (m_again->text() != m_passphrase->text())
        wrong(m_again, tr("The two are not the same."));
    if (m_passphrase->text().size() < kShortestPassphrase)
        wrong(m_passphrase, tr("At least %n character(s), better a few words.", nullptr, kShortestPassphrase));
    return m_again->error().isEmpty() && m_passphrase->error().isEmpty();
}

bool ConnectSheet::check()
{
    bool good = checkPassphrase();
    // From the last field to the first, so that the cursor ends in the first that is wrong.
    if (m_secret->text().isEmpty() && !m_secretKnown)
        good = wrong(m_secret, tr("Write the client secret."));
    if (m_client->text().trimmed().isEmpty())
        good = wrong(m_client, tr("Write the client identifier. It stands in the file that --init-admin wrote."));
    const QUrl url(address(), QUrl::StrictMode);
    if (m_address->text().trimmed().isEmpty())
        good = wrong(m_address, tr("Write the server's address."));
    else if (!url.isValid() || url.host().isEmpty())
        good = wrong(m_address, tr("This is not an address. Write it like https://server.example."));
    else if (url.scheme() != QLatin1String("https") &&
             !(url.scheme() == QLatin1String("http") && isLoopback(url.host())))
        good = wrong(m_address, tr("The secret would travel in clear. Use https, or a server on this computer."));
    return good;
}

void ConnectSheet::submit()
{
    if (m_busy || !check())
        return;
    ConnectRequest request;
    request.profile = m_profile;
    request.profile.address = address();
    const QString name = m_name->text().trimmed();
    request.profile.name = name.isEmpty() ? QUrl(address()).host() : name;
    request.profile.clientId = m_client->text().trimmed();
    request.profile.colour = m_colour->currentIndex();
    request.profile.environment = session::ProfileEnvironment(m_environment->currentIndex());
    request.profile.readOnly = m_readOnly->isChecked();
    request.profile.secretPlace = place();
    if (!m_secret->text().isEmpty())
        request.secret = std::make_shared<Secret>(m_secret->text().toUtf8());
    if (m_passphrase->isVisibleTo(this))
        request.passphrase = std::make_shared<Secret>(m_passphrase->text().toUtf8());
    setBusy(true);
    Q_EMIT submitted(request);
}

void ConnectSheet::setBusy(bool busy)
{
    m_busy = busy;
    m_problem->hide();
    m_forget->setEnabled(!busy);
    m_connect->setDisabledReason(busy ? tr("The server is asked.") : QString());
    retranslate();
}

void ConnectSheet::problem(theme::Tone tone, const QString &sentence)
{
    m_problem->setTone(tone);
    m_problem->setText(sentence);
    m_problem->show();
}

void ConnectSheet::showError(const Error &error)
{
    setBusy(false);
    switch (error.code) {
    case ErrorCode::Unauthorized:
        if (m_passphrase->isVisibleTo(this) && error.field == QLatin1String("passphrase"))
            wrong(m_passphrase, tr("This passphrase does not open the file."));
        else
            wrong(m_secret, tr("The server does not accept this client and secret."));
        return;
    case ErrorCode::Network:
        wrong(m_address, tr("The server was not reached. Check the address and the network."));
        return;
    case ErrorCode::Timeout:
        wrong(m_address, tr("The server did not answer in time. Try again."));
        return;
    case ErrorCode::Protocol:
    case ErrorCode::NotFound:
        wrong(m_address, tr("What answers there is not octroid. Check the address."));
        return;
    case ErrorCode::Forbidden:
        problem(theme::Tone::Danger, tr("This client is not an administrator of that server."));
        return;
    case ErrorCode::Storage:
    case ErrorCode::StorageFull:
        problem(theme::Tone::Danger, tr("The connection could not be kept: %1").arg(error.detail));
        return;
    default:
        problem(theme::Tone::Danger, models::Format::error(error));
        return;
    }
}

void ConnectSheet::succeed()
{
    m_touched = m_busy = false;
    closeSheet();
}

bool ConnectSheet::mayClose()
{
    if (!m_touched || m_warned)
        return true;
    m_warned = true;
    problem(theme::Tone::Warning, tr("What you entered is not saved. Close once more to drop it."));
    return false;
}

void ConnectSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ConnectSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        Sheet::keyPressEvent(event);
}

} // namespace octroi::dialogs
