// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trusttext.h"

namespace octroi::models {

using domain::TrustedIssuer;

namespace {

const QString kArrow = QStringLiteral("=>");

QStringList linesOf(const QString &text)
{
    QStringList out;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            out << line.trimmed();
    }
    return out;
}

Error wrong(ErrorCode code, const QString &line)
{
    return Error{code, line, {}, {}, {}};
}

} // namespace

QString mappingText(const QList<TrustedIssuer::ScopeMapping> &mappings)
{
    QStringList lines;
    for (const auto &mapping : mappings)
        lines << mapping.claim + QStringLiteral(" = ") + mapping.value + QStringLiteral(" => ") + mapping.scopes.join(QLatin1Char(' '));
    return lines.join(QLatin1Char('\n'));
}

Result<QList<TrustedIssuer::ScopeMapping>> mappingsOf(const QString &text)
{
    QList<TrustedIssuer::ScopeMapping> out;
    for (const QString &line : linesOf(text)) {
        const QString left = line.section(kArrow, 0, 0), right = line.section(kArrow, 1);
        TrustedIssuer::ScopeMapping mapping{left.section(QLatin1Char('='), 0, 0).trimmed(), left.section(QLatin1Char('='), 1).trimmed(), right.split(QLatin1Char(' '), Qt::SkipEmptyParts)};
        if (mapping.claim.isEmpty() || mapping.value.isEmpty() || mapping.scopes.isEmpty())
            return wrong(ErrorCode::Invalid, line);
        out.append(mapping);
    }
    return out;
}

QString applicationName(const QString &id, const inventory::Inventory &inventory)
{
    const domain::Application *application = inventory.application(id);
    const domain::Partner *partner = application ? inventory.partner(application->partnerId) : nullptr;
    return partner ? partner->name + QStringLiteral(" / ") + application->name : id;
}

QString applicationText(const QList<TrustedIssuer::ApplicationMapping> &mappings, const inventory::Inventory &inventory)
{
    QStringList lines;
    for (const auto &mapping : mappings)
        lines << mapping.value + QStringLiteral(" => ") + applicationName(mapping.applicationId, inventory);
    return lines.join(QLatin1Char('\n'));
}

Result<QList<TrustedIssuer::ApplicationMapping>> applicationsOf(const QString &text, const inventory::Inventory &inventory)
{
    QList<TrustedIssuer::ApplicationMapping> out;
    for (const QString &line : linesOf(text)) {
        const QString value = line.section(kArrow, 0, 0).trimmed(), name = line.section(kArrow, 1).trimmed();
        if (value.isEmpty() || name.isEmpty())
            return wrong(ErrorCode::Invalid, line);
        QString found;
        for (const domain::Application &application : inventory.applications()) {
            if (application.id == name || applicationName(application.id, inventory).compare(name, Qt::CaseInsensitive) == 0)
                found = application.id;
        }
        if (found.isEmpty())
            return wrong(ErrorCode::NotFound, name);
        out.append({value, found});
    }
    return out;
}

} // namespace octroi::models
