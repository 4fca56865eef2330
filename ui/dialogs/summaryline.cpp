// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/summaryline.h"

#include "widgets/label.h"

#include <QHBoxLayout>

namespace octroi::dialogs {

QWidget *summaryLine(const QString &icon, const QString &text, theme::Color color)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto *mark = new widgets::Label;
    mark->setPixmap(theme::pixmap(icon, color, theme::kIconSmall, row->devicePixelRatioF()));
    mark->setFixedWidth(16);
    line->addWidget(mark, 0, Qt::AlignTop);
    auto *words = new widgets::Label(text);
    words->setTextFormat(Qt::RichText);
    words->setWordWrap(true);
    line->addWidget(words, 1);
    return row;
}

} // namespace octroi::dialogs
