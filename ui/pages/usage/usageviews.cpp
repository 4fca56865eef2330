// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the place of the charts over time: the week, the distributions, the calendar; and what is exported.
#include "models/format.h"
#include "pages/usage/distributioncharts.h"
#include "pages/usage/expirycharts.h"
#include "pages/usage/patterncharts.h"
#include "pages/usage/usagecharts.h"
#include "pages/usage/usagepage.h"
#include "widgets/charts/paintedchart.h"
#include "widgets/charts/timechart.h"
#include "widgets/note.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QMenu>
#include <QStackedWidget>

namespace octroi::pages {

PaintedCharts *UsagePage::painted() const
{
    return qobject_cast<PaintedCharts *>(m_stack->currentWidget());
}

void UsagePage::connectViews()
{
    connect(m_patterns, &PatternReader::changed, this, [this] { m_patternCharts->show(*m_patterns); });
    connect(m_patterns, &PatternReader::failed, this, &UsagePage::fail);
    connect(m_distribution, &DistributionReader::changed, this, [this] { m_distributionCharts->show(*m_distribution); });
    connect(m_distribution, &DistributionReader::failed, this, &UsagePage::fail);
    connect(m_data, &UsageData::refreshed, this, [this] {
        if (painted() == m_distributionCharts)
            readView(); // the week before is the same a minute later, these are not
    });
    connect(m_expiryCharts, &ExpiryCharts::filterChosen, this,
            [this](const QString &filter) { Q_EMIT goTo(Target{QStringLiteral("credentials"), QString(), filter}); });
    for (const PaintedCharts *charts : m_stack->findChildren<PaintedCharts *>())
        connect(charts, &PaintedCharts::saveRequested, this, &UsagePage::save);
}

void UsagePage::fail(const Error &error)
{
    m_note->setTone(theme::Tone::Danger);
    m_note->setText(tr("The usage could not be read. %1").arg(models::Format::error(error)));
    m_note->setAction(tr("Try again"));
    m_note->show();
}

void UsagePage::fillViewChoices()
{
    const auto add = [this](const QString &text, QWidget *view) {
        QAction *action = m_viewMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_stack->currentWidget() == view);
        connect(action, &QAction::triggered, this, [this, view] { showView(view); });
    };
    add(tr("Over time"), m_charts);
    add(tr("Hours of the week"), m_patternCharts);
    add(tr("Distribution of latency and size"), m_distributionCharts);
    add(tr("Calendar of expiries"), m_expiryCharts);
}

void UsagePage::showView(QWidget *view)
{
    m_stack->setCurrentWidget(view);
    readView();
    if (PaintedCharts *charts = painted())
        charts->all().first()->setFocus(Qt::OtherFocusReason);
}

void UsagePage::readView()
{
    PaintedCharts *view = isVisible() ? painted() : nullptr;
    if (view != m_patternCharts)
        m_patterns->forget();
    if (view != m_distributionCharts)
        m_distribution->forget();
    if (!view || !m_data->isSupported())
        return;
    const usage::Window window = m_data->currentWindow();
    if (view == m_patternCharts)
        m_patterns->read(window, m_data->request(window, {}), m_data->wish().timeZone());
    if (view != m_distributionCharts)
        return;
    std::optional<usage::Window> before;
    if (m_data->wish().comparison != Comparison::None)
        before = m_data->windowBefore(window);
    m_distribution->read(window, before, m_data->request(window, {}));
    m_distributionCharts->show(*m_distribution);
}

void UsagePage::fillExportMenu()
{
    m_exportMenu->clear();
    qDeleteAll(m_exportMenu->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly)); // clear() leaves them behind
    m_exportMenu->addAction(tr("Copy picture"), this, [this] { QApplication::clipboard()->setImage(wholePicture()); });
    m_exportMenu->addAction(tr("Copy numbers as CSV"), this, [this] { copyAsCsv(); });
    m_exportMenu->addSeparator();
    m_exportMenu->addAction(tr("Save picture…"), this, [this] {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        wholePicture().save(&buffer, "PNG");
        save(QStringLiteral("png"), bytes);
    });
    m_exportMenu->addAction(tr("Save numbers as CSV…"), this,
                            [this] { save(QStringLiteral("csv"), allCsv().toUtf8()); });
    m_exportMenu->addSeparator();
    // What each chart's own menu has, for the keyboard.
    if (const PaintedCharts *charts = painted()) {
        for (charts::PaintedChart *chart : charts->all())
            chart->fillMenu(*m_exportMenu->addMenu(chart->title()));
    } else {
        for (charts::TimeChart *chart : m_charts->all())
            chart->fillMenu(*m_exportMenu->addMenu(chart->title()));
    }
}

QString UsagePage::allCsv() const
{
    const PaintedCharts *charts = painted();
    return charts ? charts->csv() : m_charts->csv();
}

QImage UsagePage::wholePicture()
{
    PaintedCharts *charts = painted();
    return charts ? charts->picture() : m_charts->picture();
}

} // namespace octroi::pages
