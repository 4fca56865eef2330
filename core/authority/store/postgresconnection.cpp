// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/postgresconnection.h"

#include "authority/store/postgresstatement.h"

#include <array>
#include <libpq-fe.h>
#include <utility>
#ifdef _WIN32
#include <winsock2.h>
#else
#include <poll.h>
#endif

namespace octroi::authority {

namespace {

constexpr int kOldestServer = 120'000;
/// Of advisory locks: ours in a database that others may use too (kApplicationId).
constexpr const char *kLockClass = "1331917938";

/// False when the time is over.
bool waitFor(int socket, bool alsoWrite, const QDeadlineTimer &deadline)
{
#ifdef _WIN32
    WSAPOLLFD entry{};
    entry.fd = SOCKET(socket);
    entry.events = short(POLLRDNORM | (alsoWrite ? POLLWRNORM : 0));
    return WSAPoll(&entry, 1, int(deadline.remainingTime())) > 0;
#else
    pollfd entry{socket, short(POLLIN | (alsoWrite ? POLLOUT : 0)), 0};
    int ready = 0;
    do {
        ready = ::poll(&entry, 1, int(deadline.remainingTime()));
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
#endif
}

QString messageOf(const char *text)
{
    return QString::fromUtf8(text).simplified();
}

/// "host:port/database" out of a URL or words; without user and password.
Result<QString> placeOf(const QString &url)
{
    char *problem = nullptr;
    PQconninfoOption *options = PQconninfoParse(url.toUtf8().constData(), &problem);
    if (!options) {
        PQfreemem(problem); // quotes the URL, which may hold a password
        return Error{ErrorCode::Invalid,
                     {},
                     QStringLiteral("is not postgresql://user@host:port/database"),
                     QStringLiteral("database_url"),
                     QStringLiteral("database_url_syntax")};
    }
    QString host, port, name;
    for (const PQconninfoOption *o = options; o->keyword; ++o) {
        const QString value = QString::fromUtf8(o->val);
        if (qstrcmp(o->keyword, "host") == 0)
            host = value;
        else if (qstrcmp(o->keyword, "port") == 0)
            port = value;
        else if (qstrcmp(o->keyword, "dbname") == 0)
            name = value;
    }
    PQconninfoFree(options);
    return QStringLiteral("postgresql://%1%2/%3")
        .arg(host, port.isEmpty() ? port : QLatin1Char(':') + port, name);
}

ErrorCode codeOfState(const QByteArray &state)
{
    static constexpr std::array<std::pair<const char *, ErrorCode>, 17> kStates{{
        {"23505", ErrorCode::Exists},
        {"23", ErrorCode::Conflict},
        {"53100", ErrorCode::StorageFull},
        {"53", ErrorCode::Unavailable},
        {"57014", ErrorCode::Unavailable},
        {"57P", ErrorCode::Unavailable},
        {"08", ErrorCode::Unavailable},
        {"40", ErrorCode::Unavailable},
        {"55P03", ErrorCode::Unavailable},
        {"25P03", ErrorCode::Unavailable},
        {"25006", ErrorCode::Unavailable},
        {"28", ErrorCode::Unauthorized},
        {"42501", ErrorCode::Unauthorized},
        {"3D000", ErrorCode::NotFound},
        {"XX001", ErrorCode::Damaged},
        {"XX002", ErrorCode::Damaged},
        {"22", ErrorCode::Invalid},
    }};
    for (const auto &[prefix, code] : kStates) {
        if (state.startsWith(prefix))
            return code;
    }
    return ErrorCode::Storage;
}

QString reasonOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Exists:
        return QStringLiteral("exists");
    case ErrorCode::Conflict:
        return QStringLiteral("constraint");
    case ErrorCode::StorageFull:
        return QStringLiteral("storage_full");
    case ErrorCode::Unavailable:
        return QStringLiteral("database_unavailable");
    case ErrorCode::Unauthorized:
        return QStringLiteral("database_refused");
    case ErrorCode::NotFound:
        return QStringLiteral("database_unknown");
    case ErrorCode::Damaged:
        return QStringLiteral("database_damaged");
    default:
        return QStringLiteral("storage");
    }
}

} // namespace

