// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/surface.h"

#include <QHash>

class QVBoxLayout;

namespace octroi::shell {
class NavigationItem;

/// Where a page stands in the rail.
enum class Section { Start, Access, Watch, Tools, Bottom };

/// The pages at the window's leading edge, in groups.
class NavigationRail : public widgets::Surface
{
    Q_OBJECT
public:
    explicit NavigationRail(QWidget *parent = nullptr);
    void addItem(const QString &pageId, const QString &title, Section section);
    void setTitle(const QString &pageId, const QString &title);
    void setCount(const QString &pageId, const QString &count);
    void setAlert(const QString &pageId, const QString &count, const QString &sentence); ///< "": none
    void setCurrent(const QString &pageId);
    void setCollapsed(bool collapsed);
    static int wideFor(bool collapsed); ///< at the present text size
    bool isCollapsed() const { return m_collapsed; }
    static QString iconOf(const QString &pageId);

Q_SIGNALS:
    void pageChosen(const QString &pageId);

protected:
    void changeEvent(QEvent *event) override;

private Q_SLOTS:
    void applyWidth();

private:
    QList<QVBoxLayout *> m_sections;
    QHash<QString, NavigationItem *> m_items;
    bool m_collapsed = false;
};

} // namespace octroi::shell
