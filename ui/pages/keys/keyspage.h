// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "theme/theme.h"

#include <QTimer>
#include <atomic>
#include <memory>

namespace octroi::models {
class KeysModel;
}
namespace octroi::widgets {
class Button;
class FilterField;
class IconButton;
class Label;
class Note;
class PageHeader;
class SectionedView;
} // namespace octroi::widgets

class QMenu;

namespace octroi::pages {

class BulkBar;
class FilterAssist;
class KeyDetail;
class KeysLayouts;
class PinBar;
class SelectionKeeper;

/// The flat list of all credentials.
class KeysPage : public Page
{
    Q_OBJECT
public:
    explicit KeysPage(Context context, QWidget *parent = nullptr);
    ~KeysPage() override;

    QString pageId() const override { return QStringLiteral("credentials"); }
    QString pageTitle() const override;
    void open(const Target &target) override;
    bool focusFilter() override;
    bool createNew() override;
    bool copyAsCsv() override;
    bool removeSelected() override;
    bool renameSelected() override;
    bool rotateTogether() override;
    bool closeTopmost() override;
    QJsonArray savedFilters() const; ///< {name, filter} each
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

Q_SIGNALS:
    void savedFiltersChanged();

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
    void placeFloating();
    void showMenu(const QPoint &global);
    QStringList selectedIds() const;
    int selectedCount() const; ///< without looking at each of a million
    QString currentId() const;
    void select(const QString &id);
    void edit(const QString &what);
    void bulk(const QString &what);
    void fillBulkMenu(QMenu *menu);
    void changeSelected(const QString &what); ///< "suspend", "resume", "revoke"
    void setDetailOpen(bool open);
    void goToPartner(const QString &keyId);
    void showViewMenu();
    void exportCsv();
    void writeCsv(const QString &path);
    void tell(const QString &sentence, theme::Tone tone);

    models::KeysModel *m_model;
    widgets::PageHeader *m_header;
    widgets::Button *m_csv, *m_issue;
    widgets::IconButton *m_columns;
    widgets::FilterField *m_filter;
    FilterAssist *m_assist;
    PinBar *m_pins;
    widgets::Note *m_note;
    widgets::SectionedView *m_table;
    SelectionKeeper *m_keeper;
    KeysLayouts *m_layouts;
    widgets::Label *m_footer;
    KeyDetail *m_detail;
    QWidget *m_detailSpace;
    BulkBar *m_bulk;
    QTimer m_soon, m_minute;
    std::shared_ptr<std::atomic_bool> m_exporting; ///< ends the writing of a file
    QString m_told; ///< a sentence about the last export, until it is closed
    theme::Tone m_toldTone = theme::Tone::Info;
    QString m_wanted; ///< to be selected as soon as it is there
    bool m_detailWanted = true;
};

} // namespace octroi::pages
