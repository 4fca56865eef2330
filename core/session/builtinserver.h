// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "base/secret.h"

#include <QCoroTask>
#include <QObject>
#include <QString>
#include <memory>

namespace octroi::session {

/// How to reach an octroid as its administrator.
struct Endpoint
{
    QString issuer; ///< "http://127.0.0.1:40123"
    QString clientId;
    std::shared_ptr<Secret> clientSecret;
    QString syslog; ///< "127.0.0.1:40124"
    qint64 pid = 0;
};

/// The octroid that the console starts for itself over a data folder of its own (mode 0700). Where
/// another console already runs one over that folder, it is used and not stopped at the end. When the
/// process dies (or the other console stops it) a new one is started, with back-off.
class BuiltinServer : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString program;    ///< path of octroid; "" looks beside this program, then in PATH
        QString dataFolder;
        quint64 demoSeed = 0; ///< not 0: fill an empty store with the demo organisation
    };
    enum class State { Stopped, Starting, Running, Restarting, Failed };
    Q_ENUM(State)

    explicit BuiltinServer(Options options, QObject *parent = nullptr);
    ~BuiltinServer() override; ///< stops the process if this console started it

    /// Runs once the endpoint is known. Errors: Storage (folder), InUse, NewerVersion, Damaged,
    /// StorageFull by octroid's exit code; NotFound when the program is missing; Timeout.
    QCoro::Task<Result<Endpoint>> start();
    /// Asks the process to end, waits for it at most 5 s, then kills it. Does nothing for another console's.
    void stop();

    State state() const;
    bool isOurs() const; ///< this console started the process
    Endpoint endpoint() const;
    Error lastError() const;

    /// "<AppLocalDataLocation>/builtin", or ".../demo".
    static QString defaultFolder(bool demo);

Q_SIGNALS:
    void stateChanged(octroi::session::BuiltinServer::State state);
    /// A new process with a new address and secret runs; connections have to be made again.
    void endpointChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace octroi::session
