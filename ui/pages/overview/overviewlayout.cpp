// SPDX-License-Identifier: GPL-3.0-or-later
// Where the parts of the overview stand, in wide windows and in narrow ones.
#include "pages/overview/changedelegate.h"
#include "pages/overview/changesmodel.h"
#include "pages/overview/expiringmodel.h"
#include "pages/overview/figurerow.h"
#include "pages/overview/overviewpage.h"
#include "pages/overview/trafficcards.h"
#include "widgets/badge.h"
#include "widgets/card.h"
#include "widgets/charts/barlist.h"
#include "widgets/chipdelegate.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/note.h"
#include "widgets/pageheader.h"
#include "widgets/segments.h"
#include "widgets/sparklinedelegate.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QVBoxLayout>

namespace octroi::pages {

namespace {

/// Words that wrap have a height for each width, and a scroll area would then give the wished height instead of
/// the least: the page would scroll although there is room.
class Content : public QWidget
{
public:
    int heightForWidth(int) const override { return minimumSizeHint().height(); }
};

} // namespace

void OverviewPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    auto *content = new Content;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(24, 0, 24, 16);
    column->setSpacing(16);
    m_note->hide();
    column->addWidget(m_note);
    m_alerts->hide();
    m_alerts->setIconName(QStringLiteral("bell"));
    column->addWidget(m_alerts);
    column->addWidget(m_figures);
    auto *charts = m_chartRow = new QBoxLayout(QBoxLayout::LeftToRight);
    charts->setSpacing(16);
    charts->addWidget(m_traffic, 936);
    m_refusalCard->setBodyMargins({0, 0, 0, 8});
    m_refusalCard->setMinimumWidth(220);
    charts->addWidget(m_refusalCard, 250);
    column->addLayout(charts, 306);
    auto *lists = m_listRow = new QBoxLayout(QBoxLayout::LeftToRight);
    lists->setSpacing(16);
    buildLists(lists);
    column->addLayout(lists, 266);
    // Where the window or the text leaves no room, the page scrolls rather than squeezes.
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    layout->addWidget(scroll, 1);
    m_second->setInterval(1'000);
    m_soon->setSingleShot(true);
    m_soon->setInterval(150);
}

void OverviewPage::buildLists(QLayout *row)
{
    auto *lists = static_cast<QBoxLayout *>(row);
    for (widgets::Card *card : {m_expiringCard, m_partnerCard, m_changesCard}) {
        card->setBodyMargins({0, 0, 0, 4});
        card->setMinimumWidth(240);
        card->setMinimumHeight(180);
    }
    lists->addWidget(m_expiringCard, 432);
    lists->addWidget(m_partnerCard, 369);
    lists->addWidget(m_changesCard, 369);
    const auto quiet = [](widgets::TableView *view, QAbstractItemModel *model, const QList<int> &widths) {
        view->setModel(model);
        view->setEdge(theme::kCardPadding);
        view->horizontalHeader()->hide();
        view->setColumnWidths(widths);
        view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    };
    quiet(m_expiringView, m_expiring, {0, 132, 80, 84});
    m_expiringView->setItemDelegateForColumn(ExpiringModel::Use,
                                             new widgets::SparklineDelegate(m_expiringView, 52, 0));
    m_expiringView->setItemDelegateForColumn(ExpiringModel::Expires,
                                             new widgets::ChipDelegate(m_expiringView));
    quiet(m_changesView, m_changes, {0, 76});
    m_expiringView->setLeaving({{ExpiringModel::Partner}, {ExpiringModel::Use}});
    m_changesView->setItemDelegateForColumn(ChangesModel::What, new ChangeDelegate(m_changesView));
    for (widgets::TableView *view : {m_expiringView, m_changesView})
        view->setWholeRows(true);
    m_expiringCard->addHeadWidget(m_expiringCount);
    m_expiringCard->addHeadWidget(m_showExpiring);
    m_expiringCard->body()->addWidget(m_expiringView);
    m_rank->setSmall(true);
    m_partnerCard->addHeadWidget(m_rank);
    m_changesCard->addHeadWidget(m_showAudit);
    m_changesCard->body()->addWidget(m_changesView);
    for (widgets::Label *label : {m_noRefusals, m_noPartners}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setContentsMargins(16, 16, 16, 16);
    }
    m_refusalCard->body()->addWidget(m_refusals);
    m_refusalCard->body()->addWidget(m_noRefusals);
    m_partnerCard->body()->addWidget(m_partners);
    m_partnerCard->body()->addWidget(m_noPartners);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const double room = width() / theme::Theme::instance().textScale();
    m_chartRow->setDirection(room < 1000 ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_listRow->setDirection(room < 820 ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace octroi::pages
