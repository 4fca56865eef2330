// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

#include <QTimer>

namespace octroi::models {
class ClientsModel;
}
namespace octroi::widgets {
class Button;
class FilterField;
class IconButton;
class Label;
class Note;
class PageHeader;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

class ClientDetail;
class FilterAssist;

/// All OAuth clients in one list, with the filter of the credentials, and one of them beside it.
class ClientsPage : public Page
{
    Q_OBJECT
public:
    explicit ClientsPage(Context context, QWidget *parent = nullptr);

    QString pageId() const override { return QStringLiteral("clients"); }
    QString pageTitle() const override;
    void open(const Target &target) override;
    bool focusFilter() override;
    bool createNew() override;
    bool copyAsCsv() override;
    bool removeSelected() override;
    bool renameSelected() override;
    bool closeTopmost() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void connectActions();
    void connectData();
    void retranslate();
    void applyFilter();
    void updateState();
    void showEmpty();
    void showFooter();
    void updateSelection();
    void updateReadOnly();
    void placeDetail();
    void showMenu(const QPoint &global);
    QStringList selectedIds() const;
    QString currentId() const; ///< "" when not exactly one is selected
    void select(const QStringList &ids);
    void edit(const QString &what);
    void changeSelected(const QString &what); ///< "suspend", "resume", "revoke"
    void setDetailOpen(bool open);

    models::ClientsModel *m_model;
    widgets::PageHeader *m_header;
    widgets::Button *m_csv, *m_new;
    widgets::IconButton *m_columns;
    widgets::FilterField *m_filter;
    FilterAssist *m_assist;
    widgets::Note *m_note;
    widgets::TableView *m_table;
    widgets::Label *m_footer;
    ClientDetail *m_detail;
    QWidget *m_detailSpace;
    QTimer m_soon, m_minute;
    QString m_wanted; ///< to be selected as soon as it is there
    QStringList m_kept; ///< selected before the rows changed
    bool m_detailWanted = true;
};

} // namespace octroi::pages
