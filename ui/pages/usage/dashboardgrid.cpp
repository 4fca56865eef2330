// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/dashboardgrid.h"

#include "theme/theme.h"

#include <QApplication>
#include <QResizeEvent>

namespace octroi::pages {

namespace {
constexpr int kColumn = 300, kHeight = 304; ///< the least width of a column; the height of a card
}

DashboardGrid::DashboardGrid(QWidget *parent)
    : QWidget(parent)
{
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &DashboardGrid::place);
}

int DashboardGrid::columns() const
{
    return std::clamp((width() + theme::kCardGap) / (theme::withText(kColumn) + theme::kCardGap), 1, report::DashboardChart::kMostColumns);
}

void DashboardGrid::place()
{
    const int columns = this->columns(), gap = theme::kCardGap, height = theme::withText(kHeight);
    const double column = double(width() - (columns - 1) * gap) / columns;
    int row = 0, used = 0;
    for (DashboardCard *card : std::as_const(m_cards)) {
        const int span = std::min(card->what().columns, columns);
        if (used + span > columns) {
            ++row;
            used = 0;
        }
        const int left = qRound(used * (column + gap)), right = qRound((used + span) * (column + gap)) - gap;
        card->setGeometry(left, row * (height + gap), right - left, height);
        m_rows.insert(card, row);
        used += span;
    }
    setMinimumHeight(m_cards.isEmpty() ? 0 : (row + 1) * (height + gap));
}

void DashboardGrid::orderTabs()
{
    QWidget *before = nullptr;
    for (DashboardCard *card : std::as_const(m_cards)) {
        QList<QWidget *> parts{card};
        for (QWidget *next = card->nextInFocusChain(); next != card; next = next->nextInFocusChain()) {
            if (card->isAncestorOf(next))
                parts.append(next);
        }
        for (QWidget *part : std::as_const(parts)) {
            if (before)
                setTabOrder(before, part);
            before = part;
        }
    }
}

void DashboardGrid::insert(qsizetype at, DashboardCard *card)
{
    m_cards.insert(std::clamp<qsizetype>(at, 0, m_cards.size()), card);
    card->setParent(this);
    connect(card, &DashboardCard::changed, this, &DashboardGrid::place);
    connect(card, &DashboardCard::moveRequested, this, [this, card](int by) {
        move(card, m_cards.indexOf(card) + by);
        card->setFocus(Qt::OtherFocusReason);
    });
    connect(card, &DashboardCard::neighbourRequested, this, [this, card](int key) { goTo(card, key); });
    connect(card, &DashboardCard::dragged, this, [this, card](const QPoint &global) { dragTo(card, global); });
    place();
    orderTabs();
    card->show();
}

void DashboardGrid::remove(DashboardCard *card)
{
    m_cards.removeOne(card);
    m_rows.remove(card);
    card->hide();
    card->deleteLater(); // its own menu may be what asked for it
    place();
}

void DashboardGrid::clear()
{
    m_rows.clear();
    for (DashboardCard *card : std::exchange(m_cards, {})) {
        card->hide();
        card->deleteLater();
    }
    place();
}

void DashboardGrid::move(DashboardCard *card, qsizetype to)
{
    const qsizetype from = m_cards.indexOf(card);
    to = std::clamp<qsizetype>(to, 0, m_cards.size() - 1);
    if (from < 0 || from == to)
        return;
    m_cards.move(from, to);
    place();
    orderTabs();
    Q_EMIT orderChanged();
}

void DashboardGrid::dragTo(DashboardCard *card, const QPoint &global)
{
    const QPoint here = mapFromGlobal(global);
    card->raise();
    for (DashboardCard *other : std::as_const(m_cards)) {
        // Past the middle of the other one, so that two of different width do not change places back and forth.
        if (other == card || !other->geometry().contains(here))
            continue;
        const bool later = m_cards.indexOf(other) > m_cards.indexOf(card);
        const bool past = other->y() != card->y() || (later ? here.x() > other->geometry().center().x() : here.x() < other->geometry().center().x());
        if (past)
            move(card, m_cards.indexOf(other));
        return;
    }
}

void DashboardGrid::goTo(DashboardCard *from, int key)
{
    const qsizetype at = m_cards.indexOf(from);
    DashboardCard *next = nullptr;
    if (key == Qt::Key_Home || key == Qt::Key_End) {
        next = key == Qt::Key_Home ? m_cards.first() : m_cards.last();
    } else if (key == Qt::Key_Left || key == Qt::Key_Right) {
        next = m_cards.value(at + (key == Qt::Key_Right ? 1 : -1), nullptr);
    } else {
        // The nearest of the row above or below.
        const int row = rowOf(from) + (key == Qt::Key_Down ? 1 : -1);
        for (DashboardCard *card : std::as_const(m_cards)) {
            const auto distance = [from](const DashboardCard *one) { return std::abs(one->geometry().center().x() - from->geometry().center().x()); };
            if (rowOf(card) == row && (!next || distance(card) < distance(next)))
                next = card;
        }
    }
    if (next)
        next->setFocus(Qt::OtherFocusReason);
}

DashboardCard *DashboardGrid::focused() const
{
    for (QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
        auto *card = qobject_cast<DashboardCard *>(widget);
        if (card && m_cards.contains(card))
            return card;
    }
    return nullptr;
}

void DashboardGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

} // namespace octroi::pages
