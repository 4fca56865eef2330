// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenbench/tokenedit.h"

#include "theme/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>

namespace octroi::pages {

TokenEdit::TokenEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setUndoRedoEnabled(false);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setAcceptDrops(true);
    // Long texts are not laid out again and again: more than this is no token.
    setMaximumBlockCount(5000);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_setting)
            Q_EMIT tokenChanged(toPlainText().toUtf8());
    });
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &TokenEdit::applyTheme);
    applyTheme();
}

void TokenEdit::applyTheme()
{
    setFont(theme::font(theme::Type::Mono));
    QPalette colors = palette();
    colors.setColor(QPalette::Base, theme::color(theme::Color::BgSurface));
    colors.setColor(QPalette::Text, theme::color(theme::Color::TextPrimary));
    colors.setColor(QPalette::PlaceholderText, theme::color(theme::Color::TextMuted));
    setPalette(colors);
    paintParts();
}

void TokenEdit::setToken(const QString &text)
{
    m_setting = true;
    setPlainText(text);
    m_setting = false;
}

void TokenEdit::setParts(const QList<qsizetype> &parts)
{
    m_parts = parts;
    paintParts();
}

/// As in the pictures: header in the info colour, signature in the accent.
void TokenEdit::paintParts()
{
    QList<QTextEdit::ExtraSelection> out;
    const QString text = toPlainText();
    const qsizetype first = text.indexOf(QLatin1Char('.')), last = text.lastIndexOf(QLatin1Char('.'));
    const auto colour = [&](qsizetype from, qsizetype to, theme::Color role) {
        QTextEdit::ExtraSelection one;
        one.cursor = QTextCursor(document());
        one.cursor.setPosition(int(from));
        one.cursor.setPosition(int(to), QTextCursor::KeepAnchor);
        one.format.setForeground(theme::color(role));
        out.append(one);
    };
    if (m_parts.size() == 3 && first > 0 && last > first) {
        colour(0, first, theme::Color::InfoText);
        colour(last + 1, text.size(), theme::Color::AccentText);
    }
    setExtraSelections(out);
}

bool TokenEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasUrls() || source->hasText();
}

void TokenEdit::insertFromMimeData(const QMimeData *source)
{
    const QUrl url = source->hasUrls() ? source->urls().value(0) : QUrl();
    if (url.isLocalFile()) {
        Q_EMIT fileDropped(url.toLocalFile());
        return;
    }
    // In the place of what was there: two tokens are never one.
    setToken(source->text().trimmed());
    Q_EMIT tokenChanged(toPlainText().toUtf8());
}

void TokenEdit::keyPressEvent(QKeyEvent *event)
{
    // Esc is for the page, which clears it.
    if (event->key() == Qt::Key_Escape)
        return event->ignore();
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace octroi::pages
