// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/previeweffect.h"

#include "change/foresight.h"
#include "dialogs/previewwords.h"
#include "models/format.h"
#include "models/undowords.h"
#include "pages/barchart.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/note.h"
#include "widgets/progressline.h"

#include <QEvent>
#include <QHBoxLayout>

namespace octroi::dialogs {

using models::Format;
using widgets::Label;

namespace {
constexpr std::size_t kShownCallers = 4;
}

PreviewEffect::PreviewEffect(pages::Context context, const change::Plan &plan, QWidget *parent)
    : Surface(theme::Color::BgSunken, parent)
    , m_context(context)
    , m_plan(plan)
    , m_icon(new Label)
    , m_title(new Label(QString(), theme::Type::Title))
    , m_callersTitle(new Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
    , m_precision(new Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_progress(new widgets::ProgressLine)
    , m_stop(new widgets::Link)
    , m_chart(new pages::BarChart)
    , m_callers(new QVBoxLayout)
    , m_undo(new widgets::Note(theme::Tone::Info))
    , m_problem(new widgets::Note(theme::Tone::Warning))
{
    build();
    connect(m_stop, &QAbstractButton::clicked, this, &PreviewEffect::stop);
    connect(m_problem, &widgets::Note::actionTriggered, this, &PreviewEffect::ask);
    ask();
}

PreviewEffect::~PreviewEffect()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void PreviewEffect::build()
{
    setFixedWidth(368);
    setEdges(Qt::LeftEdge, theme::Color::BorderSubtle);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    m_title->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("previewHeadline"));
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    column->addLayout(head);
    column->addWidget(m_progress);
    column->addWidget(m_stop, 0, Qt::AlignLeft);
    m_chart->setLabelled(true);
    m_chart->setColor(theme::Color::DangerSolid);
    column->addWidget(m_chart);
    column->addWidget(m_callersTitle);
    m_callers->setSpacing(8);
    column->addLayout(m_callers);
    column->addStretch(1);
    m_problem->setSmall(true);
    column->addWidget(m_problem);
    m_precision->setWordWrap(true);
    column->addWidget(m_precision);
    m_undo->setSmall(true);
    column->addWidget(m_undo);
}

void PreviewEffect::ask()
{
    const int round = ++m_round;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    showCounting();
    QCoro::connect(change::foresee(m_context.inventory, m_plan, m_cancelled), this,
                   [this, round](const Result<change::Foreseen> &seen) {
                       if (round != m_round)
                           return;
                       if (!seen) {
                           showFailure(seen.error());
                           return;
                       }
                       m_foreseen = std::make_shared<const change::Foreseen>(*seen);
                       showResult();
                       Q_EMIT counted(m_foreseen);
                   });
}

void PreviewEffect::stop()
{
    ++m_round;
    *m_cancelled = true;
    showFailure(Error{ErrorCode::Cancelled, {}, {}, {}, {}});
}

void PreviewEffect::clear()
{
    while (QLayoutItem *item = m_callers->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (QWidget *part : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_stop), static_cast<QWidget *>(m_chart),
                          static_cast<QWidget *>(m_callersTitle), static_cast<QWidget *>(m_problem), static_cast<QWidget *>(m_precision)})
        part->hide();
    m_undo->setIconName(QStringLiteral("undo"));
    m_undo->setTone(isUndoable() ? theme::Tone::Info : theme::Tone::Warning);
    m_undo->setText(undoSentence());
}

bool PreviewEffect::isUndoable() const
{
    return !m_plan.items.isEmpty() &&
           std::all_of(m_plan.items.begin(), m_plan.items.end(),
                       [](const change::PlannedItem &item) { return item.undoable; });
}

QString PreviewEffect::undoSentence() const
{
    if (isUndoable())
        return tr("Can be undone right after.");
    const bool part = std::any_of(m_plan.items.begin(), m_plan.items.end(),
                                  [](const change::PlannedItem &item) { return item.undoable; });
    QString why;
    for (const change::PlannedItem &item : std::as_const(m_plan.items)) {
        if (why.isEmpty())
            why = models::UndoWords::whyNot(change::changeKind(item.change));
    }
    if (why.isEmpty()) // what is so already, like a key that is suspended
        return part ? tr("What changes can be undone right after.")
                    : tr("Nothing changes, so there is nothing to undo.");
    return part ? tr("Not all of it can be undone. %1", "why and what to do instead").arg(why)
                : tr("Cannot be undone. %1", "why and what to do instead").arg(why);
}

void PreviewEffect::showCounting()
{
    m_foreseen.reset();
    clear();
    m_icon->setPixmap(theme::pixmap(QStringLiteral("usage"), theme::Color::TextMuted, theme::kIcon, devicePixelRatioF()));
    m_title->setText(tr("Counting the calls of the last 7 days…"));
    m_progress->setProgress(-1);
    m_progress->show();
    m_stop->setText(tr("Stop counting"));
    m_stop->show();
}

void PreviewEffect::showFailure(const Error &error)
{
    m_foreseen.reset();
    clear();
    m_icon->setPixmap(theme::pixmap(QStringLiteral("warning"), theme::Color::WarningText, theme::kIcon, devicePixelRatioF()));
    m_title->setText(tr("It is not known which calls would have been refused"));
    m_problem->setTone(theme::Tone::Warning);
    m_problem->setText(error.code == ErrorCode::Cancelled ? tr("Counting was stopped.") : Format::error(error));
    m_problem->setAction(tr("Count again"));
    m_problem->show();
}

QString PreviewEffect::headline() const
{
    const change::Foreseen &f = *m_foreseen;
    if (!f.counted)
        return tr("This backend keeps no usage: which calls would have been refused is not known");
    if (f.refused > 0 && (f.atLeast || f.refused > std::numeric_limits<int>::max()))
        return tr("At least %Ln call(s) of the last 7 days would have been refused", nullptr,
                  PreviewWords::plural(f.refused));
    if (f.refused > 0)
        return tr("%Ln call(s) of the last 7 days would have been refused", nullptr,
                  PreviewWords::plural(f.refused));
    if (f.later > 0)
        return tr("Later on, %Ln call(s) like those of the last 7 days will be refused", nullptr,
                  PreviewWords::plural(f.later));
    if (f.atLeast)
        return tr("Whether calls would have been refused cannot be told");
    return m_plan.dangerous ? tr("No call of the last 7 days would have been refused")
                            : tr("Nothing that works now stops working");
}

void PreviewEffect::showResult()
{
    clear();
    const change::Foreseen &f = *m_foreseen;
    const bool bad = f.refused > 0 || f.later > 0, unsure = f.atLeast;
    m_title->setText(headline());
    m_icon->setPixmap(theme::pixmap(bad || unsure ? QStringLiteral("warning") : QStringLiteral("check-circle"),
                                    bad      ? theme::Color::DangerText
                                    : unsure ? theme::Color::WarningText
                                             : theme::Color::OkText,
                                    theme::kIcon, devicePixelRatioF()));
    if (f.refused > 0)
        showChart();
    showCallers();
    const QString doubts = PreviewWords::doubts(f);
    m_problem->setTone(theme::Tone::Warning);
    m_problem->setAction({});
    m_problem->setText(doubts);
    m_problem->setVisible(!doubts.isEmpty());
    m_precision->setText(PreviewWords::precision(f));
    m_precision->setVisible(f.counted);
}

void PreviewEffect::showChart()
{
    QList<pages::BarChart::Bar> bars;
    for (int i = 0; i < 7; ++i) {
        const QDate day = m_foreseen->from.date().addDays(i);
        pages::BarChart::Bar bar;
        bar.value = m_foreseen->days[std::size_t(i)];
        bar.label = QLocale().standaloneDayName(day.dayOfWeek(), QLocale::ShortFormat);
        bar.tip = tr("%1: %Ln call(s)", nullptr, PreviewWords::plural(bar.value)).arg(Format::shortDate(day));
        bars << bar;
    }
    m_chart->setAccessibleName(tr("Calls of the last 7 days that would have been refused"));
    m_chart->setBars(bars);
    m_chart->show();
}

void PreviewEffect::addCaller(const QString &name, const QString &count, const QString &what, bool isCall,
                              const QString &last)
{
    auto *row = new QWidget;
    auto *lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    const auto line = [lines](Label *left, Label *right) {
        auto *both = new QHBoxLayout;
        left->setElided(true);
        both->addWidget(left, 1);
        both->addWidget(right);
        lines->addLayout(both);
    };
    line(new Label(name, theme::Type::Strong), new Label(count, theme::Type::Strong));
    line(new Label(what, isCall ? theme::Type::Mono : theme::Type::Caption, theme::Color::TextSecondary),
         new Label(last, theme::Type::Caption, theme::Color::TextMuted));
    auto *below = new Surface(theme::Color::BorderSubtle);
    below->setFixedHeight(1);
    m_callers->addWidget(row);
    m_callers->addWidget(below);
}

void PreviewEffect::showCallers()
{
    const change::Foreseen &f = *m_foreseen;
    m_callersTitle->setText(tr("Who still calls"));
    m_callersTitle->setVisible(!f.callers.empty());
    QHash<QString, QString> most; // the endpoint of which most calls are refused
    for (auto calls = f.calls.rbegin(); calls != f.calls.rend(); ++calls)
        most.insert(calls->keyId.isEmpty() ? calls->clientId : calls->keyId, calls->endpoint);
    for (std::size_t i = 0; i < std::min(kShownCallers, f.callers.size()); ++i) {
        const change::AffectedCaller &caller = f.callers[i];
        const qint64 calls = caller.refused + caller.later;
        const bool isCall = !caller.endsAt.isValid() || caller.refused > 0;
        const QString what = isCall ? most.value(caller.keyId.isEmpty() ? caller.clientId : caller.keyId)
                                    : tr("refused from %1 on").arg(Format::exact(caller.endsAt));
        addCaller(PreviewWords::name(caller), tr("%Ln call(s)", nullptr, PreviewWords::plural(calls)), what,
                  isCall,
                  caller.last.isValid() ? tr("last %1").arg(Format::relative(caller.last, f.to)) : QString());
    }
    if (f.callers.size() > kShownCallers)
        m_callers->addWidget(new Label(tr("and %Ln more", nullptr, int(f.callers.size() - kShownCallers)), theme::Type::Caption,
                                       theme::Color::TextMuted));
    if (f.quiet > 0 && f.counted)
        m_callers->addWidget(new Label(
            f.callers.empty()
                ? tr("%Ln key(s) made no call in 7 days", nullptr, PreviewWords::plural(f.quiet))
                : tr("%Ln other key(s) made no call in 7 days", nullptr, PreviewWords::plural(f.quiet)),
            theme::Type::Caption, theme::Color::TextSecondary));
}

void PreviewEffect::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_foreseen)
        showResult();
}

} // namespace octroi::dialogs
