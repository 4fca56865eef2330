// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"
#include "pages/errand.h"
#include "widgets/sheet.h"

#include <vector>

class QStackedWidget;

namespace octroi::widgets {
class Button;
class Field;
class Note;
class ProgressLine;
class Segments;
} // namespace octroi::widgets

namespace octroi::dialogs {

class PreviewPart;

/// The preview of one action over several backends: a plan a backend, each with its calls and what it affects. They are
/// applied one backend after the other, each through its own spine; what failed on one does not undo what was done on
/// another, and is said of each.
class SharedPreviewSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    struct Part
    {
        pages::OpenConnection connection;
        change::Plan plan;
    };
    explicit SharedPreviewSheet(std::vector<Part> parts, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Of each backend; `undoable`: it can be taken back there.
    void done(const octroi::pages::Context &connection, const QString &summary, bool undoable);
    void finished(); ///< of all, in whatever way
    void conflicted(const octroi::pages::OpenConnection &connection, const octroi::change::Change &change, qint64 basedOn);

protected:
    bool mayClose() override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void updateButton();
    int items() const;
    int calls() const; ///< what is sent for them; some take several
    bool isTyped() const;
    void apply(size_t part);
    void take(size_t part, const change::Outcome &outcome);
    void showFailures();
    void settleNext();

    struct Conflict
    {
        size_t part;
        qsizetype item;
    };
    std::vector<Part> m_parts;
    std::vector<PreviewPart *> m_views;
    QStringList m_failures;
    QList<Conflict> m_conflicts;
    bool m_running = false, m_finished = false;
    widgets::Segments *m_backends;
    QStackedWidget *m_stack;
    widgets::Note *m_problem;
    widgets::ProgressLine *m_progress;
    widgets::Field *m_confirm = nullptr;
    widgets::Button *m_cancel, *m_apply;
};

} // namespace octroi::dialogs
