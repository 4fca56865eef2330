// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/questionsheet.h"

#include "widgets/button.h"
#include "widgets/label.h"

#include <QVBoxLayout>

namespace octroi::dialogs {

using widgets::Button;

QuestionSheet::QuestionSheet(const QString &title, const QString &text, const QString &action, QWidget *parent)
    : Sheet(title, parent)
{
    setWantedSize({480, 0});
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(24, 16, 24, 24);
    auto *words = new widgets::Label(text, theme::Type::Body, theme::Color::TextSecondary);
    words->setWordWrap(true);
    layout->addWidget(words);
    setBody(body);
    Button *cancel = addFootButton(tr("Cancel"), int(Button::Kind::Secondary));
    Button *go = addFootButton(action, int(Button::Kind::Danger));
    connect(cancel, &QAbstractButton::clicked, this, &Sheet::closeSheet);
    connect(go, &QAbstractButton::clicked, this, [this] {
        closeSheet();
        Q_EMIT confirmed();
    });
    setFocusProxy(cancel);
}

} // namespace octroi::dialogs
