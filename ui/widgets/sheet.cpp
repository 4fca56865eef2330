// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sheet.h"

#include "theme/paint.h"
#include "widgets/button.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/tag.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace octroi::widgets {

using theme::Color;
using theme::Type;

Sheet::Sheet(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_head(new QWidget)
    , m_foot(new QWidget)
    , m_headLayout(new QHBoxLayout(m_head))
    , m_footLayout(new QHBoxLayout(m_foot))
    , m_title(new Label({}, Type::Page))
    , m_subtitle(new Label({}, Type::Body, Color::TextSecondary))
    , m_noteIcon(new Label)
    , m_note(new Label({}, Type::Caption, Color::TextSecondary))
    , m_tag(new Tag({}, Tag::Look::Production))
    , m_close(new IconButton(QStringLiteral("close"), QString()))
{
    theme::setRaised(this);
    setFocusPolicy(Qt::ClickFocus);
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_head);
    m_layout->addWidget(m_foot);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(m_title);
    titles->addWidget(m_subtitle);
    m_subtitle->setWordWrap(true);
    m_subtitle->hide();
    m_headLayout->setContentsMargins(24, 10, 16, 10);
    m_headLayout->setSpacing(8);
    m_headLayout->addLayout(titles, 1);
    m_headLayout->addWidget(m_tag);
    m_headLayout->addWidget(m_close);
    m_tag->hide();
    m_footLayout->setContentsMargins(24, 0, 16, 0);
    m_footLayout->setSpacing(8);
    m_footLayout->addWidget(m_noteIcon);
    m_footLayout->addWidget(m_note);
    m_footLayout->addStretch(1);
    m_noteIcon->hide();
    m_note->hide();
    m_foot->setFixedHeight(56);
    m_foot->hide();
    connect(m_close, &QAbstractButton::clicked, this, &Sheet::requestClose);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateFoot();
        update();
    });
    setTitle(title);
    retranslate();
}

void Sheet::setTitle(const QString &title)
{
    m_title->setText(title);
    m_head->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Sheet::setSubtitle(const QString &text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

void Sheet::setWantedSize(const QSize &size)
{
    m_wanted = size;
    updateGeometry();
}

QSize Sheet::wantedSize() const
{
    if (m_wanted.height() > 0)
        return m_wanted;
    const int width = m_wanted.width();
    m_layout->activate();
    const int height = m_layout->hasHeightForWidth() ? m_layout->totalHeightForWidth(width)
                                                     : m_layout->totalSizeHint().height();
    return {width, height};
}

QWidget *Sheet::firstFocus()
{
    if (focusProxy())
        return focusProxy();
    for (QWidget *part : {m_body, m_foot}) {
        if (!part)
            continue;
        QWidget *at = part;
        do {
            const bool inside = at == part || part->isAncestorOf(at);
            if (inside && (at->focusPolicy() & Qt::TabFocus) && at->isEnabled() && at->isVisibleTo(this) &&
                !at->focusProxy())
                return at;
            at = at->nextInFocusChain();
        } while (at != part);
    }
    return this;
}

void Sheet::setBody(QWidget *body)
{
    if (m_body)
        m_body->deleteLater();
    m_body = body;
    m_layout->insertWidget(1, body, 1);
}

void Sheet::addHeadWidget(QWidget *widget)
{
    m_headLayout->insertWidget(m_headLayout->count() - 2, widget);
}

void Sheet::setFootNote(const QString &text, const QString &iconName)
{
    m_noteIconName = iconName;
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    updateFoot();
    m_foot->setVisible(true);
}

void Sheet::updateFoot()
{
    m_noteIcon->setVisible(!m_noteIconName.isEmpty() && m_note->isVisibleTo(m_foot));
    if (!m_noteIconName.isEmpty())
        m_noteIcon->setPixmap(
            theme::pixmap(m_noteIconName, Color::TextSecondary, theme::kIconSmall, devicePixelRatioF()));
}

void Sheet::addFootWidget(QWidget *widget)
{
    m_footLayout->addWidget(widget);
    m_foot->setVisible(true);
}

Button *Sheet::addFootButton(const QString &text, int kind)
{
    auto *button = new Button(text, Button::Kind(kind));
    addFootWidget(button);
    return button;
}

void Sheet::setFootHeight(int height)
{
    m_foot->setFixedHeight(height);
}

void Sheet::setClosable(bool closable)
{
    m_closable = closable;
    m_close->setVisible(closable);
}

void Sheet::setProduction(const QString &tagText)
{
    m_production = !tagText.isEmpty();
    m_tag->setText(tagText);
    m_tag->setVisible(m_production);
    m_layout->setContentsMargins(1, m_production ? 3 : 1, 1, 1);
    update();
}

void Sheet::closeSheet()
{
    Q_EMIT closed();
}

void Sheet::requestClose()
{
    if (m_closable && mayClose())
        closeSheet();
}

void Sheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::paintBox(painter, rect(), 8, theme::color(Color::BgRaised), theme::color(Color::BorderDefault));
    if (m_production) {
        painter.save();
        painter.setClipRect(0, 0, width(), 3);
        theme::paintBox(painter, rect(), 8, theme::color(Color::EnvProduction));
        painter.restore();
    }
    const QColor line = theme::color(Color::BorderSubtle);
    if (m_head->isVisible())
        painter.fillRect(1, m_head->geometry().bottom(), width() - 2, 1, line);
    if (m_foot->isVisible())
        painter.fillRect(1, m_foot->geometry().top(), width() - 2, 1, line);
}

void Sheet::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Sheet::retranslate()
{
    m_close->setName(tr("Close"));
}

} // namespace octroi::widgets
