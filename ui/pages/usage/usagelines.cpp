// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/usagelines.h"

#include <algorithm>

namespace octroi::pages {

UsageLines::UsageLines(const Context &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

Result<void> UsageLines::add(const Subject &subject)
{
    if (qsizetype(m_lines.size()) >= kMost)
        return Error{ErrorCode::TooLarge, subject.name, {}, {}, QStringLiteral("too_many_lines")};
    if (subjects().contains(subject))
        return Error{ErrorCode::Exists, subject.name, {}, {}, QStringLiteral("line_exists")};
    const Result<domain::LiveFilter> filter = subject.filter(*m_context.inventory);
    if (!filter)
        return filter.error();
    Line line;
    line.subject = subject;
    line.filter = *filter;
    line.usage = std::make_unique<StoredUsage>(*m_context.backend, nullptr);
    connect(line.usage.get(), &StoredUsage::answered, this, &UsageLines::changed);
    m_lines.push_back(std::move(line));
    return {};
}

void UsageLines::remove(const Subject &subject)
{
    std::erase_if(m_lines, [&](const Line &line) { return line.subject == subject; });
    Q_EMIT changed();
}

void UsageLines::clear()
{
    m_lines.clear();
    Q_EMIT changed();
}

QList<Subject> UsageLines::subjects() const
{
    QList<Subject> list;
    for (const Line &line : m_lines)
        list.append(line.subject);
    return list;
}

void UsageLines::startLive()
{
    for (Line &line : m_lines) {
        if (line.feed)
            continue;
        line.feed = LiveFeed::of(*m_context.backend, *m_context.clock, line.filter);
        if (!line.feed)
            continue;
        connect(line.feed.get(), &LiveFeed::updated, this, &UsageLines::changed);
        line.feed->start();
    }
}

void UsageLines::stopLive()
{
    for (Line &line : m_lines)
        line.feed.reset();
}

QList<usage::NamedSeries> UsageLines::live(const usage::Window &window) const
{
    QList<usage::NamedSeries> list;
    for (const Line &line : m_lines)
        list.append({line.subject.name, line.feed ? line.feed->series(window) : usage::RowSeries()});
    return list;
}

void UsageLines::ask(StoredUsage::Question question)
{
    question.refusals = false;
    question.split.clear();
    for (Line &line : m_lines) {
        question.filter = line.filter;
        line.usage->ask(question);
    }
}

QList<usage::NamedSeries> UsageLines::stored() const
{
    QList<usage::NamedSeries> list;
    for (const Line &line : m_lines)
        list.append({line.subject.name, line.usage->answer().series});
    return list;
}

} // namespace octroi::pages