void FreeResult::operator()(pg_result *result) const
{
    PQclear(result);
}

PostgresConnection::PostgresConnection(QString url, QString place)
    : m_url(std::move(url))
    , m_place(std::move(place))
{
}

PostgresConnection::~PostgresConnection()
{
    dropStatements();
    PQfinish(m_pg);
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const QString &url)
{
    const auto place = placeOf(url);
    if (!place)
        return place.error();
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection(url, *place));
    if (const auto connected = connection->connect(); !connected)
        return connected.error();
    const auto wrong = [&](const QString &why) {
        return Error{ErrorCode::Invalid, *place, why, QStringLiteral("database_url"),
                     QStringLiteral("database_unfit")};
    };
    if (PQserverVersion(connection->m_pg) < kOldestServer)
        return wrong(QStringLiteral("needs PostgreSQL 12 or newer"));
    if (qstrcmp(PQparameterStatus(connection->m_pg, "server_encoding"), "UTF8") != 0)
        return wrong(QStringLiteral("the database's encoding must be UTF8"));
    return connection;
}

Result<void> PostgresConnection::connect()
{
    PQfinish(std::exchange(m_pg, nullptr));
    // The URL may set what stands before it.
    const QByteArray url = m_url.toUtf8();
    const std::array names{"application_name",
                           "connect_timeout",
                           "keepalives_idle",
                           "keepalives_interval",
                           "keepalives_count",
                           "tcp_user_timeout",
                           "dbname",
                           "client_encoding",
                           static_cast<const char *>(nullptr)};
    const std::array values{
        "octroid", "3", "10", "5", "3", "10000", url.constData(), "UTF8", static_cast<const char *>(nullptr)};
    m_pg = PQconnectdbParams(names.data(), values.data(), 1);
    m_retryAt = QDeadlineTimer(kRetryMs);
    if (PQstatus(m_pg) != CONNECTION_OK) {
        const QString why = messageOf(PQerrorMessage(m_pg));
        // Before a session there is no SQLSTATE: only what is surely wrong with the request is told apart.
        const bool refused = why.contains(QLatin1String("authentication failed")) ||
                             why.contains(QLatin1String("no password supplied")) ||
                             why.contains(QLatin1String("no pg_hba.conf entry"));
        const bool unknown = why.contains(QLatin1String("does not exist"));
        const ErrorCode code = refused   ? ErrorCode::Unauthorized
                               : unknown ? ErrorCode::NotFound
                                         : ErrorCode::Unavailable;
        PQfinish(std::exchange(m_pg, nullptr));
        m_lostWhy = why;
        return Error{code, m_place, why, {}, reasonOf(code)};
    }
    ++m_generation;
    PQsetnonblocking(m_pg, 1);
    PQsetNoticeProcessor(
        m_pg, [](void *, const char *) {}, nullptr);
    // A node that hangs must not hold the lock of changes for ever; what is acknowledged is on the disk.
    return execute("SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';"
                   "SELECT set_config('synchronous_commit', 'on', false)"
                   " WHERE current_setting('synchronous_commit') = 'off'");
}

Error PostgresConnection::lost(const QString &why)
{
    m_lostWhy = why;
    PQfinish(std::exchange(m_pg, nullptr));
    return Error{ErrorCode::Unavailable, m_place, why, {}, reasonOf(ErrorCode::Unavailable)};
}

Error PostgresConnection::error(const PGresult *result) const
{
    // Not the DETAIL field: it quotes the row.
    const QByteArray state(PQresultErrorField(result, PG_DIAG_SQLSTATE));
    const ErrorCode code = codeOfState(state);
    return Error{
        code, m_place, messageOf(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)), {}, reasonOf(code)};
}

Result<void> PostgresConnection::ready()
{
    if (m_pg && PQstatus(m_pg) == CONNECTION_OK)
        return {};
    if (m_inTransaction || !m_retryAt.hasExpired())
        return lost(m_lostWhy);
    return connect();
}

