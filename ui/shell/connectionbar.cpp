// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connectionbar.h"

#include "shell/backendentry.h"
#include "shell/brand.h"
#include "shell/searchbutton.h"
#include "widgets/iconbutton.h"
#include "widgets/switch.h"
#include "widgets/tag.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>

namespace octroi::shell {

using widgets::Tag;

ConnectionBar::ConnectionBar(backends::Backend &backend, change::Spine &spine, const QString &environmentName,
                             QWidget *parent)
    : Surface(theme::Color::BgWindow, parent)
    , m_spine(spine)
    , m_environmentName(environmentName)
    , m_menu(new widgets::IconButton(QStringLiteral("menu"), QString()))
    , m_brand(new Brand)
    , m_brandBox(new QWidget)
    , m_tag(new Tag)
    , m_entry(new BackendEntry(backend))
    , m_readOnly(new widgets::Switch)
    , m_search(new SearchButton)
{
    setEdges(Qt::BottomEdge);
    setFixedHeight(theme::kConnectionBar);
    auto *box = new QHBoxLayout(m_brandBox);
    box->setContentsMargins(8, 0, 12, 0);
    box->setSpacing(8);
    box->addWidget(m_menu);
    box->addWidget(m_brand);
    box->addStretch();
    m_brandBox->setFixedWidth(theme::kRail);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 12, 1);
    layout->setSpacing(4);
    layout->addWidget(m_brandBox);
    layout->addSpacing(theme::kPageMargin - 4);
    layout->addWidget(m_tag);
    layout->addSpacing(8);
    layout->addWidget(m_entry);
    auto *line = new Surface(theme::Color::BorderDefault);
    line->setFixedSize(1, 20);
    layout->addSpacing(8);
    layout->addWidget(line);
    layout->addSpacing(12);
    layout->addWidget(m_readOnly);
    layout->addStretch(1);
    layout->addWidget(m_search, 2);

    m_tag->setLook(environmentName == QLatin1String("production") ? Tag::Look::Production
                   : environmentName == QLatin1String("staging")  ? Tag::Look::Staging
                                                                  : Tag::Look::Development);
    m_readOnly->setChecked(spine.isReadOnly());
    connect(m_readOnly, &QAbstractButton::toggled, this, [this](bool on) { m_spine.setReadOnly(on); });
    connect(&spine, &change::Spine::readOnlyChanged, m_readOnly, &QAbstractButton::setChecked);
    connect(m_search, &QAbstractButton::clicked, this, &ConnectionBar::searchRequested);
    connect(m_entry, &QAbstractButton::clicked, this, &ConnectionBar::reconnectRequested);
    retranslate();
}

void ConnectionBar::setMenu(QMenu *menu)
{
    m_menu->setMenu(menu);
}

void ConnectionBar::setCompact(bool compact)
{
    m_brand->setCompact(compact);
    m_brandBox->setFixedWidth(compact ? 8 + 32 + 8 + 22 + 12 : theme::kRail);
}

QString ConnectionBar::environmentWord(const QString &environmentName)
{
    if (environmentName == QLatin1String("production"))
        return tr("Production");
    if (environmentName == QLatin1String("staging"))
        return tr("Staging");
    return tr("Development");
}

QString ConnectionBar::environmentTag(const QString &environmentName)
{
    return environmentWord(environmentName).toUpper();
}

void ConnectionBar::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ConnectionBar::retranslate()
{
    m_menu->setName(tr("Menu"));
    m_tag->setText(environmentTag(m_environmentName));
    m_readOnly->setText(tr("Read-only"));
    m_readOnly->setToolTip(tr("While this is on, nothing can be changed from this window."));
    m_readOnly->updateGeometry();
}

} // namespace octroi::shell
