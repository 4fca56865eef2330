// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "change/spine.h"
#include "shell/barbackend.h"
#include "widgets/surface.h"

class QHBoxLayout;
class QMenu;

namespace octroi::widgets {
class IconButton;
class Switch;
class Tag;
} // namespace octroi::widgets

namespace octroi::shell {
class BackendEntry;
class Brand;
class SearchButton;

/// The bar at the top: menu, brand, environment, backends, read-only, search.
class ConnectionBar : public widgets::Surface
{
    Q_OBJECT
public:
    ConnectionBar(backends::Backend &backend, change::Spine &spine, const QString &environmentName,
                  QWidget *parent = nullptr);
    void setMenu(QMenu *menu);
    /// All that are connected, side by side; `currentId` is the one whose window this is.
    void setBackends(const QList<BarBackend> &backends, const QString &currentId);
    void setAddMenu(QMenu *menu); ///< of the "+"; null hides it
    void setCompact(bool compact); ///< with the rail collapsed
    /// "PRODUCTION", translated.
    static QString environmentTag(const QString &environmentName);
    static QString environmentWord(const QString &environmentName); ///< "Production"

Q_SIGNALS:
    void searchRequested();
    void reconnectRequested();
    void backendChosen(const QString &id); ///< another one than the current
    void editRequested(const QString &id);
    void forgetRequested(const QString &id);
    void signOutRequested(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void fit();
    change::Spine &m_spine;
    QString m_environmentName;
    widgets::IconButton *m_menu;
    Brand *m_brand;
    QWidget *m_brandBox;
    widgets::Tag *m_tag;
    QHBoxLayout *m_entryRow;
    QList<BackendEntry *> m_entries;
    QString m_currentId;
    widgets::IconButton *m_add;
    widgets::Switch *m_readOnly;
    SearchButton *m_search;
};

} // namespace octroi::shell
