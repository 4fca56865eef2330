// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/dashboardspage.h"

#include "pages/usage/dashboardchartdialog.h"
#include "pages/usage/dashboardgrid.h"
#include "pages/usage/dashboardwords.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/pageheader.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace octroi::pages {

using report::Dashboard;
using report::DashboardChart;

DashboardsPage::DashboardsPage(Context context, QWidget *parent)
    : Page(context, parent)
    , m_header(new widgets::PageHeader)
    , m_source(new widgets::Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_choose(new widgets::Button)
    , m_add(new widgets::Button({}, widgets::Button::Kind::Primary))
    , m_export(new widgets::Button)
    , m_boardsMenu(new QMenu(this))
    , m_exportMenu(new QMenu(this))
    , m_note(new widgets::Note(theme::Tone::Info))
    , m_stack(new QStackedWidget)
    , m_empty(new widgets::EmptyState(widgets::EmptyState::Picture::Chart))
    , m_scroll(new QScrollArea)
    , m_grid(new DashboardGrid)
    , m_boards{{tr("My dashboard"), {}}}
{
    build();
    retranslate();
    updateState();
}

void DashboardsPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_choose->setMenu(m_boardsMenu);
    m_export->setMenu(m_exportMenu);
    m_export->setIconName(QStringLiteral("download"));
    m_add->setIconName(QStringLiteral("plus"));
    for (QWidget *action : {m_choose, m_export, m_add})
        m_header->addAction(action);
    layout->addWidget(m_header);
    const auto addRow = [layout](QWidget *widget) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(24, 0, 24, 8);
        row->addWidget(widget);
        layout->addLayout(row);
    };
    m_source->setElided(true);
    addRow(m_source);
    addRow(m_note);
    m_note->hide();
    auto *inner = new QWidget;
    auto *margins = new QVBoxLayout(inner);
    margins->setContentsMargins(24, 0, 24, 8);
    margins->addWidget(m_grid);
    margins->addStretch(1);
    m_scroll->setWidget(inner);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_scroll);
    layout->addWidget(m_stack, 1);
    connect(m_add, &QPushButton::clicked, this, &DashboardsPage::createNew);
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, &DashboardsPage::createNew);
    connect(m_empty, &widgets::EmptyState::linkActivated, this, [this](int index) {
        if (index == 0)
            addExample();
        else
            askForFile(QStringLiteral("json"), false, &DashboardsPage::importFrom);
    });
    connect(m_boardsMenu, &QMenu::aboutToShow, this, &DashboardsPage::fillBoardsMenu);
    connect(m_exportMenu, &QMenu::aboutToShow, this, &DashboardsPage::fillExportMenu);
    connect(m_grid, &DashboardGrid::orderChanged, this, &DashboardsPage::store);
    connect(m_note, &widgets::Note::actionTriggered, this, &DashboardsPage::undoRemoval);
}

QString DashboardsPage::pageTitle() const
{
    return tr("Dashboards");
}

void DashboardsPage::retranslate()
{
    m_header->setTitle(pageTitle());
    m_add->setText(tr("Add a chart…"));
    m_export->setText(tr("Export"));
    m_source->setText(tr("From %1; each chart tells its time and its precision").arg(context().backend->info().name));
    m_empty->setTitle(tr("No chart yet"));
    m_empty->setText(tr("Put the charts you look at every day side by side: requests, latency, refusals, distributions or expiries, of everything or of one partner, API or filter."));
    m_empty->setAction(tr("Add a chart…"));
    m_empty->setLinks({tr("Begin with four charts of all calls"), tr("Open a shared dashboard…")});
}

void DashboardsPage::updateState()
{
    m_choose->setText(m_boards.at(m_current).name);
    m_choose->setAccessibleName(tr("Dashboard: %1").arg(m_boards.at(m_current).name));
    m_stack->setCurrentIndex(m_boards.at(m_current).charts.isEmpty() ? 0 : 1);
}

void DashboardsPage::say(theme::Tone tone, const QString &text, const QString &action)
{
    m_note->setTone(tone);
    m_note->setText(text);
    m_note->setAction(action, action.isEmpty() ? QString() : QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText));
    m_note->setVisible(!text.isEmpty());
}

void DashboardsPage::showBoard(int index)
{
    m_current = std::clamp(index, 0, int(m_boards.size()) - 1);
    m_grid->clear();
    for (const DashboardChart &chart : m_boards.at(m_current).charts)
        addCard(m_grid->cards().size(), chart);
    updateState();
}

DashboardCard *DashboardsPage::addCard(qsizetype at, const DashboardChart &chart)
{
    auto *card = new DashboardCard(context(), chart, m_grid);
    connect(card, &DashboardCard::changed, this, &DashboardsPage::store);
    connect(card, &DashboardCard::editRequested, this, [this, card] { editCard(card); });
    connect(card, &DashboardCard::removeRequested, this, [this, card] { removeCard(card); });
    connect(card, &DashboardCard::saveRequested, this, &DashboardsPage::saveChart);
    connect(card, &DashboardCard::filterChosen, this,
            [this](const QString &filter) { Q_EMIT goTo(Target{QStringLiteral("credentials"), QString(), filter}); });
    m_grid->insert(at, card);
    return card;
}

