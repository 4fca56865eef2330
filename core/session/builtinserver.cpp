// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/builtinserver.h"

#include "base/log.h"
#include "session/consolefile.h"
#include "session/octroidprogram.h"

#include <QCoroTimer>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

namespace octroi::session {

namespace {

using namespace std::chrono_literals;

constexpr qint64 kStartTimeoutMs = 30'000; ///< a large demo organisation takes a while
constexpr qint64 kOtherTimeoutMs = 10'000; ///< for the file of another console's octroid
constexpr auto kPoll = 50ms;
constexpr int kStopMs = 5000;
constexpr int kMostRestarts = 10; ///< in a row, each with nothing that ran for a while
constexpr qint64 kSteadyMs = 30'000;

} // namespace

struct BuiltinServer::Private
{
    BuiltinServer *q;
    Options options;
    State state = State::Stopped;
    Endpoint endpoint;
    Error lastError;
    std::unique_ptr<QProcess> process;
    QByteArray stderrTail;
    QTimer watch; ///< over another console's octroid
    QElapsedTimer runningSince;
    int restarts = 0;
    int missed = 0;
    qint64 generation = 0; ///< a stop makes what is under way stale
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);

    void setState(State next)
    {
        if (state == next)
            return;
        state = next;
        Q_EMIT q->stateChanged(next);
    }

    Result<void> launch();
    int leaving = 0; ///< processes that were told to end and have not yet

    QCoro::Task<Result<Endpoint>> bringUp(qint64 mine);
    QCoro::Task<Result<Endpoint>> attach(qint64 mine, qint64 timeoutMs);
    QCoro::Task<> restart();
    QCoro::Task<> look();
    void accept(const Endpoint &found, bool ours);
    void processEnded();
};

Result<void> BuiltinServer::Private::launch()
{
    const Result<QString> program = findProgram(options.program);
    if (!program)
        return program.error();
    stderrTail.clear();
    process = std::make_unique<QProcess>();
    // Standard input stays open as long as this program lives: its end tells octroid to stop.
    QStringList arguments{QStringLiteral("--data"),
                          options.dataFolder,
                          QStringLiteral("--listen"),
                          QStringLiteral("127.0.0.1:0"),
                          QStringLiteral("--console-file"),
                          consoleFilePath(options.dataFolder),
                          QStringLiteral("--exit-with-parent")};
    if (options.demoSeed != 0)
        arguments << QStringLiteral("--demo") << QString::number(options.demoSeed);
    process->setStandardOutputFile(QProcess::nullDevice());
    QObject::connect(process.get(), &QProcess::readyReadStandardError, q,
                     [this] { stderrTail = (stderrTail + process->readAllStandardError()).right(8192); });
    QObject::connect(process.get(), &QProcess::finished, q, [this] { processEnded(); });
    process->start(*program, arguments);
    return {};
}

QCoro::Task<Result<Endpoint>> BuiltinServer::Private::attach(qint64 mine, qint64 timeoutMs)
{
    const auto stillHere = alive;
    QElapsedTimer waited;
    waited.start();
    Error problem{ErrorCode::InUse,
                  options.dataFolder,
                  QStringLiteral("another octroid uses the folder and does not answer"),
                  {},
                  {}};
    do {
        const Result<Endpoint> found = readConsoleFile(options.dataFolder);
        if (found) {
            const bool answers = co_await probeEndpoint(*found);
            if (!*stillHere || mine != generation)
                co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
            if (answers)
                co_return found;
        }
        if (timeoutMs > 0)
            co_await QCoro::sleepFor(kPoll * 4);
        if (!*stillHere || mine != generation)
            co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
    } while (waited.elapsed() < timeoutMs);
    co_return problem;
}

QCoro::Task<Result<Endpoint>> BuiltinServer::Private::bringUp(qint64 mine)
{
    const auto stillHere = alive;
    const Error cancelled{ErrorCode::Cancelled, options.dataFolder, {}, {}, {}};
    const Result<void> folder = prepareFolder(options.dataFolder);
    if (!folder)
        co_return folder.error();
    const Result<Endpoint> others = co_await attach(mine, 0);
    if (!*stillHere || mine != generation)
        co_return cancelled;
    if (others) {
        accept(*others, false);
        co_return others;
    }
    const Result<void> launched = launch();
    if (!launched)
        co_return launched.error();
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < kStartTimeoutMs) {
        if (process->state() == QProcess::NotRunning) {
            const bool failedToStart = process->error() == QProcess::FailedToStart;
            const int code = process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1;
            const QString detail = failedToStart ? process->errorString() : lastDetail(stderrTail);
            process.reset();
            if (failedToStart)
                co_return Error{ErrorCode::NotFound, options.program, detail, {}, {}};
            if (code != 4)
                co_return errorFromExit(code, options.dataFolder, detail);
            // Another console was faster: its octroid is used.
            const Result<Endpoint> other = co_await attach(mine, kOtherTimeoutMs);
            if (!*stillHere || mine != generation)
                co_return cancelled;
            if (other)
                accept(*other, false);
            co_return other;
        }
        const Result<Endpoint> file = readConsoleFile(options.dataFolder);
        if (file && file->pid == process->processId()) {
            const bool answers = co_await probeEndpoint(*file);
            if (!*stillHere || mine != generation)
                co_return cancelled;
            if (answers && process) {
                accept(*file, true);
                co_return file;
            }
        }
        co_await QCoro::sleepFor(kPoll);
        if (!*stillHere || mine != generation || !process)
            co_return cancelled;
    }
    process->kill();
    co_return Error{ErrorCode::Timeout,
                    options.dataFolder,
                    QStringLiteral("octroid does not answer after its start"),
                    {},
                    {}};
}

