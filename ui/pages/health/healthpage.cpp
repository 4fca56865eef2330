// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/health/healthpage.h"

#include "models/format.h"
#include "models/healthobjectsmodel.h"
#include "models/healthwords.h"
#include "pages/health/findingdetail.h"
#include "pages/health/findingrow.h"
#include "pages/health/healthsummary.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/note.h"
#include "widgets/pageheader.h"
#include "widgets/skeleton.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QJsonObject>
#include <QScrollArea>
#include <QVBoxLayout>

namespace octroi::pages {

using health::Rule;
using models::Format;
using models::HealthWords;
using widgets::Button;
using State = widgets::ViewStates::State;

HealthPage::HealthPage(Context context, health::Health &health, QWidget *parent)
    : Page(context, parent)
    , m_health(health)
    , m_header(new widgets::PageHeader)
    , m_rules(new Button(QString(), Button::Kind::Secondary))
    , m_export(new Button(QString(), Button::Kind::Secondary))
    , m_again(new Button(QString(), Button::Kind::Secondary))
    , m_note(new widgets::Note(theme::Tone::Info))
    , m_scroll(new QScrollArea)
    , m_states(new widgets::ViewStates(m_scroll))
    , m_summary(new HealthSummary)
    , m_findings(new widgets::Card)
    , m_passed(new widgets::Link)
    , m_passedList(new widgets::Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
    , m_detail(new FindingDetail(context, health))
{
    build();
    connectParts();
    retranslate();
}

HealthPage::~HealthPage()
{
    if (m_exporting)
        *m_exporting = true;
}

void HealthPage::build()
{
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    m_rules->setIconName(QStringLiteral("settings"));
    m_export->setIconName(QStringLiteral("download"));
    m_again->setIconName(QStringLiteral("sync"));
    for (Button *button : {m_rules, m_export, m_again})
        m_header->addAction(button);
    column->addWidget(m_header);
    auto *notes = new QVBoxLayout;
    notes->setContentsMargins(24, 0, 24, 8);
    m_note->hide();
    notes->addWidget(m_note);
    column->addLayout(notes);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(list());
    m_states->skeleton()->setRowHeight(64);
    m_states->skeleton()->setColumns({24, 120, 190, 620});
    column->addWidget(m_scroll, 1);
    all->addLayout(column, 1);
    m_detail->hide();
    all->addWidget(m_detail);
}

QWidget *HealthPage::list()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(24, 0, 24, 24);
    column->setSpacing(16);
    column->addWidget(m_summary);
    m_findings->setBodyMargins({1, 1, 1, 1});
    m_findings->body()->setSpacing(0);
    auto *foot = new QWidget;
    auto *row = new QVBoxLayout(foot);
    row->setContentsMargins(15, 10, 15, 10);
    row->setSpacing(6);
    row->addWidget(m_passed, 0, Qt::AlignLeft);
    m_passedList->setWordWrap(true);
    m_passedList->hide();
    row->addWidget(m_passedList);
    m_findings->body()->addWidget(foot);
    column->addWidget(m_findings);
    column->addStretch(1);
    return content;
}

void HealthPage::connectParts()
{
    connect(m_rules, &QAbstractButton::clicked, this, &HealthPage::rulesRequested);
    connect(m_export, &QAbstractButton::clicked, this, &HealthPage::exportCsv);
    connect(m_again, &QAbstractButton::clicked, this, [this] {
        tell(theme::Tone::Info, {});
        m_health.check();
    });
    connect(m_passed, &QAbstractButton::clicked, this, [this] {
        m_passedOpen = !m_passedOpen;
        showPassed();
    });
    connect(m_states->error(), &widgets::ErrorState::retryRequested, &m_health, &health::Health::check);
    connect(m_states->empty(), &widgets::EmptyState::actionTriggered, this,
            [this] { Q_EMIT issueKeyRequested(QString()); });
    connect(m_detail, &FindingDetail::closed, this, &HealthPage::hideDetail);
    connect(m_detail, &FindingDetail::fixRequested, this, [this] { fixAll(m_detail->rule()); });
    connect(m_detail, &FindingDetail::ignoreRequested, this, &HealthPage::ignoreChecked);
    connect(m_detail, &FindingDetail::objectRequested, this, &HealthPage::openObject);
    connect(m_detail, &FindingDetail::filterRequested, this, [this](const QString &filter) {
        Q_EMIT goTo({QStringLiteral("credentials"), {}, filter});
    });
    connect(&m_health, &health::Health::changed, this, &HealthPage::updateState);
    connect(&m_health, &health::Health::checkingChanged, this, &HealthPage::updateState);
    connect(context().backend, &backends::Backend::stateChanged, this, &HealthPage::updateState);
    connect(context().spine, &change::Spine::readOnlyChanged, this, &HealthPage::updateState);
    connect(context().spine, &change::Spine::journalChanged, &m_health, [this] {
        if (isVisible())
            m_health.check();
    });
}

QString HealthPage::pageTitle() const
{
    return tr("Health");
}

void HealthPage::retranslate()
{
    m_header->setTitle(tr("Health"));
    m_rules->setText(tr("Rules…"));
    m_export->setText(tr("Export…"));
    m_again->setText(tr("Check again"));
    updateState();
}

QString HealthPage::reasonAgainst() const
{
    return context().spine->isReadOnly() ? tr("This window is read-only.") : QString();
}

void HealthPage::updateState()
{
    const auto report = m_health.report();
    m_again->setDisabledReason(m_health.isChecking() ? tr("It is being checked.") : QString());
    m_export->setDisabledReason(!report        ? tr("Nothing was checked yet.")
                                : m_exporting ? tr("It is being written.")
                                              : QString());
    if (report && report->credentials > 0) {
        showReport();
        m_states->setState(State::Full);
    } else if (report && !m_health.isChecking()) {
        widgets::EmptyState *empty = m_states->empty();
        empty->setPicture(widgets::EmptyState::Picture::Gate);
        empty->setTitle(tr("Nothing to check yet"));
        empty->setText(tr("As soon as there are credentials, this page says which of them never end, are not used, "
                          "hold too much, or fail, and mends it."));
        empty->setAction(tr("Issue a key…"));
        empty->setActionDisabledReason(reasonAgainst());
        m_header->setCaption({});
        hideDetail();
        m_states->setState(State::Empty);
    } else if (!report && !m_health.isChecking() && (m_health.error() || context().inventory->syncState() == inventory::SyncState::Failed)) {
        showError();
    } else if (!report) {
        m_states->setState(State::Loading);
    }
    int high = 0;
    for (const Rule rule : report ? report->found() : std::vector<Rule>())
        high += severityOf(rule) == health::Severity::High ? 1 : 0;
    Q_EMIT alertChanged(high);
}

void HealthPage::showError()
{
    const Error error = m_health.error().value_or(context().inventory->lastError());
    widgets::ErrorState *shown = m_states->error();
    shown->setTitle(tr("The credentials could not be checked"));
    shown->setText(Format::error(error));
    shown->setDetails(Format::errorDetails(error));
    m_states->setState(State::Error);
}

void HealthPage::showReport()
{
    const auto report = m_health.report();
    const QString time = QLocale().toString(report->at.toLocalTime().time(), QLocale::ShortFormat);
    m_header->setCaption(m_health.isChecking() ? tr("Checking…") : tr("Checked at %1", "time").arg(time));
    if (const auto lost = m_health.fileError(); lost && m_note->isHidden())
        tell(theme::Tone::Warning,
             lost->code == ErrorCode::InUse
                 ? tr("Another console has this connection open: rules and history of this one are not kept.")
                 : tr("What this page kept (rules, what is ignored, history) could not be read or written. %1").arg(Format::error(*lost)));
    if (const auto error = m_health.error())
        tell(theme::Tone::Warning, tr("The last check failed, this is the one before. %1").arg(Format::error(*error)));
    m_summary->show(*report, m_health.history());
    showRows(listed());
    showPassed();
    if (m_wanted)
        showRule(*std::exchange(m_wanted, std::nullopt), false);
    if (m_detail->isHidden())
        return;
    m_detail->setDisabledReason(reasonAgainst());
    m_detail->refresh();
}

/// What was ignored stays in sight, behind what was found.
std::vector<Rule> HealthPage::listed() const
{
    std::vector<Rule> out = m_health.report()->found();
    for (const Rule rule : health::allRules()) {
        const health::Finding &finding = m_health.report()->finding(rule);
        if (finding.count() == 0 && finding.accepted > 0)
            out.push_back(rule);
    }
    return out;
}

void HealthPage::showRows(const std::vector<Rule> &rules)
{
    const auto known = [this](Rule rule) {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(), [rule](auto *row) { return row->rule() == rule; });
        return found == m_rows.end() ? nullptr : *found;
    };
    std::vector<FindingRow *> rows;
    for (const Rule rule : rules) {
        FindingRow *row = known(rule);
        if (!row) {
            row = new FindingRow(rule, m_findings);
            connect(row, &FindingRow::chosen, this, [this, rule] { showRule(rule, false); });
            connect(row, &FindingRow::moved, this, [this, row](int by) { move(row, by); });
            connect(row, &FindingRow::fixRequested, this, [this, rule] {
                showRule(rule, false);
                m_detail->objects()->setAllChecked(true);
                fixAll(rule);
            });
        }
        rows.push_back(row);
        m_findings->body()->insertWidget(int(rows.size()) - 1, row);
        row->show(*m_health.report(), m_health.history());
        row->setDisabledReason(reasonAgainst());
        row->setSelected(!m_detail->isHidden() && m_detail->rule() == rule);
        row->setVisible(true);
    }
    for (FindingRow *row : m_rows) {
        if (std::find(rows.begin(), rows.end(), row) != rows.end())
            continue;
        if (row->isAncestorOf(focusWidget()) || row == focusWidget())
            m_again->setFocus(Qt::OtherFocusReason);
        row->deleteLater();
        row->hide();
    }
    m_rows = std::move(rows);
    QWidget *before = m_again;
    for (FindingRow *row : m_rows) {
        setTabOrder(before, row);
        setTabOrder(row, row->fixButton());
        before = row->fixButton();
    }
    setTabOrder(before, m_passed);
}

