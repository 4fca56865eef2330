// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/migrations.h"

#include <QDir>
#include <QFile>
#include <array>
#include <utility>

// Outside of every namespace: the macro names a function of the resource's object file, which the linker
// would else leave out of a static library.
static void useMigrations()
{
    Q_INIT_RESOURCE(migrations);
}

namespace octroi::authority {

namespace {

struct Token
{
    QByteArrayView name, sqlite, postgres;
};
constexpr std::array kTokens{Token{"@INT", "INTEGER", "BIGINT"}, Token{"@TEXT", "TEXT", "TEXT COLLATE \"C\""},
                             Token{"@REAL", "REAL", "DOUBLE PRECISION"}, Token{"@BLOB", "BLOB", "BYTEA"},
                             Token{"@CLUSTERED", " WITHOUT ROWID", ""}};

/// The files' texts in order; the first one is number 1.
const QList<QByteArray> &texts()
{
    static const QList<QByteArray> all = [] {
        useMigrations();
        QList<QByteArray> out;
        const QDir folder(QStringLiteral(":/store/migrations"));
        for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (name.left(4).toInt() != out.size() + 1 || !file.open(QIODevice::ReadOnly))
                qFatal("the migrations are not numbered from 1 without a gap: %s", qPrintable(name));
            out << file.readAll();
        }
        return out;
    }();
    return all;
}

QByteArray versionStatement(Dialect dialect, int version)
{
    const QByteArray number = QByteArray::number(version);
    return dialect == Dialect::Sqlite ? "PRAGMA user_version = " + number + ";\n"
                                      : "UPDATE octroi_schema SET version = " + number + ";\n";
}

} // namespace

int schemaVersion()
{
    return int(texts().size());
}

QByteArray migrationScript(int number, Dialect dialect)
{
    const bool sqlite = dialect == Dialect::Sqlite;
    QByteArray out;
    bool ours = true;
    for (const QByteArray &line : texts().at(number - 1).split('\n')) {
        if (line.startsWith("-- @"))
            ours = line == "-- @both" || line == (sqlite ? "-- @only sqlite" : "-- @only postgres");
        else if (ours && !line.startsWith("--"))
            out += line + '\n';
    }
    for (const Token &token : kTokens)
        out.replace(token.name.toByteArray(), (sqlite ? token.sqlite : token.postgres).toByteArray());
    return out;
}

Result<qint64> storedVersion(SqlConnection &connection)
{
    if (connection.dialect() == Dialect::Sqlite)
        return connection.number("PRAGMA user_version");
    const auto there =
        connection.number("SELECT count(*) FROM information_schema.tables"
                          " WHERE table_schema = current_schema AND table_name = 'octroi_schema'");
    if (!there || *there == 0)
        return there;
    return connection.number("SELECT version FROM octroi_schema");
}

Result<void> migrate(SqlConnection &connection, int target)
{
    const Dialect dialect = connection.dialect();
    for (;;) {
        // Read within the transaction: on PostgreSQL another node may be migrating at this moment.
        if (const auto begun = connection.begin(Transaction::Change); !begun) {
            (void)connection.end(false);
            return begun;
        }
        const auto version = storedVersion(connection);
        if (!version || *version >= target) {
            const auto ended = connection.end(version.ok());
            return version ? ended : version.error();
        }
        QByteArray script = migrationScript(int(*version) + 1, dialect);
        if (dialect == Dialect::Postgres && *version == 0)
            script = "CREATE TABLE octroi_schema (version BIGINT NOT NULL);"
                     "INSERT INTO octroi_schema VALUES (0);" +
                     script;
        const auto done = connection.execute(script + versionStatement(dialect, int(*version) + 1));
        const auto ended = connection.end(done.ok());
        if (!done || !ended)
            return done ? ended : done;
    }
}

Error newerVersion(const QString &place, qint64 version)
{
    return Error{
        ErrorCode::NewerVersion,
        place,
        QStringLiteral("it has version %1 and this program knows %2 at most: install the newer program. "
                       "It was left as it is.")
            .arg(version)
            .arg(schemaVersion()),
        {},
        QStringLiteral("newer_version")};
}

} // namespace octroi::authority
