// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class QAbstractScrollArea;

namespace octroi::widgets {
class EmptyState;
class ErrorState;
class Skeleton;

/// The four states of a list, laid over its viewport.
class ViewStates : public QObject
{
    Q_OBJECT
public:
    enum class State { Full, Loading, Empty, Error };
    explicit ViewStates(QAbstractScrollArea *view);
    void setState(State state);
    State state() const { return m_state; }
    EmptyState *empty() const { return m_empty; }
    ErrorState *error() const { return m_error; }
    Skeleton *skeleton() const { return m_skeleton; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    QAbstractScrollArea *m_view;
    EmptyState *m_empty;
    ErrorState *m_error;
    Skeleton *m_skeleton;
    State m_state = State::Full;
};

} // namespace octroi::widgets