void HealthPage::showPassed()
{
    const auto report = m_health.report();
    if (!report)
        return;
    const std::vector<Rule> passed = report->passed();
    QStringList lines;
    for (const Rule rule : passed)
        lines << HealthWords::passed(rule);
    QStringList text{lines.join(QStringLiteral(" · "))};
    for (const Rule rule : health::allRules()) {
        if (const auto &error = report->unchecked[std::size_t(rule)])
            text << tr("Not checked: %1. %2", "rule, why").arg(HealthWords::heading(rule), HealthWords::whyNot(*error));
        else if (!report->policy.isOn(rule))
            text << tr("Switched off: %1", "rule").arg(HealthWords::heading(rule));
    }
    text.removeAll(QString());
    m_passed->setIconName(m_passedOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"));
    m_passed->setText(tr("%n check(s) passed", nullptr, int(passed.size())));
    m_passedList->setText(text.join(u'\n'));
    m_passedList->setVisible(m_passedOpen && !text.isEmpty());
}

void HealthPage::showRule(Rule rule, bool focus)
{
    if (!m_health.report()) {
        m_wanted = rule;
        return;
    }
    m_detail->show(rule);
    m_detail->setDisabledReason(reasonAgainst());
    for (FindingRow *row : m_rows)
        row->setSelected(row->rule() == rule);
    if (focus)
        m_detail->focusObjects();
}

void HealthPage::hideDetail()
{
    if (m_detail->isHidden())
        return;
    const bool hadFocus = m_detail->isAncestorOf(focusWidget());
    m_detail->hide();
    for (FindingRow *row : m_rows) {
        row->setSelected(false);
        if (hadFocus && row->rule() == m_detail->rule())
            row->setFocus(Qt::OtherFocusReason);
    }
}

void HealthPage::move(const FindingRow *from, int by)
{
    const auto at = std::find(m_rows.begin(), m_rows.end(), from);
    const auto place = at - m_rows.begin() + by;
    if (at == m_rows.end() || place < 0 || place >= std::ptrdiff_t(m_rows.size()))
        return;
    FindingRow *next = m_rows[std::size_t(place)];
    next->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(next);
    if (!m_detail->isHidden())
        showRule(next->rule(), false);
}

void HealthPage::open(const Target &target)
{
    if (const auto rule = health::ruleFromName(target.objectId))
        showRule(*rule, true);
    else if (!m_rows.empty())
        m_rows.front()->setFocus(Qt::OtherFocusReason);
    else
        m_again->setFocus(Qt::OtherFocusReason);
}

QJsonObject HealthPage::saveState() const
{
    return {{QStringLiteral("open"), m_detail->isHidden() ? QString() : ruleName(m_detail->rule())},
            {QStringLiteral("passed"), m_passedOpen}};
}

void HealthPage::restoreState(const QJsonObject &state)
{
    m_wanted = health::ruleFromName(state.value(QLatin1String("open")).toString());
    m_passedOpen = state.value(QLatin1String("passed")).toBool();
    updateState();
}

void HealthPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_health.setFollowed(true);
    updateState();
}

void HealthPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_health.setFollowed(false);
}

void HealthPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

} // namespace octroi::pages
