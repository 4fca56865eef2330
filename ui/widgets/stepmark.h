// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/steps.h"

namespace octroi::widgets {

/// The circle of a step, and the line down to the next one.
class StepMark : public QWidget
{
    Q_OBJECT
public:
    explicit StepMark(int number, QWidget *parent = nullptr);
    void setState(Steps::State state);
    Steps::State state() const { return m_state; }
    void setLast(bool last);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_number;
    Steps::State m_state = Steps::State::ToDo;
    bool m_last = true;
};

} // namespace octroi::widgets
