// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/offboardrun.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

namespace octroi::change {

namespace {

using domain::Receipt;
using domain::ReceiptItem;
using domain::ReceiptPlace;
using domain::ReceiptResult;
using Objects = QList<std::pair<QString, QString>>;

/// What an entry of the log is expected of.
QList<Objects> questionsOf(const ReceiptPlace &place)
{
    QList<Objects> out;
    for (const ReceiptItem &item : place.items) {
        if (item.result != ReceiptResult::Ended && item.result != ReceiptResult::Before)
            continue;
        if (out.isEmpty() || out.last().size() == backends::AuditBackend::kMostReceiptObjects)
            out.append(Objects());
        out.last().append({item.type, item.id});
    }
    // Where nothing has ended, that much is signed.
    if (out.isEmpty())
        out.append(Objects());
    return out;
}

} // namespace

OffboardRun::OffboardRun(QString program, const Clock &clock)
    : m_program(std::move(program))
    , m_clock(clock)
{
}

void OffboardRun::add(const OffboardPlace &place)
{
    m_places.append(place);
}

int OffboardRun::total() const
{
    int out = 0;
    for (const OffboardPlace &place : m_places) {
        if (place.inventory)
            out += int(offboardingOf({place.partnerId}, *place.inventory).changes().size());
    }
    return out;
}

void OffboardRun::cancel()
{
    m_cancelled = true;
    for (const OffboardPlace &place : std::as_const(m_places)) {
        if (place.spine)
            place.spine->cancel();
    }
}

/// `gone`: the connection was closed meanwhile, and what the backend did is not known.
void OffboardRun::take(ReceiptPlace &place, const Step &step, const change::Outcome &done, bool gone)
{
    for (qsizetype i = 0; i < step.where.size(); ++i) {
        ReceiptItem &item = place.items[step.where.at(i)];
        const bool tried = i < done.items.size();
        const auto error = tried ? done.items.at(i).error : std::nullopt;
        if (!gone && tried && !error)
            continue;
        item.problem = gone    ? QStringLiteral("the connection was closed meanwhile")
                       : error ? error->toString()
                               : QStringLiteral("cancelled");
        item.result = ReceiptResult::Failed;
        item.secrets.clear();
    }
}

/// One plan of a place. The place and the receipt stand in the caller's frame, which waits.
QCoro::Task<> OffboardRun::step(const OffboardPlace *place, const Step *step, ReceiptPlace *out,
                                int concurrency)
{
    const auto self = shared_from_this();
    change::Outcome outcome;
    if (step->plan.items.isEmpty())
        co_return;
    if (place->spine && place->inventory && !m_cancelled) {
        const auto counting =
            QObject::connect(place->spine, &Spine::progress, this,
                             [this, done = m_done, failed = m_failed](int nowDone, int nowFailed, int) {
                                 m_done = done + nowDone;
                                 m_failed = failed + nowFailed;
                                 Q_EMIT progress(m_done, m_failed, m_total);
                             });
        Plan plan = step->plan;
        outcome = co_await place->spine->apply(std::move(plan), concurrency);
        QObject::disconnect(counting);
    } else {
        outcome.cancelled = m_cancelled;
    }
    take(*out, *step, outcome, !place->spine || !place->inventory);
}

QCoro::Task<ReceiptPlace> OffboardRun::end(OffboardPlace place, int concurrency)
{
    const auto self = shared_from_this();
    ReceiptPlace out;
    out.backend = place.backend;
    out.partnerId = place.partnerId;
    if (!place.spine || !place.inventory)
        co_return out;
    const backends::BackendInfo info = place.inventory->backend().info();
    out.issuer = info.address;
    out.signedInAs = info.signedInAs;
    const Offboarding offboarding = offboardingOf({place.partnerId}, *place.inventory);
    out.partnerName = offboarding.partnerName;
    out.applications = offboarding.applications;
    const Plan whole = co_await planOffboard(place.spine, offboarding);
    if (whole.items.size() != offboarding.changes().size())
        co_return out; // the connection was closed meanwhile
    Step revoking, closing;
    qsizetype next = 0;
    for (const Offboarding::Item &item : offboarding.items) {
        out.items << item.receipt;
        if (!item.change)
            continue;
        Step &which = item.receipt.type == QLatin1String("partner") ? closing : revoking;
        which.plan.items << whole.items.at(next++);
        which.where << out.items.size() - 1;
    }
    co_await step(&place, &revoking, &out, concurrency);
    co_await step(&place, &closing, &out, concurrency);
    co_return out;
}

QCoro::Task<> OffboardRun::sign(Outcome *outcome)
{
    const auto self = shared_from_this();
    const Receipt receipt = outcome->receipt;
    // Of ten thousand keys it is a megabyte.
    QFuture<QByteArray> hashing = QtConcurrent::run([receipt] { return receipt.digest(); });
    const QByteArray digest = co_await hashing;
    for (qsizetype i = 0; i < receipt.places.size(); ++i) {
        const QString name = receipt.places.at(i).backend;
        const auto fail = [outcome, name](Error error) {
            error.context = name;
            outcome->problems << error;
        };
        for (const Objects &objects : questionsOf(receipt.places.at(i))) {
            const OffboardPlace place = m_places.at(i);
            backends::AuditBackend *audit = place.inventory ? place.inventory->backend().audit() : nullptr;
            if (!audit) {
                fail(backends::notSupported());
                break;
            }
            const Result<domain::ReceiptStatement> statement = co_await audit->signReceipt(digest, objects);
            if (!statement) {
                fail(statement.error());
                break;
            }
            outcome->receipt.statements << *statement;
        }
    }
}

QCoro::Task<OffboardRun::Outcome> OffboardRun::apply(QString partnerName, int concurrency)
{
    const auto self = shared_from_this();
    m_running = true;
    m_done = m_failed = 0;
    m_total = total();
    Outcome outcome;
    outcome.receipt.partner = partnerName;
    outcome.receipt.program = m_program;
    outcome.receipt.startedAt = m_clock.now();
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const ReceiptPlace place = co_await end(m_places.at(i), concurrency);
        outcome.receipt.places << place;
    }
    outcome.receipt.finishedAt = m_clock.now();
    outcome.cancelled = m_cancelled;
    co_await sign(&outcome);
    m_running = false;
    co_return outcome;
}

} // namespace octroi::change
