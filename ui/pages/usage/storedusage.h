// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "domain/livefilter.h"
#include "usage/buckets.h"
#include "usage/livering.h"
#include "usage/rowseries.h"

namespace octroi::pages {

/// Asks the store for one time and one filter, and puts the answers together to series. A new question
/// drops the answers to the one before.
class StoredUsage : public QObject
{
    Q_OBJECT
public:
    struct Question
    {
        usage::Window window;
        usage::Unit unit = usage::Unit::Hour;
        domain::LiveFilter filter;
        QTimeZone zone;
        bool refusals = false; ///< by reason as well
        QString split;         ///< and by this; "" for not
        double now = 0;        ///< of the backend
    };
    struct Answer
    {
        usage::Window window;
        double step = 0;
        bool isEmpty = true; ///< nothing was stored: that is not the same as nobody having called
        usage::RowSeries series;
        QMap<QString, usage::Samples> refusals;
        QList<usage::NamedSeries> parts; ///< of the split; by name as it is stored
        QList<usage::Gap> gaps;          ///< of a source of usage that is not the backend's own
    };
    static constexpr int kMostParts = 5; ///< the rest is one

    StoredUsage(backends::Backend &backend, QObject *parent);
    void ask(const Question &question);
    void forget(); ///< what is under way is not told any more
    bool isAsking() const { return m_open > 0; }
    const Answer &answer() const { return m_answer; }
    static QString nameIn(const domain::UsageRow &row, const QString &split);

Q_SIGNALS:
    void answered();
    void failed(const octroi::Error &error);

private:
    void askFor(const QStringList &groupBy, void (StoredUsage::*take)(const QList<domain::UsageRow> &));
    void takeSeries(const QList<domain::UsageRow> &rows);
    void takeRefusals(const QList<domain::UsageRow> &rows);
    void takeParts(const QList<domain::UsageRow> &rows);

    backends::Backend &m_backend;
    Question m_question;
    usage::Edges m_edges;
    Answer m_fresh, m_answer;
    int m_open = 0, m_generation = 0;
};

} // namespace octroi::pages
