// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/credentialref.h"
#include "pages/countedpage.h"
#include "pages/openconnections.h"
#include "theme/theme.h"

#include <QTimer>
#include <atomic>
#include <functional>
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
class CredentialDetail;
class KeysLayouts;
class PinBar;
class SelectionKeeper;

/// The flat list of all credentials, keys and OAuth clients, of all connections that are open. What is done to a row is
/// done on its own backend, by the rules of that connection.
class KeysPage : public CountedPage
{
    Q_OBJECT
public:
    /// `all`: the connections that are open beside that of the window, which is among them; null: there are none.
    explicit KeysPage(Context context, OpenConnections *all = nullptr, QWidget *parent = nullptr);
    ~KeysPage() override;

    QString pageId() const override { return QStringLiteral("credentials"); }
    QString pageTitle() const override;
    qint64 count() const override;
    void open(const Target &target) override;
    /// The same of another connection.
    void openOn(const QString &backendId, const Target &target);
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
    /// As the signals of a page, of connections beside that of the window: one preview, or one after the other.
    void errandsRequested(const QList<octroi::pages::Errand> &errands);
    /// As createRequested and editRequested, of another connection; "key_" and what of a key is to be edited.
    void createElsewhereRequested(const octroi::pages::OpenConnection &connection, const QString &kind, const QString &parentId);
    void editElsewhereRequested(const octroi::pages::OpenConnection &connection, const QString &kind, const QString &id);
    void goElsewhere(const QString &backendId, const octroi::pages::Target &target);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// What is selected of one connection.
    struct Share
    {
        const OpenConnection *connection = nullptr;
        QStringList keys, clients;
    };
    void build();
    void connectActions();
    void connectData();
    void retranslate();
    void applyFilter();
    void updateState();
    void showEmpty();
    void showListState(int total, int shown);
    void showNote(int total);
    QString awaySentence() const;
    void showFooter();
    void updateSelection();
    void updateReadOnly();
    void placeFloating();
    void showMenu(const QPoint &global);
    QList<Share> selection() const;
    QList<Share> changeable(); ///< without what is read-only, of which it tells
    bool isReadOnlySelection() const; ///< all of it, or the window's connection where nothing is selected
    int selectedCount() const; ///< without looking at each of a million
    int selectedBackends() const;
    models::CredentialRef current() const; ///< invalid when not exactly one is selected
    const OpenConnection &connectionOfCurrent() const; ///< the window's when there is none
    bool isHome(const OpenConnection &connection) const { return connection.inventory == context().inventory; }
    void select(int row);
    void selectWanted();
    int wantedRow() const;
    void edit(const QString &what); ///< "name", "expiry", "scopes", "rotate", or as bulk(), of a key; of a client its sheet
    void editClient(const QString &kind);
    void issueFor(const OpenConnection &connection, const QString &applicationId);
    void bulk(const QString &what);
    void fillBulkMenu(QMenu *menu);
    void fillKeyMenu(QMenu *menu, const domain::ApiKey &key);
    void fillClientMenu(QMenu *menu, const domain::OAuthClient &client);
    QAction *addAction(QMenu *menu, const QString &text, bool enabled, const std::function<void()> &run,
                       const QKeySequence &shortcut = {});
    void changeSelected(const QString &what); ///< "suspend", "resume", "revoke", and of keys "restore"
    QList<change::Change> keyChanges(const Share &share, const QString &what) const;
    QList<change::Change> clientChanges(const Share &share, const QString &what) const;
    void send(const QList<Errand> &errands);
    void setDetailOpen(bool open);
    void lookUp(const OpenConnection &connection, const QString &page, const QString &objectId, const QString &filter = {});
    CredentialDetail *detailOf(const models::CredentialRef &ref);
    CredentialDetail *newDetail(const OpenConnection &connection, bool isClient);
    void dropDetails(const inventory::Inventory *inventory);
    void leave(const inventory::Inventory *inventory);
    void syncAway();
    void showViewMenu();
    void exportCsv();
    void writeCsv(const QString &path);
    void tell(const QString &sentence, theme::Tone tone);

    OpenConnections *m_all;
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
    CredentialDetail *m_detail = nullptr; ///< of what is selected; null before the first
    QHash<std::pair<const inventory::Inventory *, bool>, CredentialDetail *> m_details; ///< of keys, of clients
    QWidget *m_detailSpace;
    BulkBar *m_bulk;
    QTimer m_soon, m_minute;
    std::shared_ptr<std::atomic_bool> m_exporting; ///< ends the writing of a file
    QString m_told; ///< a sentence about the last export, until it is closed
    theme::Tone m_toldTone = theme::Tone::Info;
    QString m_wanted, m_wantedOn; ///< to be selected as soon as it is there; of which backend, "": of any
    bool m_detailWanted = true;
};

} // namespace octroi::pages
