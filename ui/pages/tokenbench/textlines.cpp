// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenbench/textlines.h"

#include "theme/theme.h"

#include <QPainter>

namespace octroi::pages {

namespace {
constexpr int kLine = 20, kEdge = 16, kIndent = 14;
}

TextLines::TextLines(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void TextLines::setLines(const QList<models::BenchLine> &lines)
{
    m_lines = lines;
    setAccessibleDescription(text());
    updateGeometry();
    update();
}

QString TextLines::text() const
{
    QString out;
    for (const models::BenchLine &line : m_lines)
        out += QString(line.depth * 2, QLatin1Char(' ')) + line.text + QLatin1Char('\n');
    return out;
}

int TextLines::lineHeight() const
{
    return theme::withText(kLine);
}

QSize TextLines::sizeHint() const
{
    return {360, int(m_lines.size()) * lineHeight()};
}

void TextLines::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont mono = theme::font(theme::Type::Mono), caption = theme::font(theme::Type::Caption);
    const QFontMetrics monoMetrics(mono), captionMetrics(caption);
    int y = 0;
    for (const models::BenchLine &line : m_lines) {
        const QRect row(0, y, width(), lineHeight());
        y += lineHeight();
        if (line.wrong)
            painter.fillRect(row, theme::color(theme::Color::DangerBg));
        const QRect inner = row.adjusted(kEdge + line.depth * kIndent, 0, -kEdge, 0);
        const int noteWidth = line.note.isEmpty() ? 0 : std::min(captionMetrics.horizontalAdvance(line.note) + 2, inner.width() / 2);
        painter.setFont(caption);
        painter.setPen(theme::color(line.wrong ? theme::Color::DangerText : theme::Color::TextMuted));
        painter.drawText(inner, int(Qt::AlignRight | Qt::AlignVCenter), captionMetrics.elidedText(line.note, Qt::ElideRight, noteWidth));
        const QRect left = inner.adjusted(0, 0, noteWidth > 0 ? -noteWidth - 12 : 0, 0);
        painter.setFont(mono);
        // Code reads from left to right, whatever the language.
        const QString shown = monoMetrics.elidedText(line.text, Qt::ElideRight, left.width());
        const qsizetype colon = line.member.isEmpty() || line.depth != 1 ? -1 : shown.indexOf(QLatin1String(": "));
        const QString name = colon > 0 ? shown.left(colon + 2) : QString();
        painter.setPen(theme::color(line.wrong ? theme::Color::DangerText : theme::Color::TextSecondary));
        painter.drawText(left, int(Qt::AlignLeft | Qt::AlignVCenter), name);
        painter.setPen(theme::color(line.wrong ? theme::Color::DangerText : theme::Color::TextPrimary));
        painter.drawText(left.adjusted(monoMetrics.horizontalAdvance(name), 0, 0, 0), int(Qt::AlignLeft | Qt::AlignVCenter), shown.mid(name.size()));
    }
}

} // namespace octroi::pages
