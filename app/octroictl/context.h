// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/octroid/octroidbackend.h"
#include "base/clock.h"
#include "change/spine.h"
#include "inventory/inventory.h"
#include "output.h"

#include <functional>
#include <string>

namespace octroi::ctl {

/// What was said on the command line about the connection.
struct ConnectionOptions
{
    std::string kind = "octroid", realm, signInRealm, mapping;
    std::string server, clientId, clientSecretFile, adminFile, dataFolder;
};

/// What becomes of a change when somebody else was faster.
enum class OnConflict {
    Fail,
    Mine, ///< mine where both changed the same
    Merge ///< only when nobody changed the same
};

/// The connection that a command works on. Lives until the program ends.
class Context
{
public:
    explicit Context(bool json)
        : out(json)
    {
    }
    QCoro::Task<Result<void>> connectTo(ConnectionOptions options); ///< finds the credential and signs in
    QCoro::Task<Result<void>> readInventory();                      ///< all but usage
    /// A call that the console has no other use for; its JSON body.
    QCoro::Task<Result<QJsonObject>> call(backends::HttpCall call);
    /// Plans and applies one change. With `dryRun` it is only previewed, and the Error has the reason kDryRun, of
    /// which Output::fail() says nothing.
    QCoro::Task<Result<change::ItemResult>> apply(change::Change change);

    bool dryRun = false;
    qint64 ifVersion = 0; ///< a change is based on this version of its object; 0: on the newest
    OnConflict onConflict = OnConflict::Fail;
    Output out;
    SystemClock clock;
    std::unique_ptr<backends::Backend> connection;
    backends::OctroidBackend *backend = nullptr; ///< the same where it is an octroid; else only commands that need none run
    backends::CallLog callLog;
    std::unique_ptr<backends::Transport> transport; ///< the same connection, for call()
    std::unique_ptr<inventory::Inventory> inventory;
    std::unique_ptr<change::Spine> spine;
    QString clientId; ///< who is signed in
};

/// What a command needs before it can run.
enum class Needs { Nothing, Connection, Inventory };
using Action = std::function<QCoro::Task<int>(Context &)>;

/// The command that was chosen.
struct Chosen
{
    Needs needs = Needs::Nothing;
    Action action;
};

} // namespace octroi::ctl
