// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/health/healthsummary.h"

#include "models/format.h"
#include "pages/health/severitybar.h"
#include "widgets/label.h"
#include "widgets/sparkline.h"
#include "widgets/surface.h"

#include <QHBoxLayout>

namespace octroi::pages {

using models::Format;
using theme::Color;
using widgets::Label;

namespace {

constexpr int kScoreDays = 90;

} // namespace

HealthSummary::HealthSummary(QWidget *parent)
    : Card(QString(), parent)
    , m_title(new Label(QString(), theme::Type::CardTitle))
    , m_since(new Label(QString(), theme::Type::Caption, Color::TextSecondary))
    , m_score(new Label(QString(), theme::Type::Strong))
    , m_bar(new SeverityBar)
    , m_spark(new widgets::Sparkline)
{
    setBodyMargins({16, 14, 16, 14});
    body()->setSpacing(12);
    auto *first = new QHBoxLayout;
    first->setSpacing(12);
    m_title->setElided(true);
    first->addWidget(m_title, 1);
    first->addWidget(m_since);
    body()->addLayout(first);
    body()->addWidget(m_bar);
    auto *last = new QHBoxLayout;
    last->setSpacing(8);
    for (const Color color : {Color::DangerSolid, Color::WarningSolid, Color::InfoSolid, Color::BorderSubtle}) {
        Entry entry{new widgets::Surface(color), new Label(QString(), theme::Type::Caption, Color::TextSecondary)};
        entry.square->setFixedSize(8, 8);
        last->addWidget(entry.square, 0, Qt::AlignVCenter);
        last->addWidget(entry.text);
        last->addSpacing(8);
        m_legend << entry;
    }
    last->addStretch(1);
    m_spark->setFixedSize(64, 20);
    last->addWidget(m_spark);
    last->addWidget(m_score);
    body()->addLayout(last);
}

QString HealthSummary::since(const health::Report &report, const health::History &history) const
{
    const health::DayOfHealth *before = history.at(report.at.toUTC().date().addDays(-7));
    if (!before)
        return {};
    const qint64 more = report.withFinding() - before->withFinding();
    if (more == 0)
        return tr("as many as last week");
    const auto n = int(std::min<qint64>(std::abs(more), 1'000'000'000));
    return more < 0 ? tr("%n fewer than last week", nullptr, n) : tr("%n more than last week", nullptr, n);
}

void HealthSummary::show(const health::Report &report, const health::History &history)
{
    m_title->setText(tr("%1 of %2 credentials have a finding", "numbers")
                         .arg(Format::count(report.withFinding()), Format::count(report.credentials)));
    m_since->setText(since(report, history));
    m_bar->setParts(report.worst, report.credentials);
    m_bar->setAccessibleName(m_title->text());
    m_legend[0].text->setText(tr("%1 high", "number of credentials").arg(Format::count(report.worst[0])));
    m_legend[1].text->setText(tr("%1 medium", "number of credentials").arg(Format::count(report.worst[1])));
    m_legend[2].text->setText(tr("%1 low", "number of credentials").arg(Format::count(report.worst[2])));
    m_legend[3].text->setText(tr("%1 without a finding", "number of credentials")
                                  .arg(Format::count(report.credentials - report.withFinding())));
    m_score->setText(tr("Score %1 of 100").arg(report.score()));
    m_score->setToolTip(tr("100 × (1 − (high + 0.4 × medium + 0.1 × low) ÷ credentials), rounded down. A credential "
                           "counts once, by its most severe finding; what is ignored does not count."));
    const QList<qint32> days = history.scores(kScoreDays);
    m_spark->setVisible(days.size() > 1);
    m_spark->setValues(days);
    m_spark->setAccessibleName(tr("Score of the last days"));
}

} // namespace octroi::pages
