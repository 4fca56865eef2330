// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"
#include "pages/page.h"
#include "widgets/button.h"
#include "widgets/sheet.h"

class QHBoxLayout;
class QVBoxLayout;

namespace octroi::widgets {
class Label;
class Note;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// A sheet with fields, a button that makes one change of them, and every error in a line of its own.
/// Nothing typed is lost on an error, nor by the first Esc.
class FormSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    explicit FormSheet(pages::Context context, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The change was made; `objectId` is what was created or changed.
    void done(const QString &summary, bool undoable, const QString &objectId);
    /// What works now would stop to work: to be previewed. The form stays until it was applied.
    void previewWanted(const octroi::change::Change &change);
    /// Somebody else changed the object since the version; the form stays until that is settled.
    void conflicted(const octroi::change::Change &change, qint64 basedOn);

protected:
    const pages::Context &context() const { return m_context; }
    QVBoxLayout *form() const { return m_form; }
    widgets::Button *submitButton() const { return m_submit; }
    /// For a body that reaches the edges of the sheet.
    void setFlush();
    void touch();                              ///< something was typed
    void showProblem(const QString &sentence); ///< "" hides
    bool isBusy() const { return m_busy; }

    /// Checks the fields, shows what is wrong at them, and calls run() when nothing is.
    virtual void submit() = 0;
    virtual void retranslate() = 0;
    /// Puts the error at a field; false shows it above the foot.
    virtual bool showFieldError(const Error &error);
    virtual void succeeded(const change::ItemResult &result);
    void run(const change::Change &change);

    bool mayClose() override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setBusy(bool busy);
    void finish(const change::Plan &plan, const change::Outcome &outcome);

    pages::Context m_context;
    QVBoxLayout *m_form, *m_column, *m_problemRow;
    widgets::Note *m_problem;
    widgets::Button *m_cancel, *m_submit;
    bool m_busy = false, m_touched = false, m_warned = false;
};

/// For the foot of a sheet: pushes a control to the leading end.
QWidget *atStart(QWidget *control);
/// A label above a control, as Field has it.
QWidget *labelled(widgets::Label *label, QWidget *control);
/// A field and the button that fills it.
QHBoxLayout *sideBySide(QWidget *wide, QWidget *button);

} // namespace octroi::dialogs
