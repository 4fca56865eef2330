// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/keyquery.h"

#include "domain/filternode.h"

#include <limits>

namespace octroi::authority {

namespace {

using Node = domain::KeyFilter::Node;
using Column = KeyCondition::Column;
using domain::FilterField;
using domain::FilterOp;
using domain::FilterTime;
using domain::KeyStatus;

KeyQuery exactly(KeyCondition condition)
{
    return {std::move(condition), true};
}
KeyQuery atLeast(KeyCondition condition)
{
    return {std::move(condition), false};
}

/// A filter's pattern as one of LIKE. Letters outside of ASCII, and those that fold to letters outside of it
/// (the Kelvin sign, the long s), become "any character": LIKE folds ASCII only.
struct LikeText
{
    QString text;
    bool exact = true;

    explicit LikeText(const QString &pattern)
    {
        for (const uint c : pattern.toUcs4()) {
            if (c == '*') {
                text += u'%';
            } else if (c > 0x7E || QStringView(u"kKsS").contains(QChar(ushort(c & 0x7F)))) {
                text += u'_';
                exact = false;
            } else {
                text += KeyCondition::escaped(QChar(ushort(c)));
            }
        }
    }
};

KeyQuery textIn(Column column, const QString &pattern, FilterOp op)
{
    const LikeText like(pattern);
    const bool whole = pattern.contains(u'*') || pattern.isEmpty() || op == FilterOp::Is;
    const auto condition = KeyCondition::like(column, whole ? like.text : u'%' + like.text + u'%');
    return {condition, like.exact};
}

/// Somewhere in the JSON array; the array's own signs may match too.
KeyCondition elementLike(Column column, const QString &pattern, const char *before, const char *after)
{
    return KeyCondition::like(column,
                              QString::fromLatin1(before) + LikeText(pattern).text + QString::fromLatin1(after));
}

KeyQuery listIn(Column column, const QString &pattern)
{
    if (pattern.isEmpty())
        return atLeast(KeyCondition::all());
    // A quote or a backslash stands escaped in the text.
    const bool plain = !pattern.contains(u'"') && !pattern.contains(u'\\');
    return atLeast(plain ? elementLike(column, pattern, "%", "%") : KeyCondition::all());
}

KeyQuery scopeIn(const QString &pattern, FilterOp op)
{
    if (pattern.isEmpty() || pattern.contains(u'"') || pattern.contains(u'\\'))
        return atLeast(KeyCondition::all());
    if (op == FilterOp::Is || pattern.contains(u'*'))
        return atLeast(elementLike(Column::Scopes, pattern, "%\"", "\"%"));
    // Itself and below, or wider: some wildcard.
    return atLeast(KeyCondition::either(elementLike(Column::Scopes, pattern, "%\"", "%"),
                                        KeyCondition::like(Column::Scopes, QStringLiteral("%:*\"%"))));
}

KeyCondition statusIs(KeyStatus status, qint64 nowMs)
{
    const auto revoked = KeyCondition::negation(KeyCondition::missing(Column::Revoked));
    const auto ended = KeyCondition::less(Column::Ends, nowMs + 1);
    const auto suspended = KeyCondition::negation(KeyCondition::missing(Column::Suspended));
    const auto rotating = KeyCondition::negation(KeyCondition::oneOf(Column::Successor, {QString()}));
    // In the order in which one wins over the next.
    const QList<std::pair<KeyStatus, KeyCondition>> order{{KeyStatus::Revoked, revoked},
                                                          {KeyStatus::Expired, ended},
                                                          {KeyStatus::Suspended, suspended},
                                                          {KeyStatus::Rotating, rotating},
                                                          {KeyStatus::Active, KeyCondition::all()}};
    KeyCondition out = KeyCondition::all();
    for (const auto &[name, condition] : order) {
        if (name == status)
            return KeyCondition::both(out, condition);
        out = KeyCondition::both(out, KeyCondition::negation(condition));
    }
    return out;
}

class Translator
{
public:
    Translator(const Issuer::State &state, const RecentUsage &usage)
        : m_state(state)
        , m_usage(usage)
        , m_now(state.clock.now())
    {
    }

