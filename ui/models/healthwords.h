// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/evidence.h"
#include "health/fix.h"
#include "models/roles.h"

#include <QCoreApplication>

namespace octroi::models {

/// Findings as people read them.
class HealthWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::models::HealthWords)
public:
    static QString severity(health::Severity severity);
    static Tone tone(health::Severity severity);
    /// What stands behind the count: "credentials without an expiry".
    static QString counted(const health::Report &report, health::Rule rule);
    static QString heading(health::Rule rule);     ///< without a count
    static QString why(health::Rule rule, const health::Report &report); ///< why it matters, and what counts
    static QString caption(const health::Report &report, health::Rule rule); ///< one line about what was found
    static QString passed(health::Rule rule);      ///< "no key is …", for a list of checks that found nothing
    static QString fix(health::FixKind kind, int count); ///< a button that previews it; "" for none
    /// What mending costs nobody; "" where that cannot be said.
    static QString harmless(const health::Report &report, health::Rule rule);
    static QString evidence(health::Rule rule, const health::Evidence &evidence, const QDateTime &now);
    static QString evidenceHead(health::Rule rule); ///< of the column
    static QString evidenceTip(health::Rule rule, const health::Evidence &evidence);
    static QString whyNot(const Error &error);      ///< a fix that cannot be made
};

} // namespace octroi::models
