// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/deliversheet.h"

#include "dialogs/formsheet.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/surface.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::Format;
using widgets::Button;

namespace {

constexpr int kFair = 60, kStrong = 80; // bits

QHBoxLayout *sideBySide(QWidget *wide, QWidget *button)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(wide, 1);
    row->addWidget(button, 0, Qt::AlignTop);
    return row;
}

} // namespace

DeliverSheet::DeliverSheet(pages::Context context, const QList<backends::IssuedKey> &keys, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_keys(keys)
    , m_toLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_formatLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_recipientText(new widgets::Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
    , m_commandLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_command(new widgets::Label(QString(), theme::Type::Mono))
    , m_to(new widgets::Segments)
    , m_format(new widgets::Segments)
    , m_certificate(new widgets::Field)
    , m_passphrase(new widgets::Field)
    , m_file(new widgets::Field)
    , m_choose(new Button)
    , m_generate(new Button)
    , m_chooseFile(new Button)
    , m_copy(new widgets::IconButton(QStringLiteral("copy"), QString()))
    , m_note(new widgets::Note(theme::Tone::Danger))
    , m_certificatePart(certificatePart())
    , m_passphrasePart(passphrasePart())
{
    setWantedSize({680, 0});
    setAcceptDrops(true);
    setBody(build());
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_submit = addFootButton(QString(), int(Button::Kind::Primary));
    connect(m_cancel, &QAbstractButton::clicked, this, &Sheet::requestClose);
    connect(m_submit, &QAbstractButton::clicked, this, &DeliverSheet::submit);
    connect(m_choose, &QAbstractButton::clicked, this, &DeliverSheet::chooseCertificate);
    connect(m_chooseFile, &QAbstractButton::clicked, this, &DeliverSheet::chooseFile);
    connect(m_generate, &QAbstractButton::clicked, this, &DeliverSheet::generate);
    connect(m_to, &widgets::Segments::currentChanged, this, &DeliverSheet::refresh);
    connect(m_certificate, &widgets::Field::editingFinished, this, [this] {
        if (const QString path = m_certificate->text().trimmed(); !path.isEmpty() && path != m_readPath)
            openCertificate(path);
    });
    connect(m_passphrase, &widgets::Field::textChanged, this, &DeliverSheet::showStrength);
    connect(m_file, &widgets::Field::textChanged, this, &DeliverSheet::refresh);
    connect(m_copy, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    m_file->setText(suggestedFile());
    m_note->hide();
    retranslate();
    setFocusProxy(m_to);
}

QWidget *DeliverSheet::certificatePart()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_certificate, 1);
    row->addWidget(m_choose, 0, Qt::AlignTop);
    column->addLayout(row);
    m_recipientText->setWordWrap(true);
    m_recipientText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_recipientText->hide();
    column->addWidget(m_recipientText);
    return part;
}

QWidget *DeliverSheet::passphrasePart()
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

QWidget *DeliverSheet::commandPart()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_commandLabel);
    auto *box = new widgets::Surface(theme::Color::BgSunken);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(12, 4, 4, 4);
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_command->setWordWrap(true);
    m_command->setLayoutDirection(Qt::LeftToRight); // code in every language
    row->addWidget(m_command, 1);
    m_copy->setSmall(true);
    row->addWidget(m_copy);
    column->addWidget(box);
    return part;
}

QWidget *DeliverSheet::build()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 16, 24, 24);
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
    column->addLayout(sideBySide(m_file, m_chooseFile));
    column->addWidget(commandPart());
    column->addWidget(m_note);
    return body;
}

void DeliverSheet::retranslate()
{
    setTitle(m_keys.size() == 1 ? tr("Deliver %1").arg(m_keys.first().key.name)
                                : tr("Deliver %n key(s)", nullptr, int(m_keys.size())));
    setSubtitle(tr("Sealed, so that it can travel by mail. Nothing is stored in clear."));
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
    m_file->setLabel(tr("Save as this new file"));
    m_chooseFile->setText(tr("Choose…"));
    m_chooseFile->setAccessibleName(tr("Choose where the sealed file goes"));
    m_commandLabel->setText(tr("The partner opens it with"));
    m_copy->setName(tr("Copy the command"));
    showRecipient();
    showStrength();
    refresh();
}

bool DeliverSheet::toCertificate() const
{
    return m_to->currentIndex() == 0;
}

QString DeliverSheet::suggestedFile() const
{
    QString name = m_keys.size() == 1 ? m_keys.first().key.name.toLower() : QStringLiteral("keys");
    for (QChar &c : name) {
        if (!c.isLetterOrNumber())
            c = u'-';
    }
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    QString path = folder.filePath(name + QStringLiteral(".cms"));
    for (int n = 2; QFileInfo::exists(path); ++n)
        path = folder.filePath(name + u'-' + QString::number(n) + QStringLiteral(".cms"));
    return QDir::toNativeSeparators(path);
}

QString DeliverSheet::command() const
{
    QString file = QFileInfo(m_file->text().trimmed()).fileName();
    if (file.isEmpty())
        file = QStringLiteral("FILE");
    else if (file.contains(u' '))
        file = u'"' + file + u'"';
    return QStringLiteral("openssl cms -decrypt -inform PEM -in %1 %2")
        .arg(file, toCertificate() ? QStringLiteral("-inkey PRIVATE_KEY.pem")
                                   : QStringLiteral("-pwri_password PASSPHRASE"));
}