void DashboardsPage::store()
{
    QList<DashboardChart> charts;
    for (const DashboardCard *card : m_grid->cards())
        charts.append(card->what());
    m_boards[m_current].charts = charts;
    updateState();
}

bool DashboardsPage::createNew()
{
    if (m_grid->cards().size() >= Dashboard::kMostCharts) {
        say(theme::Tone::Warning, tr("A dashboard has %Ln chart(s) at most.", nullptr, int(Dashboard::kMostCharts)));
        return true;
    }
    auto *dialog = new DashboardChartDialog(*context().inventory, {}, m_savedFilters, true, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DashboardChartDialog::chosen, this, [this](const DashboardChart &chart) {
        say(theme::Tone::Neutral, {});
        DashboardCard *card = addCard(m_grid->cards().size(), chart);
        store();
        card->setFocus(Qt::OtherFocusReason);
        m_scroll->ensureWidgetVisible(card);
    });
    dialog->open();
    return true;
}

void DashboardsPage::editCard(DashboardCard *card)
{
    auto *dialog = new DashboardChartDialog(*context().inventory, card->what(), m_savedFilters, false, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DashboardChartDialog::chosen, card, [card](const DashboardChart &chart) {
        card->setWhat(chart);
        card->setFocus(Qt::OtherFocusReason);
    });
    dialog->open();
}

void DashboardsPage::removeCard(DashboardCard *card)
{
    const qsizetype at = m_grid->cards().indexOf(card);
    m_removed = Removed{m_current, at, card->what(), {}};
    say(theme::Tone::Info, tr("“%1” was removed.").arg(card->title()), tr("Undo"));
    m_grid->remove(card);
    store();
    if (m_grid->cards().isEmpty())
        m_add->setFocus(Qt::OtherFocusReason);
    else
        m_grid->cards().at(std::min(at, m_grid->cards().size() - 1))->setFocus(Qt::OtherFocusReason);
}

void DashboardsPage::undoRemoval()
{
    if (!m_removed)
        return;
    const Removed removed = *std::exchange(m_removed, std::nullopt);
    say(theme::Tone::Neutral, {});
    if (removed.whole) {
        if (m_boards.size() == 1 && m_boards.first().charts.isEmpty())
            m_boards.clear(); // it only stood in for what was removed
        m_boards.insert(std::min<qsizetype>(removed.board, m_boards.size()), *removed.whole);
        return showBoard(removed.board);
    }
    if (removed.board >= m_boards.size())
        return;
    if (removed.board != m_current)
        showBoard(removed.board);
    DashboardCard *card = addCard(removed.at, removed.chart);
    store();
    card->setFocus(Qt::OtherFocusReason);
}

bool DashboardsPage::removeSelected()
{
    DashboardCard *card = m_grid->focused();
    if (card)
        removeCard(card);
    return card != nullptr;
}

bool DashboardsPage::renameSelected()
{
    DashboardCard *card = m_grid->focused();
    if (card)
        card->rename();
    return card != nullptr;
}

bool DashboardsPage::copyAsCsv()
{
    QString text;
    for (const DashboardCard *card : m_grid->cards())
        text += card->csv() + QLatin1String("\r\n");
    QApplication::clipboard()->setText(text);
    return !text.isEmpty();
}

QJsonObject DashboardsPage::saveState() const
{
    QJsonArray boards;
    for (const Dashboard &board : m_boards)
        boards.append(report::toJson(board));
    return {{QStringLiteral("dashboards"), boards}, {QStringLiteral("current"), m_current}};
}

void DashboardsPage::restoreState(const QJsonObject &state)
{
    QList<Dashboard> boards;
    for (const QJsonValue value : state[QStringLiteral("dashboards")].toArray()) {
        // From a damaged file: what cannot be read is left out.
        if (const auto board = report::dashboardFrom(value.toObject()); board.ok())
            boards.append(*board);
    }
    if (boards.isEmpty())
        return;
    m_boards = boards;
    showBoard(state[QStringLiteral("current")].toInt());
}

bool DashboardsPage::event(QEvent *event)
{
    // What was just removed here comes back first, before the last change of the organisation is undone.
    if (event->type() == QEvent::ShortcutOverride && m_removed && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo)) {
        event->accept();
        return true;
    }
    return Page::event(event);
}

void DashboardsPage::keyPressEvent(QKeyEvent *event)
{
    if (m_removed && event->matches(QKeySequence::Undo))
        return undoRemoval();
    Page::keyPressEvent(event);
}

void DashboardsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        updateState();
        Q_EMIT titleChanged();
    }
}

} // namespace octroi::pages
