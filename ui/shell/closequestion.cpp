// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/closequestion.h"

#include "widgets/button.h"
#include "widgets/label.h"

#include <QVBoxLayout>

namespace octroi::shell {

using widgets::Button;

CloseQuestion::CloseQuestion(change::Spine &spine, QWidget *parent)
    : Sheet(tr("Changes are still being applied"), parent)
{
    setWantedSize({480, 0});
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(24, 16, 24, 24);
    auto *text = new widgets::Label(tr("What is done stays done. What has not begun is left out if you close "
                                       "now; nothing is left half done."),
                                    theme::Type::Body, theme::Color::TextSecondary);
    text->setWordWrap(true);
    layout->addWidget(text);
    setBody(body);
    Button *stay = addFootButton(tr("Wait"), int(Button::Kind::Secondary));
    Button *close = addFootButton(tr("Leave out the rest and close"), int(Button::Kind::Danger));
    connect(stay, &QAbstractButton::clicked, this, &Sheet::closeSheet);
    connect(close, &QAbstractButton::clicked, this, [this, &spine, close] {
        close->setDisabledReason(tr("Waiting for the calls under way"));
        spine.cancel();
        if (!spine.isBusy())
            Q_EMIT closeConfirmed();
    });
    connect(&spine, &change::Spine::busyChanged, this, [this, close](bool busy) {
        if (busy)
            return;
        if (close->isEnabled())
            closeSheet(); // it ended by itself; the question is moot
        else
            Q_EMIT closeConfirmed();
    });
    setFocusProxy(stay);
}

} // namespace octroi::shell
