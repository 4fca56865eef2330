// SPDX-License-Identifier: GPL-3.0-or-later
#include "previewbench.h"

#include "change/foresight.h"
#include "change/planpieces.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QThread>

namespace octroi::bench {

namespace {

constexpr int kLinesAtOnce = 20'000;

/// How long the loop was not left at the longest.
template <typename F>
double longestUntil(F done, int milliseconds)
{
    double longest = 0;
    QElapsedTimer all, turn;
    all.start();
    while (!done() && all.elapsed() < milliseconds) {
        turn.start();
        QCoreApplication::processEvents();
        longest = std::max(longest, double(turn.nsecsElapsed()) / 1e6);
        if (!done())
            QThread::usleep(50);
    }
    return longest;
}

} // namespace

backends::Task<backends::Calls> CountedBackend::Usage::calls(backends::CallsRequest request)
{
    backends::Calls out;
    out.keys = request.keyIds;
    out.clients = out.apis = QStringList{QString()};
    out.endpoints = QStringList{QStringLiteral("GET /orders/{id}"), QStringLiteral("POST /orders")};
    out.from = request.from;
    out.to = request.to;
    out.unitSeconds = request.byDay ? 86'400 : 3600;
    for (quint32 key = 0; key < quint32(out.keys.size()); ++key) {
        for (quint32 endpoint = 0; endpoint < 2; ++endpoint) {
            out.groups.push_back({key, 0, 0, endpoint, quint32(out.cells.size()), 7});
            for (int day = 0; day < 7; ++day)
                out.cells.push_back(
                    {request.from.toSecsSinceEpoch() + day * 86'400, 1 + (key + endpoint) % 9, 0});
        }
    }
    co_return out;
}

PreviewTimes measurePreview(inventory::Inventory &inventory, change::Spine &spine, qsizetype rows)
{
    PreviewTimes times;
    times.rows = std::min(rows, qsizetype(inventory.keyTable().count()));
    QList<change::Change> changes;
    changes.reserve(times.rows);
    for (quint32 row = 0; changes.size() < times.rows && row < inventory.keyTable().rows(); ++row) {
        if (inventory.keyTable().isLive(row))
            changes << change::RevokeKey{inventory.keyTable().idOf(row)};
    }
    QElapsedTimer timer;
    timer.start();
    std::optional<change::Plan> planned;
    QCoro::connect(change::planInPieces(&spine, changes), &inventory, [&](const change::Plan &plan) { planned = plan; });
    const double first = double(timer.nsecsElapsed()) / 1e6; // before it gave the loop its first turn
    const double between = longestUntil([&] { return planned.has_value(); }, 120'000);
    times.plan = double(timer.nsecsElapsed()) / 1e6;
    if (!planned)
        return times;
    const change::Plan plan = *planned;
    bool done = false;
    QCoro::connect(change::foresee(&inventory, plan), &inventory, [&](const Result<change::Foreseen> &seen) {
        done = true;
        if (seen)
            times.refused = seen->refused;
    });
    times.longest = std::max({first, between, longestUntil([&] { return done; }, 120'000)});
    times.total = double(timer.nsecsElapsed()) / 1e6;
    return times;
}

bool tellOfCalls(backends::OctroidBackend &backend, const inventory::Inventory &inventory, qsizetype rows)
{
    QJsonArray lines;
    bool ok = true;
    const auto send = [&] {
        bool done = false;
        QCoro::connect(
            backend.writeObject("POST", QStringLiteral("/v1/usage"), {{QStringLiteral("lines"), lines}}, {}),
            &backend, [&](const auto &answer) { done = true, ok = ok && answer.ok(); });
        longestUntil([&] { return done; }, 120'000);
        lines = {};
    };
    qsizetype told = 0;
    for (quint32 row = 0; told < rows && row < inventory.keyTable().rows(); ++row, ++told) {
        for (const char *method : {"GET", "POST"})
            lines.append(QJsonObject{{QStringLiteral("key_id"), inventory.keyTable().idOf(row)},
                                     {QStringLiteral("method"), QLatin1String(method)},
                                     {QStringLiteral("uri"), QStringLiteral("/orders/7")},
                                     {QStringLiteral("status"), 200},
                                     {QStringLiteral("bytes_out"), 100},
                                     {QStringLiteral("ms"), 3}});
        if (lines.size() >= kLinesAtOnce)
            send();
    }
    send();
    return ok;
}

} // namespace octroi::bench
