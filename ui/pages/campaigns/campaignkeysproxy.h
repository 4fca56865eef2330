// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/campaignprogress.h"

#include <QSortFilterProxyModel>
#include <optional>

namespace octroi::pages {

/// The keys of a campaign in one state of adoption, and with a text in name, owner or contact.
class CampaignKeysProxy : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit CampaignKeysProxy(QObject *parent = nullptr);
    void setWanted(std::optional<change::KeyAdoption> adoption, const QString &text); ///< nothing: all

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_adoption, m_text;
};

} // namespace octroi::pages
