// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tableview.h"

#include "theme/theme.h"
#include "widgets/celldelegate.h"
#include "widgets/roles.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>

namespace octroi::widgets {

namespace {
constexpr int kTakerAtLeast = 132; ///< of the column that takes the rest
} // namespace

TableView::TableView(QWidget *parent)
    : QTableView(parent)
    , m_states(nullptr)
{
    m_states = new ViewStates(this);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setItemDelegate(new CellDelegate(this));
    setProperty("octroiEdge", m_edge);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(40);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        QMenu *menu = columnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(horizontalHeader()->mapToGlobal(at));
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int before, int size) {
        if (m_stretching || column >= m_widths.size())
            return;
        if (before == 0 || size == 0) {
            // Hidden or shown again: no width that anyone chose. Qt is in the middle of it, so later.
            QMetaObject::invokeMethod(this, &TableView::stretch, Qt::QueuedConnection);
            return;
        }
        if (m_widths.at(column) == 0 || m_limits.contains(column))
            return;
        m_widths[column] = qRound(size / theme::Theme::instance().textScale()); // the user's own is the new default
        stretch();
        Q_EMIT columnsChanged();
    });
    connect(header, &QHeaderView::sectionMoved, this, &TableView::columnsChanged);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &TableView::columnsChanged);
    connect(this, &QAbstractItemView::activated, this, &TableView::rowActivated);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &TableView::updateRowHeight);
    updateRowHeight();
}

void TableView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    m_hover = QPersistentModelIndex();
    if (!model)
        return;
    stretch();
    connect(model, &QAbstractItemModel::modelReset, this, &TableView::stretch);
}

void TableView::setCompact(bool compact)
{
    m_compact = compact;
    updateRowHeight();
}

void TableView::updateRowHeight()
{
    const int text = QFontMetrics(theme::font(theme::Type::Body)).height();
    verticalHeader()->setMinimumSectionSize(theme::kRowCompact);
    verticalHeader()->setDefaultSectionSize(
        qMax(m_compact ? theme::kRowCompact : theme::kRow, text + (m_compact ? 4 : 12)));
    stretch(); // widths follow the text size
    updateGeometries();
}

void TableView::setEdge(int px)
{
    m_edge = px;
    setProperty("octroiEdge", px);
    viewport()->update();
}

void TableView::setColumnWidths(const QList<int> &widths)
{
    m_widths = widths;
    stretch();
}

void TableView::setLeaving(const QList<Leaving> &order)
{
    m_leaving = order;
    stretch();
}

void TableView::makeRoom()
{
    for (const int column : std::as_const(m_left))
        setColumnHidden(column, false);
    m_left.clear();
    m_limits.clear();
    for (const Leaving &step : std::as_const(m_leaving)) {
        int sum = 0;
        for (int column = 0; column < horizontalHeader()->count(); ++column) {
            if (!isColumnHidden(column))
                sum += m_widths.value(column, 96) == 0 ? kTakerAtLeast : widthOf(column);
        }
        if (sum <= viewport()->width())
            return;
        if (isColumnHidden(step.column))
            continue;
        if (step.shrunk > 0) {
            m_limits.insert(step.column, step.shrunk);
        } else {
            m_left.insert(step.column);
            setColumnHidden(step.column, true);
        }
    }
}

int TableView::widthOf(int column) const
{
    const int wish = qRound(m_widths.value(column, 96) * theme::Theme::instance().textScale());
    return m_limits.contains(column) ? qMin(wish, m_limits.value(column)) : wish;
}

void TableView::setWholeRows(bool whole)
{
    m_wholeRows = whole;
    setVerticalScrollBarPolicy(whole ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    updateGeometries();
}

void TableView::updateGeometries()
{
    QTableView::updateGeometries();
    if (!m_wholeRows)
        return;
    QMargins margins = viewportMargins();
    const int row = verticalHeader()->defaultSectionSize();
    margins.setBottom((height() - margins.top()) % row);
    setViewportMargins(margins);
}

void TableView::setFixedColumns(const QList<int> &columns)
{
    m_fixed = columns;
}

// Widths are wishes; the column of width 0 takes what is left, and without one the widths grow together.
void TableView::stretch()
{
    const QHeaderView *header = horizontalHeader();
    if (!model() || m_widths.isEmpty() || header->count() == 0)
        return;
    const QScopedValueRollback<bool> guard(m_stretching, true);
    makeRoom();
    int sum = 0, taker = -1;
    for (int column = 0; column < header->count(); ++column) {
        if (isColumnHidden(column))
            continue;
        const int wish = widthOf(column);
        if (wish == 0)
            taker = column;
        sum += wish;
    }
    const int room = viewport()->width();
    for (int column = 0; column < header->count(); ++column) {
        const int wish = widthOf(column);
        if (isColumnHidden(column) || column == taker)
            continue;
        const bool grow = taker < 0 && sum > 0 && room > sum;
        setColumnWidth(column, grow ? int(qint64(wish) * room / sum) : wish);
    }
    if (taker >= 0)
        setColumnWidth(taker, qMax(kTakerAtLeast, room - sum));
}

QMenu *TableView::columnMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setTitle(tr("Columns"));
    const QHeaderView *header = horizontalHeader();
    for (int position = 0; position < header->count(); ++position) {
        const int column = header->logicalIndex(position);
        const QString name = model()->headerData(column, Qt::Horizontal).toString();
        if (name.isEmpty() || m_fixed.contains(column))
            continue;
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            // What was asked for by hand stays, room or not.
            m_left.remove(column);
            m_leaving.removeIf([column](const Leaving &step) { return step.column == column; });
            setColumnHidden(column, !on);
            stretch();
            Q_EMIT columnsChanged();
        });
    }
    return menu;
}

