// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/sealchoice.h"

#include "dialogs/formsheet.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/segments.h"

#include <QEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::Format;
using widgets::Button;

namespace {
constexpr int kFair = 60, kStrong = 80; // bits
}

SealChoice::SealChoice(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_toLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_formatLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_recipientText(new widgets::Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
    , m_to(new widgets::Segments)
    , m_format(new widgets::Segments)
    , m_certificate(new widgets::Field)
    , m_passphrase(new widgets::Field)
    , m_choose(new Button)
    , m_generate(new Button)
    , m_certificatePart(certificatePart())
    , m_passphrasePart(passphrasePart())
{
    build();
    connect(m_choose, &QAbstractButton::clicked, this, &SealChoice::chooseCertificate);
    connect(m_generate, &QAbstractButton::clicked, this, &SealChoice::generate);
    connect(m_to, &widgets::Segments::currentChanged, this, &SealChoice::refresh);
    connect(m_certificate, &widgets::Field::editingFinished, this, [this] {
        if (const QString path = m_certificate->text().trimmed(); !path.isEmpty() && path != m_readPath)
            openCertificate(path);
    });
    connect(m_passphrase, &widgets::Field::textChanged, this, &SealChoice::showStrength);
    setFocusProxy(m_to);
    retranslate();
}

void SealChoice::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    for (widgets::Segments *one : {m_to, m_format})
        one->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(24);
    choices->addWidget(labelled(m_toLabel, m_to));
    choices->addWidget(labelled(m_formatLabel, m_format));
    choices->addStretch(1);
    column->addLayout(choices);
    column->addWidget(m_certificatePart);
    column->addWidget(m_passphrasePart);
}

QWidget *SealChoice::certificatePart()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(sideBySide(m_certificate, m_choose));
    m_recipientText->setWordWrap(true);
    m_recipientText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_recipientText->hide();
    column->addWidget(m_recipientText);
    return part;
}

QWidget *SealChoice::passphrasePart()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    m_passphrase->setMono(true);
    // It has to be told to the partner, so it is readable; no keyboard learns it.
    m_passphrase->lineEdit()->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    column->addLayout(sideBySide(m_passphrase, m_generate));
    return part;
}

void SealChoice::retranslate()
{
    m_toLabel->setText(tr("Seal it to"));
    m_to->setSegments({tr("A certificate"), tr("A passphrase")});
    m_to->setAccessibleName(tr("Seal it to"));
    m_formatLabel->setText(tr("As"));
    m_format->setSegments({QStringLiteral(".env"), QStringLiteral("JSON"), tr("Text")});
    m_format->setAccessibleName(tr("As"));
    m_certificate->setLabel(tr("Certificate of the partner"));
    m_certificate->setPlaceholderText(tr("PEM or DER; drop it here, or type where it is"));
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleName(tr("Choose the certificate"));
    m_passphrase->setLabel(tr("Passphrase"));
    m_generate->setText(tr("Generate"));
    showRecipient();
    showStrength();
    refresh();
}

bool SealChoice::toCertificate() const
{
    return m_to->currentIndex() == 0;
}

void SealChoice::refresh()
{
    m_certificatePart->setVisible(toCertificate());
    m_passphrasePart->setVisible(!toCertificate());
    Q_EMIT changed();
}

void SealChoice::openCertificate(const QString &path)
{
    m_to->setCurrentIndex(0);
    m_certificate->setText(path);
    m_certificate->setError({});
    m_recipient.reset();
    m_readPath = path;
    QCoro::connect(models::readRecipient(path, m_clock.now()), this,
                   [this, path](const Result<crypto::Recipient> &read) {
                       if (path != m_readPath)
                           return;
                       if (read)
                           m_recipient = *read;
                       else
                           m_certificate->setError(Format::error(read.error()));
                       showRecipient();
                       if (std::exchange(m_readyWhenRead, false) && m_recipient)
                           Q_EMIT ready();
                   });
}

void SealChoice::showRecipient()
{
    m_recipientText->setVisible(m_recipient.has_value());
    if (!m_recipient)
        return;
    m_recipientText->setText(tr("%1, issued by %2. %3, valid until %4.\nSHA-256 %5",
                                "certificate: subject, issuer, key, date, fingerprint")
                                 .arg(m_recipient->name(), m_recipient->issuer(), m_recipient->keyKind(),
                                      Format::exact(m_recipient->validUntil()), m_recipient->fingerprint()));
}

void SealChoice::showStrength()
{
    const QString phrase = m_passphrase->text();
    m_passphrase->setError({});
    const int bits = crypto::passphraseBits(phrase);
    if (phrase.isEmpty())
        m_passphrase->setHint(tr("Tell it to the partner by another channel than the file."));
    else if (phrase.size() < crypto::kLeastPassphrase || bits < kFair)
        m_passphrase->setHint(tr("Weak: it can be guessed. Take more words, or generate one."));
    else
        m_passphrase->setHint(bits < kStrong
                                  ? tr("Fair. A generated one is stronger.")
                                  : tr("Strong. Tell it to the partner by another channel than the file."));
}

void SealChoice::chooseCertificate()
{
    auto *dialog = new QFileDialog(this, tr("Certificate of the partner"), QString(),
                                   tr("Certificates (*.pem *.crt *.cer *.der);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SealChoice::openCertificate);
    dialog->open();
}

void SealChoice::generate()
{
    m_passphrase->setText(crypto::generatePassphrase().revealText());
    m_passphrase->lineEdit()->setFocus();
    m_passphrase->lineEdit()->selectAll();
}

void SealChoice::prepare()
{
    const QString path = m_certificate->text().trimmed();
    if (!toCertificate()) {
        if (m_passphrase->text().size() < crypto::kLeastPassphrase)
            return m_passphrase->setError(
                tr("A passphrase has at least %n character(s).", nullptr, crypto::kLeastPassphrase));
        Q_EMIT ready();
        return;
    }
    if (path.isEmpty())
        return m_certificate->setError(tr("Choose the certificate."));
    if (m_recipient && path == m_readPath) {
        Q_EMIT ready();
        return;
    }
    m_readyWhenRead = true;
    openCertificate(path);
}

void SealChoice::fill(models::DeliveryOrder &order) const
{
    order.format = report::DeliveryFormat(m_format->currentIndex());
    if (toCertificate())
        order.recipient = m_recipient;
    else
        order.passphrase = std::make_shared<Secret>(Secret::fromString(m_passphrase->text()));
}

void SealChoice::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::dialogs
