// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errorstate.h"

#include "theme/paint.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/link.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace octroi::widgets {
namespace {

constexpr int kBox = 560; // no wider, so that the sentence stays readable

} // namespace

ErrorState::ErrorState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new Label)
    , m_title(new Label({}, theme::Type::Title))
    , m_text(new Label({}, theme::Type::Body, theme::Color::TextSecondary))
    , m_retry(new Button({}, Button::Kind::Primary))
    , m_second(new Button)
    , m_fold(new QWidget)
    , m_unfold(new Button({}, Button::Kind::Ghost))
    , m_copy(new Link)
    , m_details(new QPlainTextEdit)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(0);
    auto *box = new QVBoxLayout;
    box->setSpacing(4);
    box->setContentsMargins(48, 16, 16, 16);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_second);
    buttons->addStretch();
    box->addWidget(m_title);
    box->addWidget(m_text);
    box->addSpacing(8);
    box->addLayout(buttons);
    layout->addLayout(box);
    layout->addWidget(m_fold);
    layout->addStretch();

    auto *fold = new QVBoxLayout(m_fold);
    fold->setContentsMargins(1, 0, 1, 1);
    fold->setSpacing(0);
    auto *foldHead = new QHBoxLayout;
    foldHead->setContentsMargins(8, 0, 16, 0);
    foldHead->addWidget(m_unfold);
    foldHead->addStretch();
    foldHead->addWidget(m_copy);
    fold->addLayout(foldHead);
    fold->addWidget(m_details);
    static_cast<Button *>(m_unfold)->setIconName(QStringLiteral("chevron-right"));
    m_copy->setIconName(QStringLiteral("copy"));
    m_text->setWordWrap(true);
    m_details->setReadOnly(true);
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setFont(theme::font(theme::Type::Mono));
    m_details->setFixedHeight(96);
    m_details->hide();
    m_fold->hide();
    m_second->hide();
    m_retry->setIconName(QStringLiteral("sync"));
    setMaximumWidth(kBox + 48);

    connect(m_retry, &QAbstractButton::clicked, this, &ErrorState::retryRequested);
    connect(m_second, &QAbstractButton::clicked, this, &ErrorState::secondActionTriggered);
    connect(m_unfold, &QAbstractButton::clicked, this, [this] {
        const bool open = m_details->isHidden();
        m_details->setVisible(open);
        static_cast<Button *>(m_unfold)->setIconName(open ? QStringLiteral("chevron-down")
                                                          : QStringLiteral("chevron-right"));
        update();
    });
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_title->text() + QLatin1Char('\n') + m_text->text() +
                                              QLatin1Char('\n') + m_details->toPlainText());
    });
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        m_details->setFont(theme::font(theme::Type::Mono));
        update();
    });
    retranslate();
}

void ErrorState::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void ErrorState::setText(const QString &sentence)
{
    m_text->setText(sentence);
}

void ErrorState::setDetails(const QString &details)
{
    m_details->setPlainText(details);
    m_fold->setVisible(!details.isEmpty());
}

void ErrorState::setRetryText(const QString &text)
{
    m_ownRetryText = true;
    m_retry->setText(text);
    m_retry->setVisible(!text.isEmpty());
}

void ErrorState::setSecondAction(const QString &text)
{
    m_second->setText(text);
    m_second->setVisible(!text.isEmpty());
}

void ErrorState::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    const int bottom = m_fold->isVisible() ? m_fold->geometry().bottom() : m_retry->geometry().bottom() + 16;
    const QRect box(24, 24, width() - 48, bottom - 23);
    theme::paintBox(painter, box, 8, theme::color(Color::BgSurface), theme::color(Color::BorderDefault));
    const QRect icon(box.left() + 16, box.top() + 18, 20, 20);
    theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), box, icon), QStringLiteral("error"),
                     Color::DangerText, 20);
    if (m_fold->isVisible())
        painter.fillRect(box.left() + 1, m_fold->geometry().top(), box.width() - 2, 1,
                         theme::color(Color::BorderSubtle));
}

void ErrorState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ErrorState::retranslate()
{
    if (!m_ownRetryText)
        m_retry->setText(tr("Try again"));
    m_unfold->setText(tr("Details"));
    m_copy->setText(tr("Copy"));
    m_details->setAccessibleName(tr("Details"));
}

} // namespace octroi::widgets
