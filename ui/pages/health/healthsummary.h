// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/history.h"
#include "widgets/card.h"

namespace octroi::widgets {
class Label;
class Sparkline;
} // namespace octroi::widgets

namespace octroi::pages {

class SeverityBar;

/// How many credentials have a finding, by severity, and the score with what it was.
class HealthSummary : public widgets::Card
{
    Q_OBJECT
public:
    explicit HealthSummary(QWidget *parent = nullptr);
    void show(const health::Report &report, const health::History &history);
    using QWidget::show;

private:
    struct Entry
    {
        QWidget *square;
        widgets::Label *text;
    };
    QString since(const health::Report &report, const health::History &history) const;

    widgets::Label *m_title, *m_since, *m_score;
    SeverityBar *m_bar;
    QList<Entry> m_legend; ///< high, medium, low, none
    widgets::Sparkline *m_spark;
};

} // namespace octroi::pages
