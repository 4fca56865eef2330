// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/livefeed.h"
#include "pages/page.h"
#include "pages/usage/subject.h"
#include "pages/usage/toprows.h"
#include "usage/rowseries.h"

#include <optional>

namespace octroi::pages {

enum class UsageRange { Live, Hour, Day, Week, Month };

/// Everything that the charts show.
struct UsagePicture
{
    usage::Window window;
    double step = 1;   ///< seconds between samples
    bool live = false; ///< from the stream, one sample a second
    bool latencyKnown = true;
    usage::RowSeries now;
    std::optional<usage::RowSeries> week; ///< already laid over this week
    QMap<QString, usage::Samples> refusals;
    QList<usage::Gap> gaps;
    qint64 lostLines = 0;
};

/// Reads what the usage page shows, from the stream or from the store, and keeps it fresh while the page
/// is active. Nothing is read while it is not.
class UsageData : public QObject
{
    Q_OBJECT
public:
    UsageData(const Context &context, QObject *parent);

    UsageRange range() const { return m_range; }
    void setRange(UsageRange range);
    const Subject &subject() const { return m_subject; }
    void setSubject(const Subject &subject);
    bool isCompared() const { return m_compare; }
    void setCompared(bool compare);
    TopKind topKind() const { return m_kind; }
    void setTopKind(TopKind kind);
    void setActive(bool active);
    void setPaused(bool paused); ///< the picture stands; the stream goes on behind it
    void refresh();

    const UsagePicture &picture() const { return m_picture; }
    const QList<TopRow> &top() const { return m_top; }
    bool isLoading() const { return m_loading; }
    const std::optional<Error> &error() const { return m_error; }
    bool isSupported() const;
    LiveFeed &feed() { return m_feed; }

Q_SIGNALS:
    void pictureChanged();
    void topChanged();
    void stateChanged();

private:
    bool usesStream() const;
    usage::Window currentWindow() const;
    double step() const;
    QString bucket() const;
    backends::UsageRequest request(const usage::Window &window, const QStringList &groupBy) const;
    void makeLivePicture();
    void readHistory();
    void readWeek();
    void readTop();
    void readTopWeek(const QList<domain::UsageRow> &rows, int generation);
    QSet<QString> keysOfSubject() const;
    void fail(const Error &error);

    Context m_context;
    LiveFeed &m_feed;
    UsageRange m_range = UsageRange::Live;
    Subject m_subject;
    TopKind m_kind = TopKind::Partners;
    bool m_compare = false, m_active = false, m_paused = false, m_loading = false;
    UsagePicture m_picture;
    std::optional<usage::RowSeries> m_week;
    QList<TopRow> m_top;
    std::optional<Error> m_error;
    QTimer m_second, m_minute;
    int m_generation = 0; ///< answers to older questions are dropped
};

} // namespace octroi::pages
