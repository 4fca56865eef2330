// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptystate.h"

#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/picture.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace octroi::widgets {

EmptyState::EmptyState(Picture picture, QWidget *parent)
    : QWidget(parent)
    , m_picture(new PictureView(picture))
    , m_title(new Label({}, theme::Type::Title))
    , m_text(new Label({}, theme::Type::Body, theme::Color::TextSecondary))
    , m_action(new Button)
    , m_linkRow(new QWidget)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 16, 32, 64);
    layout->setSpacing(0);
    layout->addStretch();
    layout->addWidget(m_picture, 0, Qt::AlignHCenter);
    layout->addSpacing(24);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addSpacing(4);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addSpacing(24);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addSpacing(16);
    layout->addWidget(m_linkRow, 0, Qt::AlignHCenter);
    layout->addStretch();
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setMinimumWidth(240);
    m_text->setFixedWidth(360);
    m_action->hide();
    m_linkRow->hide();
    auto *links = new QHBoxLayout(m_linkRow);
    links->setContentsMargins(0, 0, 0, 0);
    links->setSpacing(8);
    connect(m_action, &QAbstractButton::clicked, this, &EmptyState::actionTriggered);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &EmptyState::fit);
}

void EmptyState::setPicture(Picture picture)
{
    static_cast<PictureView *>(m_picture)->setPicture(picture);
}

void EmptyState::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void EmptyState::setText(const QString &text)
{
    m_text->setText(text);
    fit();
}

// A box asks a wrapped text how high it is at the width of the whole page.
void EmptyState::fit()
{
    m_text->setMinimumHeight(qMax(0, m_text->heightForWidth(m_text->width())));
}

void EmptyState::setAction(const QString &text, const QString &iconName, bool primary)
{
    m_action->setText(text);
    m_action->setIconName(iconName);
    m_action->setKind(primary ? Button::Kind::Primary : Button::Kind::Secondary);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::setActionDisabledReason(const QString &reason)
{
    m_action->setDisabledReason(reason);
}

void EmptyState::setLinks(const QStringList &texts)
{
    m_links = texts;
    qDeleteAll(m_linkRow->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    for (int i = 0; i < texts.size(); ++i) {
        if (i > 0)
            m_linkRow->layout()->addWidget(
                new Label(tr("or", "between two links"), theme::Type::Body, theme::Color::TextMuted));
        auto *link = new Link(texts.at(i));
        connect(link, &QAbstractButton::clicked, this, [this, i] { Q_EMIT linkActivated(i); });
        m_linkRow->layout()->addWidget(link);
    }
    m_linkRow->setVisible(!texts.isEmpty());
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_links.size() > 1)
        setLinks(m_links);
}

} // namespace octroi::widgets
