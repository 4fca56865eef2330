// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connectionbar.h"

#include "shell/backendentry.h"
#include "shell/brand.h"
#include "shell/navigationrail.h"
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
    , m_entryRow(new QHBoxLayout)
    , m_add(new widgets::IconButton(QStringLiteral("plus"), QString()))
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
    m_entryRow->setSpacing(4);
    layout->addLayout(m_entryRow);
    layout->addWidget(m_add);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->hide();
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
    setBackends({{QString(), &backend, 0, false}}, QString());
    retranslate();
}

void ConnectionBar::setMenu(QMenu *menu)
{
    m_menu->setMenu(menu);
}

void ConnectionBar::setBackends(const QList<BarBackend> &backends, const QString &currentId)
{
    // One of them may have asked for this.
    for (BackendEntry *entry : std::as_const(m_entries)) {
        entry->hide();
        entry->deleteLater();
    }
    m_entries.clear();
    m_currentId = currentId;
    for (const BarBackend &backend : backends) {
        auto *entry = new BackendEntry(backend);
        entry->setCurrent(backend.id == currentId, backends.size() > 1);
        connect(entry, &BackendEntry::chosen, this, [this](const QString &id) {
            if (id == m_currentId)
                Q_EMIT reconnectRequested();
            else
                Q_EMIT backendChosen(id);
        });
        connect(entry, &BackendEntry::editRequested, this, &ConnectionBar::editRequested);
        connect(entry, &BackendEntry::forgetRequested, this, &ConnectionBar::forgetRequested);
        connect(entry, &BackendEntry::signOutRequested, this, &ConnectionBar::signOutRequested);
        m_entryRow->addWidget(entry);
        m_entries.append(entry);
    }
    fit();
}

void ConnectionBar::setAddMenu(QMenu *menu)
{
    m_add->setMenu(menu);
    m_add->setVisible(menu);
}

void ConnectionBar::fit()
{
    // Where they have not the room, those that are not shown keep their square.
    const auto widthOf = [](const BackendEntry *entry) { return entry->sizeHint().width() + 4; };
    for (BackendEntry *entry : std::as_const(m_entries))
        entry->setCompact(false);
    int wanted = 0;
    for (const BackendEntry *entry : std::as_const(m_entries))
        wanted += widthOf(entry);
    const int others = m_brandBox->width() + m_tag->sizeHint().width() + m_readOnly->sizeHint().width() +
                       m_search->minimumSizeHint().width() + 120;
    for (auto it = m_entries.rbegin(); it != m_entries.rend() && wanted > width() - others; ++it) {
        if ((*it)->id() == m_currentId)
            continue;
        wanted -= widthOf(*it);
        (*it)->setCompact(true);
        wanted += widthOf(*it);
    }
}

void ConnectionBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    fit();
}

void ConnectionBar::setCompact(bool compact)
{
    m_brand->setCompact(compact);
    m_brandBox->setFixedWidth(compact ? 8 + 32 + 8 + 22 + 12 : NavigationRail::wideFor(false));
    fit();
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
    m_add->setName(tr("Add a connection"));
    m_tag->setText(environmentTag(m_environmentName));
    m_readOnly->setText(tr("Read-only"));
    m_readOnly->setToolTip(tr("While this is on, nothing can be changed from this window."));
    m_readOnly->updateGeometry();
}

} // namespace octroi::shell
