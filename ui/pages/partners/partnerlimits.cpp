// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/partners/partnerlimits.h"

#include "models/format.h"
#include "widgets/label.h"
#include "widgets/limitbar.h"

#include <QVBoxLayout>
#include <algorithm>

namespace octroi::pages {

using models::Format;

namespace {
constexpr int kShown = 4;
}

PartnerLimits::PartnerLimits(Context context, QWidget *parent)
    : Card(QString(), parent)
    , m_context(context)
{
    setFixedWidth(376);
    body()->setSpacing(8);
    retranslate();
}

void PartnerLimits::retranslate()
{
    setTitle(tr("Limits"));
    setCaption(tr("this month, UTC"));
    refresh();
}

void PartnerLimits::setPartner(const QString &id)
{
    m_partnerId = id;
    refresh();
}

void PartnerLimits::clear()
{
    while (QLayoutItem *item = body()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

bool PartnerLimits::anyLimit() const
{
    for (const domain::Application *application : m_context.inventory->applicationsOf(m_partnerId)) {
        for (const domain::ApiKey &key : m_context.inventory->keysOf(application->id)) {
            const domain::Plan *plan = m_context.inventory->plan(key.planId);
            if (plan && (plan->quotaMonth > 0 || plan->volumeMonth > 0))
                return true;
        }
    }
    return false;
}

void PartnerLimits::refresh()
{
    backends::UsageBackend *usage = m_context.backend->usage();
    const bool wanted = usage && !m_partnerId.isEmpty() && anyLimit();
    setVisible(wanted);
    if (!wanted)
        return;
    backends::UsageRequest request;
    request.to = m_context.clock->now();
    const QDate today = request.to.date();
    request.from = QDateTime(QDate(today.year(), today.month(), 1), QTime(0, 0), Qt::UTC);
    request.partnerId = m_partnerId;
    request.groupBy = {QStringLiteral("key")};
    const int asked = ++m_asked;
    QCoro::connect(usage->usage(request), this, [this, asked](const Result<QList<domain::UsageRow>> &rows) {
        if (asked != m_asked)
            return;
        clear();
        if (rows) {
            show(limits(*rows));
            return;
        }
        auto *sentence =
            new widgets::Label(tr("The usage could not be read. %1").arg(Format::error(rows.error())),
                               theme::Type::Caption, theme::Color::DangerText);
        sentence->setWordWrap(true);
        body()->addWidget(sentence);
    });
}

QList<PartnerLimits::Limit> PartnerLimits::limits(const QList<domain::UsageRow> &rows) const
{
    QHash<QString, domain::UsageTotals> totals;
    for (const domain::UsageRow &row : rows)
        totals.insert(row.keyId, row.totals);
    QList<Limit> found;
    for (const domain::Application *application : m_context.inventory->applicationsOf(m_partnerId)) {
        for (const domain::ApiKey &key : m_context.inventory->keysOf(application->id)) {
            const domain::Plan *plan = m_context.inventory->plan(key.planId);
            if (!plan || key.revokedAt.isValid())
                continue;
            const domain::UsageTotals used = totals.value(key.id);
            if (plan->quotaMonth > 0)
                found << Limit{tr("%1, requests").arg(key.name), used.requests - used.refused,
                               plan->quotaMonth, false};
            if (plan->volumeMonth > 0)
                found << Limit{tr("%1, volume").arg(key.name), used.bytesOut, plan->volumeMonth, true};
        }
    }
    std::sort(found.begin(), found.end(),
              [](const Limit &a, const Limit &b) { return a.share() > b.share(); });
    return found;
}

// The forecast goes on as the month went so far; on its first day nothing is foretold.
void PartnerLimits::show(const QList<Limit> &limits)
{
    const QDateTime now = m_context.clock->now();
    const QDate today = now.date();
    const QDateTime from(QDate(today.year(), today.month(), 1), QTime(0, 0), Qt::UTC);
    const double whole = today.daysInMonth() * 86'400.0, gone = double(from.secsTo(now));
    for (const Limit &limit : limits.first(std::min<qsizetype>(kShown, limits.size()))) {
        auto *bar = new widgets::LimitBar;
        const auto text = [&limit](qint64 value) {
            return limit.bytes ? Format::bytes(value) : Format::shortCount(value);
        };
        const double forecast = gone >= 86'400 ? double(limit.used) / gone * whole : -1;
        bar->setTitle(limit.title);
        bar->setValues(double(limit.used), double(limit.limit), forecast);
        bar->setValueText(text(limit.used), tr("of %1").arg(text(limit.limit)));
        QString right;
        if (forecast > double(limit.limit) && limit.used < limit.limit) {
            const qint64 seconds = qint64(gone * double(limit.limit) / double(limit.used));
            right = tr("runs out on %1").arg(Format::shortDate(from.addSecs(seconds).date()));
        } else if (forecast >= 0 && limit.used < limit.limit) {
            right = tr("%1 by %2", "share, last day of the month")
                        .arg(Format::percent(std::round(forecast / double(limit.limit) * 100) / 100),
                             Format::shortDate(QDate(today.year(), today.month(), today.daysInMonth())));
        }
        bar->setFootTexts(tr("%1 used").arg(Format::percent(limit.share())), right);
        body()->addWidget(bar);
    }
    if (limits.size() > kShown)
        body()->addWidget(new widgets::Label(tr("and %n more limit(s)", nullptr, int(limits.size()) - kShown),
                                             theme::Type::Caption, theme::Color::TextMuted));
    body()->addStretch(1);
}

} // namespace octroi::pages
