// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "base/secret.h"
#include "domain/api.h"
#include "domain/apikey.h"
#include "domain/application.h"
#include "domain/auditentry.h"
#include "domain/campaign.h"
#include "domain/oauthclient.h"
#include "domain/partner.h"
#include "domain/plan.h"
#include "domain/receipt.h"
#include "domain/scope.h"
#include "domain/usage.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QObject>
#include <memory>
#include <optional>
#include <vector>

namespace octroi::backends {

template <typename T>
using Task = QCoro::Task<Result<T>>;

template <typename T>
struct Page
{
    QList<T> items;
    QString next; ///< "" at the end
};

/// One HTTP call that a change will make, for the preview and for "copy as script".
struct PlannedCall
{
    QString method; ///< "POST"
    QString path;   ///< "/v1/keys/4tZq81LmNc/revoke"
    QByteArray body; ///< JSON, without secrets
};

/// A key just issued or rotated, with the secret that is shown once. Copies share one wiped buffer.
struct IssuedKey
{
    domain::ApiKey key;
    std::shared_ptr<Secret> secret;
};

struct NewKey
{
    QString applicationId;
    QString name;
    domain::Environment environment = domain::Environment::Live;
    QStringList scopes;
    QDateTime expiresAt; ///< null: never
    domain::Restrictions restrictions;
    QString planId;
    QStringList tags = {};
};

/// What of a key is to change; unset members stay.
struct KeyPatch
{
    std::optional<QString> name;
    std::optional<QStringList> scopes;
    std::optional<QDateTime> expiresAt; ///< set to a null time: never
    std::optional<domain::Restrictions> restrictions;
    std::optional<QString> planId;
    std::optional<QStringList> tags;
    std::optional<QDateTime> retiresAt = {}; ///< of an old key that works beside its successor
};

/// One of many changes of keys that go over in one call.
struct BulkItem
{
    QString operation;  ///< "issue", "update", "suspend", "resume", "revoke", "restore", "rotate", "move"
    QString id;         ///< "" for an issue
    qint64 version = 0; ///< 0: whatever there is
    QString idempotencyKey;
    QJsonObject body; ///< as of the single call
};

struct BulkResult
{
    QString id;
    qint64 version = 0;
    std::shared_ptr<Secret> secret; ///< of an issued or rotated key
    std::optional<Error> error;
    std::optional<domain::ApiKey> key = {}; ///< as it is after the item
};

/// The bodies of writes on the wire, one form for the calls and for the preview of a change.
namespace wire {
QJsonObject partnerBody(const domain::Partner &partner, bool creation);
QJsonObject applicationBody(const domain::Application &application, bool creation);
QJsonObject apiBody(const domain::Api &api);
QJsonObject scopeBody(const domain::Scope &scope, bool creation);
QJsonObject planBody(const domain::Plan &plan);
QJsonObject keyBody(const NewKey &key);
QJsonObject keyPatchBody(const KeyPatch &patch);
QJsonObject clientBody(const domain::OAuthClient &client, bool creation);
QString encoded(const QString &part); ///< percent-encoded, for a path or a query
} // namespace wire

/// What a connector answers where it has no such call: Unavailable, reason not_supported.
Error notSupported();

/// Every write takes the version it is based on (0: whatever there is) and an idempotency key for
/// creations; PreconditionFailed when someone else was faster.
class DirectoryBackend
{
public:
    virtual ~DirectoryBackend() = default;
    virtual Task<Page<domain::Partner>> partners(QString cursor, int limit) = 0;
    virtual Task<Page<domain::Application>> applications(QString cursor, int limit) = 0;
    virtual Task<domain::Partner> createPartner(domain::Partner partner, QString idempotencyKey) = 0;
    virtual Task<domain::Partner> updatePartner(domain::Partner partner) = 0; ///< all members, If-Match its version
    virtual Task<domain::Application> createApplication(domain::Application application, QString idempotencyKey) = 0;
    virtual Task<domain::Application> updateApplication(domain::Application application) = 0;
};

class ApisBackend
{
public:
    virtual ~ApisBackend() = default;
    virtual Task<Page<domain::Api>> apis(QString cursor, int limit) = 0;
    virtual Task<Page<domain::Scope>> scopes(QString cursor, int limit) = 0;
    virtual Task<Page<domain::Plan>> plans(QString cursor, int limit) = 0;
    virtual Task<domain::Api> createApi(domain::Api api, QString idempotencyKey) = 0;
    virtual Task<domain::Api> updateApi(domain::Api api) = 0;
    virtual Task<domain::Scope> createScope(domain::Scope scope, QString idempotencyKey) = 0;
    virtual Task<domain::Scope> updateScope(domain::Scope scope) = 0;
    virtual Task<domain::Plan> createPlan(domain::Plan plan, QString idempotencyKey) = 0;
    virtual Task<domain::Plan> updatePlan(domain::Plan plan); ///< as the other updates
    virtual Task<void> removeApi(QString id, qint64 version);
    virtual Task<void> removeScope(QString name, qint64 version); ///< Conflict, reason scope_in_use
};

/// A long answer, read piece by piece, so that a million rows are never held as bytes at once.
class ByteStream
{
public:
    virtual ~ByteStream() = default; ///< ends the call; a read under way comes back with Cancelled
    virtual Task<QByteArray> read() = 0; ///< what came since; "" at the end
};

class KeysBackend
{
public:
    virtual ~KeysBackend() = default;
    /// Every key as lines, for a first sync: GET /v1/snapshots/keys; only those behind the identifier `after` where one
    /// that was cut off goes on. Null: it is read page by page.
    virtual std::unique_ptr<ByteStream> snapshot(QString after)
    {
        Q_UNUSED(after)
        return nullptr;
    }
    virtual Task<Page<domain::ApiKey>> keys(QString filter, QString cursor, int limit) = 0;
    virtual Task<domain::ApiKey> key(QString id) = 0;
    virtual Task<IssuedKey> issue(NewKey key, QString idempotencyKey) = 0;
    // Repeated under the same idempotency key, a change answers with what the key is now, also where its
    // version has moved on by the change itself.
    virtual Task<domain::ApiKey> update(QString id, KeyPatch patch, qint64 version,
                                        QString idempotencyKey = {}) = 0;
    virtual Task<domain::ApiKey> suspend(QString id, qint64 version, QString idempotencyKey = {}) = 0;
    virtual Task<domain::ApiKey> resume(QString id, qint64 version, QString idempotencyKey = {}) = 0;
    virtual Task<domain::ApiKey> revoke(QString id, qint64 version, QString idempotencyKey = {}) = 0;
    /// Undoes a revocation of the last 30 days; later: Conflict, reason restore_expired.
    virtual Task<domain::ApiKey> restore(QString id, qint64 version, QString idempotencyKey = {});
    virtual Task<domain::ApiKey> move(QString id, QString applicationId, qint64 version,
                                      QString idempotencyKey = {});
    virtual Task<IssuedKey> rotate(QString id, qint64 overlapSeconds, QString idempotencyKey) = 0;
    /// How many items one call of bulk() takes; 0: this backend changes keys one by one.
    virtual int mostBulk() const { return 0; }
    /// A result an item, in their order; the path of the call is bulkPath(). An error: it is not known which
    /// of them were done, and the same items under the same idempotency keys may be sent again.
    virtual Task<QList<BulkResult>> bulk(QList<BulkItem> items);
    virtual QString bulkPath() const { return {}; }
};

/// An OAuth client after a change, with a secret that is shown once where the change made one.
struct IssuedClient
{
    domain::OAuthClient client;
    QString secretId = {};
    std::shared_ptr<Secret> secret = {}; ///< null: no secret was made
};

/// Writes as of the other capabilities: the version they are based on, an idempotency key where something is
/// made.
class ClientsBackend
{
public:
    virtual ~ClientsBackend() = default;
    /// The filter has words of the backend: part of the name, status:active, kind:web. "" for all.
    virtual Task<Page<domain::OAuthClient>> clients(QString filter, QString cursor, int limit) = 0;
    virtual Task<domain::OAuthClient> client(QString id) = 0;
    virtual Task<IssuedClient> createClient(domain::OAuthClient client, QString idempotencyKey) = 0;
    virtual Task<domain::OAuthClient>
    updateClient(domain::OAuthClient client) = 0; ///< all members, If-Match its version
    virtual Task<domain::OAuthClient> suspendClient(QString id, qint64 version) = 0;
    virtual Task<domain::OAuthClient> resumeClient(QString id, qint64 version) = 0;
    virtual Task<domain::OAuthClient> revokeClient(QString id, qint64 version) = 0; ///< for ever
    virtual Task<IssuedClient> addSecret(QString id, QDateTime expiresAt, qint64 version,
                                         QString idempotencyKey) = 0;
    /// A new secret; those before end after the overlap.
    virtual Task<IssuedClient> rotateSecret(QString id, qint64 overlapSeconds, QDateTime expiresAt,
                                            qint64 version, QString idempotencyKey) = 0;
    virtual Task<domain::OAuthClient> revokeSecret(QString id, QString secretId, qint64 version) = 0;
};

/// Many keys that are rotated together, kept by the backend, so that all administrators see the same.
class CampaignsBackend
{
public:
    virtual ~CampaignsBackend() = default;
    virtual Task<QList<domain::Campaign>> readCampaigns() = 0; ///< newest first
    virtual Task<domain::Campaign> campaign(QString id) = 0;
    /// Rotates nothing yet.
    virtual Task<domain::Campaign> createCampaign(domain::Campaign campaign, QString idempotencyKey) = 0;
    /// Name, quietSeconds, and whether it is closed; If-Match its version.
    virtual Task<domain::Campaign> updateCampaign(domain::Campaign campaign) = 0;
    virtual Task<domain::Campaign> noteDeliveries(QString id, QStringList keyIds) = 0;
};

struct UsageRequest
{
    QDateTime from, to;
    /// "key", "client", "application", "partner", "tag", "environment", "api", "endpoint", "scope", "refusal",
    /// "status_class", and one of "minute", "hour", "day" and "month".
    QStringList groupBy;
    QString keyId, applicationId, partnerId, apiId; ///< only these; "" for all, as the next ones; keyId: several by commas
    QString clientId = {}, endpoint = {}, scope = {}, environment = {}, tag = {};
    QString refusal = {};     ///< refusalName(); "none" for what was let through
    QString statusClass = {}; ///< "2xx" … "5xx"
    QString timeZone = {};    ///< of days and months, an IANA name; "" for UTC
};

/// Allowed calls of many credentials in one question: of these keys, clients and APIs, of all when every list
/// is empty.
struct CallsRequest
{
    QDateTime from, to; ///< moved outwards to whole hours, or days, of UTC
    bool byDay = false; ///< for very many credentials; by hour otherwise
    QStringList keyIds, clientIds = {}, apiIds = {};
};

/// Allowed calls by credential and endpoint, in columns, because there may be very many.
struct Calls
{
    struct Cell
    {
        qint64 at = 0; ///< start of the hour or day, seconds since the epoch
        qint64 calls = 0;
        qint64 bytes = 0; ///< sent in answers
    };
    struct Group
    {
        quint32 key = 0, client = 0, api = 0, endpoint = 0; ///< places in the names; an empty name is none
        quint32 first = 0, count = 0;                       ///< in cells
    };
    QStringList keys, clients, apis, endpoints;
    std::vector<Group> groups;
    std::vector<Cell> cells;
    QDateTime from, to;
    qint64 unitSeconds = 3600; ///< 86400 also where hours were asked for and are gone
};

class UsageBackend
{
public:
    virtual ~UsageBackend() = default;
    virtual Task<QList<domain::UsageRow>> usage(UsageRequest request) = 0;
    /// Where the backend has no such call, it is put together from usage().
    virtual Task<Calls> calls(CallsRequest request);
    /// Starts (or goes on with) the live stream; points then come by Backend::livePoint. A dropped
    /// stream reconnects by itself with back-off and resumes after the last point.
    virtual void startLive(int backfillSeconds) = 0;
    virtual void stopLive() = 0;
    virtual bool isLive() const = 0;
};

class AuditBackend
{
public:
    virtual ~AuditBackend() = default;
    /// Newest first; `before` 0 starts at the end.
    virtual Task<QList<domain::AuditEntry>> entries(qint64 before, int limit, QString objectId) = 0;
    /// What the backend's log says about the end of these objects (type and identifier), signed together with
    /// the digest of a receipt; at most kMostReceiptObjects of them.
    virtual Task<domain::ReceiptStatement> signReceipt(QByteArray digest,
                                                       QList<std::pair<QString, QString>> objects);
    static constexpr int kMostReceiptObjects = 1'000;
};

struct ChangeNotice
{
    qint64 seq = 0;
    QString objectType, objectId, action;
};

/// Changes with the keys they changed, as these are now; one that is missing is gone.
struct KeyChanges
{
    QList<ChangeNotice> notices;
    QList<domain::ApiKey> keys;
    qint64 last = 0; ///< of all changes there are; less than what was asked for: it is another server, or an older one
};

struct LastUses
{
    QList<std::pair<QString, qint64>> uses; ///< identifier and milliseconds since the epoch
    qint64 asOf = 0;                        ///< ask for what came after it the next time
    QString next;                           ///< "" at the end
};

class ChangesBackend
{
public:
    virtual ~ChangesBackend() = default;
    virtual Task<KeyChanges> keyChangesSince(qint64 seq, int limit) = 0;
    virtual Task<LastUses> lastUsesSince(qint64 ms, QString cursor) = 0;
    virtual Task<QList<ChangeNotice>> changesSince(qint64 seq, int limit) = 0;
};

struct BackendInfo
{
    QString id;      ///< of the connection profile
    QString name;    ///< "octroid"
    QString address; ///< issuer
    QString version;
    QString signedInAs;
};

enum class BackendState { Offline, Connecting, Online, Failed };

/// A system that holds credentials. Hands out what it can do; null means "this backend cannot".
/// Lives as long as its session, so that coroutines may stand on it.
class Backend : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual BackendInfo info() const = 0;
    virtual BackendState state() const = 0;
    virtual Error lastError() const = 0; ///< meaningful in Failed and Offline
    virtual int latencyMs() const = 0;    ///< of the last answered call; -1 before the first
    virtual Task<void> connectToBackend() = 0; ///< signs in
    virtual void disconnectFromBackend() = 0;  ///< ends every call that is under way with Cancelled

    virtual DirectoryBackend *directory() { return nullptr; }
    virtual ApisBackend *apis() { return nullptr; }
    virtual KeysBackend *keys() { return nullptr; }
    virtual ClientsBackend *clients() { return nullptr; }
    virtual UsageBackend *usage() { return nullptr; }
    virtual AuditBackend *audit() { return nullptr; }
    virtual ChangesBackend *changes() { return nullptr; }
    virtual CampaignsBackend *campaigns() { return nullptr; }

Q_SIGNALS:
    void stateChanged(octroi::backends::BackendState state);
    void latencyChanged(int milliseconds);
    void livePoint(const octroi::domain::LivePoint &point);
    void liveGap(); ///< the stream broke; the next point may be later than the next second
    void changed(qint64 seq); ///< the backend told that something changed
};

} // namespace octroi::backends

Q_DECLARE_METATYPE(octroi::backends::BackendState)
