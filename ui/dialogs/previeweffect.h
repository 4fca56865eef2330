// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"
#include "pages/page.h"
#include "widgets/surface.h"

class QVBoxLayout;

namespace octroi::pages {
class BarChart;
}
namespace octroi::widgets {
class Label;
class Note;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// Who loses by a plan: calls of the last 7 days that the losing keys made, by day and by key.
class PreviewEffect : public widgets::Surface
{
    Q_OBJECT
public:
    PreviewEffect(pages::Context context, const change::Plan &plan, QWidget *parent = nullptr);

private:
    void ask();
    void take(const QList<domain::UsageRow> &rows);
    void showResult();
    void showCallers();
    QString headline() const;

    pages::Context m_context;
    change::Plan m_plan;
    QDateTime m_from, m_to;
    QHash<QString, qint64> m_byKey;
    QHash<qint64, qint64> m_byDay;
    int m_waiting = 0, m_failed = 0;
    widgets::Label *m_icon, *m_title, *m_callersTitle;
    pages::BarChart *m_chart;
    QVBoxLayout *m_callers;
    widgets::Note *m_undo, *m_problem;
};

} // namespace octroi::dialogs
