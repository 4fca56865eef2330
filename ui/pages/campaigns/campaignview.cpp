// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/campaigns/campaignview.h"

#include "models/format.h"
#include "pages/campaigns/adoptionchart.h"
#include "pages/campaigns/campaignkeysproxy.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/chipdelegate.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonObject>
#include <QLineEdit>

namespace octroi::pages {

using change::KeyAdoption;
using models::CampaignKeysModel;
using models::CampaignState;
using models::CampaignWords;
using models::Format;
using widgets::Button;

CampaignView::CampaignView(Context context, QWidget *parent)
    : Surface(theme::Color::BgPage, parent)
    , m_context(context)
    , m_keys(new CampaignKeysModel(*context.inventory, this))
    , m_proxy(new CampaignKeysProxy(this))
    , m_title(new widgets::Label({}, theme::Type::Title))
    , m_facts(new widgets::Label({}, theme::Type::Caption, theme::Color::TextSecondary))
    , m_state(new widgets::ChipLabel)
    , m_retire(new Button(QString(), Button::Kind::DangerLine))
    , m_extend(new Button(QString(), Button::Kind::Secondary))
    , m_close(new Button(QString(), Button::Kind::Secondary))
    , m_copy(new Button(QString(), Button::Kind::Secondary))
    , m_note(new widgets::Note(theme::Tone::Warning))
    , m_chart(new AdoptionChart)
    , m_which(new widgets::Segments)
    , m_search(new widgets::Field)
    , m_table(new widgets::TableView)
{
    setEdges(Qt::TopEdge);
    build();
    connectParts();
    retranslate();
}

void CampaignView::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    column->addWidget(head());
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(24, 0, 24, 0);
    middle->setSpacing(8);
    m_note->hide();
    middle->addWidget(m_note);
    middle->addWidget(m_chart);
    column->addLayout(middle);
    column->addWidget(keysHead());
    m_proxy->setSourceModel(m_keys);
    m_table->setModel(m_proxy);
    m_table->setItemDelegateForColumn(CampaignKeysModel::Adoption, new widgets::ChipDelegate(m_table));
    m_table->setColumnWidths({0, 150, 140, 104, 88, 88, 112, 96, 190});
    m_table->setLeaving({{CampaignKeysModel::Application},
                         {CampaignKeysModel::LastUsed},
                         {CampaignKeysModel::Contact, 130},
                         {CampaignKeysModel::Partner}});
    m_table->setFixedColumns({CampaignKeysModel::Name});
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(CampaignKeysModel::Adoption, Qt::AscendingOrder);
    m_table->setMinimumHeight(theme::kTableHeader + 2 * theme::kRow);
    column->addWidget(m_table, 1);
}

QWidget *CampaignView::head()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(24, 12, 24, 12);
    row->setSpacing(8);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *title = new QHBoxLayout;
    title->setSpacing(12);
    m_title->setElided(true);
    title->addWidget(m_title);
    title->addWidget(m_state, 0, Qt::AlignVCenter);
    title->addStretch(1);
    words->addLayout(title);
    m_facts->setElided(true);
    words->addWidget(m_facts);
    row->addLayout(words, 1);
    for (Button *button : {m_extend, m_close, m_retire})
        row->addWidget(button, 0, Qt::AlignVCenter);
    return head;
}

QWidget *CampaignView::keysHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(24, 8, 24, 8);
    row->setSpacing(8);
    m_which->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    row->addWidget(m_which);
    row->addStretch(1);
    m_search->setIconName(QStringLiteral("filter"));
    m_search->setFixedWidth(200);
    m_search->lineEdit()->setClearButtonEnabled(true);
    row->addWidget(m_search);
    m_copy->setIconName(QStringLiteral("copy"));
    row->addWidget(m_copy);
    return head;
}

void CampaignView::retranslate()
{
    m_which->setAccessibleName(tr("Which keys"));
    m_search->setAccessibleLabel(tr("Filter the keys of the campaign"));
    m_search->setPlaceholderText(tr("Key, partner or contact"));
    m_copy->setText(tr("Copy those who have not moved"));
    m_extend->setText(tr("Extend…"));
    m_table->setAccessibleName(tr("Keys of the campaign"));
    m_note->setAction(tr("Deliver the rest…"));
    refreshSegments();
    refresh();
}

void CampaignView::show(const domain::Campaign &campaign)
{
    if (campaign.id != campaignId()) {
        m_which->setCurrentIndex(0);
        m_search->setText({});
        m_table->clearSelection();
    }
    m_keys->follow(campaign);
    refresh();
}

void CampaignView::setFollowed(bool followed)
{
    m_keys->setFollowed(followed);
}

QString CampaignView::campaignId() const
{
    return m_keys->campaign().id;
}

QString CampaignView::facts() const
{
    const domain::Campaign &campaign = m_keys->campaign();
    QStringList parts{
        tr("Begun %1 by %2", "date, person").arg(Format::exact(campaign.createdAt), campaign.createdBy),
        tr("old and new work side by side for %1", "span of time")
            .arg(CampaignWords::span(campaign.overlapSeconds))};
    if (campaign.quietSeconds > 0)
        parts << tr("retired after %1 of silence", "span of time")
                     .arg(CampaignWords::span(campaign.quietSeconds));
    if (!campaign.filter.isEmpty())
        parts << campaign.filter;
    return parts.join(QStringLiteral(" · "));
}

void CampaignView::refresh()
{
    const domain::Campaign &campaign = m_keys->campaign();
    if (campaign.id.isEmpty())
        return;
    m_title->setText(campaign.name);
    const CampaignState state = models::campaignState(campaign, m_keys->progress().counts);
    m_state->setText(CampaignWords::state(state));
    m_state->setTone(theme::Tone(int(CampaignWords::tone(state))));
    m_facts->setText(facts());
    const auto left = int(campaign.keyIds.size() - campaign.deliveredIds.size());
    m_note->setVisible(left > 0 && !campaign.closedAt.isValid());
    m_note->setText(tr("It was cut off: the successors of %n key(s) were not handed over.", nullptr, left));
    m_close->setText(campaign.closedAt.isValid() ? tr("Reopen") : tr("Close"));
    m_close->setToolTip(campaign.closedAt.isValid() ? tr("Old keys that are silent are retired again.")
                                                    : tr("Nothing more is retired before its deadline."));
    m_chart->setProgress(m_keys->progress(), !m_keys->wasRead() || m_keys->progress().usageKnown);
    refreshSegments();
    refreshButtons();
}

void CampaignView::refreshSegments()
{
    const auto &counts = m_keys->progress().counts;
    QStringList texts{tr("All %1").arg(Format::count(m_keys->rowCount()))};
    for (int i = 0; i < int(counts.size()); ++i)
        texts << tr("%1 %2", "state, how many keys")
                     .arg(CampaignWords::adoption(KeyAdoption(i)), Format::count(counts[std::size_t(i)]));
    m_which->setSegments(texts);
    m_which->updateGeometry();
}

} // namespace octroi::pages
