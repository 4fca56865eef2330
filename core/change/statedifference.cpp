// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/statedifference.h"

#include "domain/name.h"

#include <QHash>

namespace octroi::change {

namespace {

using Wave = StateDifference;
using inventory::Inventory;

/// Compares one state with one inventory.
class Comparison
{
public:
    Comparison(const domain::State &wanted, const Inventory &inventory, bool prune)
        : m_wanted(wanted)
        , m_inventory(inventory)
        , m_prune(prune)
    {
    }
    QList<StateDifference> run();

private:
    void scopes();
    void plans();
    void apis();
    void partners();
    void partner(const domain::StatePartner &wanted, const domain::Partner *now);
    void applications(const domain::StatePartner &wanted, const domain::Partner *now);
    void clients(const domain::StateApplication &wanted, const domain::Application *now, const QString &path);
    void client(const domain::StateClient &wanted, const domain::OAuthClient *now,
                const QString &applicationId, const QString &path);
    void revoke(const domain::OAuthClient &client, const QString &path);
    void endClients(const domain::Application &application, const QString &path);

    StateDifference &add(StateAction action, const char *type, const QString &name);
    void keep(const char *type, const QString &name, const char *why);
    StateDifference *compare(const char *type, const QString &name, const QJsonObject &before,
                             const QJsonObject &after, bool exists);
    bool scopeKnown(const QString &name) const;
    void checkScopes(StateDifference &difference, const QStringList &scopes) const;

