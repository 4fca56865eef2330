// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/sentcalls.h"

#include "backends/connection.h"
#include "backends/toldcalls.h"
#include "change/planning.h"

namespace octroi::change {

namespace {

using backends::Capability;
using backends::ClientChange;
using Told = backends::ToldCalls::Told;
using What = ClientChange::What;

/// What a backend that tells its calls says of each change that it can do.
struct Teller
{
    const backends::ToldCalls &backend;
    const inventory::Inventory &inventory;

    Told client(What what, const QString &id, qint64 overlap = 0) const
    {
        const domain::OAuthClient *known = inventory.client(id);
        return known ? backend.callsOf(ClientChange{what, *known, *known, overlap}) : Told(QList<backends::PlannedCall>());
    }
    Told operator()(const CreatePartner &c) const { return backend.callsOf(c.partner); }
    Told operator()(const UpdatePartner &c) const { return backend.callsOf(c.partner); }
    Told operator()(const CreateApplication &c) const { return backend.callsOf(c.application); }
    Told operator()(const UpdateApplication &c) const { return backend.callsOf(c.application); }
    Told operator()(const CreateScope &c) const { return backend.callsOf(nullptr, &c.scope); }
    Told operator()(const UpdateScope &c) const
    {
        const domain::Scope *known = inventory.scope(c.scope.name);
        return known ? backend.callsOf(known, &c.scope) : Told(QList<backends::PlannedCall>());
    }
    Told operator()(const DeleteScope &c) const
    {
        const domain::Scope *known = inventory.scope(c.name);
        return known ? backend.callsOf(known, nullptr) : Told(QList<backends::PlannedCall>());
    }
    Told operator()(const CreateClient &c) const { return backend.callsOf(ClientChange{What::Create, {}, c.client, 0}); }
    Told operator()(const UpdateClient &c) const
    {
        const domain::OAuthClient *known = inventory.client(c.client.id);
        return known ? backend.callsOf(ClientChange{What::Update, *known, c.client, 0}) : Told(QList<backends::PlannedCall>());
    }
    Told operator()(const SuspendClient &c) const { return client(What::Suspend, c.clientId); }
    Told operator()(const ResumeClient &c) const { return client(What::Resume, c.clientId); }
    Told operator()(const RevokeClient &c) const { return client(What::Revoke, c.clientId); }
    Told operator()(const RotateClientSecret &c) const { return client(What::RotateSecret, c.clientId, c.overlapSeconds); }
    Told operator()(const RevokeClientSecret &c) const { return client(What::RevokeSecret, c.clientId); }
    Told operator()(const RevokeToken &c) const { return backend.callsOf(backends::TokenEnd{c.tokenId}); }
    Told operator()(const RevokeTokens &) const { return backend.callsOf(backends::TokenEnd{}); }
    template <typename Other>
    Told operator()(const Other &) const
    {
        return QList<backends::PlannedCall>();
    }
};

template <typename C, typename... Kinds>
constexpr bool isOneOf = (std::is_same_v<C, Kinds> || ...);

template <typename C>
std::optional<Capability> needOf()
{
    if constexpr (requires(C c) { c.keyId; } || std::is_same_v<C, IssueKey>)
        return Capability::ApiKeys;
    else if constexpr (isOneOf<C, CreateApi, UpdateApi, DeleteApi>)
        return Capability::Apis;
    else if constexpr (isOneOf<C, CreatePlan, UpdatePlan>)
        return Capability::Plans;
    else if constexpr (isOneOf<C, StartCampaign, UpdateCampaign, NoteDeliveries>)
        return Capability::Campaigns;
    else if constexpr (isOneOf<C, AddClientSecret>)
        return Capability::SecondSecret;
    else if constexpr (isOneOf<C, RotateClientSecret, RevokeClientSecret>)
        return Capability::SecretRotation;
    else if constexpr (isOneOf<C, CreateAlertRule, UpdateAlertRule, DeleteAlertRule, RotateWebhookSecret, AcknowledgeAlert, SnoozeAlert>)
        return Capability::Alerts;
    else
        return std::nullopt;
}

} // namespace

std::optional<Capability> neededFor(const Change &change)
{
    return std::visit([](const auto &c) { return needOf<std::decay_t<decltype(c)>>(); }, change);
}

QList<backends::PlannedCall> sentCalls(const PlannedItem &item, const inventory::Inventory &inventory)
{
    const backends::ToldCalls *told = backends::toldCallsOf(inventory.backend());
    if (!told || item.impossible)
        return {item.call};
    const Told calls = std::visit(Teller{*told, inventory}, item.change);
    return calls && !calls->isEmpty() ? *calls : QList<backends::PlannedCall>{item.call};
}

void fitToBackend(PlannedItem &item, const inventory::Inventory &inventory)
{
    const backends::Backend &backend = inventory.backend();
    if (const auto need = neededFor(item.change)) {
        const backends::CapabilityNote note = backends::capabilityOf(backend, *need);
        if (note.support == backends::Support::None)
            item.impossible = Error{ErrorCode::Unavailable, item.objectName, QString::fromUtf8(note.sentence), {},
                                    QStringLiteral("not_supported")};
    }
    const backends::ToldCalls *told = backends::toldCallsOf(backend);
    if (!told || item.impossible)
        return;
    const Told calls = std::visit(Teller{*told, inventory}, item.change);
    if (!calls)
        refuse(item, calls.error());
    else if (!calls->isEmpty())
        item.call = calls->first();
}

} // namespace octroi::change
