// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field.h"

#include "theme/theme.h"
#include "widgets/label.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace octroi::widgets {

using theme::Color;
using theme::Type;

Field::Field(QWidget *parent)
    : Field(QString(), parent)
{
}

Field::Field(const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_label(new Label(label, Type::Label, Color::TextSecondary))
    , m_sentence(new Label({}, Type::Caption, Color::TextMuted))
    , m_trailing(new Label({}, Type::Caption, Color::TextMuted, m_edit))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_label);
    layout->addWidget(m_edit);
    layout->addWidget(m_sentence);
    m_sentence->setWordWrap(true);
    m_sentence->hide();
    m_label->setBuddy(m_edit);
    setFocusProxy(m_edit);
    auto *inside = new QHBoxLayout(m_edit);
    inside->setContentsMargins(8, 0, 8, 0);
    inside->addStretch();
    inside->addWidget(m_trailing);
    m_trailing->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_trailing->hide();
    setLabel(label);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        nameIcon();
        Q_EMIT textChanged(text);
    });
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) { Q_EMIT textEdited(text); });
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { Q_EMIT editingFinished(); });
    connect(m_edit, &QLineEdit::returnPressed, this, [this] { Q_EMIT returnPressed(); });
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &Field::updateLook);
}

QString Field::text() const
{
    return m_edit->text();
}

void Field::setText(const QString &text)
{
    m_edit->setText(text);
}

void Field::setLabel(const QString &label)
{
    m_label->setText(label);
    m_label->setVisible(!label.isEmpty());
    if (!label.isEmpty())
        setAccessibleLabel(QString(label).remove(QLatin1Char('&')));
}

void Field::setAccessibleLabel(const QString &name)
{
    m_edit->setAccessibleName(name);
    nameIcon();
}

void Field::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
    if (m_edit->accessibleName().isEmpty())
        m_edit->setAccessibleName(text);
}

void Field::setIconName(const QString &name)
{
    m_icon = name;
    for (QAction *action : m_edit->actions())
        delete action;
    if (name.isEmpty())
        return;
    m_edit->addAction(theme::icon(name, Color::TextMuted, theme::kIconSmall), QLineEdit::LeadingPosition);
    nameIcon();
}

void Field::nameIcon()
{
    // Qt makes a button of it; screen readers should hear what it belongs to, not nothing.
    for (QAction *icon : m_edit->actions())
        icon->setText(m_edit->accessibleName());
    // The button that clears is no action of the field's own.
    if (auto *clear = m_edit->findChild<QAction *>(QStringLiteral("_q_qlineeditclearaction")))
        clear->setText(tr("Clear"));
}

void Field::setTrailingText(const QString &text)
{
    m_trailing->setText(text);
    m_trailing->setVisible(!text.isEmpty());
    m_edit->setTextMargins(0, 0, text.isEmpty() ? 0 : m_trailing->sizeHint().width() + 8, 0);
}

void Field::setMono(bool mono)
{
    m_mono = mono;
    updateLook();
}

void Field::setHint(const QString &sentence)
{
    m_hint = sentence;
    showSentence();
}

void Field::setError(const QString &sentence)
{
    m_error = sentence;
    m_edit->setProperty("octroiError", !sentence.isEmpty());
    m_edit->update();
    showSentence();
}

void Field::showSentence()
{
    m_sentence->setText(m_error.isEmpty() ? m_hint : m_error);
    m_sentence->setColor(m_error.isEmpty() ? Color::TextMuted : Color::DangerText);
    m_sentence->setVisible(!m_sentence->text().isEmpty());
    m_edit->setAccessibleDescription(m_sentence->text());
}

void Field::updateLook()
{
    m_edit->setFont(theme::font(m_mono ? Type::Mono : Type::Body));
}

void Field::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        m_edit->update();
}

} // namespace octroi::widgets
