// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/runs.h"
#include "dialogs/bulkchoice.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "widgets/sheet.h"

#include <QTimer>

class QVBoxLayout;

namespace octroi::widgets {
class Button;
class Field;
class Label;
class ProgressLine;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// One change of very many keys: its fields, then what it would do, in groups; nothing is sent before the
/// last button. The run goes on in the status bar.
class BulkSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    /// `typed`: how many there are is typed before what is dangerous.
    BulkSheet(pages::Context context, const QString &what, const QStringList &keyIds, bool typed,
              QWidget *parent = nullptr);

    bool isPlanned() const; ///< what it would do is shown

Q_SIGNALS:
    void started(const QString &runId);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *build();
    void retranslate();
    void planSoon();
    void plan();
    void refresh();
    void fillLines();
    void addLine(const char *icon, theme::Color color, const QString &text);
    QString applicationsLine() const;
    void apply();
    QString confirmation() const;

    pages::Context m_context;
    const QString m_what;
    const QStringList m_ids;
    const bool m_typed;
    BulkChoice *m_choice;
    std::unique_ptr<change::RunDraft> m_draft;
    QTimer m_soon;
    QWidget *m_linesBox;
    QVBoxLayout *m_lines;
    widgets::ProgressLine *m_progress;
    widgets::Field *m_confirm;
    widgets::Button *m_cancel, *m_apply;
};

} // namespace octroi::dialogs
