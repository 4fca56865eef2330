// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/execution.h"

#include "backends/scopesbackend.h"
#include "backends/tokensbackend.h"

#include <QPointer>
#include <QUuid>

namespace octroi::change {

namespace {

using backends::Task;

template <typename T>
QString idOf(const T &object)
{
    if constexpr (requires { object.id; })
        return object.id;
    else
        return object.name;
}

template <typename T>
Task<Executed> wrap(Task<T> task)
{
    Result<T> result = co_await std::move(task);
    if (!result)
        co_return result.error();
    Executed done;
    done.objectId = idOf(*result);
    done.object = std::move(*result);
    co_return done;
}

Task<Executed> wrap(Task<backends::IssuedKey> task)
{
    Result<backends::IssuedKey> result = co_await std::move(task);
    if (!result)
        co_return result.error();
    Executed done;
    done.objectId = result->key.id;
    done.object = result->key;
    done.issued = std::move(*result);
    co_return done;
}

Task<Executed> wrap(Task<backends::IssuedClient> task)
{
    Result<backends::IssuedClient> result = co_await std::move(task);
    if (!result)
        co_return result.error();
    Executed done;
    done.objectId = result->client.id;
    done.object = result->client;
    done.issuedClient = std::move(*result);
    co_return done;
}

/// The inventory holds no issuers: the identifier is all that is kept.
Task<Executed> wrap(Task<domain::TrustedIssuer> task)
{
    const Result<domain::TrustedIssuer> result = co_await std::move(task);
    if (!result)
        co_return result.error();
    Executed done;
    done.version = result->version;
    done.objectId = result->id;
    co_return done;
}

/// Nor alert rules.
Task<Executed> wrap(Task<backends::IssuedRule> task)
{
    Result<backends::IssuedRule> result = co_await std::move(task);
    if (!result)
        co_return result.error();
    Executed done;
    done.objectId = result->rule.id;
    done.version = result->rule.version;
    if (result->secret)
        done.issuedRule = std::move(*result);
    co_return done;
}

Task<Executed> wrap(Task<domain::Alert> task)
{
    const Result<domain::Alert> result = co_await std::move(task);
    if (!result)
        co_return result.error();
    Executed done;
    done.version = result->version;
    done.objectId = result->id;
    co_return done;
}

/// What was removed is told by its id alone.
Task<Executed> wrap(Task<void> task, QString id)
{
    const Result<void> result = co_await std::move(task);
    if (!result)
        co_return result.error();
    Executed done;
    done.objectId = std::move(id);
    co_return done;
}

/// The inventory holds no campaigns: whoever shows them reads them.
Task<Executed> wrap(Task<domain::Campaign> task)
{
    const Result<domain::Campaign> result = co_await std::move(task);
    if (!result)
        co_return result.error();
    Executed done;
    done.objectId = result->id;
    co_return done;
}

/// The scope that stays; what else is different comes with the feed.
Task<Executed> wrap(Task<domain::ScopeReplaced> task)
{
    const Result<domain::ScopeReplaced> result = co_await std::move(task);
    if (!result)
        co_return result.error();
    Executed done;
    done.objectId = result->scope.name;
    done.object = result->scope;
    co_return done;
}

/// A rotation that is refused where the key has another version by now. What takes many at once takes versions.
Task<Executed> rotateVersion(backends::KeysBackend *keys, RotateKey rotation, qint64 version, QString once)
{
    const QList<backends::BulkItem> items{
        {QStringLiteral("rotate"), rotation.keyId, version, once,
         QJsonObject{{QStringLiteral("overlap_seconds"), rotation.overlapSeconds}}}};
    const Result<QList<backends::BulkResult>> results = co_await keys->bulk(items);
    if (!results)
        co_return results.error();
    if (results->size() != 1)
        co_return Error{ErrorCode::Protocol, rotation.keyId, QStringLiteral("another number of results came back"), {}, {}};
    const backends::BulkResult result = results->first();
    if (result.error)
        co_return *result.error;
    const Result<domain::ApiKey> made = co_await keys->key(result.id);
    if (!made)
        co_return made.error();
    Executed done;
    done.objectId = made->id;
    done.object = *made;
    done.issued = backends::IssuedKey{*made, result.secret};
    co_return done;
}

/// One call for each kind of change. `once` is the idempotency key.
struct Caller
{
    backends::Backend &backend;
    qint64 version;
    QString once;

