// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "leak/scan.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "widgets/sheet.h"

class QCheckBox;
class QPlainTextEdit;
class QStackedWidget;

namespace octroi::models {
class LeaksModel;
}
namespace octroi::widgets {
class Button;
class Field;
class Label;
class Note;
class ProgressLine;
class Segments;
class TableView;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// Answers a leak: text, files, folders and repositories are searched for keys; those that are live are
/// revoked or rotated in one change. What is pasted is not kept.
class LeakSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    explicit LeakSheet(pages::Context context, QWidget *parent = nullptr);
    ~LeakSheet() override;

    void addPaths(const QStringList &paths);

Q_SIGNALS:
    void changeRequested(const QList<octroi::change::Change> &changes); ///< to be previewed

protected:
    bool mayClose() override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class Phase { Input, Running, Found };

    QWidget *inputPart();
    QWidget *runningPart();
    QWidget *foundPart();
    void retranslate();
    void setPhase(Phase phase);
    void refreshButtons();
    void start();
    void show(const leak::ScanProgress &progress);
    void finish(const Result<leak::Report> &result);
    void showSummary();
    void showEmpty();
    void chooseFiles();
    void chooseFolder();
    QList<change::Change> changes(bool rotate) const;
    QStringList paths() const;
    void say(theme::Tone tone, const QString &sentence); ///< "" hides

    pages::Context m_context;
    std::unique_ptr<leak::Scan> m_scan;
    leak::Report m_report; ///< but for the keys, which the model has
    Phase m_phase = Phase::Input;
    QStackedWidget *m_stack;
    QPlainTextEdit *m_text;
    widgets::Label *m_textLabel, *m_count, *m_summary, *m_overlapLabel;
    widgets::Field *m_paths;
    widgets::Button *m_files, *m_folder;
    QCheckBox *m_history;
    widgets::ProgressLine *m_progress;
    models::LeaksModel *m_model;
    widgets::TableView *m_table;
    widgets::Segments *m_overlap;
    widgets::Note *m_note;
    widgets::Button *m_again = nullptr, *m_cancel = nullptr, *m_rotate = nullptr, *m_revoke = nullptr,
                    *m_search = nullptr;
};

} // namespace octroi::dialogs
