// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sealedcolumns.h"

#include <array>

namespace octroi::authority {

namespace {

struct Column
{
    const char *table, *identity, *value;
    bool text; ///< the identity is a text, else bytes
};
constexpr std::array kColumns{Column{"signing_key", "kid", "private_key", true}, Column{"account", "id", "totp_secret", true},
                              Column{"setup_link", "digest", "totp_secret", false},
                              Column{"alert_rule", "id", "webhook_secret", true}};

QByteArray placeOf(const char *table, const QByteArray &identity)
{
    return QByteArray(table) + '\n' + identity;
}

Error altered(const SqlConnection &db, const char *table)
{
    return damaged(db.place(), QStringLiteral("A sealed value of %1 was altered").arg(QLatin1String(table)));
}

} // namespace

Result<QList<SealedColumns::Value>> SealedColumns::valuesOf(std::size_t column) const
{
    const Column &c = kColumns[column];
    QList<Value> out;
    Statement s = m_db.statement(QByteArray("SELECT ") + c.identity + ", " + c.value + " FROM " + c.table);
    const auto done = s.rows([&](const Statement &row) {
        if (const QByteArray value = row.blob(1); !value.isEmpty())
            out.append({c.text ? row.text(0).toUtf8() : row.blob(0), value});
    });
    return done ? Result<QList<Value>>(out) : done.error();
}

Result<QByteArray> SealedColumns::sealedWith() const
{
    for (std::size_t column = 0; column < kColumns.size(); ++column) {
        const auto values = valuesOf(column);
        if (!values)
            return values.error();
        for (const Value &value : *values) {
            if (crypto::RowCipher::isSealed(value.stored))
                return crypto::RowCipher::keyIdOf(value.stored);
        }
    }
    return QByteArray();
}

Result<int> SealedColumns::seal(std::shared_ptr<const crypto::RowCipher> cipher)
{
    int fresh = 0;
    for (std::size_t column = 0; column < kColumns.size(); ++column) {
        const Column &c = kColumns[column];
        const auto values = valuesOf(column);
        if (!values)
            return values.error();
        for (const Value &value : *values) {
            const QByteArray place = placeOf(c.table, value.identity);
            if (crypto::RowCipher::isSealed(value.stored)) {
                if (crypto::RowCipher::keyIdOf(value.stored) != cipher->keyId())
                    return Error{ErrorCode::Unauthorized, m_db.place(),
                                 QStringLiteral("its secrets are sealed with the encryption key %1, not with %2")
                                     .arg(QString::fromLatin1(crypto::RowCipher::keyIdOf(value.stored).toHex()), QString::fromLatin1(cipher->keyId().toHex())),
                                 {}, QStringLiteral("encryption_key")};
                if (!cipher->open(value.stored, place))
                    return altered(m_db, c.table);
                continue;
            }
            const QByteArray sealedValue = cipher->seal(value.stored, place);
            if (sealedValue.isEmpty())
                return Error{ErrorCode::Internal, m_db.place(), QStringLiteral("sealing failed"), {}, {}};
            Statement s = m_db.statement(QByteArray("UPDATE ") + c.table + " SET " + c.value + " = ?1 WHERE " + c.identity + " = ?2");
            const auto done = c.text ? s.bind(sealedValue, QString::fromUtf8(value.identity)).run() : s.bind(sealedValue, value.identity).run();
            if (!done)
                return done.error();
            ++fresh;
        }
    }
    m_cipher = std::move(cipher);
    return fresh;
}

QByteArray SealedColumns::sealed(const char *table, const QByteArray &identity, const QByteArray &plain) const
{
    return plain.isEmpty() || !m_cipher ? plain : m_cipher->seal(plain, placeOf(table, identity));
}

Result<QByteArray> SealedColumns::opened(const char *table, const QByteArray &identity, const QByteArray &stored) const
{
    if (!m_cipher || !crypto::RowCipher::isSealed(stored))
        return stored;
    const auto plain = m_cipher->open(stored, placeOf(table, identity));
    return plain ? Result<QByteArray>(plain->reveal()) : altered(m_db, table);
}

} // namespace octroi::authority
