// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/connectsheet.h"

#include "dialogs/connectplace.h"
#include "dialogs/formsheet.h"
#include "dialogs/signinprogress.h"
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
    , m_where(new ConnectPlace)
    , m_progress(new SignInProgress)
    , m_name(new Field), m_passphrase(new Field), m_again(new Field)
    , m_environment(new widgets::Segments), m_keep(new widgets::Segments)
    , m_colour(new QComboBox)
    , m_readOnly(new widgets::Switch)
    , m_environmentLabel(new Label(QString(), theme::Type::Label))
    , m_colourLabel(new Label(QString(), theme::Type::Label))
    , m_keepLabel(new Label(QString(), theme::Type::Label))
    , m_keepText(new Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_problem(new widgets::Note(theme::Tone::Danger))
    , m_forget(new Button(QString(), Button::Kind::DangerLine))
    , m_test(new Button(QString(), Button::Kind::Ghost))
    , m_cancel(nullptr), m_connect(nullptr)
{
    m_profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_profile.kind = QStringLiteral("octroid");
    addFootWidget(atStart(m_forget));
    m_forget->hide();
    addFootWidget(m_test);
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_connect = addFootButton(QString(), int(Button::Kind::Primary));
    build();
    retranslate();
    m_keep->setCurrentIndex(0);
    updatePlace();
    setFocusProxy(m_where->firstEdit());
}

void ConnectSheet::build()
{
    setWantedSize({660, 0});
    auto *body = new QWidget;
    auto *form = new QVBoxLayout(body);
    form->setContentsMargins(24, 16, 24, 16);
    form->setSpacing(16);
    for (Field *field : {m_passphrase, m_again})
        field->lineEdit()->setEchoMode(QLineEdit::Password);
    form->addWidget(m_where);
    auto *names = new QHBoxLayout;
    names->setSpacing(16);
    names->addWidget(m_name, 1, Qt::AlignTop);
    names->addWidget(labelled(m_colourLabel, m_colour), 1, Qt::AlignTop);
    form->addLayout(names);
    m_environment->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *environment = new QHBoxLayout;
    environment->setSpacing(16);
    environment->addWidget(labelled(m_environmentLabel, m_environment));
    environment->addWidget(m_readOnly, 0, Qt::AlignBottom);
    environment->addStretch(1);
    form->addLayout(environment);
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
    m_progress->hide();
    form->addWidget(m_progress);
    m_problem->hide();
    form->addWidget(m_problem);
    setBody(body);
    const auto edited = [this] {
        m_problem->hide();
        m_touched = true;
        m_warned = false;
        QMetaObject::invokeMethod(this, &QWidget::updateGeometry, Qt::QueuedConnection);
    };
    for (Field *field : {m_name, m_passphrase, m_again}) {
        connect(field, &Field::textEdited, this, [field, edited] {
            field->setError({});
            edited();
        });
    }
    connect(m_where, &ConnectPlace::edited, this, edited);
    connect(m_environment, &widgets::Segments::currentChanged, this, &ConnectSheet::updatePlace);
    connect(m_keep, &widgets::Segments::currentChanged, this, &ConnectSheet::updatePlace);
    connect(m_cancel, &QAbstractButton::clicked, this, &Sheet::requestClose);
    connect(m_connect, &QAbstractButton::clicked, this, [this] { submit(false); });
    connect(m_test, &QAbstractButton::clicked, this, [this] { submit(true); });
    connect(m_forget, &QAbstractButton::clicked, this, [this] { Q_EMIT forgetRequested(m_profile.id); });
}

void ConnectSheet::retranslate()
{
    setTitle(m_editing ? tr("Connection %1").arg(m_profile.name) : tr("Connect to a server"));
    m_where->retranslate();
    m_progress->retranslate();
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
    m_test->setText(tr("Test"));
    m_test->setAccessibleName(tr("Test the connection"));
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
    m_forget->show();
    retranslate();
    m_where->setProfile(profile, secretKnown);
    m_name->setText(profile.name);
    setColour(profile.colour);
    m_environment->setCurrentIndex(int(profile.environment));
    m_readOnly->setChecked(profile.readOnly);
    m_keep->setCurrentIndex(int(profile.secretPlace));
    updatePlace();
    setFocusProxy(m_where->firstEdit());
}

void ConnectSheet::setSources(const QList<std::pair<QString, QString>> &sources)
{
    m_where->setSources(sources);
}

SecretPlace ConnectSheet::place() const
{
    if (m_where->method() == session::SignInMethod::Open)
        return SecretPlace::Memory; // there is none
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
    // From the last field to the first, so that the cursor ends in the first that is wrong.
    const bool passphrase = checkPassphrase();
    return m_where->check() && passphrase;
}

void ConnectSheet::submit(bool test)
{
    if (m_busy || !(test ? m_where->check() : check()))
        return;
    ConnectRequest request;
    request.test = test;
    request.profile = m_profile;
    m_where->store(request.profile);
    const QString name = m_name->text().trimmed();
    request.profile.name = !name.isEmpty() ? name : m_where->isHaproxy() ? QStringLiteral("HAProxy") : QUrl(request.profile.address).host();
    request.profile.colour = m_colour->currentIndex();
    request.profile.environment = session::ProfileEnvironment(m_environment->currentIndex());
    request.profile.readOnly = m_readOnly->isChecked();
    request.profile.secretPlace = place();
    request.secret = m_where->secret();
    if (!test && m_passphrase->isVisibleTo(this))
        request.passphrase = std::make_shared<Secret>(m_passphrase->text().toUtf8());
    setBusy(true);
    Q_EMIT submitted(request);
}

void ConnectSheet::setBusy(bool busy)
{
    m_busy = busy;
    m_problem->hide();
    if (!busy)
        m_progress->hide();
    m_forget->setEnabled(!busy);
    m_where->setEnabled(!busy);
    m_test->setDisabledReason(busy ? tr("The server is asked.") : QString());
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
    if (error.code == ErrorCode::Cancelled)
        return;
    if (error.field == QLatin1String("passphrase") && error.code == ErrorCode::Unauthorized) {
        wrong(m_passphrase, tr("This passphrase does not open the file."));
        return;
    }
    if (m_where->showError(error))
        return;
    switch (error.code) {
    case ErrorCode::Forbidden:
        problem(theme::Tone::Danger, m_where->isKeycloak() ? tr("This account may not look after that realm. It needs the role realm-admin, or view-realm and manage-clients, of realm-management.")
                                                           : tr("This client is not an administrator of that server."));
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

void ConnectSheet::showTested(const QString &sentence)
{
    setBusy(false);
    problem(theme::Tone::Ok, sentence);
    m_connect->setFocus(Qt::OtherFocusReason);
}

void ConnectSheet::chooseRealm(const QStringList &realms)
{
    setBusy(false);
    problem(theme::Tone::Info, tr("You are signed in. Choose the realm to look after."));
    m_where->setRealms(realms);
}

SignInProgress *ConnectSheet::showProgress()
{
    m_progress->show();
    QMetaObject::invokeMethod(this, &QWidget::updateGeometry, Qt::QueuedConnection);
    return m_progress;
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
        submit(false);
    else
        Sheet::keyPressEvent(event);
}

} // namespace octroi::dialogs
