// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewstates.h"

#include "theme/theme.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/skeleton.h"

#include <QAbstractScrollArea>
#include <QEvent>

namespace octroi::widgets {

ViewStates::ViewStates(QAbstractScrollArea *view)
    : QObject(view)
    , m_view(view)
    , m_empty(new EmptyState(EmptyState::Picture::Gate, view->viewport()))
    , m_error(new ErrorState(view->viewport()))
    , m_skeleton(new Skeleton(view->viewport()))
{
    for (QWidget *widget : {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_error),
                            static_cast<QWidget *>(m_skeleton)}) {
        widget->hide();
        widget->setCursor(Qt::ArrowCursor);
    }
    view->viewport()->installEventFilter(this);
}

void ViewStates::setState(State state)
{
    m_state = state;
    m_empty->setVisible(state == State::Empty);
    m_error->setVisible(state == State::Error);
    if (m_skeleton->isHidden() == (state == State::Loading))
        m_skeleton->setVisible(state == State::Loading);
    place();
}

void ViewStates::place()
{
    const QRect area = m_view->viewport()->rect();
    m_empty->setGeometry(area);
    m_skeleton->setGeometry(area);
    const int width = qMin(area.width(), m_error->maximumWidth());
    m_error->setGeometry(
        QStyle::visualRect(m_view->layoutDirection(), area, QRect(0, 0, width, area.height())));
}

bool ViewStates::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}

} // namespace octroi::widgets
