// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "pages/partners/partnerquota.h"
#include "widgets/card.h"

namespace octroi::pages {

/// What of their quotas and volumes the keys of a partner have used, and when these run out. Only keys whose plan has
/// such a limit appear; without any the card hides.
class PartnerLimits : public widgets::Card
{
    Q_OBJECT
public:
    explicit PartnerLimits(Context context, QWidget *parent = nullptr);
    void setPartner(const QString &id);
    void refresh();
    void retranslate();

Q_SIGNALS:
    void urgentChanged(const octroi::pages::KeyLimit &limit, const QTimeZone &zone); ///< what to look at first
    void emptied();                                                                  ///< there is no limit

private:
    /// Keys that are looked at hour by hour; the fullest of the month, because there may be very many.
    static constexpr qsizetype kMostKeys = 4;
    static constexpr int kShown = 4;

    QStringList limitedKeys() const;
    void rank(const QStringList &ids, const QList<domain::UsageRow> &rows);
    void readHours(const QStringList &ids, qsizetype more);
    void take(const QStringList &ids, const QList<domain::UsageRow> &rows, qsizetype more);
    void show(const QList<KeyLimit> &limits, qsizetype more);
    void addBar(const KeyLimit &limit);
    void showError(const Error &error);
    void clear();

    Context m_context;
    QString m_partnerId;
    int m_asked = 0;
};

} // namespace octroi::pages
