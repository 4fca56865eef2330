// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/credentialusage.h"

#include "models/format.h"
#include "pages/barchart.h"
#include "widgets/label.h"
#include "widgets/segments.h"

#include <QGridLayout>
#include <QHash>

namespace octroi::pages {

using models::Format;
using widgets::Label;

CredentialUsage::CredentialUsage(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new Label(QString(), theme::Type::Strong))
    , m_caption(new Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_error(new Label(QString(), theme::Type::Caption, theme::Color::DangerText))
    , m_spans(new widgets::Segments)
    , m_chart(new BarChart)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    m_caption->setElided(true); // the pane is narrow, and not in every language
    head->addWidget(m_caption, 1);
    m_spans->setSmall(true);
    head->addWidget(m_spans);
    column->addLayout(head);
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_error);
    column->addWidget(m_chart);
    auto *figures = new QGridLayout;
    figures->setHorizontalSpacing(8);
    figures->setVerticalSpacing(0);
    for (int i = 0; i < 4; ++i) {
        m_names[size_t(i)] = new Label(QString(), theme::Type::Caption, theme::Color::TextMuted);
        m_values[size_t(i)] = new Label(QString(), theme::Type::Strong);
        figures->addWidget(m_names[size_t(i)], 0, i);
        figures->addWidget(m_values[size_t(i)], 1, i);
        figures->setColumnStretch(i, 1);
    }
    column->addLayout(figures);
    connect(m_spans, &widgets::Segments::activated, this, &CredentialUsage::ask);
    retranslate();
    m_spans->setCurrentIndex(2);
}

void CredentialUsage::retranslate()
{
    m_title->setText(tr("Usage"));
    m_spans->setSegments({tr("24 h"), tr("7 d"), tr("30 d")});
    m_spans->setAccessibleName(tr("Span of the usage"));
    m_names[0]->setText(tr("Requests"));
    m_names[1]->setText(tr("Bytes out"));
    m_names[2]->setText(tr("Refused"));
    m_names[3]->setText(tr("p95", "95th percentile of the latency"));
    m_chart->setAccessibleName(tr("Usage of the credential"));
    ask();
}

void CredentialUsage::setKey(const QString &id)
{
    setCredential(id, false);
}

void CredentialUsage::setClient(const QString &id)
{
    setCredential(id, true);
}

void CredentialUsage::setCredential(const QString &id, bool isClient)
{
    if (id == m_id && isClient == m_isClient)
        return;
    m_id = id;
    m_isClient = isClient;
    m_chart->setBars({});
    showTotals(nullptr);
    ask();
}

void CredentialUsage::refresh()
{
    ask();
}

// Days and hours are those of UTC, in which the backend adds up.
CredentialUsage::Span CredentialUsage::span() const
{
    const QDateTime now = m_context.clock->now();
    Span span;
    span.to = now;
    span.hours = m_spans->currentIndex() == 0;
    if (span.hours) {
        const QDateTime hour(now.date(), QTime(now.time().hour(), 0), Qt::UTC);
        span.from = hour.addSecs(-23 * 3600);
    } else {
        const int days = m_spans->currentIndex() == 1 ? 7 : 30;
        span.from = QDateTime(now.date().addDays(1 - days), QTime(0, 0), Qt::UTC);
    }
    return span;
}

void CredentialUsage::ask()
{
    m_span = span();
    m_caption->setText(m_span.hours ? tr("requests an hour") : tr("requests a day"));
    backends::UsageBackend *usage = m_context.backend->usage();
    setVisible(usage != nullptr);
    if (!usage || m_id.isEmpty())
        return;
    const int asked = ++m_asked;
    backends::UsageRequest request;
    request.from = m_span.from;
    request.to = m_span.to;
    (m_isClient ? request.clientId : request.keyId) = m_id;
    request.groupBy = {m_span.hours ? QStringLiteral("hour") : QStringLiteral("day")};
    QCoro::connect(usage->usage(request), this, [this, asked](const Result<QList<domain::UsageRow>> &rows) {
        if (asked != m_asked)
            return;
        if (rows)
            showBars(*rows);
        else
            showError(rows.error());
    });
    // Percentiles do not add up, so the whole span is asked for on its own.
    request.groupBy = {m_isClient ? QStringLiteral("client") : QStringLiteral("key")};
    QCoro::connect(usage->usage(request), this, [this, asked](const Result<QList<domain::UsageRow>> &rows) {
        if (asked != m_asked || !rows)
            return;
        static const domain::UsageTotals nothing;
        showTotals(rows->isEmpty() ? &nothing : &rows->first().totals);
    });
}

void CredentialUsage::showError(const Error &error)
{
    m_error->setText(tr("The usage could not be read. %1").arg(Format::error(error)));
    m_error->show();
    m_chart->setBars({});
}

void CredentialUsage::showBars(const QList<domain::UsageRow> &rows)
{
    m_error->hide();
    QHash<qint64, qint64> found;
    for (const domain::UsageRow &row : rows)
        found[row.at.toSecsSinceEpoch()] += row.totals.requests;
    QList<BarChart::Bar> bars;
    const QLocale locale;
    for (QDateTime at = m_span.from; at <= m_span.to; at = m_span.hours ? at.addSecs(3600) : at.addDays(1)) {
        BarChart::Bar bar;
        bar.value = found.value(at.toSecsSinceEpoch());
        bar.label = m_span.hours ? locale.toString(at.toLocalTime().time(), QLocale::ShortFormat)
                                 : Format::shortDate(at.date());
        bar.tip = tr("%1: %2", "hour or day, number of requests").arg(bar.label, Format::count(bar.value));
        bars << bar;
    }
    m_chart->setBars(bars);
}

void CredentialUsage::showTotals(const domain::UsageTotals *totals)
{
    const QString none = QStringLiteral("–");
    m_values[0]->setText(totals ? Format::shortCount(totals->requests) : none);
    m_values[1]->setText(totals ? Format::bytes(totals->bytesOut) : none);
    m_values[2]->setText(totals && totals->requests > 0
                             ? Format::percent(double(totals->refused) / double(totals->requests))
                             : none);
    m_values[3]->setText(
        totals && totals->measured > 0 && totals->p95 >= 0 ? Format::milliseconds(totals->p95) : none);
}

} // namespace octroi::pages
