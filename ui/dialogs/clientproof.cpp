// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/clientproof.h"

#include "crypto/jose/jwkset.h"
#include "dialogs/formsheet.h"
#include "domain/clientfacts.h"
#include "models/clientwords.h"
#include "models/format.h"
#include "widgets/field.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/segments.h"

#include <QComboBox>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStandardItemModel>

namespace octroi::dialogs {

using domain::ClientAuth;
using models::ClientWords;
using models::Format;
using widgets::Label;

ClientProof::ClientProof(QWidget *parent)
    : QWidget(parent)
    , m_method(new QComboBox)
    , m_methodLabel(new Label(QString(), theme::Type::Label))
    , m_meaning(new Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_keysError(new Label(QString(), theme::Type::Caption, theme::Color::DangerText))
    , m_certificateError(new Label(QString(), theme::Type::Caption, theme::Color::DangerText))
    , m_certificatesLabel(new Label(QString(), theme::Type::Label))
    , m_keysFrom(new widgets::Segments)
    , m_jwksUri(new widgets::Field)
    , m_subject(new widgets::Field)
    , m_jwks(new QPlainTextEdit)
    , m_addCertificate(new widgets::Button(QString(), widgets::Button::Kind::Secondary))
    , m_certificateRows(new QVBoxLayout)
    , m_keysPart(nullptr)
    , m_certificatesPart(nullptr)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_method->setMinimumHeight(32);
    column->addWidget(labelled(m_methodLabel, m_method));
    m_meaning->setWordWrap(true);
    column->addWidget(m_meaning);
    m_keysPart = keysPart();
    column->addWidget(m_keysPart);
    m_certificatesPart = certificatesPart();
    column->addWidget(m_certificatesPart);
    connect(m_method, &QComboBox::activated, this, &ClientProof::changed);
    connect(m_method, &QComboBox::currentIndexChanged, this, &ClientProof::update);
    connect(m_keysFrom, &widgets::Segments::currentChanged, this, &ClientProof::update);
    connect(m_keysFrom, &widgets::Segments::activated, this, &ClientProof::changed);
    connect(m_jwks, &QPlainTextEdit::textChanged, this, [this] {
        m_keysError->hide();
        Q_EMIT changed();
    });
    for (widgets::Field *field : {m_jwksUri, m_subject}) {
        connect(field, &widgets::Field::textEdited, this, [this, field] {
            field->setError({});
            Q_EMIT changed();
        });
    }
    connect(m_addCertificate, &QAbstractButton::clicked, this, &ClientProof::chooseCertificate);
    retranslate();
}

QWidget *ClientProof::keysPart()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_keysFrom->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    column->addWidget(m_keysFrom);
    column->addWidget(m_jwksUri);
    m_jwks->setFont(theme::font(theme::Type::Mono));
    m_jwks->setFixedHeight(112);
    m_jwks->setTabChangesFocus(true);
    column->addWidget(m_jwks);
    m_keysError->setWordWrap(true);
    m_keysError->hide();
    column->addWidget(m_keysError);
    return part;
}

QWidget *ClientProof::certificatesPart()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_subject);
    column->addWidget(m_certificatesLabel);
    m_certificateRows->setSpacing(4);
    column->addLayout(m_certificateRows);
    column->addWidget(m_addCertificate, 0, Qt::AlignLeading);
    m_certificateError->setWordWrap(true);
    m_certificateError->hide();
    column->addWidget(m_certificateError);
    return part;
}

ClientAuth ClientProof::method() const
{
    return ClientAuth(m_method->currentData().toInt());
}

void ClientProof::fillMethods(domain::ClientKind kind, ClientAuth chosen)
{
    QList<ClientAuth> methods = domain::methodsFor(kind);
    if (!methods.contains(chosen)) // what is there stays possible
        methods << chosen;
    m_method->clear();
    auto *rows = qobject_cast<QStandardItemModel *>(m_method->model());
    for (const ClientAuth one : methods) {
        m_method->addItem(ClientWords::auth(one), int(one));
        if (!m_impossible.contains(one) || one == chosen)
            continue;
        rows->item(m_method->count() - 1)->setEnabled(false);
        m_method->setItemData(m_method->count() - 1, m_impossible.value(one), Qt::ToolTipRole);
    }
    m_method->setCurrentIndex(m_method->findData(int(chosen)));
}