Result<void> PostgresConnection::flush(const QDeadlineTimer &deadline)
{
    for (;;) {
        const int left = PQflush(m_pg);
        if (left == 0)
            return {};
        if (left < 0)
            return lost(messageOf(PQerrorMessage(m_pg)));
        if (!waitFor(PQsocket(m_pg), true, deadline))
            return lost(QStringLiteral("the server does not answer"));
        if (PQconsumeInput(m_pg) == 0)
            return lost(messageOf(PQerrorMessage(m_pg)));
    }
}

Result<PostgresResult> PostgresConnection::next(const QDeadlineTimer &deadline)
{
    while (PQisBusy(m_pg)) {
        if (!waitFor(PQsocket(m_pg), false, deadline))
            return lost(QStringLiteral("the server does not answer"));
        if (PQconsumeInput(m_pg) == 0)
            return lost(messageOf(PQerrorMessage(m_pg)));
    }
    return PostgresResult(PQgetResult(m_pg));
}

Result<PostgresResult> PostgresConnection::ask(const std::function<int(PGconn *)> &send)
{
    const QDeadlineTimer deadline(kAnswerMs);
    if (!m_pg || send(m_pg) == 0)
        return lost(m_pg ? messageOf(PQerrorMessage(m_pg)) : m_lostWhy);
    if (const auto flushed = flush(deadline); !flushed)
        return flushed.error();
    PostgresResult last;
    std::optional<Error> failure;
    for (;;) {
        auto result = next(deadline);
        if (!result)
            return result;
        if (!*result)
            break;
        last = std::move(*result);
        const auto status = PQresultStatus(last.get());
        if (!failure && (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE))
            failure = error(last.get());
    }
    if (PQstatus(m_pg) != CONNECTION_OK)
        return lost(failure ? failure->detail : QStringLiteral("the connection was closed"));
    if (failure)
        return *failure;
    m_changes = last ? QByteArray(PQcmdTuples(last.get())).toLongLong() : 0;
    return last;
}

Result<void> PostgresConnection::execute(const QByteArray &sql)
{
    const auto done = ask([&](PGconn *pg) { return PQsendQuery(pg, sql.constData()); });
    return done ? Result<void>() : done.error();
}

Result<void> PostgresConnection::begin(Transaction kind)
{
    QByteArray sql("BEGIN;");
    if (kind == Transaction::Usage)
        sql += "SET LOCAL synchronous_commit = off;";
    sql += "SELECT pg_advisory_xact_lock(" + QByteArray(kLockClass) + ", " + QByteArray::number(int(kind) + 1) + ")";
    if (const auto usable = ready(); !usable)
        return usable;
    auto begun = execute(sql);
    if (!begun && !m_pg) {
        // The server was restarted since the last transaction: nothing was asked of it yet.
        if (const auto again = connect(); !again)
            return again;
        begun = execute(sql);
    }
    m_inTransaction = true;
    return begun;
}

Result<void> PostgresConnection::end(bool commit)
{
    if (!std::exchange(m_inTransaction, false))
        return {};
    if (!m_pg)
        return lost(m_lostWhy);
    // COMMIT of a transaction in which a statement failed is a rollback, and must not look like success.
    if (commit && PQtransactionStatus(m_pg) == PQTRANS_INERROR) {
        (void)execute("ROLLBACK");
        return Error{ErrorCode::Storage,
                     m_place,
                     QStringLiteral("the transaction had failed"),
                     {},
                     QStringLiteral("storage")};
    }
    return execute(commit ? "COMMIT" : "ROLLBACK");
}

Result<QList<PostgresConnection::Notification>> PostgresConnection::notifications(int milliseconds)
{
    if (!m_pg)
        return lost(m_lostWhy);
    QList<Notification> came;
    const QDeadlineTimer deadline(milliseconds);
    for (bool waited = false;; waited = true) {
        if (PQconsumeInput(m_pg) == 0)
            return lost(messageOf(PQerrorMessage(m_pg)));
        while (PGnotify *notify = PQnotifies(m_pg)) {
            came.append(Notification{notify->relname, notify->extra});
            PQfreemem(notify);
        }
        if (!came.isEmpty() || waited || !waitFor(PQsocket(m_pg), false, deadline))
            return came;
    }
}

std::unique_ptr<PreparedStatement> PostgresConnection::prepare(const QByteArray &sql)
{
    return std::make_unique<PostgresStatement>(*this, sql);
}

} // namespace octroi::authority
