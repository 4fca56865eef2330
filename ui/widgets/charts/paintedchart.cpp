// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/paintedchart.h"

#include "widgets/charts/chartexport.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStandardItemModel>
#include <QSvgGenerator>
#include <QTableView>

namespace octroi::charts {

using theme::Color;
using theme::Type;

namespace {
constexpr int kHead = 24;
}

PaintedChart::PaintedChart(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableView(this))
    , m_numbers(new QStandardItemModel(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_table->setModel(m_numbers);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme::kRowCompact);
    m_table->hide();
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
}

void PaintedChart::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(tr("Chart: %1").arg(title));
    m_table->setAccessibleName(tr("Numbers of the chart: %1").arg(title));
    update();
}

void PaintedChart::setUnit(const QString &unit)
{
    m_unit = unit;
    update();
}

void PaintedChart::setEmptyText(const QString &text)
{
    m_empty = text;
    changed();
}

QRectF PaintedChart::area() const
{
    return QRectF(rect()).adjusted(16, theme::withText(kHead), -16, -8);
}

void PaintedChart::changed()
{
    setAccessibleDescription(m_empty.isEmpty() ? summary() : m_empty);
    if (isTableShown())
        fillTable();
    update();
}

void PaintedChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::font(Type::CardTitle));
    painter.setPen(theme::color(Color::TextPrimary));
    const QRectF head(16, 0, width() - 32, theme::withText(kHead));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    const double used = QFontMetricsF(painter.font()).horizontalAdvance(m_title) + 8;
    painter.setFont(theme::font(Type::Caption));
    painter.setPen(theme::color(Color::TextMuted));
    const QRectF room = head.adjusted(used, 0, 0, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(m_unit, Qt::ElideRight, int(room.width())));
    if (isTableShown())
        return;
    if (!m_empty.isEmpty())
        painter.drawText(area(), Qt::AlignCenter | Qt::TextWordWrap, m_empty);
    else
        paintChart(painter, area());
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::color(Color::FocusRing), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(4, 1, -4, -1), 4, 4);
    }
}

void PaintedChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_table->setGeometry(area().toRect());
}

bool PaintedChart::isTableShown() const
{
    return !m_table->isHidden();
}

void PaintedChart::setTableShown(bool shown)
{
    if (shown)
        fillTable();
    m_table->setGeometry(area().toRect());
    m_table->setVisible(shown);
    update();
}

void PaintedChart::fillTable()
{
    const QList<QStringList> all = rows();
    m_numbers->clear();
    if (all.isEmpty())
        return;
    m_numbers->setHorizontalHeaderLabels(all.first());
    for (const QStringList &row : all.mid(1)) {
        QList<QStandardItem *> items;
        for (const QString &text : row)
            items.append(new QStandardItem(text));
        m_numbers->appendRow(items);
    }
}

QString PaintedChart::csv() const
{
    QString text;
    for (const QStringList &row : rows()) {
        QStringList cells;
        for (QString cell : row) {
            if (cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('"')))
                cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
            cells.append(cell);
        }
        text += cells.join(QLatin1Char(',')) + QLatin1String("\r\n");
    }
    return text;
}

QImage PaintedChart::picture()
{
    return pictureOf(*this, theme::Color::BgSurface, QWidget::DrawChildren);
}

QByteArray PaintedChart::svg()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size());
    generator.setViewBox(rect());
    generator.setTitle(m_title);
    generator.setDescription(summary());
    QPainter painter(&generator);
    painter.fillRect(rect(), theme::color(Color::BgSurface));
    render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
    painter.end();
    return bytes;
}

void PaintedChart::fillMenu(QMenu &menu)
{
    const bool table = isTableShown();
    menu.addAction(table ? tr("Show as chart") : tr("Show as table"), this,
                   [this, table] { setTableShown(!table); });
    menu.addSeparator();
    menu.addAction(tr("Copy numbers as CSV"), this, [this] { QApplication::clipboard()->setText(csv()); });
    menu.addAction(tr("Copy picture"), this, [this] { QApplication::clipboard()->setImage(picture()); });
    menu.addSeparator();
    menu.addAction(tr("Save as PNG…"), this, [this] {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        picture().save(&buffer, "PNG");
        Q_EMIT saveRequested(QStringLiteral("png"), bytes);
    });
    menu.addAction(tr("Save as SVG…"), this, [this] { Q_EMIT saveRequested(QStringLiteral("svg"), svg()); });
    menu.addAction(tr("Save numbers as CSV…"), this,
                   [this] { Q_EMIT saveRequested(QStringLiteral("csv"), csv().toUtf8()); });
}

void PaintedChart::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    fillMenu(menu);
    menu.exec(event->globalPos());
}

} // namespace octroi::charts
