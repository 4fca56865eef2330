// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/closequestion.h"

#include "change/runs.h"
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
    const change::Run *run = spine.runs().current();
    const bool goesOn = run && run->isKept() && spine.runs().isKept();
    if (goesOn)
        text->setText(
            tr("It can go on at the next start: what is done stays done, and nothing is done twice. Or leave "
               "out what has not begun."));
    Button *stay = addFootButton(tr("Wait"), int(Button::Kind::Secondary));
    Button *close = addFootButton(tr("Leave out the rest and close"), int(Button::Kind::Danger));
    if (goesOn) {
        Button *later = addFootButton(tr("Close and go on later"), int(Button::Kind::Primary));
        connect(later, &QAbstractButton::clicked, this, &CloseQuestion::closeConfirmed);
    }
    connect(stay, &QAbstractButton::clicked, this, &Sheet::closeSheet);
    connect(close, &QAbstractButton::clicked, this, [this, &spine, close] {
        close->setDisabledReason(tr("Waiting for the calls under way"));
        spine.cancel();
        spine.runs().cancelAll();
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
