// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/alertsbackend.h"
#include "backends/capability.h"
#include "change/spine.h"
#include "dialogs/peer.h"
#include "pages/errand.h"

#include <QObject>
#include <functional>

namespace octroi::widgets {
class SheetHost;
}

namespace octroi::dialogs {

class FormSheet;
class CampaignSheet;
class ConflictSheet;
class PreviewSheet;

/// What the connected backend is for; decides how careful the sheets are.
enum class EnvironmentKind { Development, Staging, Production };

/// The one door to all sheets: pages ask the shell, the shell asks this.
class Dialogs : public QObject
{
    Q_OBJECT
public:
    Dialogs(widgets::SheetHost &host, pages::Context context, EnvironmentKind environment,
            QObject *parent = nullptr);

    void setEnvironment(EnvironmentKind environment);
    /// The other connections that are open, asked for when a sheet is about all of them.
    void setPeers(std::function<QList<Peer>()> peers) { m_peers = std::move(peers); }
    /// "" lets the sheet ask.
    void issueKey(const QString &applicationId);
    /// "scopes", "expiry", "rotate", "name".
    void editKey(const QString &keyId, const QString &what);
    /// Shows the preview when something would stop to work, when it is many, or when it cannot be done;
    /// else applies at once.
    void request(const QList<change::Change> &changes);
    /// As request(), but nothing is applied without having been previewed.
    void requestPreviewed(const QList<change::Change> &changes);
    /// The same of connections that are open beside this one: a preview of all together where the changes are few, and a
    /// run a backend, one sheet after the other, where one change is of many.
    void run(const QList<pages::Errand> &errands);
    void createElsewhere(const pages::OpenConnection &connection, const QString &kind, const QString &parentId);
    void editElsewhere(const pages::OpenConnection &connection, const QString &kind, const QString &id);
    /// That connection is about to end: nothing of it stays open.
    void letGo(const inventory::Inventory *inventory);
    /// Somebody else was faster: both versions of it, to choose from. Null: there is nothing to choose from, and that was said.
    ConflictSheet *settle(const change::Change &mine, qint64 basedOn);
    /// One change of very many keys, which goes on as a run; "campaign": they are rotated together.
    void bulk(const QString &what, const QStringList &keyIds);
    void showRun(const QString &runId); ///< nothing for one that is not of this process
    /// "partner", "application" (parent: a partner), "client" (parent: an application), "api", "api_import", "scope" (parent: a group), "plan",
    /// "import": many of them, from a file; "leak": keys that stand where they should not; "state" and "state_export": all of
    /// it, compared with a file and written to one;
    /// "campaign" (parent: a filter): keys are rotated together; "alert_rule".
    void create(const QString &kind, const QString &parentId);
    /// "partner", "application", "api", "scope" and "scope_replace" (id: its name), "key" (its name), "key_expiry", … (as
    /// editKey); "offboard": a partner is let go;
    /// "campaign": what of it is not delivered; "client", and "client_secret" and "client_rotate", which make a new secret of it.
    void edit(const QString &kind, const QString &id);
    void editAlertRule(const domain::AlertRule &rule); ///< id "": a new one
    void snoozeAlert(const domain::Alert &alert);
    void revealWebhook(const backends::IssuedRule &rule); ///< the secret that it was given

Q_SIGNALS:
    /// A change was made: say so, and offer to undo it where that can be done.
    void done(const QString &summary, bool undoable, const QString &objectId);
    /// A change without a sheet failed: the sentence says what and why.
    void failed(const QString &summary, const octroi::Error &error);
    void runStarted(const QString &runId);
    /// As done(), on other connections; `undoable`: those on which it can be taken back.
    void doneElsewhere(const QString &summary, const QList<octroi::pages::Context> &undoable);
    void goTo(const octroi::pages::Target &target);
    void goElsewhere(const QString &backendId, const octroi::pages::Target &target);

private:
    bool can(backends::Capability what); ///< false: it was said why not
    Dialogs &over(const pages::OpenConnection &connection);
    void runTogether(const QList<pages::Errand> &errands);
    void runNext();
    template <typename Sheet, typename Signal>
    void goOnAfter(Sheet *sheet, Signal success);
    void show(FormSheet *sheet);
    void importFile();
    void importApi();
    void replaceScope(const domain::Scope &scope);
    void compareState();
    void exportState();
    void offboard(const QString &partnerId);
    void answerLeak();
    void show(CampaignSheet *sheet);
    void resumeCampaign(const QString &id);
    PreviewSheet *preview(const change::Plan &plan);
    void reveal(const backends::IssuedKey &key, bool rotated);
    void revealSecret(const backends::IssuedClient &client);
    void newClient(const QString &applicationId);
    void editClient(const QString &kind, const domain::OAuthClient &client);
    void revealAll(const QList<backends::IssuedKey> &keys, bool rotated);
    void applyDirectly(const change::Plan &plan);

    widgets::SheetHost &m_host;
    pages::Context m_context;
    EnvironmentKind m_environment;
    std::function<QList<Peer>()> m_peers = {};
    QHash<const inventory::Inventory *, Dialogs *> m_others; ///< sheets over other connections, in the same window
    QList<pages::Errand> m_waiting; ///< changes of many that come after the one that is shown
};

} // namespace octroi::dialogs
