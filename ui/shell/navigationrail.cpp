// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/navigationrail.h"

#include "shell/navigationitem.h"

#include <QEvent>
#include <QVBoxLayout>

namespace octroi::shell {

NavigationRail::NavigationRail(QWidget *parent)
    : Surface(theme::Color::BgWindow, parent)
{
    setEdges(Qt::RightEdge);
    setFixedWidth(theme::kRail);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 1, 8);
    layout->setSpacing(0);
    for (const Section section : {Section::Start, Section::Access, Section::Watch, Section::Tools, Section::Bottom}) {
        auto *group = new QVBoxLayout;
        group->setSpacing(0);
        if (section == Section::Bottom)
            layout->addStretch();
        layout->addLayout(group);
        if (section == Section::Start || section == Section::Access || section == Section::Watch)
            layout->addSpacing(12);
        m_sections.append(group);
    }
    setAccessibleName(tr("Pages"));
    applyWidth();
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &NavigationRail::applyWidth);
}

QString NavigationRail::iconOf(const QString &pageId)
{
    static const QHash<QString, QString> icons{{QStringLiteral("alerts"), QStringLiteral("bell")},
                                               {QStringLiteral("credentials"), QStringLiteral("key")},
                                               {QStringLiteral("clients"), QStringLiteral("client")},
                                               {QStringLiteral("campaigns"), QStringLiteral("rotate")}};
    return icons.value(pageId, pageId); // the others are named like their page
}

void NavigationRail::addItem(const QString &pageId, const QString &title, Section section)
{
    auto *item = new NavigationItem(iconOf(pageId), title, this);
    item->setCollapsed(m_collapsed);
    m_sections.at(int(section))->addWidget(item);
    m_items.insert(pageId, item);
    connect(item, &QAbstractButton::clicked, this, [this, pageId] { Q_EMIT pageChosen(pageId); });
}

void NavigationRail::setTitle(const QString &pageId, const QString &title)
{
    if (NavigationItem *item = m_items.value(pageId))
        item->setTitle(title);
}

void NavigationRail::setCount(const QString &pageId, const QString &count)
{
    if (NavigationItem *item = m_items.value(pageId))
        item->setCount(count);
}

void NavigationRail::setAlert(const QString &pageId, const QString &count, const QString &sentence)
{
    if (NavigationItem *item = m_items.value(pageId))
        item->setAlert(count, sentence);
}

void NavigationRail::setCurrent(const QString &pageId)
{
    if (NavigationItem *item = m_items.value(pageId))
        item->setChecked(true);
}

void NavigationRail::setCollapsed(bool collapsed)
{
    if (m_collapsed == collapsed)
        return;
    m_collapsed = collapsed;
    applyWidth();
    for (NavigationItem *item : std::as_const(m_items))
        item->setCollapsed(collapsed);
}

int NavigationRail::wideFor(bool collapsed)
{
    const int words = theme::kRail - theme::kRailCollapsed;
    return theme::kRailCollapsed + (collapsed ? 0 : qRound(words * theme::Theme::instance().textScale()));
}

void NavigationRail::applyWidth()
{
    setFixedWidth(wideFor(m_collapsed));
}

void NavigationRail::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Pages"));
}

} // namespace octroi::shell
