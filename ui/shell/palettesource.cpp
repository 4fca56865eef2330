// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/palettesource.h"

#include "models/format.h"
#include "shell/navigationrail.h"

#include <QAction>
#include <algorithm>

namespace octroi::shell {

using models::Format;

namespace {

constexpr int kMost = 8; // of each sort; the pages themselves show the rest

PaletteEntry heading(const QString &title)
{
    PaletteEntry entry;
    entry.kind = PaletteEntry::Kind::Heading;
    entry.title = title;
    return entry;
}

theme::Tone toneOf(domain::KeyStatus status)
{
    switch (status) {
    case domain::KeyStatus::Active:
        return theme::Tone::Ok;
    case domain::KeyStatus::Rotating:
        return theme::Tone::Warning;
    case domain::KeyStatus::Suspended:
        return theme::Tone::Info;
    case domain::KeyStatus::Expired:
        return theme::Tone::Neutral;
    case domain::KeyStatus::Revoked:
        return theme::Tone::Danger;
    }
    return theme::Tone::Neutral;
}

bool matches(const QString &name, const QString &text)
{
    return text.isEmpty() || name.contains(text, Qt::CaseInsensitive);
}

} // namespace

PaletteSource::PaletteSource(inventory::Inventory &inventory, change::Spine &spine, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
    , m_spine(spine)
{
}

PaletteEntry PaletteSource::item(const QString &icon, const QString &title, const QString &detail,
                                 const pages::Target &target) const
{
    PaletteEntry entry;
    entry.icon = icon;
    entry.title = title;
    entry.detail = detail;
    auto *self = const_cast<PaletteSource *>(this);
    entry.run = [self, target] { Q_EMIT self->targetChosen(target); };
    return entry;
}

QString PaletteSource::ownerOf(const QString &applicationId) const
{
    const domain::Application *application = m_inventory.application(applicationId);
    if (!application)
        return {};
    const domain::Partner *partner = m_inventory.partner(application->partnerId);
    return partner ? tr("%1 › %2", "partner, application").arg(partner->name, application->name)
                   : application->name;
}

QList<PaletteEntry> PaletteSource::find(const QString &text) const
{
    QList<PaletteEntry> entries;
    const QString wanted = text.trimmed();
    if (wanted.startsWith(QLatin1Char('>'))) {
        addCommands(entries, wanted.mid(1).trimmed());
        return entries;
    }
    addPages(entries, wanted);
    if (!wanted.isEmpty()) {
        addKeys(entries, wanted);
        addClients(entries, wanted);
        addPartners(entries, wanted);
    }
    addCommands(entries, wanted);
    return entries;
}

void PaletteSource::addPages(QList<PaletteEntry> &entries, const QString &text) const
{
    const qsizetype before = entries.size();
    for (const pages::Page *page : m_pages) {
        if (matches(page->pageTitle(), text))
            entries.append(item(NavigationRail::iconOf(page->pageId()), page->pageTitle(), {},
                                {page->pageId(), {}, {}}));
    }
    if (entries.size() > before)
        entries.insert(before, heading(tr("Pages")));
}

void PaletteSource::addKeys(QList<PaletteEntry> &entries, const QString &text) const
{
    const qsizetype before = entries.size();
    // One pass over the names; identifiers are looked at only where nothing else says that a row is meant.
    const inventory::KeyTable &table = m_inventory.keyTable();
    const inventory::Bits names = table.names.matching(text, domain::FilterOp::Has);
    const bool mayBeId = text.size() > 2;
    for (quint32 row = 0; row < table.rows(); ++row) {
        if (!table.isLive(row) || (!names.test(table.name[row]) && !(mayBeId && table.idOf(row).startsWith(text))))
            continue;
        const domain::ApiKey key = table.key(row);
        entries.append(
            item(QStringLiteral("key"), key.name, ownerOf(key.applicationId), {QStringLiteral("credentials"), key.id, {}}));
        if (entries.size() - before == kMost)
            break;
    }
    if (entries.size() > before)
        entries.insert(before, heading(tr("Credentials")));
}

void PaletteSource::addClients(QList<PaletteEntry> &entries, const QString &text) const
{
    const qsizetype before = entries.size();
    for (const domain::OAuthClient &client : m_inventory.clients()) {
        if (!matches(client.name, text) && !(text.size() > 2 && client.id.startsWith(text)))
            continue;
        entries.append(item(QStringLiteral("client"), client.name, ownerOf(client.applicationId),
                            {QStringLiteral("clients"), client.id, {}}));
        if (entries.size() - before == kMost)
            break;
    }
    if (entries.size() > before)
        entries.insert(before, heading(tr("OAuth clients")));
}

void PaletteSource::addPartners(QList<PaletteEntry> &entries, const QString &text) const
{
    const qsizetype before = entries.size();
    for (const domain::Partner &partner : m_inventory.partners()) {
        if (!matches(partner.name, text))
            continue;
        const int applications = int(m_inventory.applicationsOf(partner.id).size());
        entries.append(item(QStringLiteral("partners"), partner.name,
                            tr("%n application(s)", nullptr, applications),
                            {QStringLiteral("partners"), partner.id, {}}));
        if (entries.size() - before == kMost)
            break;
    }
    if (entries.size() > before)
        entries.insert(before, heading(tr("Partners")));
}

void PaletteSource::addCommands(QList<PaletteEntry> &entries, const QString &text) const
{
    const qsizetype before = entries.size();
    for (QAction *action : m_commands) {
        if (!matches(action->text(), text))
            continue;
        PaletteEntry entry;
        entry.icon = action->property("octroiIcon").toString();
        entry.title = action->text();
        entry.hint = action->shortcut().toString(QKeySequence::NativeText);
        entry.run = [action] { action->trigger(); };
        entries.append(entry);
    }
    if (entries.size() > before)
        entries.insert(before, heading(tr("Commands")));
}

void PaletteSource::addKeyActions(QList<PaletteEntry> &entries, const domain::ApiKey &key) const
{
    const QString credentials = QStringLiteral("credentials");
    PaletteEntry open =
        item(QStringLiteral("key"), tr("Open %1").arg(key.name), {}, {credentials, key.id, {}});
    open.hint = QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText);
    entries.append(open);
    const qint64 requests = m_inventory.usageOf(key.id).requests;
    entries.append(item(QStringLiteral("usage"), tr("Show its usage"),
                        tr("%1 requests in 30 days").arg(Format::shortCount(requests)),
                        {QStringLiteral("usage"), key.id, {}}));
    auto *self = const_cast<PaletteSource *>(this);
    const auto change = [&](const QString &icon, const QString &title, const change::Change &what) {
        PaletteEntry entry;
        entry.icon = icon;
        entry.title = title;
        entry.enabled = !m_spine.isReadOnly() && key.revokedAt.isNull();
        if (m_spine.isReadOnly())
            entry.hint = tr("this window is read-only");
        else if (!entry.enabled)
            entry.hint = tr("it is revoked");
        entry.run = [self, what] { Q_EMIT self->changeChosen({what}); };
        entries.append(entry);
    };
    change(QStringLiteral("rotate"), tr("Rotate…"), change::RotateKey{key.id});
    change(QStringLiteral("trash"), tr("Revoke…"), change::RevokeKey{key.id});
    entries.append(item(QStringLiteral("filter"), tr("Show as filter"), QStringLiteral("id:") + key.id,
                        {credentials, {}, QStringLiteral("id:") + key.id}));
}

QList<PaletteEntry> PaletteSource::identify(const PastedSecret &pasted) const
{
    QList<PaletteEntry> entries;
    PaletteEntry card;
    card.kind = PaletteEntry::Kind::Card;
    card.icon = QStringLiteral("key");
    if (pasted.kind == PastedSecret::Kind::Jwt) {
        entries.append(heading(tr("This is a JSON Web Token")));
        card.icon = QStringLiteral("client");
        card.title = pasted.issuer.isEmpty() ? tr("It names no issuer")
                                             : tr("It says that it comes from %1").arg(pasted.issuer);
        card.detail =
            tr("Its signature was not checked. It is a secret as long as it is valid: do not pass it on.");
        entries.append(card);
        addBench(entries, pasted);
        return entries;
    }
    const bool right = pasted.kind == PastedSecret::Kind::ApiKey;
    entries.append(heading(right ? tr("This is an API key") : tr("This looks like an API key")));
    const auto key = m_inventory.key(pasted.keyId);
    const QString checksum =
        right ? tr("Checksum right") : tr("Checksum wrong: a character is missing or different");
    if (!key) {
        card.title = tr("No credential has the identifier %1").arg(pasted.keyId);
        card.detail =
            right ? tr("Checksum right. It may belong to another backend, or be newer than the last sync.")
                  : checksum;
        entries.append(card);
        addBench(entries, pasted);
        return entries;
    }
    const domain::KeyStatus status = key->statusAt(m_inventory.clock().now());
    card.title = tr("%1, %2", "key, its owner").arg(key->name, ownerOf(key->applicationId));
    card.detail = tr("%1, identifier known, %n scope(s), last used %2", nullptr, int(key->scopes.size()))
                      .arg(checksum, Format::relative(key->lastUsedAt, m_inventory.clock().now()));
    card.chip = Format::status(status);
    card.tone = toneOf(status);
    entries.append(card);
    addKeyActions(entries, *key);
    addBench(entries, pasted);
    return entries;
}

void PaletteSource::addBench(QList<PaletteEntry> &entries, const PastedSecret &pasted) const
{
    const QString bench = QStringLiteral("token-bench");
    const bool there = std::any_of(m_pages.begin(), m_pages.end(), [&](const pages::Page *page) { return page->pageId() == bench; });
    if (!there || !pasted.whole)
        return;
    PaletteEntry entry = item(QStringLiteral("token-bench"), tr("Put it on the token bench"), tr("Take it apart, verify it, ask whether a call would be allowed"), {});
    auto *self = const_cast<PaletteSource *>(this);
    entry.run = [self, bench, whole = pasted.whole] { Q_EMIT self->targetChosen({bench, {}, whole->revealText()}); };
    entries.append(entry);
}

} // namespace octroi::shell
