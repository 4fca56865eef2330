// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/callverdict.h"
#include "tokens/inspection.h"
#include "tokens/pasted.h"
#include "tokens/trace.h"

#include <QCoreApplication>

namespace octroi::models {

/// What the token bench says, in the language of the moment.
class TokenWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::models::TokenWords)
public:
    static QString kind(tokens::PastedKind kind); ///< "JSON Web Token"
    static QString check(tokens::TokenCheck check); ///< "Signature"
    static QString outcome(tokens::Outcome outcome); ///< "passed", "failed", "not checked"
    /// One sentence: what was found, and what to do about a failure.
    static QString sentence(const tokens::CheckResult &result, const tokens::Inspection &inspection, const QDateTime &now);
    static QString proof(const tokens::ProofInspection &inspection, const QDateTime &now);
    /// A rule of octroid's check, and what it said.
    static QString rule(domain::CheckRule rule);
    static QString refusal(domain::Refusal refusal);
    /// The headline over a verdict: "This call would be refused: the key is suspended".
    static QString verdict(const domain::CallVerdict &verdict);
    /// Where a claim comes from.
    static QString origin(const tokens::TraceLine &line);
    /// What a member of header or claims means: "access token, RFC 9068", "in 47 min, 15:20:11".
    static QString meaning(const QString &member, const QJsonValue &value, bool header, const QDateTime &now);

private:
    static QString formSentence(const QString &reason, const QString &found);
    static QString signatureSentence(const tokens::CheckResult &result, const tokens::Inspection &inspection);
    static QString timeSentence(const tokens::CheckResult &result, const tokens::Inspection &inspection, const QDateTime &now);
    static QString bindingSentence(const QString &reason);
};

} // namespace octroi::models
