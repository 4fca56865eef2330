// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/signinprogress.h"

#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/surface.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace octroi::dialogs {

using widgets::Label;

SignInProgress::SignInProgress(QWidget *parent)
    : QWidget(parent)
    , m_text(new Label)
    , m_codeLabel(new Label(QString(), theme::Type::Mono))
    , m_open(new widgets::Link)
    , m_copy(new widgets::IconButton(QStringLiteral("copy"), QString()))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    auto *box = new widgets::Surface(theme::Color::BgSunken);
    box->setFixedHeight(40);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(12, 0, 8, 0);
    m_codeLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_codeLabel, 1);
    row->addWidget(m_copy);
    column->addWidget(box);
    column->addWidget(m_open, 0, Qt::AlignLeading);
    connect(m_open, &QAbstractButton::clicked, this, [this] { QDesktopServices::openUrl(m_address); });
    connect(m_copy, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_code.isEmpty() ? m_address.toString(QUrl::FullyEncoded) : m_code); });
    retranslate();
}

void SignInProgress::showBrowser(const QUrl &address)
{
    m_code.clear();
    m_address = address;
    retranslate();
}

void SignInProgress::showCode(const QString &code, const QUrl &address)
{
    m_code = code;
    m_address = address;
    retranslate();
}

void SignInProgress::retranslate()
{
    const bool code = !m_code.isEmpty();
    m_text->setText(code ? tr("Open %1 on any device and type this code. This goes on by itself as soon as you have.")
                               .arg(m_address.toDisplayString(QUrl::RemoveQuery))
                         : tr("Sign in in the browser that opened. This goes on by itself as soon as you have. No browser? "
                              "Copy the address into one on this computer."));
    m_codeLabel->setText(code ? m_code : m_address.toString(QUrl::FullyEncoded));
    m_codeLabel->setElided(!code);
    m_codeLabel->setAccessibleName(code ? tr("Code to type: %1").arg(m_code) : tr("Address to open"));
    m_copy->setName(code ? tr("Copy the code") : tr("Copy the address"));
    m_open->setText(code ? tr("Open the page here") : tr("Open the browser again"));
}

} // namespace octroi::dialogs
