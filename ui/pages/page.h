// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"
#include "inventory/inventory.h"

#include <QWidget>

namespace octroi::pages {

/// What a page stands on. Everything outlives the page; nothing is null.
struct Context
{
    backends::Backend *backend = nullptr;
    inventory::Inventory *inventory = nullptr;
    change::Spine *spine = nullptr;
    const Clock *clock = nullptr;
};

/// Where the window can be sent.
struct Target
{
    QString page;     ///< "overview", "partners", "credentials", "clients", "scopes", "usage", "audit", "campaigns", "settings"
    QString objectId; ///< a key, client, partner or API to select; may be empty
    QString filter;   ///< for lists; may be empty
};

/// A page of the main window: header, content, and perhaps a detail pane at its right edge. Pages never
/// include each other; they ask the shell by signals.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(Context context, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_context(context)
    {
    }

    virtual QString pageId() const = 0;
    virtual QString pageTitle() const = 0; ///< translated; also in the window's title
    virtual void open(const Target &target) { Q_UNUSED(target) }
    /// What Ctrl+F, Ctrl+N, Ctrl+Shift+C, Del, F2 mean here; false: nothing.
    virtual bool focusFilter() { return false; }
    virtual bool createNew() { return false; }
    virtual bool copyAsCsv() { return false; }
    virtual bool removeSelected() { return false; }
    virtual bool renameSelected() { return false; }
    /// A rotation campaign of what is selected or filtered here; false: of nothing here.
    virtual bool rotateTogether() { return false; }
    /// Closes the top-most thing of the page (detail pane, selection); false: nothing was open.
    virtual bool closeTopmost() { return false; }
    /// For restoring the session: columns, filter, selection. Plain JSON values.
    virtual QJsonObject saveState() const { return {}; }
    virtual void restoreState(const QJsonObject &state) { Q_UNUSED(state) }

Q_SIGNALS:
    void goTo(const octroi::pages::Target &target);
    void issueKeyRequested(const QString &applicationId);             ///< "" lets the sheet ask
    void editKeyRequested(const QString &keyId, const QString &what); ///< "scopes", "expiry"
    void changeRequested(
        const QList<octroi::change::Change> &changes); ///< previewed where dangerous, then applied
    /// One change of many keys: "suspend", "expiry", "add_scopes", … (dialogs::BulkChoice), or
    /// "campaign": they are rotated together.
    void bulkRequested(const QString &what, const QStringList &keyIds);
    void createRequested(const QString &kind, const QString &parentId); ///< "partner", "application", "client", "api", "scope", "plan",
                                                                    ///< "campaign" (a filter)
    void editRequested(const QString &kind, const QString &id); ///< "partner", "application", "api", "scope", "client", …
                                                                ///< "campaign": delivers the rest of it
    void titleChanged();

protected:
    const Context &context() const { return m_context; }

private:
    Context m_context;
};

} // namespace octroi::pages
