// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "widgets/card.h"

namespace octroi::pages {

/// What of their monthly quotas the keys of a partner have used. Only keys whose plan has such a limit
/// appear; without any the card hides.
class PartnerLimits : public widgets::Card
{
    Q_OBJECT
public:
    explicit PartnerLimits(Context context, QWidget *parent = nullptr);
    void setPartner(const QString &id);
    void refresh();
    void retranslate();

private:
    struct Limit
    {
        QString title;
        qint64 used = 0, limit = 0;
        bool bytes = false;
        double share() const { return double(used) / double(limit); }
    };
    QList<Limit> limits(const QList<domain::UsageRow> &rows) const;
    bool anyLimit() const;
    void show(const QList<Limit> &limits);
    void clear();

    Context m_context;
    QString m_partnerId;
    int m_asked = 0;
};

} // namespace octroi::pages
