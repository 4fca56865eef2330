// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/livetail.h"

#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace octroi::pages {

using theme::Color;
using theme::Type;

namespace {
constexpr qsizetype kMostWaiting = 1'000;
}

LiveTail::LiveTail(LiveFeed &feed, inventory::Inventory &inventory, QWidget *parent)
    : Surface(Color::BgSurface, parent)
    , m_feed(&feed)
    , m_model(new TailModel(inventory, this))
    , m_title(new widgets::Label({}, Type::CardTitle))
    , m_dot(new widgets::Label(QStringLiteral("●"), Type::Caption, Color::OkSolid))
    , m_caption(new widgets::Label({}, Type::Caption, Color::TextSecondary))
    , m_filter(new widgets::Field)
    , m_show(new widgets::Segments)
    , m_pause(new widgets::Button)
    , m_table(new widgets::TableView)
{
    setEdges(Qt::TopEdge);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(24, 4, 24, 4);
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_dot);
    m_dot->setAccessibleName(QStringLiteral(" "));
    m_caption->setElided(true);
    head->addWidget(m_caption, 1);
    m_filter->setIconName(QStringLiteral("filter"));
    m_filter->setFixedWidth(224);
    head->addWidget(m_filter);
    m_show->setSmall(true);
    head->addWidget(m_show);
    m_pause->setButtonSize(widgets::Button::Size::Small);
    head->addWidget(m_pause);
    layout->addLayout(head);
    m_table->setModel(m_model);
    m_table->setCompact(true);
    m_table->setColumnWidths({136, 60, 76, 196, 150, 148, 60, 92, 0});
    layout->addWidget(m_table, 1);

    connect(m_filter, &widgets::Field::textChanged, this, &LiveTail::filter);
    connect(m_show, &widgets::Segments::currentChanged, this, &LiveTail::filter);
    connect(m_pause, &QPushButton::clicked, this, [this] { setPaused(!m_paused); });
    connect(m_table, &widgets::TableView::rowActivated, this, [this](const QModelIndex &index) {
        const QString keyId = m_model->keyIdAt(index.row());
        if (!keyId.isEmpty())
            Q_EMIT keyActivated(keyId);
    });
    follow();
    retranslate();
}

void LiveTail::follow()
{
    connect(m_feed, &LiveFeed::callsArrived, this, &LiveTail::take);
    connect(m_feed, &LiveFeed::updated, this, &LiveTail::updateCaption);
    m_waiting = m_feed->recentCalls();
}

void LiveTail::setFeed(LiveFeed &feed)
{
    if (m_feed)
        m_feed->disconnect(this);
    m_feed = &feed;
    m_waiting.clear();
    m_model->clear();
    follow();
    if (!m_paused && isVisible())
        flush();
    filter();
}

void LiveTail::focusFilter()
{
    m_filter->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    m_filter->lineEdit()->selectAll();
}

void LiveTail::take(const QList<domain::CallRecord> &calls, qint64)
{
    m_waiting += calls;
    if (m_waiting.size() > kMostWaiting)
        m_waiting.remove(0, m_waiting.size() - kMostWaiting);
    if (!m_paused && isVisible())
        flush();
}

void LiveTail::flush()
{
    if (m_waiting.isEmpty())
        return;
    m_model->add(m_waiting);
    m_waiting.clear();
    m_table->setViewState(m_model->rowCount() ? widgets::ViewStates::State::Full
                                              : widgets::ViewStates::State::Empty);
}

void LiveTail::filter()
{
    m_model->setFilter(m_filter->text(), TailModel::Show(m_show->currentIndex()));
    m_table->setViewState(m_model->rowCount() ? widgets::ViewStates::State::Full
                                              : widgets::ViewStates::State::Empty);
}

void LiveTail::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused)
        flush();
    retranslate();
}

void LiveTail::updateCaption()
{
    if (!isVisible() || !m_feed)
        return;
    const bool flowing = m_feed->isFlowing();
    m_dot->setColor(flowing && !m_paused ? Color::OkSolid : Color::NeutralSolid);
    if (!flowing) {
        m_caption->setText(tr("no live data"));
        return;
    }
    const usage::Window last{m_feed->edge() - 5, m_feed->edge()};
    const double perSecond = double(m_feed->ring().callsSeen(last)) / 5;
    const QLocale locale;
    const QString rate = locale.toString(perSecond, 'f', perSecond < 10 ? 1 : 0);
    const double flight = m_feed->ring().points().back().inFlight;
    // A second brings at most twenty calls; what is more was only counted.
    if (m_paused)
        m_caption->setText(tr("paused, %Ln call(s) waiting", nullptr, int(m_waiting.size())));
    else if (perSecond > 20)
        m_caption->setText(
            tr("%1 calls/s, one of %2 shown").arg(rate, locale.toString(qRound(perSecond / 20))));
    else if (flight >= 0)
        m_caption->setText(tr("%1 calls/s, %2 in flight").arg(rate, locale.toString(flight, 'f', flight < 10 ? 1 : 0)));
    else
        m_caption->setText(tr("%1 calls/s", "rate").arg(rate));
}

void LiveTail::retranslate()
{
    m_title->setText(tr("Live tail"));
    m_filter->setAccessibleLabel(tr("Filter the tail"));
    m_filter->setPlaceholderText(tr("Filter the tail"));
    m_show->setSegments({tr("All"), tr("Refused"), tr("5xx")});
    m_show->setAccessibleName(tr("Calls to show"));
    m_pause->setText(m_paused ? tr("Resume") : tr("Pause"));
    m_pause->setIconName(m_paused ? QStringLiteral("play") : QStringLiteral("pause"));
    m_table->setAccessibleName(tr("Live tail"));
    m_table->states().empty()->setPicture(widgets::EmptyState::Picture::None);
    m_table->states().empty()->setTitle(QString());
    m_table->states().empty()->setText(tr("Calls appear here a second after a proxy has logged them."));
    filter();
    updateCaption();
}

void LiveTail::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LiveTail::showEvent(QShowEvent *event)
{
    Surface::showEvent(event);
    if (!m_paused)
        flush();
    updateCaption();
}

} // namespace octroi::pages
