// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/state.h"
#include "pages/page.h"
#include "widgets/sheet.h"

namespace octroi::widgets {
class Button;
class Field;
class Label;
class Note;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// Partners, applications, APIs, scopes, plans and clients as a YAML file, without secrets: to be compared, and brought
/// about, with StateSheet.
class ExportStateSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    explicit ExportStateSheet(pages::Context context, QWidget *parent = nullptr);

Q_SIGNALS:
    void done(const QString &summary, bool undoable, const QString &objectId);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    QString contents(const domain::State &state) const;
    void chooseFile();
    void write();
    void finish(const QString &path, const Result<void> &result);

    pages::Context m_context;
    QString m_replaced; ///< a file that is there: pressed again, it is replaced
    widgets::Label *m_what, *m_contents;
    widgets::Field *m_file;
    widgets::Button *m_choose, *m_cancel, *m_write;
    widgets::Note *m_note;
};

} // namespace octroi::dialogs
