// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/note.h"

#include "theme/paint.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/tag.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace octroi::widgets {
namespace {

QString iconOf(theme::Tone tone)
{
    switch (tone) {
    case theme::Tone::Ok:
        return QStringLiteral("check-circle");
    case theme::Tone::Warning:
        return QStringLiteral("warning");
    case theme::Tone::Danger:
        return QStringLiteral("error");
    default:
        return QStringLiteral("info");
    }
}

} // namespace

Note::Note(theme::Tone tone, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_tone(tone)
    , m_text(new Label(text))
    , m_link(new Link)
    , m_shortcut(new Tag({}, Tag::Look::Key))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(40, 6, 12, 6);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_shortcut, 0, Qt::AlignTop);
    layout->addWidget(m_link, 0, Qt::AlignTop);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_shortcut->hide();
    m_link->hide();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_link, &QAbstractButton::clicked, this, &Note::actionTriggered);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &Note::applyTheme);
    applyTheme();
}

void Note::setTone(theme::Tone tone)
{
    m_tone = tone;
    applyTheme();
}

void Note::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

QString Note::text() const
{
    return m_text->text();
}

void Note::setIconName(const QString &name)
{
    m_icon = name;
    update();
}

void Note::setAction(const QString &text, const QString &shortcut)
{
    m_link->setText(text);
    m_link->setVisible(!text.isEmpty());
    m_link->updateGeometry();
    m_shortcut->setText(shortcut);
    m_shortcut->setVisible(!text.isEmpty() && !shortcut.isEmpty());
}

void Note::setSmall(bool small)
{
    m_small = small;
    m_text->setType(small ? theme::Type::Caption : theme::Type::Body);
    m_link->setSmall(small);
    applyTheme();
}

void Note::setProduction(bool production)
{
    m_production = production;
    applyTheme();
}

void Note::applyTheme()
{
    m_text->setColor(m_production ? theme::Color::EnvProductionText : theme::textColor(m_tone));
    const int left = m_small ? 36 : 40;
    layout()->setContentsMargins(left, 8, 12, 8);
    update();
}

void Note::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::paintBox(
        painter, rect(), 6,
        theme::color(m_production ? theme::Color::EnvProductionBg : theme::backgroundColor(m_tone)));
    const int line = m_text->fontMetrics().height(), top = 8;
    const QRect place(12, top, m_small ? 16 : 20, line);
    theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), place),
                     m_icon.isEmpty() ? iconOf(m_tone) : m_icon,
                     m_production ? theme::Color::EnvProductionText : theme::textColor(m_tone),
                     m_small ? 16 : 18);
}

void Note::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        update();
}

} // namespace octroi::widgets
