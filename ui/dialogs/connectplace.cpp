// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/connectplace.h"

#include "dialogs/formsheet.h"
#include "models/format.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/segments.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QUrl>
#include <QVBoxLayout>

namespace octroi::dialogs {

using session::SignInMethod;
using widgets::Field;
using widgets::Label;

namespace {

constexpr int kKeycloakKind = 1, kPrometheusKind = 2;

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
}

QHBoxLayout *pair(QWidget *first, QWidget *second)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(first, 1, Qt::AlignTop);
    row->addWidget(second, 1, Qt::AlignTop);
    return row;
}

} // namespace

ConnectPlace::ConnectPlace(QWidget *parent)
    : QWidget(parent)
    , m_kind(new widgets::Segments), m_method(new widgets::Segments)
    , m_address(new Field), m_signInRealm(new Field), m_realm(new Field), m_client(new Field), m_secret(new Field)
    , m_realms(new QComboBox), m_mapping(new QComboBox), m_usageFrom(new QComboBox)
    , m_names(new QPlainTextEdit)
    , m_realmsPart(nullptr), m_mappingPart(nullptr), m_usagePart(nullptr), m_methodPart(nullptr)
    , m_kindLabel(new Label(QString(), theme::Type::Label))
    , m_methodLabel(new Label(QString(), theme::Type::Label))
    , m_meaning(new Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_realmsLabel(new Label(QString(), theme::Type::Label))
    , m_mappingLabel(new Label(QString(), theme::Type::Label))
    , m_mappingText(new Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_usageLabel(new Label(QString(), theme::Type::Label))
{
    build();
    for (Field *field : {m_address, m_signInRealm, m_realm, m_client, m_secret}) {
        connect(field, &Field::textEdited, this, [this, field] {
            field->setError({});
            if (field == m_address || field == m_signInRealm)
                setRealms({}); // those were of another place
            Q_EMIT edited();
        });
    }
    for (widgets::Segments *choice : {m_kind, m_method}) {
        connect(choice, &widgets::Segments::activated, this, [this, choice] {
            m_secretKnown = false;
            setRealms({});
            retranslate();
            if (choice == m_kind) {
                m_method->setCurrentIndex(0);
                retranslate();
            }
            Q_EMIT edited();
        });
    }
    retranslate();
    m_kind->setCurrentIndex(0);
    m_method->setCurrentIndex(0);
    update();
}

void ConnectPlace::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    for (widgets::Segments *choice : {m_kind, m_method})
        choice->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *where = new QHBoxLayout;
    where->setSpacing(16);
    where->addWidget(labelled(m_kindLabel, m_kind), 0, Qt::AlignTop);
    where->addWidget(m_address, 1, Qt::AlignTop);
    column->addLayout(where);
    m_realms->setMinimumHeight(32);
    m_realmsPart = labelled(m_realmsLabel, m_realms);
    auto *realms = pair(m_signInRealm, m_realm);
    realms->addWidget(m_realmsPart, 1, Qt::AlignTop);
    column->addLayout(realms);
    QWidget *method = labelled(m_methodLabel, m_method);
    m_meaning->setWordWrap(true);
    method->layout()->addWidget(m_meaning);
    column->addWidget(method);
    m_methodPart = method;
    m_secret->lineEdit()->setEchoMode(QLineEdit::Password);
    column->addLayout(pair(m_client, m_secret));
    buildSource();
}

SignInMethod ConnectPlace::method() const
{
    return methods().value(m_method->currentIndex(), SignInMethod::ClientSecret);
}

bool ConnectPlace::isKeycloak() const
{
    return m_kind->currentIndex() == kKeycloakKind;
}

bool ConnectPlace::hasSecret() const
{
    return !session::isPersonal(method()) && method() != SignInMethod::Open;
}

QLineEdit *ConnectPlace::firstEdit() const
{
    return m_editing && !m_secretKnown && hasSecret() ? m_secret->lineEdit() : m_address->lineEdit();
}

void ConnectPlace::update()
{
    m_signInRealm->setVisible(isKeycloak());
    m_realm->setVisible(isKeycloak() && m_realms->count() == 0);
    m_realmsPart->setVisible(isKeycloak() && m_realms->count() > 0);
    m_client->setVisible(isHaproxy() || (method() != SignInMethod::StaticToken && method() != SignInMethod::Open));
    m_method->setVisible(!isHaproxy());
    m_mappingPart->setVisible(isPrometheus());
    m_usagePart->setVisible(isKeycloak() && m_usageFrom->count() > 1);
    m_secret->setVisible(hasSecret());
}

void ConnectPlace::retranslate()
{
    const bool keycloak = isKeycloak();
    m_kindLabel->setText(tr("Kind of server"));
    m_kind->setSegments({QStringLiteral("octroid"), QStringLiteral("Keycloak"), QStringLiteral("Prometheus"), QStringLiteral("HAProxy")});
    m_kind->setAccessibleName(tr("Kind of server"));
    m_address->setLabel(keycloak ? tr("Address of the Keycloak") : isPrometheus() ? tr("Address of the Prometheus") : isHaproxy() ? tr("Runtime socket of the HAProxy") : tr("Address of the octroid server"));
    m_address->setPlaceholderText(keycloak ? QStringLiteral("https://id.meridian.example") : isPrometheus() ? QStringLiteral("https://metrics.meridian.example")
                                  : isHaproxy() ? QStringLiteral("/run/haproxy/admin.sock") : QStringLiteral("https://octroid.meridian.example"));
    m_signInRealm->setLabel(tr("Realm to sign in to"));
    m_signInRealm->setPlaceholderText(QStringLiteral("master"));
    m_realm->setLabel(tr("Realm to look after"));
    m_realm->setPlaceholderText(tr("chosen from a list after signing in"));
    m_realmsLabel->setText(tr("Realm to look after"));
    m_realms->setAccessibleName(tr("Realms to choose from"));
    m_methodLabel->setText(tr("Sign in"));
    m_method->setSegments(isHaproxy() ? QStringList{tr("Without")} : isPrometheus() ? QStringList{tr("Without"), tr("With a password"), tr("With a token")}
                                         : QStringList{tr("With a client secret"), tr("In the browser"), tr("By a code"), tr("With a token")});
    m_method->setAccessibleName(tr("Way to sign in"));
    m_client->setLabel(isHaproxy() ? tr("Stick table") : isPrometheus() ? tr("User name") : tr("Client identifier"));
    m_client->setPlaceholderText(isHaproxy() ? QStringLiteral("octroi_usage") : session::isPersonal(method()) ? QStringLiteral("octroi-console") : QString());
    m_secret->setLabel(method() == SignInMethod::StaticToken ? tr("Access token") : isPrometheus() ? tr("Password") : tr("Client secret"));
    m_secret->setPlaceholderText(m_secretKnown ? tr("as it is") : QString());
    switch (method()) {
    case SignInMethod::ClientSecret:
        m_meaning->setText(isPrometheus() ? tr("A name and a password go with each question.")
                           : keycloak ? tr("A confidential client with a service account that may manage the realm.")
                                    : tr("The client that --init-admin wrote to a file, or one of your own."));
        break;
    case SignInMethod::Browser:
        m_meaning->setText(tr("You sign in with your own account in the system’s browser; the client is public, with PKCE "
                              "and the redirect http://127.0.0.1/callback. Client certificates are not offered."));
        break;
    case SignInMethod::DeviceCode:
        m_meaning->setText(tr("You type a code in a browser on any device. The client is public and has the device grant."));
        break;
    case SignInMethod::StaticToken:
        m_meaning->setText(tr("An access token as it is. When it ends, you are asked for another."));
        break;
    case SignInMethod::Open:
        m_meaning->setText(isHaproxy() ? tr("Who may open the socket may ask. Usage by credential is counted while this console is connected.") : tr("Whoever reaches the server may ask. Usage is read and nothing is changed."));
        break;
    }
    retranslateSource();
    update();
}

void ConnectPlace::setProfile(const session::ConnectionProfile &profile, bool secretKnown)
{
    m_editing = true;
    m_kind->setCurrentIndex(profile.isKeycloak() ? kKeycloakKind : profile.isPrometheus() ? kPrometheusKind : profile.isHaproxy() ? kPrometheusKind + 1 : 0);
    retranslate();
    setMethod(profile.signIn);
    m_secretKnown = secretKnown;
    m_address->setText(profile.address);
    m_signInRealm->setText(profile.signInRealm);
    m_realm->setText(profile.realm);
    m_client->setText(profile.isHaproxy() ? profile.mapping : profile.clientId);
    setMapping(profile.isPrometheus() ? profile.mapping : QString());
    m_usageFrom->setCurrentIndex(std::max(0, m_usageFrom->findData(profile.usageFrom)));
    retranslate();
}

QString ConnectPlace::realm() const
{
    return m_realms->count() > 0 ? m_realms->currentText() : m_realm->text().trimmed();
}

void ConnectPlace::store(session::ConnectionProfile &profile) const
{
    const QString known = m_signInRealm->text().trimmed();
    const bool same = m_editing && profile.isKeycloak() && profile.signInRealm.isEmpty(); // as the realm itself
    profile.signInRealm = !isKeycloak() ? QString() : !known.isEmpty() || same ? known : QStringLiteral("master");
    profile.kind = isKeycloak() ? QStringLiteral("keycloak") : isPrometheus() ? QStringLiteral("prometheus") : isHaproxy() ? QStringLiteral("haproxy") : QStringLiteral("octroid");
    profile.mapping = isPrometheus() ? mapping() : isHaproxy() ? m_client->text().trimmed() : QString();
    profile.usageFrom = isKeycloak() ? m_usageFrom->currentData().toString() : QString();
    profile.address = address();
    profile.signIn = method();
    profile.realm = isKeycloak() ? realm() : QString();
    const QString client = m_client->text().trimmed();
    profile.clientId = method() == SignInMethod::StaticToken || method() == SignInMethod::Open ? QString()
                       : client.isEmpty() && session::isPersonal(method()) ? QStringLiteral("octroi-console")
                                                                        : client;
}

std::shared_ptr<Secret> ConnectPlace::secret() const
{
    if (!hasSecret() || m_secret->text().isEmpty())
        return nullptr;
    return std::make_shared<Secret>(m_secret->text().toUtf8());
}

void ConnectPlace::setRealms(const QStringList &realms)
{
    m_realms->clear();
    m_realms->addItems(realms);
    update();
    if (!realms.isEmpty())
        m_realms->setFocus(Qt::OtherFocusReason);
}

QString ConnectPlace::address() const
{
    QString text = m_address->text().trimmed();
    if (isHaproxy())
        return text;
    if (!text.contains(QLatin1String("://")))
        text.prepend(QLatin1String("https://"));
    while (text.endsWith(QLatin1Char('/')))
        text.chop(1);
    return text;
}

bool ConnectPlace::wrong(Field *field, const QString &sentence)
{
    field->setError(sentence);
    field->lineEdit()->setFocus(Qt::OtherFocusReason);
    return false;
}

bool ConnectPlace::checkClient()
{
    bool good = true;
    if (hasSecret() && m_secret->text().isEmpty() && !m_secretKnown)
        good = wrong(m_secret, method() == SignInMethod::StaticToken ? tr("Paste the access token.") : isPrometheus() ? tr("Write the password.") : tr("Write the client secret."));
    if (method() == SignInMethod::ClientSecret && m_client->text().trimmed().isEmpty())
        good = wrong(m_client, isPrometheus() ? tr("Write the user name.") : isKeycloak() ? tr("Write the client identifier.")
                                            : tr("Write the client identifier. It stands in the file that --init-admin wrote."));
    return good;
}

bool ConnectPlace::checkAddress()
{
    if (isHaproxy())
        return checkSocket();
    const QUrl url(address(), QUrl::StrictMode);
    if (m_address->text().trimmed().isEmpty())
        return wrong(m_address, tr("Write the server's address."));
    if (!url.isValid() || url.host().isEmpty())
        return wrong(m_address, tr("This is not an address. Write it like https://server.example."));
    if (url.scheme() != QLatin1String("https") && !(url.scheme() == QLatin1String("http") && isLoopback(url.host())))
        return wrong(m_address, tr("The secret would travel in clear. Use https, or a server on this computer."));
    return true;
}

bool ConnectPlace::check()
{
    // From the last field to the first, so that the cursor ends in the first that is wrong.
    const bool names = checkMapping();
    const bool client = checkClient();
    return checkAddress() && client && names;
}

bool ConnectPlace::showError(const Error &error)
{
    const QString &field = error.field;
    if (field == QLatin1String("realm") || field == QLatin1String("sign_in_realm")) {
        const bool there = field == QLatin1String("realm");
        const QString sentence = there && error.code == ErrorCode::Forbidden ? tr("This account may not list realms. Write the realm’s name.")
                                                                             : tr("There is no such realm.");
        if (there)
            setRealms({});
        wrong(there ? m_realm : m_signInRealm, sentence);
        return true;
    }
    switch (error.code) {
    case ErrorCode::Unauthorized:
        if (!hasSecret())
            return false;
        wrong(m_secret, method() == SignInMethod::StaticToken ? tr("The server does not accept this token.")
                        : isPrometheus()                      ? tr("The server does not accept this name and password.")
                                                              : tr("The server does not accept this client and secret."));
        return true;
    case ErrorCode::Network:
        wrong(m_address, tr("The server was not reached. Check the address and the network."));
        return true;
    case ErrorCode::Timeout:
        if (!error.reason.isEmpty())
            return false; // a person did not come back
        wrong(m_address, tr("The server did not answer in time. Try again."));
        return true;
    case ErrorCode::Protocol:
    case ErrorCode::NotFound:
        if (!error.reason.isEmpty() && error.code == ErrorCode::Protocol)
            return false;
        wrong(m_address, isHaproxy() ? tr("What answers there is not HAProxy, or it has no such table.")
                         : isPrometheus() ? tr("What answers there is not Prometheus. Check the address.")
                         : isKeycloak() ? tr("What answers there is not Keycloak. Check the address.")
                                      : tr("What answers there is not octroid. Check the address."));
        return true;
    default:
        return false;
    }
}

} // namespace octroi::dialogs