QJsonObject TableView::saveColumns() const
{
    const QHeaderView *header = horizontalHeader();
    QJsonArray order, widths, hidden;
    for (int position = 0; position < header->count(); ++position) {
        const int column = header->logicalIndex(position);
        order.append(column);
        widths.append(m_widths.value(position, 96)); // by column, not by position
        if (isColumnHidden(column) && !m_left.contains(column))
            hidden.append(column);
    }
    return {{QStringLiteral("order"), order},
            {QStringLiteral("widths"), widths},
            {QStringLiteral("hidden"), hidden},
            {QStringLiteral("sortColumn"), header->sortIndicatorSection()},
            {QStringLiteral("descending"), header->sortIndicatorOrder() == Qt::DescendingOrder}};
}

void TableView::restoreColumns(const QJsonObject &state)
{
    QHeaderView *header = horizontalHeader();
    const QJsonArray order = state.value(QLatin1String("order")).toArray();
    if (!model() || order.size() != header->count())
        return; // of another version with other columns
    const QJsonArray widths = state.value(QLatin1String("widths")).toArray();
    const QJsonArray hidden = state.value(QLatin1String("hidden")).toArray();
    for (int position = 0; position < order.size(); ++position) {
        const int column = order.at(position).toInt(-1);
        if (column < 0 || column >= header->count())
            return;
        header->moveSection(header->visualIndex(column), position);
    }
    for (int column = 0; column < widths.size() && column < m_widths.size(); ++column) {
        if (m_widths.at(column) != 0)
            m_widths[column] = qBound(24, widths.at(column).toInt(96), 2000);
    }
    m_left.clear();
    for (int column = 0; column < header->count(); ++column)
        setColumnHidden(column, hidden.contains(column) && !m_fixed.contains(column));
    const int sorted = state.value(QLatin1String("sortColumn")).toInt(-1);
    if (sorted >= 0 && sorted < header->count() && isSortingEnabled())
        sortByColumn(sorted, state.value(QLatin1String("descending")).toBool() ? Qt::DescendingOrder
                                                                               : Qt::AscendingOrder);
    stretch();
}

QString TableView::selectionAsCsv() const
{
    if (!model())
        return {};
    QList<int> columns;
    const QHeaderView *header = horizontalHeader();
    for (int position = 0; position < header->count(); ++position) {
        if (!header->isSectionHidden(header->logicalIndex(position)))
            columns.append(header->logicalIndex(position));
    }
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    if (rows.isEmpty()) {
        for (int row = 0; row < model()->rowCount(rootIndex()); ++row)
            rows.append(model()->index(row, 0, rootIndex()));
    }
    const auto quoted = [](QString text) { // RFC 4180, section 2
        // A cell that a spreadsheet would compute is made plain text.
        if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.at(0)) && !text.at(0).isDigit())
            text.prepend(QLatin1Char('\''));
        if (text.contains(QLatin1Char('"')) || text.contains(QLatin1Char(',')) ||
            text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r')))
            return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) +
                   QLatin1Char('"');
        return text;
    };
    QStringList lines;
    QStringList cells;
    for (const int column : std::as_const(columns))
        cells.append(quoted(model()->headerData(column, Qt::Horizontal).toString()));
    lines.append(cells.join(QLatin1Char(',')));
    for (const QModelIndex &row : std::as_const(rows)) {
        cells.clear();
        for (const int column : std::as_const(columns)) {
            const QModelIndex cell = row.siblingAtColumn(column);
            QString text = cell.data(CopyRole).toString();
            if (text.isEmpty())
                text = cell.data(ChipTextRole).toString();
            cells.append(quoted(text.isEmpty() ? cell.data(Qt::DisplayRole).toString() : text));
        }
        lines.append(cells.join(QLatin1Char(',')));
    }
    return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

void TableView::copySelectionAsCsv()
{
    QGuiApplication::clipboard()->setText(selectionAsCsv());
}

void TableView::setHover(const QModelIndex &index)
{
    if (m_hover == index)
        return;
    m_hover = index;
    viewport()->update();
}

void TableView::mouseMoveEvent(QMouseEvent *event)
{
    setHover(indexAt(event->position().toPoint()));
    QTableView::mouseMoveEvent(event);
}

void TableView::leaveEvent(QEvent *event)
{
    setHover({});
    QTableView::leaveEvent(event);
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
        const QString text = currentIndex().data(CopyRole).toString();
        QGuiApplication::clipboard()->setText(text.isEmpty() ? currentIndex().data().toString() : text);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent *event)
{
    QModelIndex index = indexAt(event->pos());
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        index = currentIndex();
        at = viewport()->mapToGlobal(visualRect(index).bottomLeft() + QPoint(m_edge, 0));
    }
    if (index.isValid())
        Q_EMIT contextMenuWanted(index, at);
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    stretch();
    updateGeometries(); // else a scroll bar shows until the widths are seen
}

void TableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    viewport()->update();
}

void TableView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

bool TableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::HoverLeave || event->type() == QEvent::Leave)
        setHover({});
    return QTableView::viewportEvent(event);
}

} // namespace octroi::widgets
