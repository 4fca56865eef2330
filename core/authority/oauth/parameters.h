// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArrayView>
#include <QMap>
#include <QString>
#include <QStringList>

namespace octroi::authority {

/// The parameters of an OAuth request: of a form body or of a query. A parameter without a value counts as
/// absent (RFC 6749 section 3.1); none may stand twice but `resource` and `audience` (RFC 8707 section 2,
/// RFC 8693 section 2.1).
class Parameters
{
public:
    static constexpr qsizetype kMost = 64 * 1024;

    /// Error: Invalid, reason invalid_request.
    static Result<Parameters> parse(QByteArrayView text);
    /// The same, of a body that has to be application/x-www-form-urlencoded.
    static Result<Parameters> ofForm(QByteArrayView contentType, QByteArrayView body);

    bool has(const char *name) const { return m_values.contains(QLatin1String(name)); }
    QString value(const char *name) const { return m_values.value(QLatin1String(name)).value(0); }
    QStringList values(const char *name) const { return m_values.value(QLatin1String(name)); }
    void set(const QString &name, const QStringList &values) { m_values.insert(name, values); }
    void remove(const char *name) { m_values.remove(QLatin1String(name)); }
    const QMap<QString, QStringList> &all() const { return m_values; }

private:
    QMap<QString, QStringList> m_values;
};

} // namespace octroi::authority
