// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to the credentials that are selected, each on its own backend.
#include "domain/clientfacts.h"
#include "models/capabilitywords.h"
#include "models/keysmodel.h"
#include "pages/filterassist.h"
#include "pages/keys/bulkbar.h"
#include "pages/keys/keyspage.h"
#include "widgets/button.h"
#include "widgets/sectionedview.h"

#include <QMenu>

namespace octroi::pages {

using models::CredentialRef;

namespace {
constexpr int kMostOneByOne = 100; ///< changes of keys that are shown one by one before they are made
}

QList<KeysPage::Share> KeysPage::selection() const
{
    QList<Share> shares;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const CredentialRef ref = m_model->refAt(row);
            auto share = std::find_if(shares.begin(), shares.end(), [&ref](const Share &one) {
                return one.connection->inventory == ref.inventory;
            });
            if (share == shares.end()) {
                const OpenConnection *connection = m_all->find(ref.inventory);
                if (!connection)
                    continue;
                share = shares.insert(shares.end(), Share{connection, {}, {}});
            }
            (ref.isClient ? share->clients : share->keys) << ref.id;
        }
    }
    return shares;
}

bool KeysPage::isReadOnlySelection() const
{
    if (selectedCount() < 2)
        return connectionOfCurrent().spine->isReadOnly();
    // Only where nothing at all could be done; what cannot be changed is named when something is.
    const auto &all = m_all->all();
    return std::all_of(all.begin(), all.end(), [](const OpenConnection &one) { return one.spine->isReadOnly(); });
}

QList<KeysPage::Share> KeysPage::changeable()
{
    QList<Share> shares = selection();
    QStringList left;
    shares.removeIf([&left](const Share &share) {
        const bool readOnly = share.connection->spine->isReadOnly();
        if (readOnly)
            left << share.connection->backend->info().name;
        return readOnly;
    });
    if (!left.isEmpty())
        tell(tr("%1 is read-only: what is selected there stays as it is.").arg(left.join(QStringLiteral(", "))),
             theme::Tone::Warning);
    return shares;
}

void KeysPage::updateReadOnly()
{
    const OpenConnection &connection = connectionOfCurrent();
    const QString name = connection.backend->info().name;
    const bool readOnly = connection.spine->isReadOnly();
    const QString reason = isHome(connection) ? tr("This window is read-only.") : tr("%1 is read-only.").arg(name);
    const bool can = connection.backend->keys() || connection.backend->clients();
    const QString never = models::CapabilityWords::whyNot(*connection.backend, backends::Capability::ApiKeys,
                                                          tr("%1 cannot issue keys.").arg(name));
    m_issue->setDisabledReason(readOnly ? reason : can ? QString() : never);
    m_bulk->setReadOnly(isReadOnlySelection(), reason);
}

/// One preview of what the window's own connection alone is asked is what it always was.
void KeysPage::send(const QList<Errand> &errands)
{
    if (errands.size() == 1 && isHome(errands.first().connection)) {
        const Errand &only = errands.first();
        if (only.bulk.isEmpty())
            Q_EMIT changeRequested(only.changes);
        else
            Q_EMIT bulkRequested(only.bulk, only.keyIds);
    } else if (!errands.isEmpty()) {
        Q_EMIT errandsRequested(errands);
    }
}

void KeysPage::edit(const QString &what)
{
    const CredentialRef ref = current();
    const OpenConnection &connection = connectionOfCurrent();
    if (!ref.isValid() || connection.spine->isReadOnly())
        return;
    static const QStringList alsoOfMany{QStringLiteral("plan"), QStringLiteral("tag"), QStringLiteral("untag"),
                                        QStringLiteral("move")};
    if (ref.isClient)
        editClient(QStringLiteral("client"));
    else if (alsoOfMany.contains(what))
        bulk(what);
    else if (isHome(connection))
        Q_EMIT editKeyRequested(ref.id, what);
    else
        Q_EMIT editElsewhereRequested(connection, QStringLiteral("key_") + what, ref.id);
}

void KeysPage::editClient(const QString &kind)
{
    const CredentialRef ref = current();
    const OpenConnection &connection = connectionOfCurrent();
    if (!ref.isClient || connection.spine->isReadOnly())
        return;
    if (isHome(connection))
        Q_EMIT editRequested(kind, ref.id);
    else
        Q_EMIT editElsewhereRequested(connection, kind, ref.id);
}