void BuiltinServer::Private::accept(const Endpoint &found, bool ours)
{
    const bool different = endpoint.issuer != found.issuer || endpoint.pid != found.pid;
    const bool first = endpoint.issuer.isEmpty();
    endpoint = found;
    missed = 0;
    runningSince.start();
    if (ours)
        watch.stop();
    else
        watch.start();
    setState(State::Running);
    logEvent(LogLevel::Info, "builtin.running",
             {{"address", found.issuer}, {"ours", ours ? QStringLiteral("yes") : QStringLiteral("no")}});
    if (different && !first)
        Q_EMIT q->endpointChanged();
}

void BuiltinServer::Private::processEnded()
{
    // While it starts, bringUp() sees the end for itself.
    if (state != State::Running)
        return;
    logEvent(LogLevel::Warning, "builtin.died", {{"detail", lastDetail(stderrTail)}});
    // Not here: this is called from within the process object.
    QTimer::singleShot(0, q, [this] { restart(); });
}

QCoro::Task<> BuiltinServer::Private::restart()
{
    if (state != State::Running)
        co_return;
    const auto stillHere = alive;
    const qint64 mine = ++generation;
    watch.stop();
    process.reset();
    setState(State::Restarting);
    if (runningSince.isValid() && runningSince.elapsed() > kSteadyMs)
        restarts = 0;
    while (true) {
        // At once the first time, then longer and longer, at most 10 s.
        if (restarts > 0)
            co_await QCoro::sleepFor(std::chrono::milliseconds(qMin(10'000, 250 << qMin(restarts, 6))));
        if (!*stillHere || mine != generation)
            co_return;
        ++restarts;
        const Result<Endpoint> result = co_await bringUp(mine);
        if (!*stillHere || mine != generation || result)
            co_return;
        lastError = result.error();
        logEvent(LogLevel::Warning, "builtin.restart_failed", {{"error", lastError.toString()}});
        if (isFinal(lastError) || restarts >= kMostRestarts) {
            setState(State::Failed);
            co_return;
        }
    }
}

QCoro::Task<> BuiltinServer::Private::look()
{
    const auto stillHere = alive;
    const qint64 mine = generation;
    const bool answers = co_await probeEndpoint(endpoint);
    if (!*stillHere || mine != generation || state != State::Running || process)
        co_return;
    missed = answers ? 0 : missed + 1;
    if (missed >= 2)
        restart();
}

BuiltinServer::BuiltinServer(Options options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->q = this;
    d->options = std::move(options);
    d->watch.setInterval(1000);
    connect(&d->watch, &QTimer::timeout, this, [this] { d->look(); });
}

BuiltinServer::~BuiltinServer()
{
    *d->alive = false;
    d->state = State::Stopped;
    if (!d->process || d->process->state() == QProcess::NotRunning)
        return;
    d->process->disconnect(this);
    d->process->closeWriteChannel();
    d->process->terminate();
    if (!d->process->waitForFinished(kStopMs)) {
        d->process->kill();
        d->process->waitForFinished(1000);
    }
}

QCoro::Task<Result<Endpoint>> BuiltinServer::start()
{
    const auto stillHere = d->alive;
    if (d->state == State::Running)
        co_return d->endpoint;
    const qint64 mine = ++d->generation;
    d->restarts = 0;
    d->setState(State::Starting);
    // One that stop() sent away still holds the folder, and its file still answers.
    while (d->leaving > 0) {
        co_await QCoro::sleepFor(kPoll);
        if (!*stillHere)
            co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
        if (mine != d->generation)
            co_return Error{ErrorCode::Cancelled, d->options.dataFolder, {}, {}, {}};
    }
    const Result<Endpoint> result = co_await d->bringUp(mine);
    if (!*stillHere || mine != d->generation)
        co_return result;
    if (!result) {
        d->lastError = result.error();
        d->setState(State::Failed);
    }
    co_return result;
}

void BuiltinServer::stop()
{
    ++d->generation;
    d->watch.stop();
    d->setState(State::Stopped);
    if (!d->process)
        return;
    QProcess *process = d->process.release();
    // The process outlives its entry here until it has ended; the owner of both is this object.
    process->setParent(this);
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    ++d->leaving;
    connect(process, &QProcess::finished, this, [this, process] {
        --d->leaving;
        process->deleteLater();
    });
    process->closeWriteChannel();
    process->terminate();
    QTimer::singleShot(kStopMs, process, &QProcess::kill);
}

BuiltinServer::State BuiltinServer::state() const
{
    return d->state;
}

bool BuiltinServer::isOurs() const
{
    return d->process && d->process->state() != QProcess::NotRunning;
}

Endpoint BuiltinServer::endpoint() const
{
    return d->endpoint;
}

Error BuiltinServer::lastError() const
{
    return d->lastError;
}

QString BuiltinServer::defaultFolder(bool demo)
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
           (demo ? QStringLiteral("/demo") : QStringLiteral("/builtin"));
}

} // namespace octroi::session
