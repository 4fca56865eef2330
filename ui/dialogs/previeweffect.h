// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/foreseen.h"
#include "pages/page.h"
#include "widgets/surface.h"

#include <atomic>

class QVBoxLayout;

namespace octroi::pages {
class BarChart;
}
namespace octroi::widgets {
class Label;
class Link;
class Note;
class ProgressLine;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// What a plan would have refused of the calls of the last 7 days, by day and by caller. Counts while the sheet
/// is used; can be stopped and tried again.
class PreviewEffect : public widgets::Surface
{
    Q_OBJECT
public:
    PreviewEffect(pages::Context context, const change::Plan &plan, QWidget *parent = nullptr);
    ~PreviewEffect() override;

Q_SIGNALS:
    void counted(const std::shared_ptr<const octroi::change::Foreseen> &foreseen);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void ask();
    void stop();
    void showCounting();
    void showFailure(const Error &error);
    void showResult();
    void showChart();
    void showCallers();
    void addCaller(const QString &name, const QString &count, const QString &what, bool isCall,
                   const QString &last);
    void clear();
    QString headline() const;
    bool isUndoable() const;
    QString undoSentence() const;

    pages::Context m_context;
    change::Plan m_plan;
    std::shared_ptr<const change::Foreseen> m_foreseen;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    int m_round = 0; ///< only the newest question counts
    widgets::Label *m_icon, *m_title, *m_callersTitle, *m_precision;
    widgets::ProgressLine *m_progress;
    widgets::Link *m_stop;
    pages::BarChart *m_chart;
    QVBoxLayout *m_callers;
    widgets::Note *m_undo, *m_problem;
};

} // namespace octroi::dialogs