void KeysPage::issueFor(const OpenConnection &connection, const QString &applicationId)
{
    const QString kind = connection.backend->keys() ? QStringLiteral("key") : QStringLiteral("client");
    if (!isHome(connection))
        Q_EMIT createElsewhereRequested(connection, kind, applicationId);
    else if (connection.backend->keys())
        Q_EMIT issueKeyRequested(applicationId);
    else
        Q_EMIT createRequested(kind, applicationId);
}

bool KeysPage::createNew()
{
    if (!m_issue->isEnabled())
        return false;
    const CredentialRef ref = current();
    const auto *client = ref.isClient ? ref.inventory->client(ref.id) : nullptr;
    const auto key = ref.isValid() && !ref.isClient ? ref.inventory->key(ref.id) : std::nullopt;
    issueFor(connectionOfCurrent(), client ? client->applicationId : key ? key->applicationId : QString());
    return true;
}

bool KeysPage::rotateTogether()
{
    if (selectedCount() > 1)
        bulk(QStringLiteral("campaign"));
    else
        Q_EMIT createRequested(QStringLiteral("campaign"), m_assist->text());
    return true;
}

/// A change of many is made of keys; clients have none of these but what changeSelected() does.
void KeysPage::bulk(const QString &what)
{
    const bool reads = what == QLatin1String("review");
    QList<Errand> errands;
    bool anyClient = false;
    const QList<Share> shares = reads ? selection() : changeable();
    for (const Share &share : shares) {
        anyClient = anyClient || !share.clients.isEmpty();
        if (!share.keys.isEmpty())
            errands << Errand{*share.connection, {}, what, share.keys};
    }
    if (anyClient)
        tell(tr("OAuth clients are left out: this is a change of keys."), theme::Tone::Info);
    send(errands);
}

void KeysPage::fillBulkMenu(QMenu *menu)
{
    const std::pair<const char *, QString> actions[] = {{"expiry", tr("Set expiry…")},
                                                        {"add_scopes", tr("Add scopes…")},
                                                        {"remove_scopes", tr("Remove scopes…")},
                                                        {"plan", tr("Set plan…")},
                                                        {"tag", tr("Add tags…")},
                                                        {"untag", tr("Remove tags…")},
                                                        {"move", tr("Move to another application…")},
                                                        {"rotate", tr("Rotate…")},
                                                        {"campaign", tr("Rotation campaign…")},
                                                        {"restore", tr("Restore…")}};
    for (const auto &[what, text] : actions)
        addAction(menu, text, !isReadOnlySelection(), [this, name = QLatin1String(what)] { bulk(name); });
    menu->addSeparator();
    // Reading is no change.
    addAction(menu, tr("Access review…"), true, [this] { bulk(QStringLiteral("review")); });
}

// What is so already is left out, so that the preview shows only what will happen.
QList<change::Change> KeysPage::keyChanges(const Share &share, const QString &what) const
{
    QList<change::Change> changes;
    const QDateTime now = context().clock->now();
    for (const QString &id : share.keys) {
        const auto key = share.connection->inventory->key(id);
        if (!key)
            continue;
        if (key->statusAt(now) == domain::KeyStatus::Revoked) {
            if (what == QLatin1String("restore"))
                changes << change::RestoreKey{id};
        } else if (what == QLatin1String("revoke"))
            changes << change::RevokeKey{id};
        else if (what == QLatin1String("suspend") && !key->suspendedAt.isValid())
            changes << change::SuspendKey{id};
        else if (what == QLatin1String("resume") && key->suspendedAt.isValid())
            changes << change::ResumeKey{id};
    }
    return changes;
}

QList<change::Change> KeysPage::clientChanges(const Share &share, const QString &what) const
{
    QList<change::Change> changes;
    const QDateTime now = context().clock->now();
    for (const QString &id : share.clients) {
        const auto *client = share.connection->inventory->client(id);
        if (!client || client->statusAt(now) == domain::ClientStatus::Revoked)
            continue;
        if (what == QLatin1String("revoke"))
            changes << change::RevokeClient{id};
        else if (what == QLatin1String("suspend") && !client->suspendedAt.isValid())
            changes << change::SuspendClient{id};
        else if (what == QLatin1String("resume") && client->suspendedAt.isValid())
            changes << change::ResumeClient{id};
    }
    return changes;
}

void KeysPage::changeSelected(const QString &what)
{
    QList<Errand> errands;
    const QList<Share> shares = changeable();
    for (const Share &share : shares) {
        QList<change::Change> changes;
        if (share.keys.size() > kMostOneByOne)
            errands << Errand{*share.connection, {}, what, share.keys};
        else
            changes = keyChanges(share, what);
        changes << clientChanges(share, what);
        if (!changes.isEmpty())
            errands << Errand{*share.connection, changes};
    }
    send(errands);
}