    KeyQuery of(const Node &node) const
    {
        switch (node.kind) {
        case Node::Kind::And:
        case Node::Kind::Or: return joined(node);
        case Node::Kind::Not: {
            const KeyQuery child = of(*node.children.front());
            return child.exact ? exactly(KeyCondition::negation(child.condition)) : atLeast(KeyCondition::all());
        }
        case Node::Kind::Word: return word(node);
        case Node::Kind::Term: break;
        }
        return term(node);
    }

private:
    KeyQuery joined(const Node &node) const
    {
        const bool conjunction = node.kind == Node::Kind::And;
        KeyQuery out{conjunction ? KeyCondition::all() : KeyCondition::none(), true};
        for (const auto &child : node.children) {
            const KeyQuery next = of(*child);
            out.condition = conjunction ? KeyCondition::both(out.condition, next.condition)
                                        : KeyCondition::either(out.condition, next.condition);
            out.exact = out.exact && next.exact;
        }
        return out;
    }

    /// The applications for which the node holds by what stands around a key, its key being nothing.
    QStringList applicationsFor(const Node &node) const
    {
        static const domain::ApiKey nothing;
        QStringList ids;
        for (const domain::Application &application : m_state.applications) {
            const auto *partner = m_state.partners.find(application.partnerId);
            const domain::KeyFilter::Subject subject{nothing,
                                                     partner ? partner->name : QString(),
                                                     application.name,
                                                     {},
                                                     {},
                                                     partner ? partner->tags : QStringList()};
            if (node.matches(subject, m_now))
                ids << application.id;
        }
        return ids;
    }

    KeyQuery word(const Node &node) const
    {
        const QString &pattern = node.patterns.first();
        KeyCondition any = textIn(Column::Name, pattern, FilterOp::Has).condition;
        any = KeyCondition::either(any, textIn(Column::Masked, pattern, FilterOp::Has).condition);
        any = KeyCondition::either(any, textIn(Column::Id, pattern, FilterOp::Has).condition);
        any = KeyCondition::either(any, listIn(Column::Scopes, pattern).condition);
        any = KeyCondition::either(any, KeyCondition::oneOf(Column::Application, applicationsFor(node)));
        return atLeast(any);
    }

    KeyQuery term(const Node &node) const
    {
        switch (node.field) {
        case FilterField::Partner:
        case FilterField::App: return exactly(KeyCondition::oneOf(Column::Application, applicationsFor(node)));
        case FilterField::Plan: return plans(node);
        case FilterField::Backend: return exactly(sameForEveryKey(node));
        case FilterField::Requests:
        case FilterField::Bytes: return consumption(node);
        case FilterField::Kind:
        case FilterField::Auth:
        case FilterField::SecretExpires: return exactly(sameForEveryKey(node));
        case FilterField::Expires:
        case FilterField::LastUsed:
        case FilterField::Created: return times(node);
        default: break;
        }
        KeyQuery out{KeyCondition::none(), true};
        for (const QString &pattern : node.patterns) {
            const KeyQuery next = value(node, pattern);
            out.condition = KeyCondition::either(out.condition, next.condition);
            out.exact = out.exact && next.exact;
        }
        if (node.field == FilterField::Tag) { // its own, or its partner's
            out.condition = KeyCondition::either(
                out.condition, KeyCondition::oneOf(Column::Application, applicationsFor(node)));
        }
        return out;
    }

    /// A term that looks at nothing of the key itself.
    KeyCondition sameForEveryKey(const Node &node) const
    {
        static const domain::ApiKey nothing;
        const domain::KeyFilter::Subject subject{nothing, {}, {}, {}, {}, {}};
        return node.matches(subject, m_now) ? KeyCondition::all() : KeyCondition::none();
    }

