// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"
#include "pages/page.h"
#include "widgets/sheet.h"

namespace octroi::widgets {
class Button;
class Field;
class Note;
class ProgressLine;
} // namespace octroi::widgets

namespace octroi::dialogs {

class PreviewPart;

/// What a plan will call and who loses by it; nothing is sent before the last button. On production the
/// name of what is changed is typed.
class PreviewSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    PreviewSheet(pages::Context context, const change::Plan &plan, bool typed, QWidget *parent = nullptr);

Q_SIGNALS:
    void done(const QString &summary, bool undoable, const QString &objectId);
    void issued(const octroi::backends::IssuedKey &key, bool rotated);
    void clientIssued(const octroi::backends::IssuedClient &client); ///< with a new secret
    void ruleIssued(const octroi::backends::IssuedRule &rule);       ///< with a new secret of its webhook
    void applied(); ///< all of it
    /// A change met a newer version. The sheet closes when it was the only one; of many it stays, and they
    /// are settled one by one.
    void conflicted(const octroi::change::Change &change, qint64 basedOn);

protected:
    bool mayClose() override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void updateButton();
    QString confirmation() const; ///< what is to be typed
    void apply();
    void finish(const change::Outcome &outcome);
    void showFailures(const change::Outcome &outcome);
    void settleNext();

    pages::Context m_context;
    change::Plan m_plan;
    QList<qsizetype> m_conflicts; ///< items that are still to be settled
    bool m_typed, m_running = false, m_finished = false;
    PreviewPart *m_part;
    widgets::Note *m_problem;
    widgets::ProgressLine *m_progress;
    widgets::Field *m_confirm = nullptr;
    widgets::Button *m_cancel, *m_apply;
};

} // namespace octroi::dialogs