void ClientProof::setImpossible(ClientAuth method, const QString &why)
{
    m_impossible.insert(method, why);
    fillMethods(m_kind, this->method());
}

void ClientProof::load(const domain::OAuthClient &client)
{
    m_kind = client.kind;
    fillMethods(client.kind, client.auth);
    m_keysFrom->setCurrentIndex(client.keys.isEmpty() ? 0 : 1);
    m_jwksUri->setText(client.jwksUri);
    m_jwks->setPlainText(client.keys.isEmpty()
                             ? QString()
                             : QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("keys"), client.keys}}).toJson()));
    m_subject->setText(client.tlsSubject);
    m_certificates = client.certificates;
    showCertificates();
    update();
}

void ClientProof::update()
{
    const ClientAuth chosen = method();
    const bool keys = chosen == ClientAuth::PrivateKeyJwt, typed = m_keysFrom->currentIndex() == 1;
    const bool authority = chosen == ClientAuth::TlsClient;
    m_meaning->setText(ClientWords::authMeaning(chosen));
    m_keysPart->setVisible(keys);
    m_jwksUri->setVisible(!typed);
    m_jwks->setVisible(typed);
    m_keysError->hide();
    m_certificatesPart->setVisible(authority || chosen == ClientAuth::SelfSignedTls);
    m_subject->setVisible(authority);
}

std::pair<QJsonArray, QString> ClientProof::typedKeys() const
{
    const QByteArray text = m_jwks->toPlainText().trimmed().toUtf8();
    if (text.isEmpty())
        return {{}, tr("Paste the client's key set: the public keys only.")};
    QJsonObject object = QJsonDocument::fromJson(text).object();
    if (object.contains(QLatin1String("kty"))) // one key by itself
        object = QJsonObject{{QStringLiteral("keys"), QJsonArray{object}}};
    const QJsonArray keys = object.value(QLatin1String("keys")).toArray();
    for (const QJsonValue key : keys) {
        for (const char *secret : {"d", "p", "q", "dp", "dq", "qi", "k"}) {
            if (key.toObject().contains(QLatin1String(secret)))
                return {{}, Format::error(Error{ErrorCode::Invalid, {}, {}, {}, QStringLiteral("key_private")})};
        }
    }
    const auto set = crypto::JwkSet::fromJson(object);
    if (!set || set->isEmpty() || set->skipped() > 0)
        return {{}, tr("This is no key set: JSON with a list “keys” of EC, RSA or OKP keys, as RFC 7517 writes it.")};
    return {keys, {}};
}

void ClientProof::store(domain::OAuthClient &client) const
{
    client.auth = method();
    const bool keys = client.auth == ClientAuth::PrivateKeyJwt, typed = m_keysFrom->currentIndex() == 1;
    client.jwksUri = keys && !typed ? m_jwksUri->text().trimmed() : QString();
    client.keys = keys && typed ? typedKeys().first : QJsonArray();
    client.tlsSubject = client.auth == ClientAuth::TlsClient ? m_subject->text().trimmed() : QString();
    const bool certificates = client.auth == ClientAuth::TlsClient || client.auth == ClientAuth::SelfSignedTls;
    client.certificates = certificates ? m_certificates : QList<domain::ClientCertificate>();
}

bool ClientProof::check()
{
    const ClientAuth chosen = method();
    if (chosen == ClientAuth::PrivateKeyJwt && m_keysFrom->currentIndex() == 1) {
        const QString problem = typedKeys().second;
        return problem.isEmpty() || !showFieldError(QStringLiteral("jwks"), problem);
    }
    if (chosen == ClientAuth::PrivateKeyJwt) {
        const auto address = domain::checkLink(m_jwksUri->text(), QStringLiteral("jwks_uri"));
        return address || !showFieldError(QStringLiteral("jwks_uri"), tr("Give the https address of its key set."));
    }
    if (chosen == ClientAuth::TlsClient && m_subject->text().trimmed().isEmpty())
        return !showFieldError(QStringLiteral("tls_client_auth_subject_dn"),
                               tr("Give the subject of its certificate, or add the certificate."));
    if (chosen == ClientAuth::SelfSignedTls && m_certificates.isEmpty())
        return !showFieldError(QStringLiteral("certificates"), tr("Add the certificate that it shows."));
    return true;
}

