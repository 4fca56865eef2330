// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/clientfilter.h"

#include "domain/clientfacts.h"
#include "domain/filternode.h"

namespace octroi::domain {

ApiKey asCredential(const OAuthClient &client)
{
    ApiKey key;
    key.id = client.id;
    key.applicationId = client.applicationId;
    key.name = client.name;
    key.scopes = client.scopes;
    key.planId = client.planId;
    key.createdAt = client.createdAt;
    key.expiresAt = client.expiresAt;
    key.suspendedAt = client.suspendedAt;
    key.revokedAt = client.revokedAt;
    key.lastUsedAt = client.lastUsedAt;
    key.version = client.version;
    return key;
}

namespace {

using Node = KeyFilter::Node;

class Matcher
{
public:
    Matcher(const ClientSubject &subject, const QDateTime &now)
        : m_client(subject.client)
        , m_key(asCredential(subject.client))
        , m_alike{m_key, subject.partner, subject.application, subject.plan, subject.backend, subject.tags,
                  subject.requests, subject.bytes}
        , m_now(now)
    {
    }

    bool holds(const Node &node) const
    {
        const auto child = [this](const std::shared_ptr<const Node> &one) { return holds(*one); };
        switch (node.kind) {
        case Node::Kind::And:
            return std::all_of(node.children.begin(), node.children.end(), child);
        case Node::Kind::Or:
            return std::any_of(node.children.begin(), node.children.end(), child);
        case Node::Kind::Not:
            return !child(node.children.front());
        case Node::Kind::Word:
            return word(node.patterns.first());
        case Node::Kind::Term:
            break;
        }
        return term(node);
    }

private:
    /// As of a key, but for the look of it, which a client has not.
    bool word(const QString &pattern) const
    {
        const auto has = [&](const QString &text) { return filterTextMatches(pattern, text, FilterOp::Has); };
        return has(m_client.name) || has(m_client.id) || has(m_alike.partner) || has(m_alike.application) ||
               std::any_of(m_client.scopes.begin(), m_client.scopes.end(), has);
    }

    bool term(const Node &node) const
    {
        const auto any = [&node](auto matches) {
            return std::any_of(node.patterns.begin(), node.patterns.end(), matches);
        };
        switch (node.field) {
        case FilterField::Kind:
            return any([this](const QString &p) {
                return filterGlob(p, QStringLiteral("client")) || filterGlob(p, clientKindName(m_client.kind));
            });
        case FilterField::Auth:
            return any([this](const QString &p) { return filterGlob(p, clientAuthName(m_client.auth)); });
        case FilterField::SecretExpires:
            return std::any_of(node.times.begin(), node.times.end(), [&](const FilterTime &time) {
                return filterReachHolds(filterReach(node.field, node.op, time, m_now), proofEndsAt(m_client, m_now));
            });
        case FilterField::Env:
        case FilterField::Address:
            return false;
        default:
            return node.matches(m_alike, m_now);
        }
    }

    const OAuthClient &m_client;
    const ApiKey m_key;
    const KeyFilter::Subject m_alike;
    const QDateTime m_now;
};

} // namespace

bool filterMatches(const KeyFilter &filter, const ClientSubject &subject, const QDateTime &now)
{
    if (!filter.ok())
        return false;
    const auto root = filter.root();
    return !root || Matcher(subject, now).holds(*root);
}

} // namespace octroi::domain
