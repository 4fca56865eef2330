// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/foreseen.h"
#include "change/paper.h"
#include "change/verdict.h"

namespace octroi::change {

/// Judges counted calls by what there is and by what there would be. Makes no call itself; see foresight.h.
class Reckoning
{
public:
    Reckoning(const inventory::Inventory &inventory, const Plan &plan);

    /// Whose calls have to be looked at; a question for so many keys at once, the first one for all the rest.
    QList<backends::CallsRequest> questions() const;
    /// Puts the groups of one credential next to each other; for any thread.
    static std::vector<quint32> ordered(const backends::Calls &calls);
    /// The credential whose groups begin at place `at` of the order; returns where the next begins.
    std::size_t credential(const backends::Calls &calls, const std::vector<quint32> &order, std::size_t at,
                           bool first);

    /// What has to be known of the months that began before: nothing, or a question.
    std::optional<backends::CallsRequest> monthQuestion() const;
    void limit(const backends::Calls &before); ///< empty when there was no question
    /// Names what is affected, in small pieces: false when all have their names.
    bool name(std::size_t &at);
    /// The result, in its order; for any thread.
    static Foreseen sorted(Foreseen foreseen);
    Foreseen take() { return std::move(m_out); }

private:
    /// A call's group in full, kept for the limits.
    struct Kept
    {
        QString apiId, endpoint;
        std::vector<backends::Calls::Cell> cells;
    };
    /// A credential whose plan gives less.
    struct Limited
    {
        std::size_t caller;
        domain::Plan plan;
        bool rate;
        std::vector<Kept> kept;
        qint64 unitSeconds;
    };
    struct Answers
    {
        QString basePath;
        EndpointMap::Answering before, after;
    };

    QStringList askedKeys() const;
    QStringList askedClients() const;
    Standing standing(const QString &keyId, const QString &clientId, bool after) const;
    const Answers &answers(const QString &apiId, const QString &endpoint);
    domain::Refusal judge(const Standing &standing, const EndpointMap::Answering &answering,
                          const QString &apiId) const;
    void refuse(AffectedCaller &caller, const QString &apiId, const QString &endpoint, domain::Refusal reason,
                const std::vector<backends::Calls::Cell> &cells);
    void doubt(Unknowable why, qint64 calls);
    void doubts(const Standing &before, const Standing &after, const Kept &kept);
    void doubtPaths(const Standing &after, const Kept &kept);
    void run(const Limited &limited, const std::map<qint64, std::pair<qint64, qint64>> &used);

    const inventory::Inventory &m_inventory;
    const Plan &m_plan;
    const QDateTime m_now, m_from;
    const Paper m_paper;
    const EndpointMap m_before, m_after;
    QHash<QString, Answers> m_answers;
    QSet<QString> m_tokenClients; ///< whose tokens, or secrets, are touched otherwise than by scope
    QSet<QString> m_askedClients, m_losers, m_calling;
    std::vector<Limited> m_limited;
    Foreseen m_out;
};

} // namespace octroi::change
