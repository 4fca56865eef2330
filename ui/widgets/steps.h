// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace octroi::widgets {
class Label;
class StepMark;

/// Numbered steps below each other, all visible at once, each with a body.
class Steps : public QWidget
{
    Q_OBJECT
public:
    enum class State { ToDo, Current, Done };
    explicit Steps(QWidget *parent = nullptr);
    int addStep(const QString &title, QWidget *body = nullptr);
    void setTitle(int index, const QString &title);
    void setCaption(int index, const QString &caption); ///< muted, beside the title
    void addHeadWidget(int index, QWidget *widget);     ///< at the right end of the title line
    void setState(int index, State state);
    State state(int index) const;
    int count() const { return int(m_steps.size()); }

private:
    struct Step
    {
        StepMark *mark;
        Label *title, *caption;
        QHBoxLayout *head;
    };
    QVBoxLayout *m_layout;
    QList<Step> m_steps;
};

} // namespace octroi::widgets
