// SPDX-License-Identifier: GPL-3.0-or-later
// Making a filter ready: each leaf becomes a bit set over codes, an interval or a list.
#include "inventory/compiledfilter.h"

#include <algorithm>

namespace octroi::inventory {

using domain::FilterField;
using domain::FilterOp;
using domain::KeyStatus;

namespace {

QStringList linesOf(const QString &text)
{
    return text.isEmpty() ? QStringList() : text.split(u'\n');
}

/// As the filter compares a list of texts: any of them, or none where nothing is asked for.
bool anyMatches(const QStringList &texts, const QString &pattern, FilterOp op)
{
    if (pattern.isEmpty() && texts.isEmpty())
        return true;
    return std::any_of(texts.begin(), texts.end(),
                       [&](const QString &t) { return domain::filterTextMatches(pattern, t, op); });
}

} // namespace

CompiledFilter::CompiledFilter(const KeyTable &table, const Owners &owners, const std::shared_ptr<const Node> &root,
                               const QDateTime &now)
    : m_table(table)
    , m_owners(owners)
    , m_now(now.toMSecsSinceEpoch())
    , m_time(now)
{
    if (root)
        m_root = compile(*root);
}

void CompiledFilter::restrictTo(const QString &partnerId, const QString &applicationId)
{
    std::vector<Step> steps;
    if (!applicationId.isEmpty()) {
        Bits bits;
        bits.reset(m_table.applications.size());
        if (const quint32 code = m_table.applications.find(applicationId.toUtf8()))
            bits.set(code);
        steps.push_back(codesOf(m_table.application, std::move(bits)));
    }
    if (!partnerId.isEmpty())
        steps.push_back(owner([&](const Owners::Entry &entry) { return entry.partnerId == partnerId; }));
    if (steps.empty())
        return;
    steps.push_back(std::move(m_root));
    m_root = joined(Step::Kind::And, std::move(steps));
}

CompiledFilter::Step CompiledFilter::joined(Step::Kind kind, std::vector<Step> children)
{
    if (children.size() == 1)
        return std::move(children.front());
    Step step;
    step.kind = kind;
    step.children = std::move(children);
    // What is cheap first: an And is done when nothing is left.
    if (kind == Step::Kind::And)
        std::stable_partition(step.children.begin(), step.children.end(), [](const Step &s) {
            return s.kind != Step::Kind::Masked && s.kind != Step::Kind::Or;
        });
    return step;
}

CompiledFilter::Step CompiledFilter::compile(const Node &node) const
{
    std::vector<Step> children;
    for (const auto &child : node.children)
        children.push_back(compile(*child));
    switch (node.kind) {
    case Node::Kind::And:
        return joined(Step::Kind::And, std::move(children));
    case Node::Kind::Or:
        return joined(Step::Kind::Or, std::move(children));
    case Node::Kind::Not: {
        Step step;
        step.kind = Step::Kind::Not;
        step.children = std::move(children);
        return step;
    }
    case Node::Kind::Word:
        return word(node.patterns.first());
    case Node::Kind::Term:
        break;
    }
    return term(node);
}

CompiledFilter::Step CompiledFilter::term(const Node &node) const
{
    std::vector<Step> steps;
    for (const QString &pattern : node.patterns)
        steps.push_back(text(node.field, pattern, node.op));
    if (!node.times.isEmpty()) {
        Step step;
        step.kind = Step::Kind::Times;
        if (node.field == FilterField::SecretExpires && m_table.clients())
            return proofs(node);
        if (node.field == FilterField::SecretExpires) // of which a key has none
            return always(std::any_of(node.times.begin(), node.times.end(), [&](const domain::FilterTime &time) {
                return domain::filterReach(node.field, node.op, time, m_time).never;
            }));
        step.values = node.field == FilterField::Expires    ? &m_table.ends
                      : node.field == FilterField::LastUsed ? &m_table.lastUsed
                                                            : &m_table.created;
        for (const domain::FilterTime &time : node.times)
            step.reaches.push_back(domain::filterReach(node.field, node.op, time, m_time));
        steps.push_back(std::move(step));
    }
    if (!node.numbers.isEmpty()) {
        Step step;
        step.kind = Step::Kind::Numbers;
        step.values = node.field == FilterField::Bytes ? &m_table.byteSums : &m_table.requests;
        step.op = node.op;
        step.numbers.assign(node.numbers.begin(), node.numbers.end());
        steps.push_back(std::move(step));
    }
    return joined(Step::Kind::Or, std::move(steps));
}

/// The next end of what a client proves itself with, looked at once for each list of them.
CompiledFilter::Step CompiledFilter::proofs(const Node &node) const
{
    const ClientColumns &clients = *m_table.clients();
    Bits bits;
    bits.reset(clients.proofs.size());
    for (quint32 code = 0; code < clients.proofs.size(); ++code) {
        const qint64 at = ClientColumns::firstEnd(clients.proofs.view(code), m_now);
        const auto holds = [&](const domain::FilterTime &time) {
            const domain::FilterReach reach = domain::filterReach(node.field, node.op, time, m_time);
            return at == KeyTable::kNever ? reach.never : at >= reach.from && at <= reach.to;
        };
        if (std::any_of(node.times.begin(), node.times.end(), holds))
            bits.set(code);
    }
    return codesOf(clients.proof, std::move(bits));
}

/// What only clients, or only keys, have is in no row of the others.
CompiledFilter::Step CompiledFilter::ofClients(FilterField field, const QString &pattern) const
{
    const ClientColumns *clients = m_table.clients();
    if (!clients)
        return always(field == FilterField::Kind && domain::filterGlob(pattern, QStringLiteral("key")));
    if (field == FilterField::Kind && domain::filterGlob(pattern, QStringLiteral("client")))
        return always(true);
    using domain::ClientAuth;
    using domain::ClientKind;
    Bits bits;
    bits.reset(ClientColumns::kSorts);
    for (const ClientKind kind : {ClientKind::Service, ClientKind::Web, ClientKind::Native, ClientKind::Device,
                                  ClientKind::SinglePage}) {
        for (const ClientAuth auth : {ClientAuth::None, ClientAuth::SecretBasic, ClientAuth::SecretPost,
                                      ClientAuth::PrivateKeyJwt, ClientAuth::TlsClient, ClientAuth::SelfSignedTls}) {
            if (domain::filterGlob(pattern, field == FilterField::Kind ? domain::clientKindName(kind)
                                                                       : domain::clientAuthName(auth)))
                bits.set(ClientColumns::sortOf(kind, auth));
        }
    }
    return codesOf(clients->sort, std::move(bits));
}

CompiledFilter::Step CompiledFilter::always(bool matches)
{
    Step step;
    step.kind = matches ? Step::Kind::All : Step::Kind::None;
    return step;
}

CompiledFilter::Step CompiledFilter::codesOf(const std::vector<quint32> &column, Bits bits) const
{
    Step step;
    step.kind = bits.any() ? Step::Kind::Codes : Step::Kind::None;
    step.codes = &column;
    step.bits = std::move(bits);
    return step;
}

template <typename F>
CompiledFilter::Step CompiledFilter::owner(F matches) const
{
    Bits bits;
    bits.reset(qMax(m_table.applications.size(), m_owners.byApplication.size()));
    static const Owners::Entry nobody;
    for (size_t code = 0; code < m_table.applications.size(); ++code) {
        if (matches(code < m_owners.byApplication.size() ? m_owners.byApplication[code] : nobody))
            bits.set(code);
    }
    return codesOf(m_table.application, std::move(bits));
}

Bits CompiledFilter::scopeBits(const QString &pattern, FilterOp op, bool asText) const
{
    Bits bits;
    bits.reset(m_table.scopeSets.size());
    for (quint32 code = 0; code < m_table.scopeSets.size(); ++code) {
        const QStringList scopes = linesOf(m_table.scopeSets.text(code));
        const bool matches = std::any_of(scopes.begin(), scopes.end(), [&](const QString &scope) {
            return asText ? domain::filterTextMatches(pattern, scope, op) : domain::filterScopeMatches(pattern, scope, op);
        });
        if (matches || (!asText && pattern.isEmpty() && scopes.isEmpty()))
            bits.set(code);
    }
    return bits;
}

template <typename F>
Bits CompiledFilter::limitBits(KeyTable::Part part, F matches) const
{
    Bits bits;
    bits.reset(m_table.limitSets.size());
    for (quint32 code = 0; code < m_table.limitSets.size(); ++code) {
        if (matches(m_table.partOf(code, part)))
            bits.set(code);
    }
    return bits;
}

/// Those of the partner and those of the key are one list.
CompiledFilter::Step CompiledFilter::tags(const QString &pattern, FilterOp op) const
{
    const auto any = [&](const QStringList &tags) { return !tags.isEmpty() && anyMatches(tags, pattern, op); };
    std::vector<Step> steps;
    steps.push_back(owner([&](const Owners::Entry &entry) { return any(entry.tags); }));
    steps.push_back(codesOf(m_table.limits, limitBits(KeyTable::Tags, any)));
    if (pattern.isEmpty()) {
        std::vector<Step> none;
        none.push_back(owner([](const Owners::Entry &entry) { return entry.tags.isEmpty(); }));
        none.push_back(codesOf(m_table.limits, limitBits(KeyTable::Tags, [](const QStringList &t) { return t.isEmpty(); })));
        steps.push_back(joined(Step::Kind::And, std::move(none)));
    }
    return joined(Step::Kind::Or, std::move(steps));
}

CompiledFilter::Step CompiledFilter::text(FilterField field, const QString &pattern, FilterOp op) const
{
    const auto matches = [&](const QString &t) { return domain::filterTextMatches(pattern, t, op); };
    Step step;
    switch (field) {
    case FilterField::Status:
        step.kind = Step::Kind::Status;
        for (const KeyStatus status : {KeyStatus::Active, KeyStatus::Suspended, KeyStatus::Rotating, KeyStatus::Expired,
                                       KeyStatus::Revoked}) {
            if (domain::filterGlob(pattern, domain::keyStatusName(status)))
                step.statuses |= quint8(1U << int(status));
        }
        return step;
    case FilterField::Env:
        if (m_table.clients())
            return always(false);
        step.kind = Step::Kind::Heads;
        step.bits.reset(m_table.prefixes.size() * 2);
        for (size_t i = 0; i < m_table.prefixes.size() * 2; ++i) {
            if (domain::filterGlob(pattern, domain::environmentName(i & 1 ? domain::Environment::Live : domain::Environment::Test)))
                step.bits.set(i);
        }
        return step;
    case FilterField::Scope:
        return codesOf(m_table.scopes, scopeBits(pattern, op, false));
    case FilterField::Partner:
        return owner([&](const Owners::Entry &entry) { return matches(entry.partner); });
    case FilterField::App:
        return owner([&](const Owners::Entry &entry) { return matches(entry.application); });
    case FilterField::Tag:
        return tags(pattern, op);
    case FilterField::Name:
        return codesOf(m_table.name, m_table.names.matching(pattern, op));
    case FilterField::Id:
        return ids(pattern);
    case FilterField::Plan: {
        Bits bits;
        bits.reset(m_table.plans.size());
        for (size_t code = 0; code < m_table.plans.size(); ++code) {
            if (matches(code < m_owners.plans.size() ? m_owners.plans[code] : QString()))
                bits.set(code);
        }
        return codesOf(m_table.plan, std::move(bits));
    }
    case FilterField::Kind:
    case FilterField::Auth:
        return ofClients(field, pattern);
    case FilterField::Backend:
        return always(matches(m_owners.backend));
    case FilterField::Address:
        if (m_table.clients())
            return always(false);
        return codesOf(m_table.limits, limitBits(KeyTable::Addresses, [&](const QStringList &addresses) {
                           return anyMatches(addresses, pattern, op);
                       }));
    default:
        step.kind = Step::Kind::None;
        return step;
    }
}

CompiledFilter::Step CompiledFilter::ids(const QString &pattern) const
{
    Step step;
    step.kind = Step::Kind::Ids;
    if (pattern.contains(u'*'))
        step.pattern = pattern;
    else if (const quint64 id = m_table.packedKnown(pattern.toUtf8()))
        step.ids.push_back(id);
    else
        step.kind = Step::Kind::None;
    return step;
}

CompiledFilter::Step CompiledFilter::word(const QString &pattern) const
{
    const auto has = [&](const QString &t) { return domain::filterTextMatches(pattern, t, FilterOp::Has); };
    std::vector<Step> steps;
    steps.push_back(codesOf(m_table.name, m_table.names.matching(pattern, FilterOp::Has)));
    steps.push_back(
        owner([&](const Owners::Entry &entry) { return has(entry.partner) || has(entry.application); }));
    steps.push_back(codesOf(m_table.scopes, scopeBits(pattern, FilterOp::Has, true)));
    steps.push_back(m_table.clients() ? idsWith(pattern) : masked(pattern));
    std::erase_if(steps, [](const Step &s) { return s.kind == Step::Kind::None; });
    if (steps.empty()) {
        Step none;
        none.kind = Step::Kind::None;
        return none;
    }
    return joined(Step::Kind::Or, std::move(steps));
}

/// A client has no look but its identifier.
CompiledFilter::Step CompiledFilter::idsWith(const QString &pattern) const
{
    Step step;
    step.kind = Step::Kind::Ids;
    step.pattern = pattern;
    if (!pattern.contains(u'*'))
        step.pattern = u'*' + pattern + u'*';
    return step;
}

// The identifier is a part of the masked key, so one look at that is enough unless there is a wildcard.
CompiledFilter::Step CompiledFilter::masked(const QString &pattern) const
{
    Step step;
    step.kind = Step::Kind::Masked;
    step.pattern = pattern;
    step.bits.reset(m_table.prefixes.size() * 2);
    if (pattern.contains(u'*'))
        return step;
    step.needle = TextPool::folded(pattern);
    for (size_t i = 0; i < m_table.prefixes.size() * 2; ++i) {
        step.heads.push_back(TextPool::folded(QString::fromUtf8(m_table.headText(quint16(i)))));
        if (step.heads.back().contains(step.needle))
            step.bits.set(i);
    }
    // A name rarely looks like a part of a key; then no row has to be looked at.
    const bool plain = m_table.oddIds.size() <= 1 && m_table.oddEnds.size() <= 1;
    const bool possible = std::all_of(step.needle.begin(), step.needle.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_' || c < 0;
    });
    if (plain && !possible && !step.bits.any() && m_table.prefixes.size() <= 2)
        step.kind = Step::Kind::None;
    return step;
}

} // namespace octroi::inventory