    const domain::State &m_wanted;
    const Inventory &m_inventory;
    bool m_prune;
    QList<StateDifference> m_out;
};

template <typename T>
QHash<QString, const T *> byName(const std::vector<T> &rows)
{
    QHash<QString, const T *> out;
    for (const T &row : rows)
        out.insert(domain::nameKey(row.name), &row);
    return out;
}

template <typename T>
QHash<QString, const T *> byName(const std::vector<const T *> &rows)
{
    QHash<QString, const T *> out;
    for (const T *row : rows)
        out.insert(domain::nameKey(row->name), row);
    return out;
}

void refuse(StateDifference &difference, ErrorCode code, const char *field, const char *reason,
            const QString &detail)
{
    if (!difference.impossible)
        difference.impossible =
            Error{code, difference.name, detail, QString::fromLatin1(field), QString::fromLatin1(reason)};
}

QList<StateDifference> Comparison::run()
{
    scopes();
    plans();
    apis();
    partners();
    return m_out;
}

StateDifference &Comparison::add(StateAction action, const char *type, const QString &name)
{
    StateDifference one;
    one.action = action;
    one.type = QString::fromLatin1(type);
    one.name = name;
    m_out.append(one);
    return m_out.last();
}

void Comparison::keep(const char *type, const QString &name, const char *why)
{
    StateDifference &one = add(StateAction::Keep, type, name);
    one.impossible =
        Error{ErrorCode::Unavailable, name, QString::fromLatin1(why), {}, QStringLiteral("not_supported")};
}

/// Null when there is nothing to do.
StateDifference *Comparison::compare(const char *type, const QString &name, const QJsonObject &before,
                                     const QJsonObject &after, bool exists)
{
    QList<FieldDifference> fields;
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (it.value() != before.value(it.key()))
            fields.append({it.key(), exists ? before.value(it.key()) : QJsonValue(), it.value()});
    }
    if (exists && fields.isEmpty())
        return nullptr;
    StateDifference &one = add(exists ? StateAction::Update : StateAction::Create, type, name);
    one.fields = fields;
    return &one;
}

bool Comparison::scopeKnown(const QString &name) const
{
    const QString stem = name.endsWith(QLatin1String(":*")) ? name.chopped(1) : QString();
    const auto covers = [&](const domain::Scope &scope) {
        return stem.isEmpty() ? scope.name == name : scope.name.startsWith(stem);
    };
    if (m_wanted.scopes && std::any_of(m_wanted.scopes->begin(), m_wanted.scopes->end(), covers))
        return true;
    const auto &there = m_inventory.scopes();
    return (!m_wanted.scopes || !m_prune) && std::any_of(there.begin(), there.end(), covers);
}

void Comparison::checkScopes(StateDifference &difference, const QStringList &scopes) const
{
    static const QStringList protocol{QStringLiteral("openid"), QStringLiteral("profile"),
                                      QStringLiteral("email"), QStringLiteral("offline_access")};
    for (const QString &scope : scopes) {
        if (!protocol.contains(scope) && !scopeKnown(scope))
            refuse(
                difference, ErrorCode::Invalid, "scopes", "scope_unknown",
                QStringLiteral("there is no scope %1, neither in the state nor on the backend").arg(scope));
    }
}

void Comparison::scopes()
{
    if (!m_wanted.scopes)
        return;
    QSet<QString> named;
    for (const domain::Scope &wanted : *m_wanted.scopes) {
        named.insert(wanted.name);
        const domain::Scope *now = m_inventory.scope(wanted.name);
        StateDifference *one = compare("scope", wanted.name, domain::stateJson(now ? *now : domain::Scope()),
                                       domain::stateJson(wanted), now);
        if (!one)
            continue;
        domain::Scope scope = wanted;
        scope.version = now ? now->version : 0;
        one->steps.append({Wave::Foundations, now ? Change(UpdateScope{scope}) : Change(CreateScope{scope})});
    }
    for (const domain::Scope &scope : m_inventory.scopes()) {
        if (m_prune && !named.contains(scope.name))
            add(StateAction::Remove, "scope", scope.name)
                .steps.append({Wave::Endings, Change(DeleteScope{scope.name})});
    }
}

void Comparison::plans()
{
    if (!m_wanted.plans)
        return;
    auto there = byName(m_inventory.plans());
    for (const domain::Plan &wanted : *m_wanted.plans) {
        const domain::Plan *now = there.take(domain::nameKey(wanted.name));
        StateDifference *one = compare("plan", wanted.name, domain::stateJson(now ? *now : domain::Plan()),
                                       domain::stateJson(wanted), now);
        if (!one)
            continue;
        domain::Plan plan = wanted;
        plan.id = now ? now->id : QString();
        plan.version = now ? now->version : 0;
        one->steps.append({Wave::Foundations, now ? Change(UpdatePlan{plan}) : Change(CreatePlan{plan})});
    }
    for (const domain::Plan &plan : m_inventory.plans()) {
        if (m_prune && there.contains(domain::nameKey(plan.name)))
            keep("plan", plan.name, "plans cannot be deleted");
    }
}

void Comparison::apis()
{
    if (!m_wanted.apis)
        return;
    auto there = byName(m_inventory.apis());
    QSet<QString> paths;
    for (const domain::Api &wanted : *m_wanted.apis) {
        paths.insert(wanted.basePath);
        const domain::Api *now = there.take(domain::nameKey(wanted.name));
        StateDifference *one = compare("api", wanted.name, domain::stateJson(now ? *now : domain::Api()),
                                       domain::stateJson(wanted), now);
        if (!one)
            continue;
        domain::Api api = wanted;
        api.id = now ? now->id : QString();
        api.version = now ? now->version : 0;
        one->steps.append({Wave::Middle, now ? Change(UpdateApi{api}) : Change(CreateApi{api})});
        for (const domain::Endpoint &endpoint : wanted.endpoints)
            checkScopes(*one, endpoint.scopes);
    }
    for (const domain::Api &api : m_inventory.apis()) {
        if (!m_prune || !there.contains(domain::nameKey(api.name)))
            continue;
        // Two APIs cannot have one base path: where another one takes it over, this one goes first.
        const auto wave = paths.contains(api.basePath) ? Wave::FreedPaths : Wave::Removals;
        add(StateAction::Remove, "api", api.name).steps.append({wave, Change(DeleteApi{api.id})});
    }
}

void Comparison::partners()
{
    if (!m_wanted.partners)
        return;
    auto there = byName(m_inventory.partners());
    for (const domain::StatePartner &wanted : *m_wanted.partners) {
        const domain::Partner *now = there.take(domain::nameKey(wanted.partner.name));
        partner(wanted, now);
        applications(wanted, now);
    }
    for (const domain::Partner &one : m_inventory.partners()) {
        if (!m_prune || !there.contains(domain::nameKey(one.name)) ||
            one.status == domain::PartnerStatus::Closed)
            continue;
        domain::Partner closed = one;
        closed.status = domain::PartnerStatus::Closed;
        add(StateAction::Remove, "partner", one.name)
            .steps.append({Wave::Endings, Change(UpdatePartner{closed})});
    }
}

void Comparison::partner(const domain::StatePartner &wanted, const domain::Partner *now)
{
    const QJsonObject before = domain::stateJson(now ? *now : domain::Partner());
    StateDifference *one =
        compare("partner", wanted.partner.name, before, domain::stateJson(wanted.partner), now);
    if (!one)
        return;
    domain::Partner partner = wanted.partner;
    if (!now) {
        one->steps.append({Wave::Foundations, Change(CreatePartner{partner})});
        if (partner.status == domain::PartnerStatus::Closed)
            one->steps.append({Wave::Endings, std::nullopt});
        return;
    }
    partner.id = now->id;
    partner.version = now->version;
    const bool closes =
        now->status == domain::PartnerStatus::Active && partner.status == domain::PartnerStatus::Closed;
    // A closed partner takes neither applications nor clients, so it is closed at the end.
    if (closes) {
        domain::Partner first = partner;
        first.status = now->status;
        if (domain::stateJson(first) != before)
            one->steps.append({Wave::Foundations, Change(UpdatePartner{first})});
    }
    one->steps.append({closes ? Wave::Endings : Wave::Foundations, Change(UpdatePartner{partner})});
}

void Comparison::applications(const domain::StatePartner &wanted, const domain::Partner *now)
{
    auto there =
        now ? byName(m_inventory.applicationsOf(now->id)) : QHash<QString, const domain::Application *>();
    for (const domain::StateApplication &application : wanted.applications) {
        const QString path = wanted.partner.name + u'/' + application.application.name;
        const domain::Application *old = there.take(domain::nameKey(application.application.name));
        StateDifference *one =
            compare("application", path, domain::stateJson(old ? *old : domain::Application()),
                    domain::stateJson(application.application), old);
        if (one) {
            domain::Application next = application.application;
            next.id = old ? old->id : QString();
            next.partnerId = now ? now->id : QString();
            next.version = old ? old->version : 0;
            const auto change = old   ? std::optional(Change(UpdateApplication{next}))
                                : now ? std::optional(Change(CreateApplication{next}))
                                      : std::nullopt;
            one->steps.append({Wave::Middle, change});
        }
        clients(application, old, path);
    }
    if (!m_prune || !now)
        return;
    for (const domain::Application *application : m_inventory.applicationsOf(now->id)) {
        if (!there.contains(domain::nameKey(application->name)))
            continue;
        const QString path = now->name + u'/' + application->name;
        keep("application", path,
             "applications cannot be deleted; close the partner, or revoke its credentials");
        endClients(*application, path);
    }
}

void Comparison::revoke(const domain::OAuthClient &client, const QString &path)
{
    add(StateAction::Remove, "client", path + u'/' + client.name)
        .steps.append({Wave::Removals, Change(RevokeClient{client.id})});
}

void Comparison::endClients(const domain::Application &application, const QString &path)
{
    for (const domain::OAuthClient *client : m_inventory.clientsOf(application.id)) {
        if (!client->revokedAt.isValid() && !client->registered)
            revoke(*client, path);
    }
}

void Comparison::clients(const domain::StateApplication &wanted, const domain::Application *now,
                         const QString &path)
{
    QHash<QString, QList<const domain::OAuthClient *>> there;
    const auto all = now ? m_inventory.clientsOf(now->id) : std::vector<const domain::OAuthClient *>();
    for (const domain::OAuthClient *client : all) {
        if (!client->revokedAt.isValid() && !client->registered)
            there[domain::nameKey(client->name)].append(client);
    }
    for (const domain::StateClient &one : wanted.clients) {
        const auto same = there.take(domain::nameKey(one.client.name));
        client(one, same.value(0), now ? now->id : QString(), path + u'/' + one.client.name);
        if (same.size() < 2)
            continue;
        StateDifference &ambiguous = add(StateAction::Update, "client", path + u'/' + one.client.name);
        refuse(ambiguous, ErrorCode::Conflict, "name", "name_ambiguous",
               QStringLiteral("%1 clients have this name; rename or revoke all but one").arg(same.size()));
    }
    for (const domain::OAuthClient *client : all) {
        const bool left = there.value(domain::nameKey(client->name)).contains(client);
        if (m_prune && left)
            revoke(*client, path);
    }
}

void Comparison::client(const domain::StateClient &wanted, const domain::OAuthClient *now,
                        const QString &applicationId, const QString &path)
{
    const domain::Plan *nowPlan = now ? m_inventory.plan(now->planId) : nullptr;
    const domain::StateClient described{now ? domain::described(*now) : domain::OAuthClient(),
                                        nowPlan ? nowPlan->name : QString()};
    domain::StateClient before = described, after = wanted;
    if (domain::nameKey(before.plan) == domain::nameKey(after.plan))
        after.plan = before.plan;
    StateDifference *one = compare("client", path, domain::stateJson(before), domain::stateJson(after), now);
    if (!one)
        return;
    checkScopes(*one, wanted.client.scopes);
    const auto plans = byName(m_inventory.plans());
    const domain::Plan *plan = plans.value(domain::nameKey(wanted.plan));
    const auto named = [&](const domain::Plan &p) {
        return domain::nameKey(p.name) == domain::nameKey(wanted.plan);
    };
    const bool planComes =
        m_wanted.plans && std::any_of(m_wanted.plans->begin(), m_wanted.plans->end(), named);
    if (!wanted.plan.isEmpty() && !plan && !planComes)
        refuse(
            *one, ErrorCode::Invalid, "plan", "plan_unknown",
            QStringLiteral("there is no plan %1, neither in the state nor on the backend").arg(wanted.plan));
    const bool ready = !applicationId.isEmpty() && (wanted.plan.isEmpty() || plan);
    domain::OAuthClient next = wanted.client;
    next.applicationId = applicationId;
    next.planId = plan && !wanted.plan.isEmpty() ? plan->id : QString();
    if (!now) {
        const auto auth = next.auth;
        one->makesSecret = auth == domain::ClientAuth::SecretBasic || auth == domain::ClientAuth::SecretPost;
        const bool suspended = next.suspendedAt.isValid();
        next.suspendedAt = {};
        one->steps.append({Wave::Clients, ready ? std::optional(Change(CreateClient{next})) : std::nullopt});
        if (suspended)
            one->steps.append({Wave::ClientStates, std::nullopt});
        return;
    }
    next.id = now->id;
    next.version = now->version;
    const bool suspends = after.client.suspendedAt.isValid() != now->suspendedAt.isValid();
    before.client.suspendedAt = after.client.suspendedAt = {};
    if (!(domain::stateJson(before) == domain::stateJson(after)))
        one->steps.append({Wave::Clients, ready ? std::optional(Change(UpdateClient{next})) : std::nullopt});
    if (suspends && wanted.client.suspendedAt.isValid())
        one->steps.append({Wave::ClientStates, Change(SuspendClient{now->id})});
    else if (suspends)
        one->steps.append({Wave::ClientStates, Change(ResumeClient{now->id})});
}

} // namespace

QList<StateDifference> differencesOf(const domain::State &wanted, const inventory::Inventory &inventory,
                                     bool prune)
{
    return Comparison(wanted, inventory, prune).run();
}

} // namespace octroi::change
