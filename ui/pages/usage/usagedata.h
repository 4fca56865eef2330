// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/livefeed.h"
#include "pages/page.h"
#include "pages/usage/auditmarks.h"
#include "pages/usage/storedusage.h"
#include "pages/usage/toprows.h"
#include "pages/usage/usagelines.h"
#include "pages/usage/usagepicture.h"

#include <optional>

namespace octroi::pages {

/// Reads what the usage page shows, from the stream or from the store, and keeps it fresh while the page
/// is active. Nothing is read while it is not.
class UsageData : public QObject
{
    Q_OBJECT
public:
    UsageData(const Context &context, QObject *parent);

    /// What is read at all: series and top list, the series, or nothing, for who asks for that time by itself.
    enum class Needs { Everything, Series, Window };
    void setNeeds(Needs needs) { m_needs = needs; }
    const UsageWish &wish() const { return m_wish; }
    void setWish(const UsageWish &wish);
    const Subject &subject() const { return m_subject; }
    /// Errors: those of Subject::filter(); the subject then stays what it was.
    Result<void> setSubject(const Subject &subject);
    Result<void> addLine(const Subject &subject);
    void removeLine(const Subject &subject) { m_lines.remove(subject); }
    void clearLines() { m_lines.clear(); }
    QList<Subject> lines() const { return m_lines.subjects(); }
    TopKind topKind() const { return m_kind; }
    void setTopKind(TopKind kind);
    QString topGroup() const; ///< what the list asks for: "partner", …
    void setActive(bool active);
    void setColumns(int columns) { m_columns = std::max(60, columns); } ///< pixels that a chart has for time
    /// The part that is looked at, when it is not all: it is read as finely as its length permits.
    void setView(const std::optional<usage::Window> &view);
    void refresh();

    const UsagePicture &picture() const { return m_picture; }
    const QList<TopRow> &top() const { return m_top; }
    bool isLoading() const { return m_base.isAsking(); }
    const std::optional<Error> &error() const { return m_error; }
    bool isSupported() const;
    bool usesStream() const;
    LiveFeed &feed() { return m_own ? *m_own : m_all; } ///< of the subject
    backends::UsageRequest request(const usage::Window &window, const QStringList &groupBy) const;
    usage::Window currentWindow() const;
    usage::Window windowBefore(const usage::Window &window) const; ///< by the wish's comparison

Q_SIGNALS:
    void pictureChanged();
    void topChanged();
    void stateChanged();
    void feedChanged(); ///< feed() is another one
    void refreshed();   ///< a minute is over, and everything was asked for anew

private:
    void followSubject();
    void makeLivePicture();
    void makeLiveTop();
    void makeStoredPicture();
    void readHistory();
    void readBefore();
    void readTop();
    void readTopCourses(const usage::Window &window, int generation);
    void readTopBefore(const QList<domain::UsageRow> &rows, int generation);
    StoredUsage::Question question(const usage::Window &window) const;
    QSet<QString> objectsOfSubject() const;
    void takeLimits();
    void fail(const Error &error);

    Context m_context;
    LiveFeed &m_all;
    std::unique_ptr<LiveFeed> m_own;
    UsageWish m_wish;
    Subject m_subject;
    domain::LiveFilter m_filter;
    TopKind m_kind = TopKind::Partners;
    StoredUsage m_base, m_detail, m_before;
    UsageLines m_lines;
    AuditMarks m_marks;
    Needs m_needs = Needs::Everything;
    bool m_active = false;
    int m_columns = 800;
    std::optional<usage::Window> m_view;
    UsagePicture m_picture;
    QList<TopRow> m_top;
    std::optional<Error> m_error;
    QTimer m_second, m_minute;
    int m_generation = 0; ///< answers to older questions are dropped
    int m_ticks = 0;
};

} // namespace octroi::pages
