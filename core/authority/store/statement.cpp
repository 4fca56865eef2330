// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/statement.h"

#include "authority/store/sqlconnection.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace octroi::authority {

Statement::Statement(SqlConnection &connection, QByteArray sql, std::unique_ptr<PreparedStatement> prepared)
    : m_connection(&connection)
    , m_sql(std::move(sql))
    , m_prepared(std::move(prepared))
{
}

Statement::~Statement()
{
    if (m_prepared)
        m_connection->giveBack(m_sql, std::move(m_prepared));
}

void Statement::bindOne(int index, const QString &value)
{
    // PostgreSQL has no such text; what one database takes, the other must take too.
    if (value.contains(QChar(u'\0')) && !m_error) {
        m_error = Error{ErrorCode::Invalid,
                        {},
                        QStringLiteral("a text holds the character U+0000"),
                        {},
                        QStringLiteral("text_nul")};
    }
    m_prepared->bindText(index, value.toUtf8());
}

void Statement::bindOne(int index, const QDateTime &value)
{
    if (value.isValid())
        m_prepared->bindInteger(index, value.toMSecsSinceEpoch());
    else
        m_prepared->bindNull(index);
}

void Statement::bindOne(int index, const QStringList &value)
{
    m_prepared->bindText(index,
                         QJsonDocument(QJsonArray::fromStringList(value)).toJson(QJsonDocument::Compact));
}

void Statement::bindOne(int index, const QJsonObject &value)
{
    m_prepared->bindText(index, QJsonDocument(value).toJson(QJsonDocument::Compact));
}

Statement &Statement::streamed()
{
    m_prepared->stream();
    return *this;
}

Result<bool> Statement::step()
{
    if (m_error)
        return *m_error;
    return m_prepared->step();
}

Result<void> Statement::run()
{
    const auto done = rows([](const Statement &) {});
    m_prepared->reset();
    m_error.reset();
    return done;
}

QDateTime Statement::time(int column) const
{
    if (isNull(column))
        return {};
    return QDateTime::fromMSecsSinceEpoch(integer(column), Qt::UTC);
}

QStringList Statement::list(int column) const
{
    QStringList out;
    if (view(column).size() <= 2) // "[]", of most keys
        return out;
    const QJsonArray array = QJsonDocument::fromJson(blob(column)).array();
    for (const QJsonValue value : array)
        out << value.toString();
    return out;
}

QJsonObject Statement::object(int column) const
{
    return QJsonDocument::fromJson(blob(column)).object();
}

} // namespace octroi::authority
