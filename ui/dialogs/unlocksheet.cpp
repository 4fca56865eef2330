// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/unlocksheet.h"

#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

using widgets::Button;

UnlockSheet::UnlockSheet(QWidget *parent)
    : Sheet(QString(), parent)
    , m_text(new widgets::Label({}, theme::Type::Body, theme::Color::TextSecondary))
    , m_passphrase(new widgets::Field)
    , m_later(addFootButton(QString(), int(Button::Kind::Secondary)))
    , m_unlock(addFootButton(QString(), int(Button::Kind::Primary)))
{
    setWantedSize({480, 0});
    auto *body = new QWidget;
    auto *form = new QVBoxLayout(body);
    form->setContentsMargins(24, 16, 24, 16);
    form->setSpacing(16);
    m_text->setWordWrap(true);
    form->addWidget(m_text);
    m_passphrase->lineEdit()->setEchoMode(QLineEdit::Password);
    form->addWidget(m_passphrase);
    setBody(body);
    connect(m_passphrase, &widgets::Field::textEdited, this, [this] { m_passphrase->setError({}); });
    connect(m_later, &QAbstractButton::clicked, this, &Sheet::closeSheet);
    connect(m_unlock, &QAbstractButton::clicked, this, &UnlockSheet::submit);
    setFocusProxy(m_passphrase->lineEdit());
    retranslate();
}

void UnlockSheet::retranslate()
{
    setTitle(tr("Open the secrets of your connections"));
    m_text->setText(tr("They lie in an encrypted file on this computer. Until it is open, these servers cannot be signed in to."));
    m_passphrase->setLabel(tr("Passphrase"));
    m_later->setText(tr("Not now"));
    m_unlock->setText(tr("Open"));
}

void UnlockSheet::submit()
{
    if (m_busy)
        return;
    if (m_passphrase->text().isEmpty())
        return m_passphrase->setError(tr("Write the passphrase."));
    setBusy(true);
    Q_EMIT submitted(std::make_shared<Secret>(m_passphrase->text().toUtf8()));
}

void UnlockSheet::setBusy(bool busy)
{
    m_busy = busy;
    m_unlock->setDisabledReason(busy ? tr("The file is being opened.") : QString());
}

void UnlockSheet::showWrong(const QString &sentence)
{
    setBusy(false);
    m_passphrase->setError(sentence.isEmpty() ? tr("This passphrase does not open the file.") : sentence);
    m_passphrase->lineEdit()->selectAll();
    m_passphrase->lineEdit()->setFocus(Qt::OtherFocusReason);
}

void UnlockSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void UnlockSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        Sheet::keyPressEvent(event);
}

} // namespace octroi::dialogs