QAction *KeysPage::addAction(QMenu *menu, const QString &text, bool enabled, const std::function<void()> &run,
                             const QKeySequence &shortcut)
{
    QAction *action = menu->addAction(text);
    action->setEnabled(enabled);
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void KeysPage::fillKeyMenu(QMenu *menu, const domain::ApiKey &key)
{
    const bool changeable = !isReadOnlySelection() && !key.revokedAt.isValid();
    const auto editing = [this](const char *what) { return [this, what] { edit(QString::fromLatin1(what)); }; };
    addAction(menu, tr("Rename…"), changeable, editing("name"), QKeySequence(Qt::Key_F2));
    addAction(menu, tr("Edit scopes…"), changeable, editing("scopes"));
    addAction(menu, tr("Set expiry…"), changeable, editing("expiry"));
    addAction(menu, tr("Set plan…"), changeable, editing("plan"));
    addAction(menu, tr("Add tags…"), changeable, editing("tag"));
    if (!key.tags.isEmpty())
        addAction(menu, tr("Remove tags…"), changeable, editing("untag"));
    addAction(menu, tr("Move to another application…"), changeable, editing("move"));
    addAction(menu, tr("Rotate…"), changeable, editing("rotate"));
}

void KeysPage::fillClientMenu(QMenu *menu, const domain::OAuthClient &client)
{
    const bool changeable = !isReadOnlySelection() && !client.revokedAt.isValid();
    const auto editing = [this](const char *kind) { return [this, kind] { editClient(QString::fromLatin1(kind)); }; };
    addAction(menu, tr("Edit…"), changeable, editing("client"), QKeySequence(Qt::Key_F2));
    if (!domain::usesSecret(client))
        return;
    addAction(menu, tr("Add a secret…"),
              changeable && backends::can(*connectionOfCurrent().backend, backends::Capability::SecondSecret),
              editing("client_secret"));
    addAction(menu, tr("Rotate the secret…"), changeable, editing("client_rotate"));
}

void KeysPage::showMenu(const QPoint &global)
{
    if (selectedCount() == 0)
        return;
    const CredentialRef ref = current();
    const auto *client = ref.isClient ? ref.inventory->client(ref.id) : nullptr;
    const auto key = ref.isValid() && !ref.isClient ? ref.inventory->key(ref.id) : std::nullopt;
    const bool one = client || key;
    const bool revoked = (client && client->revokedAt.isValid()) || (key && key->revokedAt.isValid());
    const bool suspended = (client && client->suspendedAt.isValid()) || (key && key->suspendedAt.isValid());
    const bool changeable = !isReadOnlySelection() && !revoked;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (one) {
        const auto *application = ref.inventory->application(client ? client->applicationId : key->applicationId);
        addAction(menu, tr("Details"), true, [this] { setDetailOpen(true); });
        addAction(menu, tr("Show the partner"), application,
                  [this, id = application ? application->partnerId : QString()] {
                      lookUp(connectionOfCurrent(), QStringLiteral("partners"), id);
                  });
        menu->addSeparator();
        if (key)
            fillKeyMenu(menu, *key);
        else
            fillClientMenu(menu, *client);
    }
    menu->addSeparator();
    if (key && revoked) {
        const bool late = key->revokedAt.addDays(change::kRestoreDays) < context().clock->now();
        addAction(menu, tr("Restore"), !isReadOnlySelection() && !late, [this] { changeSelected(QStringLiteral("restore")); });
    }
    if (!one || !suspended)
        addAction(menu, tr("Suspend…"), changeable, [this] { changeSelected(QStringLiteral("suspend")); });
    if (!one || suspended)
        addAction(menu, tr("Resume"), changeable, [this] { changeSelected(QStringLiteral("resume")); });
    addAction(menu, tr("Revoke…"), changeable, [this] { changeSelected(QStringLiteral("revoke")); },
              QKeySequence(Qt::Key_Delete));
    if (!one) {
        menu->addSeparator();
        fillBulkMenu(menu);
    }
    menu->addSeparator();
    addAction(menu, tr("Copy as CSV"), true, [this] { copyAsCsv(); }, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    menu->popup(global);
}

bool KeysPage::removeSelected()
{
    if (selectedCount() == 0 || isReadOnlySelection())
        return false;
    changeSelected(QStringLiteral("revoke"));
    return true;
}

bool KeysPage::renameSelected()
{
    if (!current().isValid() || isReadOnlySelection())
        return false;
    edit(QStringLiteral("name"));
    return true;
}

} // namespace octroi::pages
