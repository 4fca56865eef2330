// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/toplist.h"

#include "pages/consumptionwords.h"
#include "widgets/charts/barlist.h"
#include "widgets/charts/scale.h"
#include "widgets/label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>

namespace octroi::pages {

using theme::Color;
using theme::Type;

namespace {
constexpr qsizetype kMost = 50;
}

TopList::TopList(QWidget *parent)
    : QFrame(parent)
    , m_title(new widgets::Label({}, Type::CardTitle))
    , m_span(new widgets::Label({}, Type::Caption, Color::TextMuted))
    , m_unit(new widgets::Label({}, Type::Caption, Color::TextMuted))
    , m_week(new widgets::Label({}, Type::Caption, Color::TextMuted))
    , m_foot(new widgets::Label({}, Type::Caption, Color::TextMuted))
    , m_message(new widgets::Label({}, Type::Body, Color::TextMuted))
    , m_head(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_kinds(new QComboBox)
    , m_list(new charts::BarList(charts::BarDelegate::Place::Behind))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head->setContentsMargins(16, 8, 12, 4);
    m_head->addWidget(m_title, 1);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_head->addWidget(m_kinds);
    layout->addLayout(m_head);
    auto *names = new QHBoxLayout;
    names->setContentsMargins(16, 4, 16, 2);
    m_span->setElided(true);
    names->addWidget(m_span, 1);
    names->addWidget(m_unit);
    m_week->setFixedWidth(theme::withText(56));
    m_week->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    names->addWidget(m_week);
    layout->addLayout(names);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setContentsMargins(16, 16, 16, 16);
    m_message->hide();
    layout->addWidget(m_message, 1);
    layout->addWidget(m_list, 1);
    m_foot->setContentsMargins(16, 6, 16, 8);
    layout->addWidget(m_foot);
    connect(m_kinds, &QComboBox::activated, this, &TopList::kindChanged);
    connect(m_list, &charts::BarList::barActivated, this, &TopList::rowActivated);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void TopList::fit()
{
    // Longer words, or larger ones, take a line of their own.
    const int wanted = m_title->sizeHint().width() + m_kinds->sizeHint().width() + 28 + m_head->spacing();
    m_head->setDirection(wanted > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void TopList::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

TopKind TopList::kind() const
{
    return TopKind(std::max(0, m_kinds->currentIndex()));
}

void TopList::setKind(TopKind kind)
{
    m_kinds->setCurrentIndex(int(kind));
}

void TopList::setRows(const QList<TopRow> &rows, double seconds, const QString &span)
{
    QList<charts::Bar> bars;
    bool compared = false;
    for (const TopRow &row : rows.first(std::min(rows.size(), kMost))) {
        charts::Bar bar;
        bar.id = row.id;
        bar.label = row.label;
        bar.value = double(row.requests) / std::max(1.0, seconds);
        bar.number = charts::shortNumber(bar.value);
        bar.course = row.course;
        if (row.weekRequests >= 0) {
            compared = true;
            const double change =
                double(row.requests - row.weekRequests) / std::max<double>(1, double(row.weekRequests));
            bar.delta = row.weekRequests == 0 ? tr("new") : ConsumptionWords::signedPercent(change, bar.warn);
        }
        bars.append(bar);
    }
    m_list->setMono(kind() == TopKind::Endpoints || kind() == TopKind::Scopes);
    m_list->setDeltaShown(compared);
    m_week->setVisible(compared);
    m_list->setBars(bars);
    m_span->setText(span);
    m_shown = bars.size();
    m_all = rows.size();
    setMessage(rows.isEmpty() ? tr("No calls in this time.") : QString());
    updateFoot();
}

void TopList::setMessage(const QString &text)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    m_list->setVisible(text.isEmpty());
    m_foot->setVisible(text.isEmpty());
}

void TopList::updateFoot()
{
    const QString shown = QLocale().toString(m_shown);
    switch (kind()) {
    case TopKind::Partners:
        m_foot->setText(tr("%1 of %Ln partner(s)", nullptr, int(m_all)).arg(shown));
        break;
    case TopKind::Credentials:
        m_foot->setText(tr("%1 of %Ln credential(s)", nullptr, int(m_all)).arg(shown));
        break;
    case TopKind::Endpoints:
        m_foot->setText(tr("%1 of %Ln endpoint(s)", nullptr, int(m_all)).arg(shown));
        break;
    case TopKind::Scopes:
        m_foot->setText(tr("%1 of %Ln scope(s)", nullptr, int(m_all)).arg(shown));
        break;
    case TopKind::Refusals:
        m_foot->setText(tr("%1 of %Ln reason(s)", nullptr, int(m_all)).arg(shown));
        break;
    }
}

void TopList::retranslate()
{
    m_title->setText(tr("Top"));
    const QStringList kinds{tr("Partners"), tr("Credentials"), tr("Endpoints"), tr("Scopes"), tr("Refusals")};
    for (int i = 0; i < kinds.size(); ++i) {
        if (i < m_kinds->count())
            m_kinds->setItemText(i, kinds[i]);
        else
            m_kinds->addItem(kinds[i]);
    }
    m_kinds->setAccessibleName(tr("Rank by"));
    m_list->setAccessibleName(tr("Top consumers"));
    m_unit->setText(tr("req/s"));
    m_week->setText(tr("change"));
    updateFoot();
    fit();
}

void TopList::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TopList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(Color::BorderSubtle), 1));
    painter.setBrush(theme::color(Color::BgSurface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace octroi::pages
