// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/directoryscan.h"

#include <QUrl>
#include <algorithm>
#include <map>
#include <mutex>

namespace octroi::health {

namespace {

using domain::ClientAuth;
using domain::ClientKind;
using domain::OAuthClient;

/// Gathers what one rule found, by what it is sorted.
class Gathering
{
public:
    Gathering(const DirectoryInput &input, Report &report)
        : m_in(input)
        , m_report(report)
    {
    }

    /// The smallest `order` is the worst.
    void add(Rule rule, ObjectKind kind, const QString &id, qint64 order)
    {
        if (!m_report.wasChecked(rule))
            return;
        const ObjectId object{kind, id};
        const bool accepted = std::any_of(m_in.accepted.begin(), m_in.accepted.end(), [&](const Acceptance &a) {
            return a.rule == rule && (!a.object || *a.object == object);
        });
        if (accepted)
            ++m_report.finding(rule).accepted;
        else
            m_found[rule].emplace_back(order, object);
    }

    void finish()
    {
        for (auto &[rule, hits] : m_found) {
            std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.first < b.first; });
            for (const Hit &hit : hits)
                m_report.finding(rule).others.push_back(hit.second);
        }
    }

private:
    using Hit = std::pair<qint64, ObjectId>;
    const DirectoryInput &m_in;
    Report &m_report;
    std::map<Rule, std::vector<Hit>> m_found;
};

bool isLocal(const QString &uri)
{
    const QString host = QUrl(uri).host();
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost")) ||
           host.startsWith(QLatin1String("127.")) || host == QLatin1String("::1");
}

qint64 ms(const QDateTime &time)
{
    return time.toMSecsSinceEpoch();
}

void lookAt(const OAuthClient &client, const DirectoryInput &in, const Report &report, Gathering &out)
{
    const Policy &policy = report.policy;
    const auto add = [&](Rule rule, qint64 order) { out.add(rule, ObjectKind::Client, client.id, order); };
    if (!client.expiresAt.isValid())
        add(Rule::NeverExpires, ms(client.createdAt));
    else if (client.expiresAt <= in.now.addDays(policy.expiringDays))
        add(Rule::ExpiringSoon, ms(client.expiresAt));
    const QDateTime quietSince = in.now.addDays(-policy.unusedDays);
    // Some backends tell neither when a client was made nor when it was used: of those nothing is said.
    const bool told = client.lastUsedAt.isValid() || client.createdAt.isValid();
    const QDateTime seen = client.lastUsedAt.isValid() ? std::max(client.lastUsedAt, client.createdAt) : client.createdAt;
    if (told && seen < quietSince)
        add(Rule::Unused, client.lastUsedAt.isValid() ? ms(client.lastUsedAt) : ms(client.createdAt) - ms(in.now));
    if (client.planId.isEmpty())
        add(Rule::NoPlan, 0);
    if (hasWeakAuth(client, policy))
        add(Rule::WeakAuth, client.isPublic() ? 0 : 1);
    const QDateTime oldest = oldestSecret(client, in.now);
    if (oldest.isValid() && oldest < in.now.addDays(-policy.secretDays))
        add(Rule::OldSecret, ms(oldest));
    if (const auto local = localRedirects(client); !local.isEmpty())
        add(Rule::LocalRedirect, -local.size());
}

/// Whether any key of it works or could be resumed.
bool hasKey(const inventory::KeyTable &table, const QString &application, qint64 now)
{
    const std::shared_lock lock(table.mutex);
    const std::vector<quint32> rows = table.rowsOf(application);
    return std::any_of(rows.begin(), rows.end(), [&](quint32 row) {
        const domain::KeyStatus status = table.statusAt(row, now);
        return status != domain::KeyStatus::Revoked && status != domain::KeyStatus::Expired;
    });
}

} // namespace

bool hasWeakAuth(const OAuthClient &client, const Policy &policy)
{
    switch (client.auth) {
    case ClientAuth::None: // RFC 6749 section 2.1: only what cannot keep a secret may be public
        return client.kind == ClientKind::Service || client.kind == ClientKind::Web;
    case ClientAuth::SecretPost: // RFC 6749 section 2.3.1 advises against it
        return true;
    case ClientAuth::SecretBasic: // RFC 9700 section 2.5 recommends asymmetric authentication
        return policy.asymmetricClients;
    case ClientAuth::PrivateKeyJwt:
    case ClientAuth::TlsClient:
    case ClientAuth::SelfSignedTls:
        break;
    }
    return false;
}

QStringList localRedirects(const OAuthClient &client)
{
    QStringList out;
    if (client.kind == ClientKind::Native) // RFC 8252 section 7.3: there it is right
        return out;
    for (const QString &uri : client.redirectUris) {
        if (isLocal(uri))
            out << uri;
    }
    return out;
}

QDateTime oldestSecret(const OAuthClient &client, const QDateTime &now)
{
    QDateTime out;
    for (const domain::ClientSecret &secret : client.secrets) {
        if (secret.worksAt(now) && (!out.isValid() || secret.createdAt < out))
            out = secret.createdAt;
    }
    return out;
}

void scanDirectory(const DirectoryInput &in, Report &report)
{
    Gathering gathering(in, report);
    QHash<QString, QString> partnerOf;
    for (const domain::Application &a : in.applications)
        partnerOf.insert(a.id, a.partnerId);
    QSet<QString> used;
    for (const OAuthClient &client : in.clients) {
        const domain::ClientStatus status = client.statusAt(in.now);
        if (status == domain::ClientStatus::Revoked)
            continue;
        ++report.credentials;
        if (status != domain::ClientStatus::Expired)
            used.insert(client.applicationId);
        if (status != domain::ClientStatus::Active)
            continue;
        lookAt(client, in, report, gathering);
        if (in.closedPartners.contains(partnerOf.value(client.applicationId)))
            gathering.add(Rule::ClosedPartner, ObjectKind::Client, client.id, 0);
    }
    const QDateTime young = in.now.addDays(-report.policy.unusedDays);
    for (const domain::Application &a : in.applications) {
        const bool looked = a.createdAt < young && !used.contains(a.id) && !in.closedPartners.contains(a.partnerId);
        if (looked && !hasKey(*report.table, a.id, ms(in.now)))
            gathering.add(Rule::Orphan, ObjectKind::Application, a.id, ms(a.createdAt));
    }
    gathering.finish();
}

} // namespace octroi::health