    Task<Executed> operator()(const CreatePartner &c) const
    {
        return wrap(backend.directory()->createPartner(c.partner, once));
    }
    Task<Executed> operator()(const UpdatePartner &c) const
    {
        return wrap(backend.directory()->updatePartner(c.partner));
    }
    Task<Executed> operator()(const CreateApplication &c) const
    {
        return wrap(backend.directory()->createApplication(c.application, once));
    }
    Task<Executed> operator()(const UpdateApplication &c) const
    {
        return wrap(backend.directory()->updateApplication(c.application));
    }
    Task<Executed> operator()(const CreateApi &c) const
    {
        return wrap(backend.apis()->createApi(c.api, once));
    }
    Task<Executed> operator()(const UpdateApi &c) const { return wrap(backend.apis()->updateApi(c.api)); }
    Task<Executed> operator()(const CreateScope &c) const
    {
        return wrap(backend.apis()->createScope(c.scope, once));
    }
    Task<Executed> operator()(const UpdateScope &c) const
    {
        return wrap(backend.apis()->updateScope(c.scope));
    }
    Task<Executed> operator()(const CreatePlan &c) const
    {
        return wrap(backend.apis()->createPlan(c.plan, once));
    }
    Task<Executed> operator()(const UpdatePlan &c) const { return wrap(backend.apis()->updatePlan(c.plan)); }
    Task<Executed> operator()(const DeleteApi &c) const
    {
        return wrap(backend.apis()->removeApi(c.apiId, version), c.apiId);
    }
    Task<Executed> operator()(const DeleteScope &c) const
    {
        return wrap(backend.apis()->removeScope(c.name, version), c.name);
    }
    Task<Executed> operator()(const ReplaceScope &c) const
    {
        return wrap(backends::scopesOf(&backend)->replaceScope({c.name, c.by}, c.isMerge, version, once));
    }
    Task<Executed> operator()(const IssueKey &c) const { return wrap(backend.keys()->issue(c.key, once)); }
    Task<Executed> operator()(const UpdateKey &c) const
    {
        return wrap(backend.keys()->update(c.keyId, c.patch, version, once));
    }
    Task<Executed> operator()(const SuspendKey &c) const
    {
        return wrap(backend.keys()->suspend(c.keyId, version, once));
    }
    Task<Executed> operator()(const ResumeKey &c) const
    {
        return wrap(backend.keys()->resume(c.keyId, version, once));
    }
    Task<Executed> operator()(const RevokeKey &c) const
    {
        return wrap(backend.keys()->revoke(c.keyId, version, once));
    }
    Task<Executed> operator()(const RotateKey &c) const
    {
        const QString by = c.once.isEmpty() ? once : c.once;
        return version > 0 ? rotateVersion(backend.keys(), c, version, by)
                           : wrap(backend.keys()->rotate(c.keyId, c.overlapSeconds, by));
    }
    Task<Executed> operator()(const RestoreKey &c) const
    {
        return wrap(backend.keys()->restore(c.keyId, version, once));
    }
    Task<Executed> operator()(const MoveKey &c) const
    {
        return wrap(backend.keys()->move(c.keyId, c.applicationId, version, once));
    }
    Task<Executed> operator()(const CreateClient &c) const
    {
        return wrap(backend.clients()->createClient(c.client, once));
    }
    Task<Executed> operator()(const UpdateClient &c) const
    {
        return wrap(backend.clients()->updateClient(c.client));
    }
    Task<Executed> operator()(const SuspendClient &c) const
    {
        return wrap(backend.clients()->suspendClient(c.clientId, version));
    }
    Task<Executed> operator()(const ResumeClient &c) const
    {
        return wrap(backend.clients()->resumeClient(c.clientId, version));
    }
    Task<Executed> operator()(const RevokeClient &c) const
    {
        return wrap(backend.clients()->revokeClient(c.clientId, version));
    }
    // These have a version only where baseOn() gave them one.
    Task<Executed> operator()(const AddClientSecret &c) const
    {
        return wrap(backend.clients()->addSecret(c.clientId, c.expiresAt, version, once));
    }
    Task<Executed> operator()(const RotateClientSecret &c) const
    {
        return wrap(backend.clients()->rotateSecret(c.clientId, c.overlapSeconds, c.expiresAt, version, once));
    }
    Task<Executed> operator()(const RevokeClientSecret &c) const
    {
        return wrap(backend.clients()->revokeSecret(c.clientId, c.secretId, version));
    }
    Task<Executed> operator()(const StartCampaign &c) const
    {
        return wrap(backend.campaigns()->createCampaign(c.campaign, once));
    }
    Task<Executed> operator()(const UpdateCampaign &c) const
    {
        return wrap(backend.campaigns()->updateCampaign(c.campaign));
    }
    Task<Executed> operator()(const NoteDeliveries &c) const
    {
        return wrap(backend.campaigns()->noteDeliveries(c.campaignId, c.keyIds));
    }
    Task<Executed> operator()(const RevokeToken &c) const
    {
        return wrap(backends::tokensOf(&backend)->revokeToken(c.tokenId), c.tokenId);
    }
    Task<Executed> operator()(const RevokeTokens &c) const
    {
        return wrap(backends::tokensOf(&backend)->revokeTokens(c.ofClient, c.ofAccount), c.ofClient.isEmpty() ? c.ofAccount : c.ofClient);
    }
    Task<Executed> operator()(const CreateTrustedIssuer &c) const
    {
        return wrap(backends::trustOf(&backend)->createTrustedIssuer(c.issuer, once));
    }
    Task<Executed> operator()(const UpdateTrustedIssuer &c) const
    {
        return wrap(backends::trustOf(&backend)->updateTrustedIssuer(c.issuer));
    }
    Task<Executed> operator()(const DeleteTrustedIssuer &c) const
    {
        return wrap(backends::trustOf(&backend)->removeTrustedIssuer(c.issuer.id, version), c.issuer.id);
    }
    backends::AlertsBackend &alerts() const { return *backends::alertsOf(&backend); }
    Task<Executed> operator()(const CreateAlertRule &c) const { return wrap(alerts().createAlertRule(c.rule, once)); }
    Task<Executed> operator()(const UpdateAlertRule &c) const { return wrap(alerts().updateAlertRule(c.rule)); }
    Task<Executed> operator()(const DeleteAlertRule &c) const
    {
        return wrap(alerts().removeAlertRule(c.rule.id, version), c.rule.id);
    }
    Task<Executed> operator()(const RotateWebhookSecret &c) const
    {
        return wrap(alerts().rotateWebhookSecret(c.rule.id, version));
    }
    Task<Executed> operator()(const AcknowledgeAlert &c) const
    {
        return wrap(alerts().acknowledgeAlert(c.alert.id, version));
    }
    Task<Executed> operator()(const SnoozeAlert &c) const
    {
        return wrap(alerts().snoozeAlert(c.alert.id, c.until, version));
    }
};

/// Where the idempotency key counts: creations, and whatever is done to a key.
template <typename C>
constexpr bool kIsRepeatable = std::is_same_v<C, CreatePartner> || std::is_same_v<C, CreateApplication> ||
                               std::is_same_v<C, CreateApi> || std::is_same_v<C, CreateScope> ||
                               std::is_same_v<C, CreatePlan> || std::is_same_v<C, IssueKey> ||
                               std::is_same_v<C, CreateClient> || std::is_same_v<C, AddClientSecret> ||
                               std::is_same_v<C, RotateClientSecret> || std::is_same_v<C, StartCampaign> ||
                               std::is_same_v<C, NoteDeliveries> || std::is_same_v<C, RevokeToken> ||
                               std::is_same_v<C, RevokeTokens> || std::is_same_v<C, CreateTrustedIssuer> ||
                               std::is_same_v<C, CreateAlertRule> || std::is_same_v<C, ReplaceScope> || requires(C c)
{
    c.keyId;
};

bool isRepeatable(const Change &change)
{
    return std::visit([](const auto &c) { return kIsRepeatable<std::decay_t<decltype(c)>>; }, change);
}

bool supports(backends::Backend &backend, const Change &change)
{
    if (std::holds_alternative<ReplaceScope>(change))
        return backends::scopesOf(&backend);
    if (change.index() <= 3)
        return backend.directory();
    if (change.index() <= 11)
        return backend.apis();
    if (change.index() >= 36)
        return backends::alertsOf(&backend);
    if (change.index() >= 33)
        return backends::trustOf(&backend);
    if (change.index() >= 31)
        return backends::tokensOf(&backend);
    if (change.index() >= 28)
        return backend.campaigns();
    if (change.index() >= 20)
        return backend.clients();
    return backend.keys();
}
static_assert(std::is_same_v<std::variant_alternative_t<3, Change>, UpdateApplication>);
static_assert(std::is_same_v<std::variant_alternative_t<11, Change>, DeleteScope>);
static_assert(std::is_same_v<std::variant_alternative_t<20, Change>, CreateClient>);
static_assert(std::is_same_v<std::variant_alternative_t<28, Change>, StartCampaign>);
static_assert(std::is_same_v<std::variant_alternative_t<31, Change>, RevokeToken>);
static_assert(std::is_same_v<std::variant_alternative_t<33, Change>, CreateTrustedIssuer>);
static_assert(std::is_same_v<std::variant_alternative_t<36, Change>, CreateAlertRule>);

bool answerWasLost(const Error &error)
{
    return error.code == ErrorCode::Network || error.code == ErrorCode::Timeout;
}

} // namespace

QCoro::Task<Result<Executed>> execute(backends::Backend *backend, PlannedItem item, QString once)
{
    if (!supports(*backend, item.change))
        co_return Error{ErrorCode::Unavailable,
                        item.objectName,
                        QStringLiteral("this backend cannot do it"),
                        {},
                        QStringLiteral("not_supported")};
    const QPointer<backends::Backend> here(backend);
    if (once.isEmpty())
        once = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Caller caller{*backend, item.version, once};
    Result<Executed> result = co_await std::visit(caller, item.change);
    if (result || !here || !isRepeatable(item.change) || !answerWasLost(result.error()))
        co_return result;
    Result<Executed> again = co_await std::visit(caller, item.change);
    co_return again;
}

} // namespace octroi::change
