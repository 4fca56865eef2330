// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/usage/paintedcharts.h"
#include "pages/usage/patternreader.h"

namespace octroi::charts {
class HeatMap;
}

namespace octroi::pages {

/// When in the week calls come.
class PatternCharts : public PaintedCharts
{
    Q_OBJECT
public:
    explicit PatternCharts(QWidget *parent = nullptr);
    void show(const PatternReader &reader);
    using QWidget::show;

protected:
    void retranslate() override;

private:
    charts::HeatMap *m_week;
    int m_weeks = 0;
};

} // namespace octroi::pages
