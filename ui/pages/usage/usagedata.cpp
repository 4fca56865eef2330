// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/usagedata.h"

#include "usage/liveseries.h"

namespace octroi::pages {

namespace {

constexpr double kWeek = 7 * 86'400.0;

double lengthOf(UsageRange range)
{
    switch (range) {
    case UsageRange::Live:
        return 900;
    case UsageRange::Hour:
        return 3'600;
    case UsageRange::Day:
        return 86'400;
    case UsageRange::Week:
        return kWeek;
    case UsageRange::Month:
        break;
    }
    return 30 * 86'400.0;
}

QDateTime timeAt(double seconds)
{
    return QDateTime::fromSecsSinceEpoch(qint64(seconds), Qt::UTC);
}

using UsageRows = Result<QList<domain::UsageRow>>;

} // namespace

UsageData::UsageData(const Context &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_feed(LiveFeed::of(*context.backend, *context.clock))
{
    m_second.setInterval(1'000);
    m_minute.setInterval(60'000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (usesStream() && !m_feed.isFlowing())
            makeLivePicture();
    });
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (!m_paused)
            refresh();
    });
    connect(&m_feed, &LiveFeed::updated, this, [this] {
        if (!m_active || m_range > UsageRange::Hour)
            return;
        if (usesStream())
            makeLivePicture();
    });
    connect(context.backend, &backends::Backend::stateChanged, this, [this](backends::BackendState state) {
        if (m_active && state == backends::BackendState::Online)
            refresh();
    });
}

bool UsageData::isSupported() const
{
    return m_context.backend->usage() != nullptr;
}

void UsageData::setRange(UsageRange range)
{
    if (m_range == range)
        return;
    m_range = range;
    m_week.reset();
    m_top.clear();
    refresh();
}

void UsageData::setSubject(const Subject &subject)
{
    if (m_subject == subject)
        return;
    m_subject = subject;
    m_week.reset();
    m_top.clear();
    refresh();
}

void UsageData::setCompared(bool compare)
{
    m_compare = compare;
    if (!compare)
        m_week.reset();
    refresh();
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
        return;
    }
    m_feed.start();
    m_second.start();
    m_minute.start();
    refresh();
}

void UsageData::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused)
        refresh();
}

bool UsageData::usesStream() const
{
    if (m_range == UsageRange::Live)
        return true;
    // An hour comes from the stream once the ring holds it.
    return m_range == UsageRange::Hour && !m_feed.ring().isEmpty() &&
           double(m_feed.ring().firstSecond()) <= m_feed.edge() - 3'540;
}

usage::Window UsageData::currentWindow() const
{
    const double end = m_range <= UsageRange::Hour ? m_feed.edge() : double(m_context.clock->nowMs()) / 1000;
    return {end - (m_range == UsageRange::Live ? m_feed.span() : lengthOf(m_range)), end};
}

double UsageData::step() const
{
    if (usesStream())
        return 1;
    return m_range <= UsageRange::Day ? 60 : 3'600;
}

QString UsageData::bucket() const
{
    // A month by hours is 720 points: a day each would hide every night.
    return m_range <= UsageRange::Day ? QStringLiteral("minute") : QStringLiteral("hour");
}

backends::UsageRequest UsageData::request(const usage::Window &window, const QStringList &groupBy) const
{
    backends::UsageRequest request;
    request.from = timeAt(window.from);
    request.to = timeAt(window.to);
    request.groupBy = groupBy;
    switch (m_subject.kind) {
    case Subject::Kind::Partner:
        request.partnerId = m_subject.id;
        break;
    case Subject::Kind::Application:
        request.applicationId = m_subject.id;
        break;
    case Subject::Kind::Key:
        request.keyId = m_subject.id;
        break;
    case Subject::Kind::All:
        break;
    }
    return request;
}

QSet<QString> UsageData::keysOfSubject() const
{
    QSet<QString> ids;
    const inventory::Inventory &inventory = *m_context.inventory;
    const auto takeApplication = [&](const QString &applicationId) {
        for (const domain::ApiKey &key : inventory.keysOf(applicationId))
            ids.insert(key.id);
    };
    if (m_subject.kind == Subject::Kind::Key)
        ids.insert(m_subject.id);
    else if (m_subject.kind == Subject::Kind::Application)
        takeApplication(m_subject.id);
    else if (m_subject.kind == Subject::Kind::Partner)
        for (const domain::Application *application : inventory.applicationsOf(m_subject.id))
            takeApplication(application->id);
    return ids;
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
    if (usesStream()) {
        m_loading = false;
        makeLivePicture();
        Q_EMIT stateChanged();
    } else {
        readHistory();
        readTop();
    }
    if (m_compare)
        readWeek();
}

