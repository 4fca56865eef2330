// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/livefeed.h"
#include "pages/page.h"
#include "pages/usage/storedusage.h"
#include "pages/usage/usagepicture.h"

#include <vector>

namespace octroi::pages {

/// Several subjects as lines of one chart: each with a live stream and an answer of the store of its own.
class UsageLines : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype kMost = 6; ///< as many colours as are told apart

    UsageLines(const Context &context, QObject *parent);
    /// Errors: those of Subject::filter(); TooLarge beyond kMost, Exists for one that is there.
    Result<void> add(const Subject &subject);
    void remove(const Subject &subject);
    void clear();
    QList<Subject> subjects() const;
    bool isEmpty() const { return m_lines.empty(); }

    void startLive();
    void stopLive(); ///< a page that is not seen follows nobody
    QList<usage::NamedSeries> live(const usage::Window &window) const;
    void ask(StoredUsage::Question question); ///< the filter is that of each line
    QList<usage::NamedSeries> stored() const;

Q_SIGNALS:
    void changed(); ///< there is something new to draw

private:
    struct Line
    {
        Subject subject;
        domain::LiveFilter filter;
        std::unique_ptr<LiveFeed> feed;
        std::unique_ptr<StoredUsage> usage;
    };
    Context m_context;
    std::vector<Line> m_lines;
};

} // namespace octroi::pages
