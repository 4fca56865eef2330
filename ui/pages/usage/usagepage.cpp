// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/usagepage.h"

#include "models/capabilitywords.h"
#include "models/format.h"
#include "pages/usage/distributioncharts.h"
#include "pages/usage/expirycharts.h"
#include "pages/usage/livetail.h"
#include "pages/usage/patterncharts.h"
#include "pages/usage/sourcewords.h"
#include "pages/usage/subjectfield.h"
#include "pages/usage/toplist.h"
#include "pages/usage/usagecharts.h"
#include "widgets/button.h"
#include "widgets/charts/chartgroup.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/pageheader.h"
#include "widgets/segments.h"
#include "widgets/switch.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <climits>

namespace octroi::pages {

UsagePage::UsagePage(Context context, QWidget *parent)
    : Page(context, parent)
    , m_data(new UsageData(context, this))
    , m_patterns(new PatternReader(*context.backend, this))
    , m_distribution(new DistributionReader(*context.backend, this))
    , m_header(new widgets::PageHeader)
    , m_source(new widgets::Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_subject(new SubjectField(*context.inventory))
    , m_compare(new widgets::Switch)
    , m_range(new widgets::Segments)
    , m_view(new widgets::Button)
    , m_export(new widgets::Button)
    , m_viewMenu(new QMenu(this))
    , m_exportMenu(new QMenu(this))
    , m_rangeMenu(new QMenu(this))
    , m_note(new widgets::Note(theme::Tone::Danger))
    , m_stack(new QStackedWidget)
    , m_charts(new UsageCharts)
    , m_patternCharts(new PatternCharts)
    , m_distributionCharts(new DistributionCharts)
    , m_expiryCharts(new ExpiryCharts(*context.inventory))
    , m_top(new TopList)
    , m_tail(new LiveTail(m_data->feed(), *context.inventory))
{
    build();
    connectParts();
    retranslate();
    fitBackend();
}

void UsagePage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_subject->setFixedWidth(248);
    m_header->addAction(m_subject);
    m_header->addAction(m_compare);
    m_header->addAction(m_range);
    m_view->setIconName(QStringLiteral("usage"));
    m_view->setMenu(m_viewMenu);
    m_header->addAction(m_view);
    m_export->setIconName(QStringLiteral("download"));
    m_export->setMenu(m_exportMenu);
    m_header->addAction(m_export);
    layout->addWidget(m_header);

    // What the numbers are, whole: the head has no room for it beside its controls.
    m_source->setElided(true);
    auto *sourceRow = new QHBoxLayout;
    sourceRow->setContentsMargins(24, 0, 24, 8);
    sourceRow->addWidget(m_source);
    layout->addLayout(sourceRow);

    auto *noteRow = new QHBoxLayout;
    noteRow->setContentsMargins(24, 0, 24, 8);
    noteRow->addWidget(m_note);
    layout->addLayout(noteRow);
    m_note->hide();

    auto *upper = new QWidget;
    auto *row = new QHBoxLayout(upper);
    row->setContentsMargins(24, 0, 24, 16);
    row->setSpacing(16);
    m_stack->addWidget(m_charts);
    for (PaintedCharts *charts : {static_cast<PaintedCharts *>(m_patternCharts), static_cast<PaintedCharts *>(m_distributionCharts),
                                  static_cast<PaintedCharts *>(m_expiryCharts)})
        m_stack->addWidget(charts);
    m_stack->setMinimumWidth(420);
    row->addWidget(m_stack, 866);
    m_top->setMinimumWidth(240);
    row->addWidget(m_top, 320);

    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(5);
    splitter->addWidget(upper);
    splitter->addWidget(m_tail);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({517, 209});
    m_tail->setMinimumHeight(120);
    // Where the window or the text leaves no room, the page scrolls rather than squeezes.
    auto *scroll = new QScrollArea;
    scroll->setWidget(splitter);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    splitter->setAutoFillBackground(false);
    layout->addWidget(scroll, 1);
}

void UsagePage::connectParts()
{
    connect(m_range, &widgets::Segments::activated, this, [this](int index) {
        if (UsageRange(index) == UsageRange::Other)
            m_rangeMenu->popup(m_range->mapToGlobal(QPoint(m_range->width() - 40, m_range->height() + 4)));
        else
            setRange(UsageRange(index));
    });
    connect(m_rangeMenu, &QMenu::aboutToShow, this, &UsagePage::fillRangeMenu);
    connect(m_rangeMenu, &QMenu::aboutToHide, this,
            [this] { m_range->setCurrentIndex(int(m_data->wish().range)); });
    connect(m_compare, &QAbstractButton::toggled, this, [this](bool on) {
        UsageWish wish = m_data->wish();
        if (on == (wish.comparison != Comparison::None))
            return;
        wish.comparison = on ? Comparison::Week : Comparison::None;
        m_data->setWish(wish);
        readView();
    });
    connect(m_subject, &SubjectField::subjectChanged, this, &UsagePage::chooseSubject);
    connect(m_top, &TopList::kindChanged, this, [this] { m_data->setTopKind(m_top->kind()); });
    connect(m_top, &TopList::rowActivated, this, &UsagePage::openTop);
    connect(m_tail, &LiveTail::keyActivated, this, [this](const QString &keyId) {
        Q_EMIT goTo(Target{QStringLiteral("credentials"), keyId, QString()});
    });
    connect(m_data, &UsageData::pictureChanged, this, &UsagePage::updateCharts);
    connect(m_data, &UsageData::topChanged, this, &UsagePage::updateTop);
    connect(m_data, &UsageData::stateChanged, this, &UsagePage::updateState);
    connect(context().backend, &backends::Backend::stateChanged, this, &UsagePage::updateState); // it may report none any more
    connect(m_data, &UsageData::feedChanged, this, [this] { m_tail->setFeed(m_data->feed()); });
    connect(m_note, &widgets::Note::actionTriggered, this, [this] {
        m_data->refresh();
        readView();
    });
    connect(m_viewMenu, &QMenu::aboutToShow, this, &UsagePage::fillViewMenu);
    connect(m_exportMenu, &QMenu::aboutToShow, this, &UsagePage::fillExportMenu);
    connect(m_charts, &UsageCharts::saveRequested, this, &UsagePage::save);
    connectViews();
    m_viewSoon.setSingleShot(true);
    m_viewSoon.setInterval(150);
    connect(m_charts->group(), &charts::ChartGroup::windowChanged, &m_viewSoon, qOverload<>(&QTimer::start));
    connect(&m_viewSoon, &QTimer::timeout, this, &UsagePage::lookAtView);
}

void UsagePage::setRange(UsageRange range)
{
    m_charts->group()->reset();
    UsageWish wish = m_data->wish();
    wish.range = range;
    m_data->setColumns(m_charts->columns());
    m_data->setWish(wish);
    readView();
}

void UsagePage::lookAtView()
{
    const charts::ChartGroup *group = m_charts->group();
    if (!isVisible() || m_data->usesStream())
        return;
    m_data->setColumns(m_charts->columns());
    m_data->setView(group->isZoomed() ? std::optional<usage::Window>(usage::Window{group->from(), group->to()}) : std::nullopt);
}

void UsagePage::chooseSubject(const Subject &subject)
{
    const Result<void> taken = m_data->setSubject(subject);
    if (taken)
        return readView();
    const Error &error = taken.error();
    m_subject->setError(error.code == ErrorCode::NotFound ? tr("No credential matches.")
                        : error.code == ErrorCode::TooLarge
                            ? tr("More than %Ln credential(s) match: narrow the filter.", nullptr,
                                 int(domain::LiveFilter::kMostKeys))
                            : tr("This filter cannot be read."));
}

QString UsagePage::pageTitle() const
{
    return tr("Usage");
}

void UsagePage::retranslate()
{
    m_header->setTitle(pageTitle());
    m_compare->setText(tr("Compare with last week"));
    m_range->setSegments({tr("Live"), tr("1 h"), tr("24 h"), tr("7 d"), tr("30 d"), tr("More…")});
    m_range->setAccessibleName(tr("Range"));
    const QString noStream = models::CapabilityWords::whyNot(*context().backend, backends::Capability::LiveUsage);
    m_range->setSegmentEnabled(0, noStream.isEmpty(), noStream);
    m_view->setText(tr("View"));
    m_export->setText(tr("Export"));
    updateCaption();
    updateState();
}

void UsagePage::updateCharts()
{
    const bool skewed = m_data->picture().clockSkew != 0;
    m_charts->show(m_data->picture());
    updateCaption();
    if (skewed != m_skewed) {
        m_skewed = skewed;
        updateState();
    }
}

QString UsagePage::resolutionText() const
{
    const UsagePicture &picture = m_data->picture();
    backends::UsageSource *source = backends::usageSourceOf(*context().backend);
    const QString name = source ? source->facts().from : context().backend->info().name;
    if (picture.live)
        return tr("from %1, 1 s resolution").arg(name);
    if (picture.step <= 60)
        return tr("from %1, 1 min resolution").arg(name);
    return picture.step <= 3'600 ? tr("from %1, 1 h resolution").arg(name)
                                 : tr("from %1, 1 day resolution").arg(name);
}

void UsagePage::updateCaption()
{
    const UsagePicture &picture = m_data->picture();
    QString text = resolutionText();
    if (picture.live && !picture.latencyKnown)
        text += tr(" · of the 50 busiest credentials");
    if (picture.lostLines > 0)
        text += tr(" · %Ln log line(s) lost", nullptr, int(std::min<qint64>(picture.lostLines, INT_MAX)));
    if (picture.clockSkew > 0)
        text += tr(" · its clock is %Ln second(s) behind", nullptr, qRound(picture.clockSkew));
    else if (picture.clockSkew < 0)
        text += tr(" · its clock is %Ln second(s) ahead", nullptr, qRound(-picture.clockSkew));
    if (backends::UsageSource *source = backends::usageSourceOf(*context().backend); source && !picture.live)
        text += SourceWords::precision(source->facts());
    if (!m_data->wish().zone.isEmpty())
        text += QStringLiteral(" · ") + QString::fromLatin1(m_data->wish().zone);
    text[0] = text[0].toUpper();
    m_source->setText(text);
    m_source->setToolTip(text);
}

void UsagePage::updateTop()
{
    const UsagePicture &picture = m_data->picture();
    const usage::Window window = m_data->currentWindow();
    double seconds = window.length();
    // The ring may hold less than the window: what came before was not counted.
    const usage::LiveRing &ring = m_data->feed().ring();
    if (picture.live && !ring.isEmpty())
        seconds = std::min(seconds, picture.window.to - double(ring.firstSecond()));
    const QLocale locale;
    QString span;
    switch (m_data->wish().range) {
    case UsageRange::Live:
        span = tr("last %n minute(s)", nullptr, qRound(seconds / 60));
        break;
    case UsageRange::Hour:
        span = tr("last hour");
        break;
    case UsageRange::Day:
        span = tr("last 24 hours");
        break;
    case UsageRange::Week:
        span = tr("last 7 days");
        break;
    case UsageRange::Month:
        span = tr("last 30 days");
        break;
    case UsageRange::Other:
        span = tr("%1 to %2", "dates")
                   .arg(locale.toString(QDateTime::fromSecsSinceEpoch(qint64(window.from)).date(), QLocale::ShortFormat),
                        locale.toString(QDateTime::fromSecsSinceEpoch(qint64(window.to)).date(), QLocale::ShortFormat));
    }
    m_top->setRows(m_data->top(), seconds, span);
    if (const QString why = SourceWords::whyNot(*context().backend, m_data->topGroup()); !why.isEmpty() && m_data->top().isEmpty())
        m_top->setMessage(why);
}

void UsagePage::openTop(const QString &id)
{
    if (m_top->kind() == TopKind::Refusals) {
        UsageWish wish = m_data->wish();
        wish.split = QStringLiteral("refusal");
        m_data->setWish(wish);
        return;
    }
    const Subject subject = m_subject->find(id);
    if (subject.isAll())
        return;
    m_subject->setSubject(subject);
    chooseSubject(subject);
}

void UsagePage::open(const Target &target)
{
    if (target.objectId.isEmpty() && target.filter.isEmpty())
        return;
    const Subject subject = target.objectId.isEmpty() ? Subject{Subject::Kind::Filter, target.filter, target.filter}
                                                      : m_subject->find(target.objectId);
    m_subject->setSubject(subject);
    chooseSubject(subject);
}

bool UsagePage::focusFilter()
{
    m_subject->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    m_subject->lineEdit()->selectAll();
    return true;
}

bool UsagePage::copyAsCsv()
{
    if (m_tail->table()->hasFocus())
        m_tail->table()->copySelectionAsCsv();
    else
        QApplication::clipboard()->setText(allCsv());
    return true;
}

bool UsagePage::closeTopmost()
{
    if (m_charts->group()->isZoomed()) {
        m_charts->group()->reset();
        return true;
    }
    if (!m_data->lines().isEmpty()) {
        m_data->clearLines();
        m_data->refresh();
        return true;
    }
    if (m_data->subject().isAll())
        return false;
    m_subject->setSubject({});
    chooseSubject({});
    return true;
}

void UsagePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_data->setActive(true);
    readView();
}

void UsagePage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_data->setActive(false);
}

void UsagePage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

} // namespace octroi::pages
