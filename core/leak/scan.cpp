// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/scan.h"

#include "leak/scanworker.h"

#include <QCoroFuture>
#include <QPointer>
#include <QThread>

namespace octroi::leak {

struct Scan::Private
{
    QThread thread;
    std::shared_ptr<ScanWorker> worker;
};

Scan::Scan(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    qRegisterMetaType<ScanProgress>();
}

Scan::~Scan()
{
    cancel();
    d->thread.quit();
    d->thread.wait();
}

bool Scan::isRunning() const
{
    return d->worker != nullptr;
}

void Scan::cancel()
{
    if (d->worker)
        d->worker->cancel();
}

QCoro::Task<Result<Report>> Scan::run(ScanRequest request)
{
    if (d->worker)
        co_return Error{ErrorCode::InUse, {}, QStringLiteral("a scan is under way"), {}, {}};
    if (!d->thread.isRunning())
        d->thread.start();
    // Deleted where it lives, as long as anybody lives there: whoever holds it last may be this thread.
    const auto worker = std::shared_ptr<ScanWorker>(new ScanWorker(request), [](ScanWorker *one) {
        const QThread *thread = one->thread();
        if (thread && thread->isRunning())
            one->deleteLater();
        else
            delete one;
    });
    d->worker = worker;
    worker->moveToThread(&d->thread);
    connect(worker.get(), &ScanWorker::progressed, this, &Scan::progressed);
    QFuture<void> done = worker->future();
    QMetaObject::invokeMethod(worker.get(), &ScanWorker::start, Qt::QueuedConnection);
    const QPointer<Scan> self(this);
    co_await done;
    if (self)
        d->worker.reset();
    co_return worker->result();
}

} // namespace octroi::leak
