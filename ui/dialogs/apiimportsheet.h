// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/apiimport.h"
#include "pages/page.h"
#include "report/openapi.h"
#include "theme/theme.h"
#include "widgets/sheet.h"

class QCheckBox;
class QStandardItemModel;

namespace octroi::widgets {
class Button;
class Field;
class Label;
class Note;
class TableView;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// An API with its endpoints and scopes from an OpenAPI document that is chosen, dropped or pasted: what would be new,
/// changed and gone. It becomes a change, which is previewed.
class ApiImportSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    explicit ApiImportSheet(pages::Context context, QWidget *parent = nullptr);

    void openFile(const QString &path);
    void openText(const QByteArray &text);

Q_SIGNALS:
    void changeRequested(const QList<octroi::change::Change> &changes); ///< to be previewed

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *build();
    void connectAll();
    void retranslate();
    void take(const Result<report::OpenApiDocument> &read);
    void compare();
    void fillLines();
    void showProblem(const QString &sentence);
    void refresh();
    void submit();
    void chooseFile();
    void paste();

    pages::Context m_context;
    std::optional<report::OpenApiDocument> m_document;
    std::optional<change::ApiImport> m_import;
    bool m_reading = false;
    widgets::Field *m_file, *m_name, *m_basePath;
    widgets::Button *m_choose, *m_paste, *m_cancel, *m_submit;
    QCheckBox *m_keepGone;
    QWidget *m_found;
    widgets::Label *m_summary;
    widgets::Note *m_problem, *m_notes;
    widgets::TableView *m_table;
    QStandardItemModel *m_lines;
};

} // namespace octroi::dialogs
