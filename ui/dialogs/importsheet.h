// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/importjob.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "widgets/sheet.h"

class QComboBox;
class QGridLayout;
class QStandardItemModel;

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

/// Partners or keys from a CSV or JSON file: which column is what, what would be rejected and why, then the
/// import itself with progress. Nothing is changed before the last button.
class ImportSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    explicit ImportSheet(pages::Context context, QWidget *parent = nullptr);
    ~ImportSheet() override;

    void openFile(const QString &path);

Q_SIGNALS:
    void done(const QString &summary, bool undoable, const QString &objectId);

protected:
    bool mayClose() override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class Phase { File, Mapping, Checking, Checked, Running, Finished };

    QWidget *fileRow();
    QWidget *build();
    void retranslate();
    void setPhase(Phase phase);
    void fillMapping();
    void showSample(int row, int column);
    void start(bool dryRun);
    void finish(bool dryRun, const Result<void> &result);
    void showCounts();
    void fillRejected();
    void submit();
    void chooseFile();
    void chooseSecrets();
    void saveReport();
    void say(theme::Tone tone, const QString &sentence); ///< "" hides
    change::ImportKind kind() const;
    QString fieldTitle(const QString &field) const;

    pages::Context m_context;
    std::shared_ptr<models::ImportJob> m_job;
    change::ImportMapping m_mapping;
    Phase m_phase = Phase::File;
    bool m_warned = false;
    widgets::Segments *m_kind;
    widgets::Field *m_file, *m_secrets;
    widgets::Button *m_choose, *m_chooseSecrets, *m_report, *m_cancel, *m_submit;
    widgets::Label *m_mappingTitle, *m_counts, *m_rejectedTitle;
    QWidget *m_mappingBox, *m_secretsRow;
    QGridLayout *m_grid;
    QList<QComboBox *> m_columns;
    QList<widgets::Label *> m_samples;
    widgets::Note *m_note;
    widgets::ProgressLine *m_progress;
    widgets::TableView *m_table;
    QStandardItemModel *m_rejected;
};

} // namespace octroi::dialogs
