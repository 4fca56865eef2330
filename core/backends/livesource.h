// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/livefilter.h"
#include "domain/livereading.h"

#include <QObject>
#include <memory>

namespace octroi::backends {

/// One live stream. It goes on after a break by itself: waits, longer each time, and asks for what came after
/// the last point.
class LiveSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void start(int backfillSeconds) = 0;
    virtual void stop() = 0;
    virtual bool isLive() const = 0; ///< events arrive

Q_SIGNALS:
    void point(const octroi::domain::LiveReading &point);
    void gap(); ///< the stream broke; the next point may be later than the next second
};

/// A backend that streams what a filter lets through has one of these as its child.
class LiveSources : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// That of everything; what Backend::livePoint tells comes from it.
    virtual LiveSource &all() = 0;
    /// Stopped at first. It may outlive the backend, and is then still.
    virtual std::unique_ptr<LiveSource> open(domain::LiveFilter filter) = 0;
};

} // namespace octroi::backends
