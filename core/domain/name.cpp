// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/name.h"

namespace octroi::domain {

namespace {
bool isForbidden(char32_t c)
{
    const auto category = QChar::category(c);
    if (category == QChar::Other_Control || category == QChar::Other_Surrogate
        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph)
        return true;
    // Overrides and isolates reorder the text around them (CVE-2021-42574).
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
} // namespace

Result<QString> checkName(const QString &text, const QString &field)
{
    const QString name = text.trimmed().normalized(QString::NormalizationForm_C);
    const auto codePoints = name.toUcs4();
    if (codePoints.isEmpty())
        return Error{ErrorCode::Invalid, {}, QStringLiteral("is empty"), field, QStringLiteral("name_empty")};
    if (codePoints.size() > kMaxNameLength) {
        return Error{ErrorCode::Invalid, {},
                     QStringLiteral("has %1 characters, at most %2 are allowed").arg(codePoints.size()).arg(kMaxNameLength),
                     field, QStringLiteral("name_too_long")};
    }
    for (const auto c : codePoints) {
        if (isForbidden(c)) {
            return Error{ErrorCode::Invalid, {},
                         QStringLiteral("holds the control character U+%1").arg(uint(c), 4, 16, QLatin1Char('0')),
                         field, QStringLiteral("name_control")};
        }
    }
    return name;
}

QString nameKey(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded().simplified();
}

} // namespace octroi::domain
