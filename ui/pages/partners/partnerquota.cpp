// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/partners/partnerquota.h"

#include "models/format.h"
#include "pages/partners/quotachart.h"
#include "widgets/label.h"

#include <QVBoxLayout>

namespace octroi::pages {

using models::Format;
using usage::LimitKind;

QString KeyLimit::name() const
{
    switch (limit.kind) {
    case LimitKind::QuotaDay:
        return PartnerQuota::tr("Requests today");
    case LimitKind::QuotaMonth:
        return PartnerQuota::tr("Requests this month");
    case LimitKind::VolumeMonth:
        break;
    }
    return PartnerQuota::tr("Volume this month");
}

PartnerQuota::PartnerQuota(QWidget *parent)
    : Card(QString(), parent)
    , m_chart(new QuotaChart)
    , m_note(new widgets::Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
{
    m_note->setWordWrap(true);
    body()->setSpacing(4);
    body()->addWidget(m_chart);
    body()->addWidget(m_note);
    body()->addStretch(1);
}

void PartnerQuota::setLimit(const KeyLimit &limit, const QTimeZone &zone)
{
    m_limit = limit;
    m_zone = zone;
    showWords();
}

void PartnerQuota::retranslate()
{
    if (!m_limit.keyId.isEmpty())
        showWords();
}

void PartnerQuota::showWords()
{
    setTitle(m_limit.name());
    const QDateTime reset = QDateTime::fromSecsSinceEpoch(m_limit.limit.period.to, m_zone);
    const QString when = m_limit.limit.kind == LimitKind::QuotaDay ? tr("resets at midnight, %1", "time zone").arg(QString::fromLatin1(m_zone.id()))
                                                                   : tr("resets on %1", "date").arg(Format::shortDate(reset.date()));
    setCaption(tr("%1, %2, %3", "key, plan, when it resets").arg(m_limit.key, m_limit.plan, when));
    m_chart->setLimit(m_limit.limit, m_limit.past, m_limit.before, m_zone);
    m_note->setText(m_chart->summary());
}

} // namespace octroi::pages
