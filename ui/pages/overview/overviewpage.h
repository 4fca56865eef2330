// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/overview/overviewdata.h"
#include "models/alertwatch.h"
#include "pages/page.h"

class QBoxLayout;
namespace octroi::charts {
class BarList;
}
namespace octroi::widgets {
class Badge;
class Card;
class Label;
class Link;
class Note;
class PageHeader;
class Segments;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

class ChangesModel;
class ExpiringModel;
class FigureRow;
class TrafficCards;

/// What happens now, in one look: six figures, traffic, refusals, what expires, who consumes, what changed.
class OverviewPage : public Page
{
    Q_OBJECT
public:
    /// `alerts`: what fires there; null: nothing is said of it.
    explicit OverviewPage(Context context, models::AlertWatch *alerts = nullptr, QWidget *parent = nullptr);

    QString pageId() const override { return QStringLiteral("overview"); }
    QString pageTitle() const override;
    bool createNew() override;
    bool copyAsCsv() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildLists(QLayout *row);
    void connectParts();
    void retranslate();
    void updateLive();
    void updateInventory();
    void updateRefusals();
    void updatePartners();
    void updateChanges();
    void updateState();
    void updateAlerts();

    QBoxLayout *m_chartRow = nullptr, *m_listRow = nullptr;
    OverviewData *m_data;
    widgets::PageHeader *m_header;
    models::AlertWatch *m_watch;
    widgets::Note *m_note, *m_alerts;
    FigureRow *m_figures;
    TrafficCards *m_traffic;
    widgets::Card *m_refusalCard, *m_expiringCard, *m_partnerCard, *m_changesCard;
    charts::BarList *m_refusals, *m_partners;
    widgets::Label *m_noRefusals, *m_noPartners;
    widgets::Badge *m_expiringCount;
    widgets::Link *m_showExpiring, *m_showAudit;
    widgets::Segments *m_rank;
    widgets::TableView *m_expiringView, *m_changesView;
    ExpiringModel *m_expiring;
    ChangesModel *m_changes;
    QTimer *m_second, *m_soon;
};

} // namespace octroi::pages
