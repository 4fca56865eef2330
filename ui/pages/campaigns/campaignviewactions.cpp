// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done about the keys of a campaign.
#include "pages/campaigns/campaignkeysproxy.h"
#include "pages/campaigns/campaignview.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QItemSelectionModel>
#include <QJsonObject>
#include <QLineEdit>

namespace octroi::pages {

using change::KeyAdoption;
using models::CampaignKeysModel;
using models::CampaignWords;

namespace {
constexpr int kMostOneByOne = 100; ///< changes that are shown one by one before they are made
}

void CampaignView::connectParts()
{
    connect(m_keys, &CampaignKeysModel::progressChanged, this, &CampaignView::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &CampaignView::refreshButtons);
    connect(m_table, &widgets::TableView::rowActivated, this, [this](const QModelIndex &index) {
        Q_EMIT keyRequested(index.data(models::kIdRole).toString());
    });
    connect(m_which, &widgets::Segments::currentChanged, this, &CampaignView::filter);
    connect(m_search, &widgets::Field::textChanged, this, &CampaignView::filter);
    connect(m_copy, &QAbstractButton::clicked, this, &CampaignView::copyNotMoved);
    connect(m_retire, &QAbstractButton::clicked, this, &CampaignView::retire);
    connect(m_extend, &QAbstractButton::clicked, this, &CampaignView::extend);
    connect(m_close, &QAbstractButton::clicked, this, &CampaignView::closeOrReopen);
    connect(m_note, &widgets::Note::actionTriggered, this, [this] { Q_EMIT resumeRequested(campaignId()); });
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &CampaignView::refreshButtons);
}

void CampaignView::filter()
{
    const int which = m_which->currentIndex();
    m_proxy->setWanted(which > 0 ? std::optional(KeyAdoption(which - 1)) : std::nullopt,
                       m_search->text().trimmed());
    refreshButtons();
}

QStringList CampaignView::selectedIds(bool anyState) const
{
    QStringList ids;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        const change::CampaignKey &key = m_keys->at(m_proxy->mapToSource(index).row());
        if (key.adoption != KeyAdoption::Retired && (anyState || !key.successorId.isEmpty()))
            ids << key.keyId;
    }
    return ids;
}

QStringList CampaignView::retirable() const
{
    if (m_table->selectionModel()->hasSelection())
        return selectedIds(true);
    QStringList ids;
    for (const change::CampaignKey &key : m_keys->progress().keys) {
        if (key.adoption == KeyAdoption::Moved)
            ids << key.keyId;
    }
    return ids;
}

QStringList CampaignView::extendable() const
{
    if (m_table->selectionModel()->hasSelection())
        return selectedIds(false);
    QStringList ids;
    for (const change::CampaignKey &key : m_keys->progress().keys) {
        if (key.adoption != KeyAdoption::Retired && !key.successorId.isEmpty())
            ids << key.keyId;
    }
    return ids;
}

void CampaignView::refreshButtons()
{
    const bool readOnly = m_context.spine->isReadOnly();
    const QString reason = readOnly ? tr("This window is read-only.") : QString();
    const auto ending = retirable();
    m_retire->setText(ending.isEmpty() ? tr("Retire…")
                                       : tr("Retire %n old key(s)…", nullptr, int(ending.size())));
    m_retire->setDisabledReason(!readOnly && ending.isEmpty()
                                    ? tr("No caller has moved yet. Select the old keys that shall end now.")
                                    : reason);
    const bool none = extendable().isEmpty();
    m_extend->setDisabledReason(!readOnly && none ? tr("No old key works beside its successor.") : reason);
    m_close->setDisabledReason(reason);
    m_note->setAction(readOnly ? QString() : tr("Deliver the rest…"));
    const auto &counts = m_keys->progress().counts;
    const int left = counts[std::size_t(KeyAdoption::Waiting)] + counts[std::size_t(KeyAdoption::NotMoved)] +
                     counts[std::size_t(KeyAdoption::Moving)];
    m_copy->setDisabledReason(left == 0 ? tr("Everybody has moved.") : QString());
}

bool CampaignView::retire()
{
    const QStringList ids = retirable();
    if (ids.isEmpty() || m_context.spine->isReadOnly())
        return false;
    if (ids.size() > kMostOneByOne) {
        Q_EMIT bulkRequested(QStringLiteral("revoke"), ids);
        return true;
    }
    QList<change::Change> changes;
    for (const QString &id : ids)
        changes << change::RevokeKey{id};
    Q_EMIT changeRequested(changes);
    return true;
}

void CampaignView::extend()
{
    Q_EMIT bulkRequested(QStringLiteral("deadline"), extendable());
}

void CampaignView::closeOrReopen()
{
    domain::Campaign campaign = m_keys->campaign();
    campaign.closedAt = campaign.closedAt.isValid() ? QDateTime() : m_context.clock->now();
    Q_EMIT changeRequested({change::UpdateCampaign{campaign}});
}

void CampaignView::copyNotMoved()
{
    QApplication::clipboard()->setText(CampaignWords::notMovedAsCsv(m_keys->progress()));
}

void CampaignView::focusFilter()
{
    m_search->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    m_search->lineEdit()->selectAll();
}

void CampaignView::focusKeys()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid() && m_proxy->rowCount() > 0)
        m_table->setCurrentIndex(m_proxy->index(0, 0));
}

bool CampaignView::closeTopmost()
{
    if (m_table->selectionModel()->hasSelection()) {
        m_table->clearSelection();
        return true;
    }
    if (m_search->text().isEmpty() && m_which->currentIndex() == 0)
        return false;
    m_search->setText({});
    m_which->setCurrentIndex(0);
    return true;
}

QJsonObject CampaignView::saveState() const
{
    return m_table->saveColumns();
}

void CampaignView::restoreState(const QJsonObject &state)
{
    m_table->restoreColumns(state);
}

void CampaignView::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::pages
