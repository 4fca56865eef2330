// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/staterun.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "widgets/sheet.h"

class QCheckBox;
class QScrollArea;
class QStandardItemModel;
class QVBoxLayout;

namespace octroi::models {
class StateModel;
}
namespace octroi::report {
class SecretsFile;
}
namespace octroi::widgets {
class Button;
class Field;
class Label;
class Note;
class ProgressLine;
class TableView;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// A file with the state that is wanted: how the backend differs from it, which calls of the last 7 days would have been
/// refused, and then the changes that make it so. Nothing is changed before the last button, and nothing that was not shown.
class StateSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    /// `typed`: what removes or takes rights away is confirmed by typing.
    explicit StateSheet(pages::Context context, bool typed = false, QWidget *parent = nullptr);

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
    enum class Phase { File, Reading, Compared, Running };

    QWidget *build();
    QWidget *effects();
    void clearEffect();
    QWidget *build(widgets::Field *field, widgets::Button *choose);
    void retranslate();
    void setPhase(Phase phase);
    void refresh();
    QString reasonAgainst() const;
    void submit();
    void compare();
    void showDifferences(const QList<change::StateDifference> &differences);
    void foresee();
    void showFields();
    QString summary() const;
    QString confirmation() const;
    int toDo() const;
    bool isDangerous() const;
    bool makesSecrets() const;
    void apply();
    void finish(const change::StateOutcome &outcome, const Result<void> &secrets);
    void chooseFile();
    void chooseSecrets();
    void say(theme::Tone tone, const QString &sentence); ///< "" hides

    pages::Context m_context;
    const bool m_typed;
    Phase m_phase = Phase::File;
    std::optional<domain::State> m_wanted;
    int m_asked = 0, m_losers = 0;
    widgets::Field *m_file, *m_secrets, *m_confirm;
    widgets::Button *m_choose, *m_chooseSecrets, *m_cancel, *m_submit;
    QCheckBox *m_prune;
    widgets::Label *m_summary, *m_loss, *m_fieldsTitle;
    QWidget *m_secretsRow;
    widgets::Note *m_note;
    widgets::ProgressLine *m_progress;
    widgets::TableView *m_table, *m_fieldsTable;
    models::StateModel *m_model;
    QStandardItemModel *m_fields;
    QScrollArea *m_effectArea;
    QVBoxLayout *m_effect = nullptr; ///< what would have been refused
};

} // namespace octroi::dialogs
