// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/runs.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "widgets/sheet.h"

#include <QPointer>

namespace octroi::models {
class RunItemsModel;
}
namespace octroi::widgets {
class Button;
class Label;
class Note;
class ProgressLine;
class Segments;
class TableView;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// How a run goes: what became of each item, pause, cancel, another try of what failed, and files of it.
class RunSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    RunSheet(pages::Context context, change::Run &run, QWidget *parent = nullptr);

    void saveCsv(const QString &path);
    void saveKeys(const QString &path); ///< those that were issued, into a new file that only its owner reads

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *build();
    void retranslate();
    void refresh();
    void choose(const QString &title, void (RunSheet::*save)(const QString &));
    void say(theme::Tone tone, const QString &sentence);

    pages::Context m_context;
    QPointer<change::Run> m_run;
    models::RunItemsModel *m_model;
    widgets::Segments *m_show;
    widgets::Label *m_counts;
    widgets::ProgressLine *m_progress;
    widgets::TableView *m_table;
    widgets::Note *m_note;
    widgets::Button *m_csv, *m_keys, *m_retry, *m_pause, *m_cancel, *m_close;
};

} // namespace octroi::dialogs
