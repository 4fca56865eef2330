// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/partners/partnerlimits.h"

#include "models/format.h"
#include "models/quotazone.h"
#include "widgets/label.h"
#include "widgets/limitbar.h"

#include <QVBoxLayout>
#include <algorithm>

namespace octroi::pages {

using models::Format;
using State = usage::Forecast::State;
using usage::LimitKind;

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
    refresh();
}

void PartnerLimits::setPartner(const QString &id)
{
    if (id != m_partnerId)
        clear();
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

QStringList PartnerLimits::limitedKeys() const
{
    QStringList out;
    const QDateTime now = m_context.clock->now();
    for (const domain::Application *application : m_context.inventory->applicationsOf(m_partnerId)) {
        for (const domain::ApiKey &key : m_context.inventory->keysOf(application->id)) {
            const domain::Plan *plan = m_context.inventory->plan(key.planId);
            const domain::KeyStatus status = key.statusAt(now);
            if (plan && usage::hasLimits(*plan) && status != domain::KeyStatus::Revoked && status != domain::KeyStatus::Expired)
                out << key.id;
        }
    }
    return out;
}

void PartnerLimits::refresh()
{
    backends::UsageBackend *usage = m_context.backend->usage();
    const QStringList ids = usage && !m_partnerId.isEmpty() ? limitedKeys() : QStringList();
    const QTimeZone zone = models::quotaZone(*m_context.backend);
    setCaption(QString::fromLatin1(zone.id()));
    setVisible(!ids.isEmpty());
    const int asked = ++m_asked;
    if (ids.isEmpty()) {
        Q_EMIT emptied();
        return;
    }
    if (ids.size() <= kMostKeys)
        return readHours(ids, 0);
    // Of many keys those with the fullest month, in one question.
    backends::UsageRequest request;
    request.to = m_context.clock->now();
    request.from = QDateTime::fromSecsSinceEpoch(usage::Period::monthOf(request.to.toSecsSinceEpoch(), zone).from, Qt::UTC);
    request.partnerId = m_partnerId;
    request.groupBy = {QStringLiteral("key")};
    QCoro::connect(usage->usage(request), this, [this, asked, ids](const Result<QList<domain::UsageRow>> &rows) {
        if (asked != m_asked)
            return;
        if (rows)
            rank(ids, *rows);
        else
            showError(rows.error());
    });
}

void PartnerLimits::rank(const QStringList &ids, const QList<domain::UsageRow> &rows)
{
    const double days = m_context.clock->now().toUTC().date().day();
    QHash<QString, double> shares;
    for (const domain::UsageRow &row : rows) {
        const auto key = m_context.inventory->key(row.keyId);
        const domain::Plan *plan = key ? m_context.inventory->plan(key->planId) : nullptr;
        if (!plan)
            continue;
        const double calls = double(row.totals.requests - row.totals.refused);
        double &share = shares[row.keyId];
        if (plan->quotaDay > 0)
            share = std::max(share, calls / days / double(plan->quotaDay));
        if (plan->quotaMonth > 0)
            share = std::max(share, calls / double(plan->quotaMonth));
        if (plan->volumeMonth > 0)
            share = std::max(share, double(row.totals.bytesOut) / double(plan->volumeMonth));
    }
    QStringList order = ids;
    std::stable_sort(order.begin(), order.end(), [&shares](const QString &a, const QString &b) { return shares.value(a) > shares.value(b); });
    readHours(order.mid(0, kMostKeys), order.size() - kMostKeys);
}

void PartnerLimits::readHours(const QStringList &ids, qsizetype more)
{
    backends::UsageRequest request;
    request.to = m_context.clock->now();
    request.from = request.to.addDays(-7 * usage::WeeklyPattern::kMostWeeks);
    request.keyId = ids.join(u',');
    request.groupBy = {QStringLiteral("key"), QStringLiteral("hour")};
    const int asked = m_asked;
    QCoro::connect(m_context.backend->usage()->usage(request), this,
                   [this, asked, ids, more](const Result<QList<domain::UsageRow>> &rows) {
                       if (asked != m_asked)
                           return;
                       if (rows)
                           take(ids, *rows, more);
                       else
                           showError(rows.error());
                   });
}

void PartnerLimits::take(const QStringList &ids, const QList<domain::UsageRow> &rows, qsizetype more)
{
    QHash<QString, QList<domain::UsageRow>> hours;
    for (const domain::UsageRow &row : rows)
        hours[row.keyId] << row;
    const QTimeZone zone = models::quotaZone(*m_context.backend);
    const qint64 now = m_context.clock->now().toSecsSinceEpoch();
    QList<KeyLimit> all;
    QList<usage::LimitForecast> forecasts;
    for (const QString &id : ids) {
        const auto key = m_context.inventory->key(id);
        const domain::Plan *plan = key ? m_context.inventory->plan(key->planId) : nullptr;
        if (!plan)
            continue;
        for (const usage::LimitForecast &limit : usage::limitForecasts(*plan, hours.value(id), zone, now)) {
            all << KeyLimit{id, key->name, plan->name, limit, {}, {}};
            forecasts << limit;
        }
    }
    const usage::LimitForecast *urgent = usage::mostUrgent(forecasts);
    if (!urgent)
        return;
    KeyLimit first = all.at(urgent - forecasts.constData());
    const usage::Period &period = first.limit.period;
    first.past = usage::consumed(first.limit.kind, hours.value(first.keyId), period, now);
    const bool isDay = first.limit.kind == LimitKind::QuotaDay;
    const usage::Period before = isDay ? usage::Period::dayOf(period.from - 3'600, zone) : usage::Period::monthOf(period.from - 3'600, zone);
    first.before = usage::consumed(first.limit.kind, hours.value(first.keyId), before, before.to);
    for (usage::Sample &sample : first.before)
        sample.at = std::min(sample.at + double(period.from - before.from), double(period.to));
    std::stable_sort(all.begin(), all.end(), [](const KeyLimit &a, const KeyLimit &b) { return a.limit.share() > b.limit.share(); });
    show(all, more);
    Q_EMIT urgentChanged(first, zone);
}

void PartnerLimits::showError(const Error &error)
{
    clear();
    auto *sentence = new widgets::Label(tr("The usage could not be read. %1").arg(Format::error(error)), theme::Type::Caption,
                                        theme::Color::DangerText);
    sentence->setWordWrap(true);
    body()->addWidget(sentence);
    Q_EMIT emptied();
}

void PartnerLimits::addBar(const KeyLimit &limit)
{
    const usage::LimitForecast &l = limit.limit;
    const usage::Forecast &f = l.forecast;
    const QTimeZone zone = models::quotaZone(*m_context.backend);
    const bool isDay = l.kind == LimitKind::QuotaDay;
    const auto text = [&l](double value) {
        return l.kind == LimitKind::VolumeMonth ? Format::bytes(qint64(value)) : Format::shortCount(qint64(value));
    };
    const auto moment = [&](qint64 at) {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(at, zone);
        return isDay ? QLocale().toString(time.time(), QLocale::ShortFormat) : Format::shortDate(time.date());
    };
    auto *bar = new widgets::LimitBar;
    bar->setTitle(tr("%1, %2", "key, limit").arg(limit.key, limit.name()));
    bar->setValues(l.used, l.limit, f.path.empty() ? -1 : f.atEnd());
    bar->setValueText(text(l.used), tr("of %1").arg(text(l.limit)));
    QString right;
    if (f.state == State::RunsOut)
        right = tr("runs out on %1").arg(moment(f.runsOut));
    else if (f.state == State::Exhausted)
        right = tr("has run out");
    else if (f.state == State::TooLittle)
        right = tr("forecast from %n day(s) of usage on", nullptr, f.neededDays);
    else
        right = tr("%1 by %2", "share, last day of the month")
                    .arg(Format::percent(std::round(f.atEnd() / l.limit * 100) / 100), moment(isDay ? l.period.to : l.period.to - 1));
    bar->setFootTexts(tr("%1 used").arg(Format::percent(l.share())), right);
    body()->addWidget(bar);
}

void PartnerLimits::show(const QList<KeyLimit> &limits, qsizetype more)
{
    clear();
    for (const KeyLimit &limit : limits.mid(0, kShown))
        addBar(limit);
    const qsizetype rest = std::max<qsizetype>(0, limits.size() - kShown) + more;
    if (rest > 0)
        body()->addWidget(new widgets::Label(tr("and %n more limit(s)", nullptr, int(rest)), theme::Type::Caption, theme::Color::TextMuted));
    body()->addStretch(1);
}

} // namespace octroi::pages
