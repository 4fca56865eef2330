// SPDX-License-Identifier: GPL-3.0-or-later
// A card under hand and pen: keys, the mouse, its menu, and how it is drawn.
#include "pages/usage/dashboardcard.h"
#include "pages/usage/paintedcharts.h"
#include "pages/usage/usagecharts.h"
#include "widgets/charts/paintedchart.h"
#include "widgets/charts/plotview.h"
#include "widgets/charts/timechart.h"
#include "widgets/iconbutton.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStackedLayout>

namespace octroi::pages {

using theme::Color;

void DashboardCard::fillMenu(QMenu &menu)
{
    menu.addAction(tr("Edit…"), this, &DashboardCard::editRequested);
    menu.addAction(tr("Rename"), this, &DashboardCard::rename);
    menu.addSeparator();
    menu.addAction(tr("Wider"), this, [this] { setColumns(m_what.columns + 1); })->setEnabled(m_what.columns < report::DashboardChart::kMostColumns);
    menu.addAction(tr("Narrower"), this, [this] { setColumns(m_what.columns - 1); })->setEnabled(m_what.columns > 1);
    menu.addAction(tr("Move forward"), this, [this] { Q_EMIT moveRequested(-1); });
    menu.addAction(tr("Move backward"), this, [this] { Q_EMIT moveRequested(1); });
    menu.addSeparator();
    fillChartMenu(*menu.addMenu(tr("Chart")));
    menu.addSeparator();
    menu.addAction(tr("Remove"), this, &DashboardCard::removeRequested);
}

void DashboardCard::fillChartMenu(QMenu &menu)
{
    if (m_series)
        m_series->all().first()->fillMenu(menu);
    else
        m_painted->all().first()->fillMenu(menu);
}

void DashboardCard::openMenu()
{
    auto *menu = new QMenu(this);
    connect(menu, &QMenu::aboutToHide, menu, &QObject::deleteLater);
    fillMenu(*menu);
    menu->popup(m_menu->mapToGlobal(QPoint(0, m_menu->height())));
}

void DashboardCard::paintChart(QPainter &painter, const QRectF &place)
{
    QWidget *drawn = m_stack->currentWidget();
    if (m_series && drawn == m_series)
        m_series->all().first()->plot()->rebuildNow(); // what is scheduled would come too late for paper
    const double scale = std::min(place.width() / drawn->width(), place.height() / drawn->height());
    painter.save();
    painter.translate(place.topLeft());
    painter.scale(scale, scale);
    drawn->render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
    painter.restore();
}

void DashboardCard::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    follow();
    m_data->setActive(m_what.chart != QLatin1String("expiries"));
    read();
}

void DashboardCard::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_data->setActive(false);
}

void DashboardCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (m_series)
        m_data->setColumns(m_series->columns());
}

void DashboardCard::keyPressEvent(QKeyEvent *event)
{
    const bool alt = event->modifiers() & Qt::AltModifier;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        if (alt)
            Q_EMIT moveRequested(-1);
        else
            Q_EMIT neighbourRequested(event->key());
        return;
    case Qt::Key_Right:
    case Qt::Key_Down:
        if (alt)
            Q_EMIT moveRequested(1);
        else
            Q_EMIT neighbourRequested(event->key());
        return;
    case Qt::Key_Home:
    case Qt::Key_End:
        Q_EMIT neighbourRequested(event->key());
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return setColumns(m_what.columns + 1);
    case Qt::Key_Minus:
        return setColumns(m_what.columns - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Menu:
        return openMenu();
    default:
        return QFrame::keyPressEvent(event);
    }
}

void DashboardCard::mousePressEvent(QMouseEvent *event)
{
    m_pressing = event->button() == Qt::LeftButton;
    m_pressed = event->pos();
    setFocus(Qt::MouseFocusReason);
}

void DashboardCard::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressing || (!m_dragging && (event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance()))
        return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    Q_EMIT dragged(event->globalPosition().toPoint());
}

void DashboardCard::mouseReleaseEvent(QMouseEvent *)
{
    m_pressing = m_dragging = false;
    unsetCursor();
    update();
}

void DashboardCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(theme::color(Color::FocusRing), 2) : QPen(theme::color(Color::BorderSubtle), 1));
    painter.setBrush(theme::color(Color::BgSurface));
    const double edge = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(edge, edge, -edge, -edge), 8, 8);
}

void DashboardCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retitle();
}

} // namespace octroi::pages
