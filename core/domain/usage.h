// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QList>
#include <QString>
#include <array>
#include <utility>

namespace octroi::domain {

/// Why a call was refused. The names are stable: they stand in logs, metrics and the API.
enum class Refusal {
    None,
    NoCredential,    ///< 401
    Malformed,       ///< 401: not the form of a key, or a wrong checksum
    UnknownKey,      ///< 401
    Revoked,         ///< 401
    Expired,         ///< 401
    Suspended,       ///< 401
    Environment,     ///< 403: a test key on a live API or the reverse
    Address,         ///< 403
    Referrer,        ///< 403
    UnknownEndpoint, ///< 403: no API declares this method and path
    ScopeMissing,    ///< 403
    RateExceeded,    ///< 429
    QuotaExceeded,   ///< 429
    PartnerClosed,   ///< 401: the partner was closed
    UnknownToken,    ///< 401: an access token that nobody issued, or that has ended
    TokenInvalid,    ///< 401: of a type, algorithm or time that is not accepted
    TokenSignature,  ///< 401
    TokenKey,        ///< 401: signed with a key that is not known of its issuer
    TokenIssuer,     ///< 401: of an issuer that this API does not trust
    TokenAudience,   ///< 401: meant for somebody else
    TokenBinding,    ///< 401: bound to another key or certificate, or shown with the wrong scheme
    UnknownClient,   ///< 401: of a client or application that is not known
    ProofMissing,    ///< 401: the token is bound to a key and there is no DPoP proof
    ProofInvalid,    ///< 401: the DPoP proof is not for this call
    ProofReplayed,   ///< 401: the DPoP proof was used before
    KeyRequired,     ///< 401: the API or the application asks for a key
    TokenRequired,   ///< 401: the API or the application asks for an access token
    OtherApplication, ///< 403: key and token belong to different applications
    ApiRestricted    ///< 403: the credential is for other APIs
};
inline constexpr int kRefusalCount = 30;
/// "none", "no_credential", "malformed", "unknown_key", "revoked", … "scope_missing", "rate_exceeded".
QString refusalName(Refusal refusal);
const char *refusalLatin(Refusal refusal);
Refusal refusalFromName(const QString &name);

/// Sums over one group and span of time. Requests are counted at the check; bytes, status
/// classes and latency come from the proxies' access logs.
struct UsageTotals
{
    qint64 requests = 0; ///< checks, allowed and refused
    qint64 refused = 0;
    qint64 bytesIn = 0;
    qint64 bytesOut = 0;
    std::array<qint64, 4> classes{}; ///< answers with 2xx, 3xx, 4xx, 5xx by the access log
    qint64 measured = 0;             ///< log lines that bytes and latency come from
    double p50 = 0, p95 = 0, p99 = 0; ///< latency in ms; -1 when nothing was measured
    double size50 = -1, size95 = -1, size99 = -1; ///< bytes of an answer; -1 when nothing was measured

    bool operator==(const UsageTotals &) const = default;
};

/// One row of a usage answer. Fields that were not grouped by are empty.
struct UsageRow
{
    QDateTime at;      ///< start of minute, hour, day or month when grouped by time
    QString keyId, clientId, applicationId, partnerId, apiId;
    QString endpoint; ///< "GET /orders/{id}", "other"; "overflow" beyond the groups that a minute may have
    QString scope, refusal, environment, tag;
    QString statusClass; ///< "2xx" … "5xx"
    UsageTotals totals;
};

/// One call as the access log told it, for the live tail.
struct CallRecord
{
    QDateTime at;
    QString method, path; ///< without the query
    QString keyId;        ///< may be empty
    int status = 0;
    qint64 bytesIn = 0, bytesOut = 0;
    double milliseconds = 0;
    QString refusal;
};

/// One second of the live stream.
struct LivePoint
{
    qint64 second = 0; ///< since the epoch, backend's clock; also the event id
    UsageTotals totals;
    QList<std::pair<QString, qint64>> refusals; ///< by refusalName
    struct PerKey
    {
        QString keyId;
        qint64 requests = 0, refused = 0, bytesIn = 0, bytesOut = 0;
    };
    QList<PerKey> keys;       ///< the busiest of this second, at most 50
    struct PerEndpoint
    {
        QString apiId, endpoint;
        qint64 requests = 0;
    };
    QList<PerEndpoint> endpoints; ///< the busiest, at most 50
    QList<CallRecord> calls;      ///< a sample, at most 20
    qint64 callsSeen = 0;         ///< log lines in this second, of which `calls` is a sample
    qint64 lostLines = 0;         ///< access-log datagrams that were lost, by sequence number
};

} // namespace octroi::domain
