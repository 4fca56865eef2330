// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "widgets/card.h"

namespace octroi::widgets {
class Label;
}

namespace octroi::pages {

class BarChart;

/// The requests of all keys of one partner, a day, for 30 days.
class PartnerUsage : public widgets::Card
{
    Q_OBJECT
public:
    explicit PartnerUsage(Context context, QWidget *parent = nullptr);
    void setPartner(const QString &id);
    void refresh();
    void retranslate();

private:
    void show(const QDateTime &from, const QList<domain::UsageRow> &rows);

    Context m_context;
    QString m_partnerId;
    int m_asked = 0;
    BarChart *m_chart;
    widgets::Label *m_sum, *m_error;
};

} // namespace octroi::pages