void UsageData::makeLivePicture()
{
    if (!m_active || m_paused)
        return;
    const usage::LiveRing &ring = m_feed.ring();
    m_picture = {};
    m_picture.window = currentWindow();
    m_picture.live = true;
    m_picture.latencyKnown = m_subject.isAll();
    m_picture.gaps = ring.gaps(m_picture.window);
    m_picture.lostLines = ring.lostLines(m_picture.window);
    if (m_subject.isAll()) {
        m_picture.now = usage::liveSeries(ring, m_picture.window);
        m_picture.refusals = usage::liveRefusals(ring, m_picture.window);
        m_top = topRows(m_kind, ring, m_picture.window, *m_context.inventory);
    } else {
        const QSet<QString> keys = keysOfSubject();
        m_picture.now = usage::liveSeries(ring, m_picture.window, keys);
        m_picture.refusals.insert(QString(), m_picture.now.refused);
        m_top = topRows(m_kind, ring, m_picture.window, *m_context.inventory);
        if (m_kind == TopKind::Credentials)
            m_top.removeIf([&keys](const TopRow &row) { return !keys.contains(row.id); });
    }
    m_picture.week = m_week;
    Q_EMIT pictureChanged();
    Q_EMIT topChanged();
}

void UsageData::readHistory()
{
    m_loading = true;
    Q_EMIT stateChanged();
    const int generation = m_generation;
    const usage::Window window = currentWindow();
    const double bucketSeconds = step();
    backends::UsageBackend *usage = m_context.backend->usage();
    QCoro::connect(usage->usage(request(window, {bucket()})), this,
                   [this, generation, window, bucketSeconds](const UsageRows &rows) {
                       if (generation != m_generation)
                           return;
                       m_loading = false;
                       if (!rows.ok())
                           return fail(rows.error());
                       const QMap<QString, usage::Samples> refusals =
                           m_picture.window == window ? m_picture.refusals : decltype(m_picture.refusals){};
                       m_picture = {};
                       m_picture.window = window;
                       m_picture.step = bucketSeconds;
                       m_picture.now = usage::rowSeries(rows.value(), window, bucketSeconds, window.to);
                       m_picture.refusals = refusals;
                       m_picture.week = m_week;
                       Q_EMIT pictureChanged();
                       Q_EMIT stateChanged();
                   });
    QCoro::connect(usage->usage(request(window, {QStringLiteral("refusal"), bucket()})), this,
                   [this, generation, window, bucketSeconds](const UsageRows &rows) {
                       if (generation != m_generation || !rows.ok())
                           return;
                       m_picture.refusals =
                           usage::refusalSeries(rows.value(), window, bucketSeconds, window.to);
                       if (m_picture.window == window)
                           Q_EMIT pictureChanged();
                       else
                           m_picture.window = window;
                   });
}

void UsageData::readWeek()
{
    const int generation = m_generation;
    const usage::Window before = currentWindow().shifted(-kWeek);
    const double bucketSeconds = std::max(60.0, step());
    QCoro::connect(m_context.backend->usage()->usage(request(before, {bucket()})), this,
                   [this, generation, before, bucketSeconds](const UsageRows &rows) {
                       if (generation != m_generation || !m_compare || !rows.ok())
                           return;
                       m_week.reset();
                       // No row at all means that nothing was stored then, not that nobody called.
                       if (!rows->isEmpty()) {
                           m_week = usage::rowSeries(rows.value(), before, bucketSeconds, before.to);
                           for (usage::Samples *samples :
                                {&m_week->requests, &m_week->refused, &m_week->failed, &m_week->bytesIn,
                                 &m_week->bytesOut, &m_week->p50, &m_week->p95, &m_week->p99})
                               *samples = usage::shifted(std::move(*samples), kWeek);
                       }
                       m_picture.week = m_week;
                       Q_EMIT pictureChanged();
                   });
}

void UsageData::readTop()
{
    if (!m_active || !isSupported())
        return;
    if (usesStream())
        return makeLivePicture();
    const int generation = m_generation;
    const TopKind kind = m_kind;
    const usage::Window window = currentWindow();
    QCoro::connect(m_context.backend->usage()->usage(request(window, {groupOf(kind)})), this,
                   [this, generation, kind, window](const UsageRows &rows) {
                       if (generation != m_generation || kind != m_kind || !rows.ok())
                           return;
                       m_top = topRows(kind, rows.value(), nullptr, *m_context.inventory);
                       Q_EMIT topChanged();
                       if (m_compare)
                           readTopWeek(rows.value(), generation);
                   });
}

void UsageData::readTopWeek(const QList<domain::UsageRow> &rows, int generation)
{
    const TopKind kind = m_kind;
    QCoro::connect(
        m_context.backend->usage()->usage(request(currentWindow().shifted(-kWeek), {groupOf(kind)})), this,
        [this, generation, kind, rows](const UsageRows &week) {
            if (generation != m_generation || kind != m_kind || !week.ok() || week->isEmpty())
                return;
            m_top = topRows(kind, rows, &week.value(), *m_context.inventory);
            Q_EMIT topChanged();
        });
}

void UsageData::fail(const Error &error)
{
    m_error = error;
    Q_EMIT stateChanged();
}

} // namespace octroi::pages
