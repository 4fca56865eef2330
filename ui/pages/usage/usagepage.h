// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "pages/usage/patternreader.h"
#include "pages/usage/usagedata.h"

#include <QJsonArray>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QImage;
class QMenu;
class QStackedWidget;
QT_END_NAMESPACE

namespace octroi::widgets {
class Button;
class Label;
class Note;
class PageHeader;
class Segments;
class Switch;
} // namespace octroi::widgets

namespace octroi::pages {

class DistributionCharts;
class DistributionReader;
class ExpiryCharts;
class LiveTail;
class PaintedCharts;
class PatternCharts;
class SubjectField;
class TopList;
class UsageCharts;

/// Requests, bandwidth, latency and refusals over time, of everything or of one subject; who consumes
/// most; and the calls as they come.
class UsagePage : public Page
{
    Q_OBJECT
public:
    explicit UsagePage(Context context, QWidget *parent = nullptr);

    QString pageId() const override { return QStringLiteral("usage"); }
    QString pageTitle() const override;
    void open(const Target &target) override; ///< objectId: what SubjectField::find() knows; filter: of credentials
    bool focusFilter() override;
    bool copyAsCsv() override;
    bool closeTopmost() override; ///< undoes a zoom, then the lines, then the subject
    /// Filters that can be lines: {name, filter} each.
    void takeSavedFilters(const QJsonArray &filters) { m_savedFilters = filters; }
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void updateCharts();
    void updateTop();
    void updateState();
    void fitBackend(); ///< usagestate.cpp: what it has not is not offered, and it is said why
    void updateCaption();
    QString resolutionText() const;
    void lookAtView();
    void openTop(const QString &id);
    void chooseSubject(const Subject &subject);
    void setRange(UsageRange range);

    // usagemenus.cpp
    void fillViewMenu();
    void fillRangeMenu();
    void fillSplitMenu(QMenu &menu);
    void fillLinesMenu(QMenu &menu);
    void fillComparisonMenu(QMenu &menu);
    void fillZoneMenu(QMenu &menu);
    void askForRange();
    void addLine(const Subject &subject);
    // usageviews.cpp: what stands in the place of the charts over time
    void fillExportMenu();
    PaintedCharts *painted() const; ///< null: over time
    void connectViews();
    void fillViewChoices();
    void showView(QWidget *view);
    void readView(); ///< what is shown instead of the charts over time, if anything
    void fail(const Error &error);
    void save(const QString &suffix, const QByteArray &bytes);
    QImage wholePicture();
    QString allCsv() const;

    UsageData *m_data;
    PatternReader *m_patterns;
    DistributionReader *m_distribution;
    widgets::PageHeader *m_header;
    widgets::Label *m_source; ///< where the numbers come from and how precise they are
    SubjectField *m_subject;
    widgets::Switch *m_compare;
    widgets::Segments *m_range;
    widgets::Button *m_view, *m_export;
    QMenu *m_viewMenu, *m_exportMenu, *m_rangeMenu;
    widgets::Note *m_note;
    QStackedWidget *m_stack;
    UsageCharts *m_charts;
    PatternCharts *m_patternCharts;
    DistributionCharts *m_distributionCharts;
    ExpiryCharts *m_expiryCharts;
    TopList *m_top;
    LiveTail *m_tail;
    QTimer m_viewSoon; ///< a zoom that goes on needs no answer
    QJsonArray m_savedFilters;
    bool m_table = false, m_skewed = false;
};

} // namespace octroi::pages
