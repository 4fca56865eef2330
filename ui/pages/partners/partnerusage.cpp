// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/partners/partnerusage.h"

#include "models/format.h"
#include "pages/barchart.h"
#include "widgets/label.h"

#include <QVBoxLayout>

namespace octroi::pages {

using models::Format;

namespace {
constexpr int kDays = 30;
}

PartnerUsage::PartnerUsage(Context context, QWidget *parent)
    : Card(QString(), parent)
    , m_context(context)
    , m_chart(new BarChart)
    , m_sum(new widgets::Label(QString(), theme::Type::Strong))
    , m_error(new widgets::Label(QString(), theme::Type::Caption, theme::Color::DangerText))
{
    addHeadWidget(m_sum);
    m_error->setWordWrap(true);
    m_error->hide();
    m_chart->setFixedHeight(168);
    body()->addWidget(m_error);
    body()->addWidget(m_chart);
    retranslate();
}

void PartnerUsage::retranslate()
{
    setTitle(tr("Requests"));
    setCaption(tr("a day, last 30 days"));
    m_chart->setAccessibleName(tr("Requests of the partner a day"));
    refresh();
}

void PartnerUsage::setPartner(const QString &id)
{
    if (id == m_partnerId)
        return;
    m_partnerId = id;
    m_chart->setBars({});
    m_sum->setText({});
    refresh();
}

void PartnerUsage::refresh()
{
    backends::UsageBackend *usage = m_context.backend->usage();
    if (!usage)
        hide();
    if (!usage || m_partnerId.isEmpty())
        return;
    backends::UsageRequest request;
    request.to = m_context.clock->now();
    request.from = QDateTime(request.to.date().addDays(1 - kDays), QTime(0, 0), Qt::UTC);
    request.partnerId = m_partnerId;
    request.groupBy = {QStringLiteral("day")};
    const int asked = ++m_asked;
    QCoro::connect(usage->usage(request), this,
                   [this, asked, from = request.from](const Result<QList<domain::UsageRow>> &rows) {
                       if (asked != m_asked)
                           return;
                       m_error->setVisible(!rows.ok());
                       if (rows)
                           show(from, *rows);
                       else
                           m_error->setText(
                               tr("The usage could not be read. %1").arg(Format::error(rows.error())));
                   });
}

void PartnerUsage::show(const QDateTime &from, const QList<domain::UsageRow> &rows)
{
    QHash<QDate, qint64> found;
    qint64 sum = 0;
    for (const domain::UsageRow &row : rows) {
        found[row.at.toUTC().date()] += row.totals.requests;
        sum += row.totals.requests;
    }
    QList<BarChart::Bar> bars;
    for (int i = 0; i < kDays; ++i) {
        const QDate day = from.date().addDays(i);
        BarChart::Bar bar;
        bar.value = found.value(day);
        bar.label = Format::shortDate(day);
        bar.tip = tr("%1: %2", "day, number of requests").arg(bar.label, Format::count(bar.value));
        bars << bar;
    }
    m_chart->setBars(bars);
    m_sum->setText(tr("%1 in all").arg(Format::shortCount(sum)));
}

} // namespace octroi::pages
