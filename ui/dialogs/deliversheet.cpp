// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/deliversheet.h"

#include "dialogs/formsheet.h"
#include "dialogs/sealchoice.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/note.h"
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

DeliverSheet::DeliverSheet(pages::Context context, const QList<backends::IssuedKey> &keys, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_keys(keys)
    , m_seal(new SealChoice(*context.clock))
    , m_commandLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_command(new widgets::Label(QString(), theme::Type::Mono))
    , m_file(new widgets::Field)
    , m_chooseFile(new Button)
    , m_copy(new widgets::IconButton(QStringLiteral("copy"), QString()))
    , m_note(new widgets::Note(theme::Tone::Danger))
{
    setWantedSize({680, 0});
    setAcceptDrops(true);
    setBody(build());
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_submit = addFootButton(QString(), int(Button::Kind::Primary));
    connect(m_cancel, &QAbstractButton::clicked, this, &Sheet::requestClose);
    connect(m_submit, &QAbstractButton::clicked, this, &DeliverSheet::submit);
    connect(m_chooseFile, &QAbstractButton::clicked, this, &DeliverSheet::chooseFile);
    connect(m_seal, &SealChoice::changed, this, &DeliverSheet::refresh);
    connect(m_seal, &SealChoice::ready, this, &DeliverSheet::seal);
    connect(m_file, &widgets::Field::textChanged, this, &DeliverSheet::refresh);
    connect(m_copy, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    m_file->setText(suggestedFile());
    m_note->hide();
    retranslate();
    setFocusProxy(m_seal);
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
    column->addWidget(m_seal);
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
    m_file->setLabel(tr("Save as this new file"));
    m_chooseFile->setText(tr("Choose…"));
    m_chooseFile->setAccessibleName(tr("Choose where the sealed file goes"));
    m_commandLabel->setText(tr("The partner opens it with"));
    m_copy->setName(tr("Copy the command"));
    refresh();
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
        .arg(file, m_seal->toCertificate() ? QStringLiteral("-inkey PRIVATE_KEY.pem")
                                           : QStringLiteral("-pwri_password PASSPHRASE"));
}

void DeliverSheet::refresh()
{
    m_file->setError({});
    m_command->setText(command());
    for (QWidget *input : std::initializer_list<QWidget *>{m_seal, m_file, m_chooseFile})
        input->setEnabled(!m_busy && !m_done);
    m_cancel->setText(m_done ? tr("Close") : tr("Cancel"));
    m_submit->setVisible(!m_done);
    m_submit->setText(tr("Seal and save"));
    m_submit->setDisabledReason(m_busy ? tr("It is being sealed.") : QString());
    updateGeometry();
}

void DeliverSheet::openCertificate(const QString &path)
{
    m_seal->openCertificate(path);
}

void DeliverSheet::submit()
{
    say(theme::Tone::Info, {});
    if (m_file->text().trimmed().isEmpty())
        return m_file->setError(tr("Say where the file goes."));
    m_seal->prepare();
}

void DeliverSheet::seal()
{
    models::DeliveryOrder order;
    for (const backends::IssuedKey &one : std::as_const(m_keys)) {
        const auto subject = m_context.inventory->subject(one.key);
        order.keys.append({one.key, subject.partner, subject.application, one.secret});
    }
    order.path = QDir::fromNativeSeparators(m_file->text().trimmed());
    m_seal->fill(order);
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
