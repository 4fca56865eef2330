// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/filterfield.h"

#include <QListWidget>

namespace octroi::widgets {

/// The completions below a filter. Never takes the keyboard from the field.
class CompletionList : public QListWidget
{
    Q_OBJECT
public:
    explicit CompletionList(QWidget *owner);
    void offer(const QList<Completion> &completions, const QPoint &globalTopLeft, int width);
    void step(int by);
    /// The chosen one; null when nothing is chosen.
    const Completion *current() const;

Q_SIGNALS:
    void accepted(int row);

private:
    QList<Completion> m_completions;
};

} // namespace octroi::widgets
