// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sectionedview.h"

#include "theme/theme.h"
#include "widgets/roles.h"

#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <algorithm>

namespace octroi::widgets {

SectionedView::SectionedView(QWidget *parent)
    : TableView(parent)
{
}

void SectionedView::setSections(const QList<int> &firstRows)
{
    m_first = firstRows;
    layOut();
}

/// The first row of a section is taller by its band, which the delegates leave free.
void SectionedView::layOut()
{
    QHeaderView *header = verticalHeader();
    m_row = header->defaultSectionSize();
    if (m_busy || (m_first.isEmpty() && !m_tall))
        return;
    {
        const QScopedValueRollback<bool> guard(m_busy, true);
        const QSignalBlocker quiet(header);
        header->setUpdatesEnabled(false); // else each row would ask where all the others are
        auto first = m_first.cbegin();
        for (int row = 0; row < header->count(); ++row) {
            const bool begins = first != m_first.cend() && *first == row;
            if (begins)
                ++first;
            if (const int wanted = begins ? 2 * m_row : m_row; header->sectionSize(row) != wanted)
                header->resizeSection(row, wanted);
        }
        header->setUpdatesEnabled(true);
        m_tall = !m_first.isEmpty();
        setProperty("octroiBand", m_tall ? m_row : 0);
    }
    updateGeometries();
    viewport()->update();
}

void SectionedView::updateGeometries()
{
    TableView::updateGeometries();
    if (m_tall && !m_busy && m_row != verticalHeader()->defaultSectionSize())
        QMetaObject::invokeMethod(this, &SectionedView::layOut,
                                  Qt::QueuedConnection); // larger text, or compact rows
}

void SectionedView::paintEvent(QPaintEvent *event)
{
    TableView::paintEvent(event);
    if (m_first.isEmpty() || !model())
        return;
    QPainter painter(viewport());
    const int width = viewport()->width(), gap = 8;
    for (auto it = std::lower_bound(m_first.cbegin(), m_first.cend(), qMax(0, rowAt(0)));
         it != m_first.cend(); ++it) {
        const QRect band(0, rowViewportPosition(*it), width, m_row);
        if (band.top() > viewport()->height() || *it >= model()->rowCount())
            break;
        const QModelIndex index = model()->index(*it, 0);
        painter.fillRect(band, theme::color(theme::Color::BgSunken));
        painter.fillRect(0, band.bottom(), width, 1, theme::color(theme::Color::BorderSubtle));
        const auto draw = [&](const QRect &place, theme::Type type, theme::Color color, const QString &text) {
            painter.setFont(theme::font(type));
            painter.setPen(theme::color(color));
            painter.drawText(
                QStyle::visualRect(layoutDirection(), band, place),
                int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
                painter.fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
        };
        const QString name = index.data(SectionRole).toString();
        const QRect inside = band.adjusted(edge(), 0, -edge(), -1);
        const int taken = QFontMetrics(theme::font(theme::Type::Strong)).horizontalAdvance(name) + gap;
        draw(inside, theme::Type::Strong, theme::Color::TextPrimary, name);
        if (taken < inside.width())
            draw(inside.adjusted(taken, 0, 0, 0), theme::Type::Caption, theme::Color::TextMuted,
                 index.data(SectionCountRole).toString());
    }
}

} // namespace octroi::widgets
