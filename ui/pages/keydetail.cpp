// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keydetail.h"

#include "models/format.h"
#include "pages/credentialusage.h"
#include "pages/keygrants.h"
#include "pages/keyneighbours.h"
#include "pages/objecthistory.h"
#include "widgets/button.h"

#include <QMenu>

namespace octroi::pages {

using domain::KeyStatus;
using models::Format;
using widgets::Button;

KeyDetail::KeyDetail(Context context, QWidget *parent)
    : CredentialDetail(context, QStringLiteral("key"), parent)
    , m_expiry(new Button(QString(), Button::Kind::Secondary))
    , m_rotate(new Button(QString(), Button::Kind::Secondary))
    , m_revoke(new Button(QString(), Button::Kind::DangerLine))
    , m_usage(new CredentialUsage(context))
    , m_grants(new KeyGrants(context))
    , m_history(new ObjectHistory(context))
    , m_neighbours(new KeyNeighbours(context))
{
    build({m_expiry, m_rotate, m_revoke}, {m_usage, m_grants, m_neighbours, m_history});
    connectAll();
    KeyDetail::retranslate();
}

void KeyDetail::connectAll()
{
    const auto edit = [this](const char *what) {
        return [this, what] { Q_EMIT editRequested(QString::fromLatin1(what)); };
    };
    connect(m_expiry, &QAbstractButton::clicked, this, edit("expiry"));
    connect(m_rotate, &QAbstractButton::clicked, this, edit("rotate"));
    connect(m_revoke, &QAbstractButton::clicked, this,
            [this] { Q_EMIT changeRequested(change::RevokeKey{m_key.id}); });
    connect(m_grants, &KeyGrants::editRequested, this, edit("scopes"));
    connect(m_grants, &KeyGrants::keyLinkActivated, this, &KeyDetail::keyRequested);
    connect(m_neighbours, &KeyNeighbours::filterRequested, this, &KeyDetail::filterRequested);
    connect(m_history, &ObjectHistory::showAllRequested, this, &KeyDetail::auditRequested);
    connect(context().spine, &change::Spine::readOnlyChanged, this, &KeyDetail::showKey);
}

void KeyDetail::retranslate()
{
    CredentialDetail::retranslate();
    m_expiry->setText(tr("Set expiry…"));
    m_rotate->setText(tr("Rotate…"));
    m_revoke->setText(tr("Revoke…"));
    setAccessibleName(tr("Details of the credential"));
    m_usage->retranslate();
    m_grants->retranslate();
    m_history->retranslate();
    m_neighbours->retranslate();
    if (!m_key.id.isEmpty())
        showKey();
}

void KeyDetail::setKey(const domain::ApiKey &key)
{
    m_key = key;
    showKey();
    m_usage->setKey(key.id);
    m_grants->setKey(key);
    m_history->setObject(key.id);
    m_neighbours->setKey(key);
}

void KeyDetail::follow()
{
    const auto key = m_key.id.isEmpty() ? std::nullopt : context().inventory->key(m_key.id);
    if (!key || *key == m_key)
        return;
    const bool onlyUsed = key->version == m_key.version;
    m_key = *key;
    m_grants->setKey(m_key);
    if (onlyUsed)
        return advise();
    setKey(*key);
    refresh();
}

void KeyDetail::refresh()
{
    m_usage->refresh();
    m_grants->refresh();
    m_history->refresh();
}

QString KeyDetail::reasonAgainst() const
{
    if (context().spine->isReadOnly())
        return tr("This window is read-only.");
    if (!context().backend->keys())
        return tr("%1 cannot change keys.").arg(context().backend->info().name);
    if (m_key.revokedAt.isValid())
        return tr("The key is revoked.");
    return {};
}

void KeyDetail::showKey()
{
    const KeyStatus status = m_key.statusAt(context().clock->now());
    static const theme::Tone tones[] = {theme::Tone::Ok, theme::Tone::Info, theme::Tone::Warning,
                                        theme::Tone::Neutral, theme::Tone::Danger};
    showOwner(m_key.name, m_key.applicationId);
    showState(Format::status(status), tones[int(status)], Format::environment(m_key.environment));
    showIdentifier(m_key.maskedKey());
    const QString reason = reasonAgainst();
    for (Button *button : {m_expiry, m_rotate, m_revoke})
        button->setDisabledReason(reason);
    m_grants->setEditable(reason.isEmpty(), reason);
    advise();
}

// One line at most: what an administrator should know before touching the key.
void KeyDetail::advise()
{
    const QDateTime now = context().clock->now(), end = m_key.endsAt();
    const KeyStatus status = m_key.statusAt(now);
    const int daysLeft = end.isValid() ? int(now.daysTo(end)) : -1;
    const int silent = m_key.lastUsedAt.isValid() ? int(m_key.lastUsedAt.daysTo(now)) : -1;
    QString text;
    if (status == KeyStatus::Rotating) {
        text = tr("Being rotated: it works until %1, then only its successor does.").arg(Format::exact(end));
    } else if (status == KeyStatus::Suspended) {
        text = tr("Suspended on %1. Its calls are refused until it is resumed.")
                   .arg(Format::exact(m_key.suspendedAt));
    } else if (status == KeyStatus::Active && daysLeft >= 0 && daysLeft <= 7) {
        text = silent > 7 ? tr("Expires on %1 and has been silent for %n day(s). Ask whether it still runs "
                               "before you extend it.",
                               nullptr, silent)
                                .arg(Format::date(end.toLocalTime().date()))
                          : tr("Expires on %1 and is in use. Extend or rotate it before.")
                                .arg(Format::date(end.toLocalTime().date()));
    } else if (status == KeyStatus::Active && silent > 90) {
        text = tr("Silent for %n day(s). Ask whether it is still needed.", nullptr, silent);
    }
    const bool suspended = status == KeyStatus::Suspended;
    showNote(suspended ? theme::Tone::Info : theme::Tone::Warning,
             suspended ? QStringLiteral("pause") : QStringLiteral("clock"), text);
}

QString KeyDetail::reasonAgainstRestoring() const
{
    if (context().spine->isReadOnly())
        return tr("This window is read-only.");
    if (m_key.revokedAt.addDays(change::kRestoreDays) < context().clock->now())
        return tr("It was revoked more than %n day(s) ago.", nullptr, change::kRestoreDays);
    return {};
}

void KeyDetail::fillMenu(QMenu &menu)
{
    const QString reason = reasonAgainst();
    const auto add = [&](const QString &text, const char *icon, auto &&what) {
        connect(addAction(menu, text, QString::fromLatin1(icon), reason), &QAction::triggered, this, what);
    };
    const auto edit = [this](const char *what) {
        return [this, what] { Q_EMIT editRequested(QString::fromLatin1(what)); };
    };
    if (m_key.revokedAt.isValid())
        connect(addAction(menu, tr("Restore"), QStringLiteral("undo"), reasonAgainstRestoring()), &QAction::triggered, this,
                [this] { Q_EMIT changeRequested(change::RestoreKey{m_key.id}); });
    else if (m_key.suspendedAt.isValid())
        add(tr("Resume"), "play", [this] { Q_EMIT changeRequested(change::ResumeKey{m_key.id}); });
    else
        add(tr("Suspend…"), "pause", [this] { Q_EMIT changeRequested(change::SuspendKey{m_key.id}); });
    add(tr("Rename…"), "edit", edit("name"));
    add(tr("Edit scopes…"), "scopes", edit("scopes"));
    add(tr("Set plan…"), "usage", edit("plan"));
    add(tr("Add tags…"), "flag", edit("tag"));
    if (!m_key.tags.isEmpty())
        add(tr("Remove tags…"), "flag", edit("untag"));
    add(tr("Move to another application…"), "arrow-right", edit("move"));
    menu.addSeparator();
    addLookups(menu);
}

} // namespace octroi::pages
