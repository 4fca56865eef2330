// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/import.h"

namespace octroi::change {

namespace {

constexpr ImportField kPartner[]{
    {"name", true, "partner company customer consumer username organisation organization"},
    {"kind", false, "type"},
    {"contact", false, "email e-mail mail contact_email"},
    {"tags", false, "tag labels groups"}};
constexpr ImportField kKey[]{{"name", true, "key key_name label title"},
                             {"partner", false, "company customer consumer organisation organization"},
                             {"application", true, "app application_name client service"},
                             {"scopes", false, "scope permissions rights"},
                             {"expires", false, "expires_at expiry expiration ends_at valid_until"},
                             {"environment", false, "env stage"},
                             {"plan", false, "usage_plan tier"},
                             {"tags", false, "tag labels"},
                             {"addresses", false, "address ip ips allowed_ips"},
                             {"referrers", false, "referrer referer hosts allowed_referrers"},
                             {"apis", false, "api"}};

/// "E-Mail ", "e_mail" and "e mail" are one.
QString plainName(const QString &text)
{
    QString out = text.trimmed().toCaseFolded();
    for (QChar &c : out) {
        if (c == u' ' || c == u'-' || c == u'.')
            c = u'_';
    }
    return out;
}

const ImportField *fieldOf(ImportKind kind, const QString &name)
{
    for (const ImportField &field : importFields(kind)) {
        if (name == QLatin1String(field.name))
            return &field;
    }
    return nullptr;
}

Error mappingError(const QString &context, const char *reason, const QString &detail)
{
    return Error{ErrorCode::Invalid, context, detail, {}, QString::fromLatin1(reason)};
}

} // namespace

QString importKindName(ImportKind kind)
{
    return kind == ImportKind::Keys ? QStringLiteral("keys") : QStringLiteral("partners");
}

std::span<const ImportField> importFields(ImportKind kind)
{
    if (kind == ImportKind::Keys)
        return kKey;
    return kPartner;
}

ImportMapping::ImportMapping(ImportKind kind, const QStringList &columns)
    : m_kind(kind)
    , m_columns(columns)
{
    QStringList plain;
    for (const QString &column : columns)
        plain << plainName(column);
    const auto take = [&](const ImportField &field, const QString &word) {
        const qsizetype at = plain.indexOf(plainName(word));
        if (at < 0 || m_places.contains(QLatin1String(field.name)))
            return;
        m_places.insert(QLatin1String(field.name), int(at));
        plain[at].clear();
    };
    // Its own name before what others say, so that "name" and "partner" are not mixed up.
    for (const ImportField &field : importFields(kind))
        take(field, QString::fromLatin1(field.name));
    for (const ImportField &field : importFields(kind)) {
        for (const QString &word : QString::fromLatin1(field.others).split(u' '))
            take(field, word);
    }
}

void ImportMapping::set(const QString &field, int column)
{
    if (column < 0)
        m_places.remove(field);
    else
        m_places.insert(field, column);
}

Result<void> ImportMapping::set(const QString &field, const QString &column)
{
    if (!fieldOf(m_kind, field)) {
        QStringList names;
        for (const ImportField &one : importFields(m_kind))
            names << QLatin1String(one.name);
        return mappingError(field, "field_unknown",
                            QStringLiteral("is none of %1").arg(names.join(QStringLiteral(", "))));
    }
    if (column.isEmpty()) {
        m_places.remove(field);
        return {};
    }
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].compare(column, Qt::CaseInsensitive) == 0) {
            m_places.insert(field, i);
            return {};
        }
    }
    return mappingError(
        column, "column_unknown",
        QStringLiteral("the file has no such column; it has %1").arg(m_columns.join(QStringLiteral(", "))));
}

Result<void> ImportMapping::check() const
{
    for (const ImportField &field : importFields(m_kind)) {
        const QString name = QString::fromLatin1(field.name);
        if (!field.required || m_places.contains(name))
            continue;
        Error error =
            mappingError({}, "mapping_missing",
                         QStringLiteral("no column of the file is called %1; say which one is").arg(name));
        error.field = name;
        return error;
    }
    return {};
}

} // namespace octroi::change