bool ClientProof::showFieldError(const QString &field, const QString &sentence)
{
    if (field == QLatin1String("jwks_uri")) {
        m_jwksUri->setError(sentence);
        m_jwksUri->lineEdit()->setFocus();
    } else if (field == QLatin1String("tls_client_auth_subject_dn")) {
        m_subject->setError(sentence);
        m_subject->lineEdit()->setFocus();
    } else if (field.startsWith(QLatin1String("jwks"))) {
        m_keysError->setText(sentence);
        m_keysError->show();
        m_jwks->setFocus();
    } else if (field.startsWith(QLatin1String("certificates"))) {
        m_certificateError->setText(sentence);
        m_certificateError->show();
        m_addCertificate->setFocus();
    } else {
        return false;
    }
    return true;
}

void ClientProof::chooseCertificate()
{
    auto *dialog = new QFileDialog(this, tr("Certificate of the client"), QString(),
                                   tr("Certificates (*.pem *.crt *.cer *.der);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ClientProof::addCertificate);
    dialog->open();
}

void ClientProof::addCertificate(const QString &path)
{
    QCoro::connect(models::readCertificate(path), this,
                   [this](const Result<models::ReadCertificate> &read) { take(read); });
}

void ClientProof::take(const Result<models::ReadCertificate> &read)
{
    if (!read) {
        showFieldError(QStringLiteral("certificates"), Format::error(read.error()));
        return;
    }
    m_certificateError->hide();
    if (m_subject->text().trimmed().isEmpty())
        m_subject->setText(read->subject);
    if (!m_certificates.contains(read->certificate))
        m_certificates << read->certificate;
    showCertificates();
    Q_EMIT changed();
}

void ClientProof::showCertificates()
{
    while (QLayoutItem *item = m_certificateRows->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // the cross that was pressed is one of them
        }
        delete item;
    }
    for (const domain::ClientCertificate &one : std::as_const(m_certificates)) {
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto *print = new Label(one.thumbprint, theme::Type::Mono);
        print->setElided(true);
        line->addWidget(print, 1);
        line->addWidget(new Label(one.expiresAt.isValid() ? tr("until %1").arg(Format::date(one.expiresAt.date()))
                                                          : tr("no end"),
                                  theme::Type::Caption, theme::Color::TextMuted));
        auto *cross = new widgets::IconButton(QStringLiteral("close"), tr("Remove the certificate %1").arg(one.thumbprint.left(8)));
        cross->setSmall(true);
        connect(cross, &QAbstractButton::clicked, this, [this, one] {
            m_certificates.removeAll(one);
            showCertificates();
            Q_EMIT changed();
        });
        line->addWidget(cross);
        m_certificateRows->addWidget(row);
    }
}

void ClientProof::retranslate()
{
    m_methodLabel->setText(tr("Authentication"));
    m_method->setAccessibleName(tr("Authentication"));
    for (int i = 0; i < m_method->count(); ++i)
        m_method->setItemText(i, ClientWords::auth(ClientAuth(m_method->itemData(i).toInt())));
    m_keysFrom->setSegments({tr("Address of its keys"), tr("Its keys")});
    m_keysFrom->setAccessibleName(tr("Where its keys come from"));
    m_jwksUri->setLabel(tr("JWKS URI"));
    m_jwksUri->setPlaceholderText(QStringLiteral("https://app.example/jwks.json"));
    m_jwksUri->setHint(tr("octroid fetches the keys from there, so the client can replace them by itself."));
    m_jwks->setPlaceholderText(QStringLiteral("{\"keys\": [ … ]}"));
    m_jwks->setAccessibleName(tr("Public keys as a JWK set"));
    m_subject->setLabel(tr("Subject of the certificate"));
    m_subject->setPlaceholderText(QStringLiteral("CN=till,O=Alpina"));
    m_certificatesLabel->setText(tr("Certificates"));
    m_addCertificate->setText(tr("Add a certificate…"));
    showCertificates();
    update();
}

} // namespace octroi::dialogs
