// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/usagedata.h"

#include "backends/usagefilter.h"
#include "pages/usage/livesplit.h"
#include "pages/usage/sourcewords.h"
#include "usage/liveseries.h"

namespace octroi::pages {

UsageData::UsageData(const Context &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_all(LiveFeed::of(*context.backend, *context.clock))
    , m_base(*context.backend, this)
    , m_detail(*context.backend, this)
    , m_before(*context.backend, this)
    , m_lines(context, this)
    , m_marks(*context.backend, this)
{
    m_second.setInterval(1'000);
    m_minute.setInterval(60'000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (usesStream() && !feed().isFlowing())
            makeLivePicture();
    });
    connect(&m_minute, &QTimer::timeout, this, [this] {
        refresh();
        Q_EMIT refreshed();
    });
    const auto live = [this] {
        if (m_active && usesStream())
            makeLivePicture();
    };
    connect(&m_all, &LiveFeed::updated, this, [this, live] {
        if (!m_own)
            live();
    });
    const auto draw = [this] { usesStream() ? makeLivePicture() : makeStoredPicture(); };
    connect(&m_lines, &UsageLines::changed, this, [this, draw] {
        if (m_active && !usesStream())
            draw();
    });
    for (StoredUsage *usage : {&m_base, &m_detail, &m_before})
        connect(usage, &StoredUsage::answered, this, draw);
    connect(&m_base, &StoredUsage::answered, this, &UsageData::stateChanged);
    connect(&m_base, &StoredUsage::failed, this, &UsageData::fail);
    connect(&m_marks, &AuditMarks::changed, this, draw);
    connect(context.backend, &backends::Backend::stateChanged, this, [this](backends::BackendState state) {
        if (m_active && state == backends::BackendState::Online)
            refresh();
    });
}

bool UsageData::isSupported() const
{
    return m_context.backend->usage() != nullptr;
}

void UsageData::setWish(const UsageWish &wish)
{
    const bool sameTime = m_wish.range == wish.range && m_wish.length == wish.length && m_wish.fixed == wish.fixed;
    m_wish = wish;
    m_base.forget();
    m_before.forget();
    if (!sameTime) {
        m_view.reset();
        m_top.clear();
    }
    refresh();
}

Result<void> UsageData::setSubject(const Subject &subject)
{
    if (m_subject == subject)
        return {};
    const Result<domain::LiveFilter> filter = subject.filter(*m_context.inventory);
    if (!filter)
        return filter.error();
    m_subject = subject;
    m_filter = *filter;
    m_top.clear();
    m_own.reset();
    followSubject();
    Q_EMIT feedChanged();
    refresh();
    return {};
}

void UsageData::followSubject()
{
    if (!m_active || m_subject.isAll() || m_own || m_needs == Needs::Window)
        return;
    m_own = LiveFeed::of(*m_context.backend, *m_context.clock, m_filter);
    if (!m_own)
        return;
    connect(m_own.get(), &LiveFeed::updated, this, [this] {
        if (m_active && usesStream())
            makeLivePicture();
    });
    m_own->start();
}

Result<void> UsageData::addLine(const Subject &subject)
{
    const Result<void> added = m_lines.add(subject);
    if (added)
        refresh();
    return added;
}

void UsageData::setTopKind(TopKind kind)
{
    m_kind = kind;
    m_top.clear();
    readTop();
}

void UsageData::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (!active) {
        m_second.stop();
        m_minute.stop();
        m_base.forget();
        m_detail.forget();
        m_before.forget();
        m_lines.stopLive();
        if (m_own) {
            m_own.reset();
            Q_EMIT feedChanged();
        }
        return;
    }
    m_all.start();
    followSubject();
    if (m_own)
        Q_EMIT feedChanged();
    m_second.start();
    m_minute.start();
    refresh();
}

void UsageData::setView(const std::optional<usage::Window> &view)
{
    m_view = view;
    if (usesStream() || !m_active)
        return;
    if (!view) {
        m_detail.forget();
        return makeStoredPicture();
    }
    // Some more than is seen, so that a small move needs no question.
    const usage::Window range = m_base.answer().window;
    const usage::Window wide{std::max(range.from, view->from - view->length() / 2),
                             std::min(range.to, view->to + view->length() / 2)};
    StoredUsage::Question finer = question(wide);
    if (usage::secondsOf(finer.unit) < m_base.answer().step)
        m_detail.ask(finer);
}

bool UsageData::usesStream() const
{
    if (m_wish.range == UsageRange::Live)
        return true;
    const LiveFeed &feed = m_own ? *m_own : m_all;
    // An hour comes from the stream once the ring holds it.
    return m_wish.range == UsageRange::Hour && !feed.ring().isEmpty() &&
           double(feed.ring().firstSecond()) <= feed.edge() - 3'540;
}

usage::Window UsageData::currentWindow() const
{
    const LiveFeed &feed = m_own ? *m_own : m_all;
    if (m_wish.range == UsageRange::Other && m_wish.length <= 0)
        return m_wish.fixed;
    const double end = m_wish.range <= UsageRange::Hour ? feed.edge() : m_all.backendNow();
    return {end - (m_wish.range == UsageRange::Live ? feed.span() : m_wish.seconds()), end};
}

backends::UsageRequest UsageData::request(const usage::Window &window, const QStringList &groupBy) const
{
    backends::UsageRequest request;
    backends::narrow(request, m_filter);
    request.from = QDateTime::fromSecsSinceEpoch(qint64(window.from), Qt::UTC);
    request.to = QDateTime::fromSecsSinceEpoch(qint64(std::ceil(window.to)), Qt::UTC);
    request.groupBy = groupBy;
    return request;
}

StoredUsage::Question UsageData::question(const usage::Window &window) const
{
    StoredUsage::Question question;
    question.window = window;
    question.now = m_all.backendNow();
    question.unit = usage::unitFor(window, m_columns, question.now);
    question.filter = m_filter;
    question.zone = m_wish.timeZone();
    question.refusals = true;
    question.split = m_lines.isEmpty() ? m_wish.split : QString();
    return question;
}

void UsageData::refresh()
{
    if (!m_active)
        return;
    ++m_generation;
    if (!isSupported()) {
        Q_EMIT stateChanged();
        return;
    }
    m_error.reset();
    if (m_needs == Needs::Window)
        return;
    takeLimits();
    m_marks.read(currentWindow(), objectsOfSubject());
    if (usesStream()) {
        m_lines.startLive();
        makeLivePicture();
        Q_EMIT stateChanged();
    } else {
        m_lines.stopLive();
        readHistory();
        readTop();
    }
    readBefore();
}

void UsageData::makeLivePicture()
{
    if (!m_active || m_needs == Needs::Window)
        return;
    const usage::LiveRing &ring = feed().ring();
    UsagePicture picture;
    picture.window = currentWindow();
    picture.live = true;
    picture.latencyKnown = m_subject.isAll() || m_own;
    picture.gaps = ring.gaps(picture.window);
    picture.lostLines = ring.lostLines(picture.window);
    picture.clockSkew = m_all.clockSkew();
    if (picture.latencyKnown) {
        picture.now = feed().series(picture.window);
        picture.refusals = usage::liveRefusals(ring, picture.window);
    } else {
        picture.now = usage::liveSeries(ring, picture.window, objectsOfSubject());
        picture.refusals.insert(QString(), picture.now.refused);
    }
    if (!m_lines.isEmpty())
        picture.lines = m_lines.live(picture.window);
    else if (!m_wish.split.isEmpty())
        picture.lines = liveSplit(ring, picture.window, m_wish.split, *m_context.inventory);
    picture.stacked = m_lines.isEmpty() && m_wish.stacked;
    picture.requestLimits = m_picture.requestLimits;
    picture.byteLimits = m_picture.byteLimits;
    picture.marks = m_marks.marks();
    picture.before = m_picture.before;
    m_picture = picture;
    Q_EMIT pictureChanged();
    // Ranks over minutes do not change from one second to the next.
    if (m_top.isEmpty() || ++m_ticks % 2 == 0)
        makeLiveTop();
}

void UsageData::makeLiveTop()
{
    if (m_needs != Needs::Everything)
        return;
    m_top = topRows(m_kind, feed().ring(), m_picture.window, *m_context.inventory);
    if (!m_own && !m_subject.isAll() && m_kind == TopKind::Credentials) {
        const QSet<QString> keys = objectsOfSubject();
        m_top.removeIf([&keys](const TopRow &row) { return !keys.contains(row.id); });
    }
    Q_EMIT topChanged();
}

void UsageData::makeStoredPicture()
{
    const StoredUsage::Answer &base = m_base.answer();
    if (!m_active || usesStream() || m_base.isAsking() || base.window.length() <= 0)
        return;
    UsagePicture picture;
    picture.window = base.window;
    picture.step = base.step;
    picture.now = base.series;
    picture.refusals = base.refusals;
    picture.clockSkew = m_all.clockSkew();
    QList<usage::NamedSeries> parts = base.parts;
    const StoredUsage::Answer &detail = m_detail.answer();
    if (m_view && !m_detail.isAsking() && detail.step > 0 && detail.step < base.step) {
        picture.step = detail.step;
        usage::patch(picture.now, detail.series, detail.window);
        for (auto it = picture.refusals.begin(); it != picture.refusals.end(); ++it)
            usage::patch(it.value(), detail.refusals.value(it.key()), detail.window);
    }
    for (usage::NamedSeries &part : parts)
        part.name = splitLabel(m_wish.split, part.name, *m_context.inventory);
    picture.lines = m_lines.isEmpty() ? parts : m_lines.stored();
    picture.stacked = m_lines.isEmpty() && m_wish.stacked;
    if (m_wish.comparison != Comparison::None && !m_before.isAsking() && !m_before.answer().isEmpty &&
        m_before.answer().window.length() > 0) {
        picture.before = m_before.answer().series;
        usage::shift(*picture.before, base.window.from - m_before.answer().window.from);
    }
    picture.requestLimits = m_picture.requestLimits;
    picture.byteLimits = m_picture.byteLimits;
    picture.marks = m_marks.marks();
    picture.gaps = base.gaps;
    SourceWords::fit(picture, *m_context.backend);
    m_picture = picture;
    Q_EMIT pictureChanged();
}

void UsageData::readHistory()
{
    const StoredUsage::Question question = this->question(currentWindow());
    m_base.ask(question);
    m_lines.ask(question);
    Q_EMIT stateChanged();
}

usage::Window UsageData::windowBefore(const usage::Window &window) const
{
    if (m_wish.comparison == Comparison::Before)
        return window.shifted(-window.length());
    // The same hours of the same weekdays, also over a change of clocks.
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(qint64(window.from * 1000), m_wish.timeZone());
    const double week = window.from - double(from.addDays(-7).toMSecsSinceEpoch()) / 1000;
    return window.shifted(-week);
}

void UsageData::readBefore()
{
    m_picture.before.reset();
    if (m_wish.comparison == Comparison::None)
        return m_before.forget();
    StoredUsage::Question question = this->question(windowBefore(currentWindow()));
    question.unit = usage::unitFor(currentWindow(), m_columns, question.now);
    question.unit = std::max(question.unit, usage::unitFor(question.window, m_columns, question.now));
    question.refusals = false;
    question.split.clear();
    m_before.ask(question);
}

void UsageData::fail(const Error &error)
{
    m_error = error;
    Q_EMIT stateChanged();
}

} // namespace octroi::pages