    KeyQuery value(const Node &node, const QString &pattern) const
    {
        switch (node.field) {
        case FilterField::Status: {
            KeyCondition any = KeyCondition::none();
            for (const auto status : {KeyStatus::Active, KeyStatus::Suspended, KeyStatus::Rotating,
                                      KeyStatus::Expired, KeyStatus::Revoked}) {
                if (domain::filterGlob(pattern, domain::keyStatusName(status)))
                    any = KeyCondition::either(any, statusIs(status, m_now.toMSecsSinceEpoch()));
            }
            return exactly(any);
        }
        case FilterField::Env: {
            QStringList names;
            for (const auto environment : {domain::Environment::Live, domain::Environment::Test}) {
                if (domain::filterGlob(pattern, domain::environmentName(environment)))
                    names << domain::environmentName(environment);
            }
            return exactly(KeyCondition::oneOf(Column::Environment, names));
        }
        case FilterField::Scope: return scopeIn(pattern, node.op);
        case FilterField::Name: return textIn(Column::Name, pattern, node.op);
        case FilterField::Id:
            return pattern.contains(u'*') ? textIn(Column::Id, pattern, FilterOp::Is)
                                          : exactly(KeyCondition::oneOf(Column::Id, {pattern}));
        case FilterField::Address: return listIn(Column::Addresses, pattern);
        case FilterField::Tag: return listIn(Column::Tags, pattern);
        default: return atLeast(KeyCondition::all());
        }
    }

    KeyQuery plans(const Node &node) const
    {
        static const domain::ApiKey nothing;
        const auto holds = [&](const QString &name) {
            const domain::KeyFilter::Subject subject{nothing, {}, {}, name, {}, {}};
            return node.matches(subject, m_now);
        };
        QStringList ids;
        for (const domain::Plan &plan : m_state.plans) {
            if (holds(plan.name))
                ids << plan.id;
        }
        const auto some = KeyCondition::oneOf(Column::Plan, ids);
        return exactly(holds({}) ? KeyCondition::either(some, KeyCondition::missing(Column::Plan)) : some);
    }

    KeyQuery consumption(const Node &node) const
    {
        static const domain::ApiKey nothing;
        const auto holds = [&](const domain::UsageTotals &totals) {
            const domain::KeyFilter::Subject subject{nothing, {}, {}, {}, {}, {}, totals.requests,
                                                     totals.bytesIn + totals.bytesOut};
            return node.matches(subject, m_now);
        };
        const bool idle = holds({});
        QStringList others; // than the keys without any consumption
        for (auto it = m_usage.cbegin(); it != m_usage.cend(); ++it) {
            if (holds(it.value()) != idle)
                others << it.key();
        }
        const auto named = KeyCondition::oneOf(Column::Id, others);
        return exactly(idle ? KeyCondition::negation(named) : named);
    }

    KeyQuery times(const Node &node) const
    {
        const Column column = node.field == FilterField::Expires    ? Column::Ends
                              : node.field == FilterField::LastUsed ? Column::LastUsed
                                                                    : Column::Created;
        KeyCondition any = KeyCondition::none();
        for (const FilterTime &time : node.times)
            any = KeyCondition::either(any,
                                       within(column, domain::filterReach(node.field, node.op, time, m_now)));
        return exactly(any);
    }

    static KeyCondition within(Column column, const domain::FilterReach &reach)
    {
        using Limits = std::numeric_limits<qint64>;
        KeyCondition some = KeyCondition::none();
        if (reach.from <= reach.to) {
            const bool open = reach.from <= Limits::min() + 1; // to all that is before
            some = open ? KeyCondition::less(column, reach.to + 1)
                        : KeyCondition::greater(column, reach.from - 1);
            if (!open && reach.to < Limits::max())
                some = KeyCondition::both(some, KeyCondition::less(column, reach.to + 1));
        }
        return reach.never ? KeyCondition::either(KeyCondition::missing(column), some) : some;
    }

    const Issuer::State &m_state;
    const RecentUsage &m_usage;
    const QDateTime m_now;
};

} // namespace

KeyQuery keyQueryOf(const QString &text, const Issuer::State &state, const RecentUsage &usage)
{
    const auto root = domain::filterTree(text);
    return root ? Translator(state, usage).of(*root) : KeyQuery();
}

domain::KeyFilter::Subject subjectOf(const domain::ApiKey &key, const Issuer::State &state,
                                     const RecentUsage &usage)
{
    const auto *application = state.applications.find(key.applicationId);
    const auto *partner = state.partnerOf(key);
    const auto *plan = state.plans.find(key.planId);
    const domain::UsageTotals totals = usage.value(key.id);
    return {key,
            partner ? partner->name : QString(),
            application ? application->name : QString(),
            plan ? plan->name : QString(),
            {},
            partner ? partner->tags : QStringList(),
            totals.requests,
            totals.bytesIn + totals.bytesOut};
}

} // namespace octroi::authority
