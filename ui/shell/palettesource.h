// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"
#include "inventory/inventory.h"
#include "pages/page.h"
#include "shell/paletteentry.h"
#include "shell/pastedsecret.h"

#include <QObject>

class QAction;

namespace octroi::shell {

/// What the palette finds: pages, commands, credentials, clients, partners, and what was pasted.
class PaletteSource : public QObject
{
    Q_OBJECT
public:
    PaletteSource(inventory::Inventory &inventory, change::Spine &spine, QObject *parent = nullptr);
    void setPages(const QList<pages::Page *> &pages) { m_pages = pages; }
    void setCommands(const QList<QAction *> &commands) { m_commands = commands; }

    QList<PaletteEntry> find(const QString &text) const;
    QList<PaletteEntry> identify(const PastedSecret &pasted) const;

Q_SIGNALS:
    void targetChosen(const octroi::pages::Target &target);
    void changeChosen(const QList<octroi::change::Change> &changes);

private:
    void addPages(QList<PaletteEntry> &entries, const QString &text) const;
    void addKeys(QList<PaletteEntry> &entries, const QString &text) const;
    void addClients(QList<PaletteEntry> &entries, const QString &text) const;
    void addPartners(QList<PaletteEntry> &entries, const QString &text) const;
    void addCommands(QList<PaletteEntry> &entries, const QString &text) const;
    void addBench(QList<PaletteEntry> &entries, const PastedSecret &pasted) const;
    void addKeyActions(QList<PaletteEntry> &entries, const domain::ApiKey &key) const;
    PaletteEntry item(const QString &icon, const QString &title, const QString &detail,
                      const pages::Target &target) const;
    QString ownerOf(const QString &applicationId) const;
    inventory::Inventory &m_inventory;
    change::Spine &m_spine;
    QList<pages::Page *> m_pages;
    QList<QAction *> m_commands;
};

} // namespace octroi::shell
