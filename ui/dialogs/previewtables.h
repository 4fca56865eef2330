// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/foreseen.h"
#include "pages/page.h"

class QStackedWidget;

namespace octroi::models {
class ForeseenModel;
}
namespace octroi::widgets {
class Segments;
class TableView;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// The left half of a preview: the calls that will be made, who is affected, and the calls that would have been
/// refused, one at a time. The tables are loading until show() or showNone().
class PreviewTables : public QWidget
{
    Q_OBJECT
public:
    /// `calls` is the list of the calls that will be made.
    PreviewTables(pages::Context context, QWidget *calls, QWidget *corner, QWidget *parent = nullptr);
    void show(std::shared_ptr<const change::Foreseen> foreseen);

Q_SIGNALS:
    void shown(int part); ///< 0: the calls that will be made

protected:
    void changeEvent(QEvent *event) override;

private:
    widgets::TableView *table(models::ForeseenModel *model, const QList<int> &widths, int sorted);
    void retranslate();

    pages::Context m_context;
    std::shared_ptr<const change::Foreseen> m_foreseen;
    widgets::Segments *m_parts;
    QStackedWidget *m_stack;
    models::ForeseenModel *m_callerRows, *m_callRows;
    widgets::TableView *m_callers, *m_calls;
};

} // namespace octroi::dialogs
