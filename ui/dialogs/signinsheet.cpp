// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/signinsheet.h"

#include "dialogs/signinprogress.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

using session::SignInMethod;
using widgets::Button;

SignInSheet::SignInSheet(const session::ConnectionProfile &profile, QWidget *parent)
    : Sheet(QString(), parent)
    , m_profile(profile)
    , m_text(new widgets::Label({}, theme::Type::Body, theme::Color::TextSecondary))
    , m_secret(new widgets::Field)
    , m_progress(new SignInProgress)
    , m_problem(new widgets::Note(theme::Tone::Danger))
    , m_later(addFootButton(QString(), int(Button::Kind::Secondary)))
    , m_signIn(addFootButton(QString(), int(Button::Kind::Primary)))
{
    setWantedSize({520, 0});
    auto *body = new QWidget;
    auto *form = new QVBoxLayout(body);
    form->setContentsMargins(24, 16, 24, 16);
    form->setSpacing(16);
    m_text->setWordWrap(true);
    form->addWidget(m_text);
    m_secret->lineEdit()->setEchoMode(QLineEdit::Password);
    form->addWidget(m_secret);
    form->addWidget(m_progress);
    form->addWidget(m_problem);
    m_secret->setVisible(!session::isPersonal(profile.signIn));
    m_progress->hide();
    m_problem->hide();
    setBody(body);
    connect(m_secret, &widgets::Field::textEdited, this, [this] { m_secret->setError({}); });
    connect(m_later, &QAbstractButton::clicked, this, &Sheet::closeSheet);
    connect(m_signIn, &QAbstractButton::clicked, this, &SignInSheet::submit);
    setFocusProxy(session::isPersonal(profile.signIn) ? static_cast<QWidget *>(m_signIn) : m_secret->lineEdit());
    retranslate();
}

void SignInSheet::retranslate()
{
    setTitle(tr("Sign in to %1").arg(m_profile.name));
    const QString where = m_profile.isKeycloak() ? tr("%1, realm %2").arg(m_profile.address, m_profile.signInRealm.isEmpty() ? m_profile.realm : m_profile.signInRealm)
                                                 : m_profile.address;
    m_text->setText(tr("%1. What you were doing is still there when you are back.").arg(where));
    m_secret->setLabel(m_profile.signIn == SignInMethod::StaticToken ? tr("Access token") : tr("Client secret"));
    m_later->setText(tr("Not now"));
    m_signIn->setText(m_profile.signIn == SignInMethod::Browser      ? tr("Open the browser")
                      : m_profile.signIn == SignInMethod::DeviceCode ? tr("Get a code")
                                                                     : tr("Sign in"));
    m_progress->retranslate();
}

void SignInSheet::submit()
{
    if (m_busy)
        return;
    if (!session::isPersonal(m_profile.signIn) && m_secret->text().isEmpty())
        return m_secret->setError(tr("It is needed to sign in."));
    setBusy(true);
    Q_EMIT started(session::isPersonal(m_profile.signIn) ? nullptr : std::make_shared<Secret>(m_secret->text().toUtf8()));
}

void SignInSheet::setBusy(bool busy)
{
    m_busy = busy;
    m_problem->hide();
    if (!busy)
        m_progress->hide();
    m_signIn->setDisabledReason(busy ? tr("The server is asked.") : QString());
}

void SignInSheet::showError(const Error &error)
{
    setBusy(false);
    if (error.code == ErrorCode::Cancelled)
        return;
    if (error.code == ErrorCode::Unauthorized && m_secret->isVisibleTo(this)) {
        m_secret->setError(m_profile.signIn == SignInMethod::StaticToken ? tr("The server does not accept this token.")
                                                                         : tr("The server does not accept this secret."));
        m_secret->lineEdit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_problem->setText(models::Format::error(error));
    m_problem->show();
    QMetaObject::invokeMethod(this, &QWidget::updateGeometry, Qt::QueuedConnection);
}

void SignInSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SignInSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        Sheet::keyPressEvent(event);
}

} // namespace octroi::dialogs
