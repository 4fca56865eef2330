// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "usage/limitforecast.h"
#include "widgets/card.h"

namespace octroi::widgets {
class Label;
}

namespace octroi::pages {

class QuotaChart;

/// One limit of a key, whose with it is and in which plan.
struct KeyLimit
{
    QString keyId, key, plan;
    usage::LimitForecast limit;
    usage::Samples past, before; ///< consumed in this period, and in the one before, moved onto it

    QString name() const; ///< "Requests this month"
};

/// The most urgent limit of a partner: how it was consumed, and when it runs out.
class PartnerQuota : public widgets::Card
{
    Q_OBJECT
public:
    explicit PartnerQuota(QWidget *parent = nullptr);
    void setLimit(const KeyLimit &limit, const QTimeZone &zone);
    void retranslate();

private:
    void showWords();
    QuotaChart *m_chart;
    widgets::Label *m_note;
    KeyLimit m_limit;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace octroi::pages
