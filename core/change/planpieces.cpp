// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planpieces.h"

#include "change/ordering.h"

#include <QCoroTimer>
#include <QElapsedTimer>
#include <QPointer>

namespace octroi::change {

namespace {

constexpr qint64 kPieceMs = 6;         ///< then the interface has its turn
constexpr qsizetype kChangesOfPiece = 64;

/// As if both had been planned together.
void append(Plan &whole, Plan &&part)
{
    whole.items += std::move(part.items);
    whole.dangerous = whole.dangerous || part.dangerous;
    for (const QString &id : std::as_const(part.losers)) {
        const Loss &loss = *part.losses.constFind(id);
        const auto known = whole.losses.find(id);
        if (known == whole.losses.end()) {
            whole.losses.insert(id, loss);
            whole.losers.append(id);
        } else if (loss.everything) {
            known->everything = true;
        }
    }
}

} // namespace

QCoro::Task<Plan> planInPieces(const Spine *spine, QList<Change> changes)
{
    if (standOnEachOther(changes))
        co_return spine->plan(changes);
    const QPointer<const Spine> here(spine);
    Plan out;
    QElapsedTimer since;
    since.start();
    for (qsizetype at = 0; at < changes.size(); at += kChangesOfPiece) {
        if (since.elapsed() >= kPieceMs) {
            co_await QCoro::sleepFor(std::chrono::milliseconds(0));
            if (!here)
                co_return Plan();
            since.restart();
        }
        append(out, here->plan(changes.mid(at, kChangesOfPiece)));
    }
    co_return out;
}

} // namespace octroi::change
