// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/callverdict.h"

#include <cstdint>
#include <string_view>

namespace octroi::authority {

/// A check that leaves no trace: nothing is counted, replayed or asked for, at a time that may be another. The
/// rules write down here what each of them said.
struct Rehearsal
{
    std::int64_t nowMs = 0;
    QList<domain::RuleVerdict> rules;

    void note(domain::CheckRule rule, domain::Refusal refusal, const QString &expected = {}, const QString &found = {})
    {
        rules.append({rule, refusal, expected, found});
    }
};

/// Rules one after the other: a check ends at the first that fails, a rehearsal hears them all.
struct Judgement
{
    Rehearsal *rehearsal = nullptr;
    domain::Refusal first = domain::Refusal::None;

    /// True when nothing more is to be asked.
    bool ends(domain::CheckRule rule, bool failed, domain::Refusal why)
    {
        if (rehearsal)
            rehearsal->note(rule, failed ? why : domain::Refusal::None);
        if (!failed)
            return false;
        if (first == domain::Refusal::None)
            first = why;
        return rehearsal == nullptr;
    }
};

} // namespace octroi::authority
