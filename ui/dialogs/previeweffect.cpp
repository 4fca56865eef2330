// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/previeweffect.h"

#include "models/format.h"
#include "pages/barchart.h"
#include "widgets/label.h"
#include "widgets/note.h"

#include <QHBoxLayout>
#include <algorithm>

namespace octroi::dialogs {

using models::Format;
using widgets::Label;

namespace {
constexpr int kShownCallers = 6;
/// So many keys are asked one by one; more are asked in one question for all keys.
constexpr int kSingleQuestions = 8;
} // namespace

PreviewEffect::PreviewEffect(pages::Context context, const change::Plan &plan, QWidget *parent)
    : Surface(theme::Color::BgSunken, parent)
    , m_context(context)
    , m_plan(plan)
    , m_icon(new Label)
    , m_title(new Label(QString(), theme::Type::Title))
    , m_callersTitle(new Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
    , m_chart(new pages::BarChart)
    , m_callers(new QVBoxLayout)
    , m_undo(new widgets::Note(theme::Tone::Info))
    , m_problem(new widgets::Note(theme::Tone::Warning))
{
    setFixedWidth(368);
    setEdges(Qt::LeftEdge, theme::Color::BorderSubtle);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    m_title->setWordWrap(true);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    column->addLayout(head);
    m_chart->setLabelled(true);
    m_chart->setColor(theme::Color::DangerSolid);
    m_chart->setAccessibleName(tr("Calls of the last 7 days that would have been refused"));
    column->addWidget(m_chart);
    column->addWidget(m_callersTitle);
    m_callers->setSpacing(8);
    column->addLayout(m_callers);
    column->addStretch(1);
    m_problem->setSmall(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_undo->setIconName(QStringLiteral("undo"));
    m_undo->setSmall(true);
    column->addWidget(m_undo);
    const bool undoable =
        !plan.items.isEmpty() && std::all_of(plan.items.begin(), plan.items.end(),
                                             [](const change::PlannedItem &item) { return item.undoable; });
    m_undo->setTone(undoable ? theme::Tone::Info : theme::Tone::Warning);
    m_undo->setText(undoable ? tr("Can be undone right after.") : tr("Cannot be undone."));
    ask();
}

// The last six whole days and today, in UTC, in which the backend adds up.
void PreviewEffect::ask()
{
    m_to = m_context.clock->now();
    m_from = QDateTime(m_to.date().addDays(-6), QTime(0, 0), Qt::UTC);
    backends::UsageBackend *usage = m_context.backend->usage();
    if (!usage || m_plan.losers.isEmpty()) {
        showResult();
        return;
    }
    backends::UsageRequest request;
    request.from = m_from;
    request.to = m_to;
    request.groupBy = {QStringLiteral("key"), QStringLiteral("day")};
    const bool single = m_plan.losers.size() <= kSingleQuestions;
    const QStringList questions = single ? m_plan.losers : QStringList{QString()};
    m_waiting = int(questions.size());
    for (const QString &id : questions) {
        request.keyId = id;
        QCoro::connect(usage->usage(request), this, [this](const Result<QList<domain::UsageRow>> &rows) {
            --m_waiting;
            if (rows)
                take(*rows);
            else
                ++m_failed;
            if (m_waiting == 0)
                showResult();
        });
    }
    m_title->setText(tr("Counting the calls of the last 7 days…"));
    m_chart->hide();
}

void PreviewEffect::take(const QList<domain::UsageRow> &rows)
{
    for (const domain::UsageRow &row : rows) {
        if (!m_plan.losers.contains(row.keyId))
            continue;
        // What was refused anyway is not lost by this change.
        const qint64 calls = row.totals.requests - row.totals.refused;
        m_byKey[row.keyId] += calls;
        m_byDay[row.at.toSecsSinceEpoch()] += calls;
    }
}

QString PreviewEffect::headline() const
{
    if (!m_plan.dangerous || m_plan.losers.isEmpty())
        return tr("Nothing that works now stops to work");
    if (!m_context.backend->usage() || m_failed > 0)
        return tr("%n key(s) lose rights or stop to work", nullptr, int(m_plan.losers.size()));
    qint64 calls = 0;
    for (const qint64 count : m_byKey)
        calls += count;
    if (calls == 0)
        return tr("No call in the last 7 days: nobody would have noticed");
    const bool all =
        std::all_of(m_plan.items.begin(), m_plan.items.end(), [](const change::PlannedItem &item) {
            return std::holds_alternative<change::RevokeKey>(item.change) ||
                   std::holds_alternative<change::SuspendKey>(item.change);
        });
    // Of a scope that goes it is not known which calls needed it, so nothing more is claimed.
    return all ? tr("%1 calls of the last 7 days would have been refused").arg(Format::count(calls))
               : tr("The keys that lose rights made %1 calls in the last 7 days").arg(Format::count(calls));
}

void PreviewEffect::showResult()
{
    const bool loses = m_plan.dangerous && !m_plan.losers.isEmpty();
    qint64 calls = 0;
    for (const qint64 count : std::as_const(m_byKey))
        calls += count;
    m_title->setText(headline());
    const bool bad = loses && calls > 0;
    m_icon->setPixmap(theme::pixmap(bad ? QStringLiteral("warning") : QStringLiteral("check-circle"),
                                    bad ? theme::Color::DangerText : theme::Color::OkText, theme::kIcon,
                                    devicePixelRatioF()));
    if (m_failed > 0) {
        m_problem->setText(tr("The usage could not be read, so it is not known who still calls."));
        m_problem->show();
    }
    QList<pages::BarChart::Bar> bars;
    for (int i = 0; i < 7; ++i) {
        const QDateTime day = m_from.addDays(i);
        pages::BarChart::Bar bar;
        bar.value = m_byDay.value(day.toSecsSinceEpoch());
        bar.label = QLocale().standaloneDayName(day.date().dayOfWeek(), QLocale::ShortFormat);
        bar.tip = tr("%1: %n call(s)", nullptr, int(bar.value)).arg(Format::shortDate(day.date()));
        bars << bar;
    }
    m_chart->setBars(bars);
    m_chart->setVisible(bad);
    showCallers();
}

void PreviewEffect::showCallers()
{
    QStringList ids;
    for (const QString &id : std::as_const(m_plan.losers)) {
        if (m_byKey.value(id) > 0)
            ids << id;
    }
    std::sort(ids.begin(), ids.end(),
              [this](const QString &a, const QString &b) { return m_byKey.value(a) > m_byKey.value(b); });
    m_callersTitle->setText(tr("Who still calls"));
    m_callersTitle->setVisible(!ids.isEmpty());
    for (const QString &id : ids.first(std::min<qsizetype>(kShownCallers, ids.size()))) {
        const auto key = m_context.inventory->key(id);
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto *name = new Label(key ? key->name : id, theme::Type::Strong);
        name->setElided(true);
        line->addWidget(name, 1);
        if (key)
            line->addWidget(new Label(Format::relative(key->lastUsedAt, m_to), theme::Type::Caption,
                                      theme::Color::TextMuted));
        line->addWidget(new Label(tr("%1 calls").arg(Format::count(m_byKey.value(id))), theme::Type::Strong));
        m_callers->addWidget(row);
    }
    const int quiet = int(m_plan.losers.size() - ids.size());
    const int hidden = int(std::max<qsizetype>(0, ids.size() - kShownCallers));
    if (hidden > 0)
        m_callers->addWidget(
            new Label(tr("and %n more", nullptr, hidden), theme::Type::Caption, theme::Color::TextMuted));
    if (quiet > 0 && !ids.isEmpty() && m_failed == 0)
        m_callers->addWidget(new Label(tr("%n other key(s) made no call in 7 days", nullptr, quiet),
                                       theme::Type::Caption, theme::Color::TextSecondary));
}

} // namespace octroi::dialogs
