// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/filteredit.h"

#include "theme/theme.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTextCharFormat>

namespace octroi::widgets {

FilterEdit::FilterEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setFrame(false);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &FilterEdit::applyFormats);
}

void FilterEdit::setTokens(const QList<FilterToken> &tokens)
{
    m_tokens = tokens;
    applyFormats();
}

void FilterEdit::setErrorRange(qsizetype start, qsizetype length)
{
    m_errorStart = start;
    m_errorLength = length;
    applyFormats();
}

// QLineEdit keeps formats that an input method sends without preedit text: the only public way to its layout.
void FilterEdit::applyFormats()
{
    using Kind = FilterToken::Kind;
    using theme::Color;
    QList<QInputMethodEvent::Attribute> attributes;
    const auto add = [&](qsizetype start, qsizetype length, const QTextCharFormat &format) {
        if (length > 0)
            attributes.append(
                {QInputMethodEvent::TextFormat, int(start) - cursorPosition(), int(length), format});
    };
    for (const FilterToken &token : std::as_const(m_tokens)) {
        QTextCharFormat format;
        switch (token.kind) {
        case Kind::Name:
            format.setForeground(theme::color(Color::AccentText));
            format.setFontWeight(QFont::Medium);
            break;
        case Kind::Operator:
            format.setForeground(theme::color(Color::TextMuted));
            break;
        case Kind::Keyword:
            format.setForeground(theme::color(Color::TextMuted));
            format.setFontWeight(QFont::Medium);
            break;
        case Kind::Value:
        case Kind::Word:
            format.setForeground(theme::color(Color::TextPrimary));
            break;
        }
        add(token.start, token.length, format);
    }
    if (m_errorLength > 0) {
        QTextCharFormat format;
        format.setForeground(theme::color(Color::TextPrimary));
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(theme::color(Color::DangerSolid));
        add(m_errorStart, m_errorLength, format);
    }
    QInputMethodEvent event(QString(), attributes);
    QLineEdit::event(&event);
}

bool FilterEdit::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier &&
            property("completing").toBool()) {
            Q_EMIT acceptCompletion();
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride && property("completing").toBool() &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        Q_EMIT keyStep(1);
        return;
    case Qt::Key_Up:
        Q_EMIT keyStep(-1);
        return;
    case Qt::Key_Escape:
        if (property("completing").toBool()) {
            Q_EMIT escaped();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace octroi::widgets
