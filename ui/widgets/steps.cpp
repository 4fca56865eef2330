// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/steps.h"

#include "widgets/label.h"
#include "widgets/stepmark.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace octroi::widgets {

Steps::Steps(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

int Steps::addStep(const QString &title, QWidget *body)
{
    for (const Step &step : std::as_const(m_steps))
        step.mark->setLast(false);
    Step step;
    const int number = count() + 1;
    step.mark = new StepMark(number);
    step.title = new Label(title, theme::Type::CardTitle);
    step.caption = new Label({}, theme::Type::Caption, theme::Color::TextMuted);
    step.head = new QHBoxLayout;
    step.head->setSpacing(8);
    step.head->addWidget(step.title);
    step.head->addWidget(step.caption);
    step.head->addStretch();
    auto *content = new QVBoxLayout;
    content->setContentsMargins(0, 0, 0, 12);
    content->setSpacing(6);
    auto *headBox = new QWidget;
    headBox->setMinimumHeight(24);
    step.head->setContentsMargins(0, 0, 0, 0);
    headBox->setLayout(step.head);
    content->addWidget(headBox);
    if (body)
        content->addWidget(body);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(step.mark);
    row->addLayout(content, 1);
    m_layout->addLayout(row);
    m_steps.append(step);
    return number - 1;
}

void Steps::setTitle(int index, const QString &title)
{
    m_steps.at(index).title->setText(title);
}

void Steps::setCaption(int index, const QString &caption)
{
    m_steps.at(index).caption->setText(caption);
}

void Steps::addHeadWidget(int index, QWidget *widget)
{
    m_steps.at(index).head->addWidget(widget);
}

void Steps::setState(int index, State state)
{
    m_steps.at(index).mark->setState(state);
}

Steps::State Steps::state(int index) const
{
    return m_steps.at(index).mark->state();
}

} // namespace octroi::widgets