void DeliverSheet::refresh()
{
    m_certificatePart->setVisible(toCertificate());
    m_passphrasePart->setVisible(!toCertificate());
    m_file->setError({});
    m_command->setText(command());
    for (QWidget *input : std::initializer_list<QWidget *>{m_to, m_format, m_certificatePart,
                                                           m_passphrasePart, m_file, m_chooseFile})
        input->setEnabled(!m_busy && !m_done);
    m_cancel->setText(m_done ? tr("Close") : tr("Cancel"));
    m_submit->setVisible(!m_done);
    m_submit->setText(tr("Seal and save"));
    m_submit->setDisabledReason(m_busy ? tr("It is being sealed.") : QString());
    updateGeometry();
}

void DeliverSheet::openCertificate(const QString &path)
{
    m_to->setCurrentIndex(0);
    m_certificate->setText(path);
    m_certificate->setError({});
    m_recipient.reset();
    m_readPath = path;
    QCoro::connect(models::readRecipient(path, m_context.clock->now()), this,
                   [this, path](const Result<crypto::Recipient> &read) {
                       if (path != m_readPath)
                           return;
                       if (read)
                           m_recipient = *read;
                       else
                           m_certificate->setError(Format::error(read.error()));
                       showRecipient();
                       const bool goOn = m_sealWhenRead && m_recipient;
                       m_sealWhenRead = false;
                       if (goOn)
                           seal();
                   });
}

void DeliverSheet::showRecipient()
{
    m_recipientText->setVisible(m_recipient.has_value());
    if (!m_recipient)
        return;
    m_recipientText->setText(tr("%1, issued by %2. %3, valid until %4.\nSHA-256 %5",
                                "certificate: subject, issuer, key, date, fingerprint")
                                 .arg(m_recipient->name(), m_recipient->issuer(), m_recipient->keyKind(),
                                      Format::exact(m_recipient->validUntil()), m_recipient->fingerprint()));
}

void DeliverSheet::showStrength()
{
    const QString words = m_passphrase->text();
    m_passphrase->setError({});
    const int bits = crypto::passphraseBits(words);
    if (words.isEmpty())
        m_passphrase->setHint(tr("Tell it to the partner by another channel than the file."));
    else if (words.size() < crypto::kLeastPassphrase || bits < kFair)
        m_passphrase->setHint(tr("Weak: it can be guessed. Take more words, or generate one."));
    else
        m_passphrase->setHint(bits < kStrong
                                  ? tr("Fair. A generated one is stronger.")
                                  : tr("Strong. Tell it to the partner by another channel than the file."));
}

void DeliverSheet::generate()
{
    m_passphrase->setText(crypto::generatePassphrase().revealText());
    m_passphrase->lineEdit()->setFocus();
    m_passphrase->lineEdit()->selectAll();
}

void DeliverSheet::submit()
{
    say(theme::Tone::Info, {});
    const QString path = m_certificate->text().trimmed();
    if (m_file->text().trimmed().isEmpty())
        return m_file->setError(tr("Say where the file goes."));
    if (!toCertificate()) {
        if (m_passphrase->text().size() < crypto::kLeastPassphrase)
            return m_passphrase->setError(
                tr("A passphrase has at least %n character(s).", nullptr, crypto::kLeastPassphrase));
        return seal();
    }
    if (path.isEmpty())
        return m_certificate->setError(tr("Choose the certificate."));
    if (m_recipient && path == m_readPath)
        return seal();
    m_sealWhenRead = true;
    openCertificate(path);
}

void DeliverSheet::seal()
{
    models::DeliveryOrder order;
    for (const backends::IssuedKey &one : std::as_const(m_keys)) {
        const auto subject = m_context.inventory->subject(one.key);
        order.keys.append({one.key, subject.partner, subject.application, one.secret});
    }
    order.format = report::DeliveryFormat(m_format->currentIndex());
    order.path = QDir::fromNativeSeparators(m_file->text().trimmed());
    if (toCertificate())
        order.recipient = m_recipient;
    else
        order.passphrase = std::make_shared<Secret>(Secret::fromString(m_passphrase->text()));
    m_busy = true;
    refresh();
    QCoro::connect(models::deliver(order), this, [this](const Result<void> &result) { finish(result); });
}

void DeliverSheet::finish(const Result<void> &result)
{
    m_busy = false;
    m_done = result.ok();
    refresh();
    if (result) {
        say(theme::Tone::Ok,
            tr("Saved as %1. Only you can read the file, and only the partner what is in it.")
                .arg(m_file->text().trimmed()));
        m_cancel->setFocus();
        Q_EMIT delivered(m_file->text().trimmed());
    } else if (result.error().reason == QLatin1String("file_exists")) {
        m_file->setError(tr("The file is there already. Choose another name."));
        m_file->lineEdit()->setFocus();
    } else {
        say(theme::Tone::Danger, Format::error(result.error()));
    }
}

void DeliverSheet::say(theme::Tone tone, const QString &sentence)
{
    m_note->setTone(tone);
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

bool DeliverSheet::mayClose()
{
    if (m_busy)
        return false;
    if (m_keys.size() == 1 || m_done || m_warned)
        return true;
    m_warned = true;
    say(theme::Tone::Danger, tr("These keys cannot be shown again. Seal and save them, or close once more to lose them."));
    return false;
}

void DeliverSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DeliverSheet::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_submit->isVisible() &&
        m_submit->isEnabled()) {
        m_submit->click();
        return;
    }
    Sheet::keyPressEvent(event);
}

} // namespace octroi::dialogs
