// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/evidence.h"

#include "health/directoryscan.h"

#include <mutex>

namespace octroi::health {

namespace {

using inventory::KeyTable;

QDateTime timeOf(qint64 ms)
{
    return ms == KeyTable::kNever ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

void addUse(const Finding &finding, const ObjectId &object, Evidence &out)
{
    const RecentUse use = finding.uses.value(object.text());
    out.number = finding.rule == Rule::EndedCalled ? use.calls : use.bad;
    out.total = use.calls;
    if (!use.refusal.isEmpty())
        out.names << use.refusal;
}

void addScopes(const ScopeNote &note, Evidence &out)
{
    out.wildcard = note.wildcard;
    out.names = note.wildcard.isEmpty() ? note.away : note.instead;
    out.number = out.names.size();
    out.total = note.granted;
}

Evidence ofKey(const Finding &finding, const KeyTable &table, quint32 row, const ObjectId &object)
{
    Evidence out;
    switch (finding.rule) {
    case Rule::EndedCalled:
        out.time = timeOf(table.ends[row]);
        addUse(finding, object, out);
        break;
    case Rule::ErrorStorm:
        addUse(finding, object, out);
        break;
    case Rule::ExpiringSoon:
        out.time = timeOf(table.ends[row]);
        break;
    case Rule::Unused:
        out.time = timeOf(table.lastUsed[row]);
        break;
    case Rule::WideScope:
    case Rule::UnusedScopes:
        addScopes(finding.scopes.value(row), out);
        break;
    default:
        out.time = timeOf(table.created[row]);
        out.number = table.requests[row];
        break;
    }
    return out;
}

Evidence ofClient(const Finding &finding, const domain::OAuthClient &client, const QDateTime &at)
{
    Evidence out;
    out.time = client.createdAt;
    switch (finding.rule) {
    case Rule::ErrorStorm:
        addUse(finding, {ObjectKind::Client, client.id}, out);
        break;
    case Rule::ExpiringSoon:
        out.time = client.expiresAt;
        break;
    case Rule::Unused:
        out.time = client.lastUsedAt;
        break;
    case Rule::OldSecret:
        out.time = oldestSecret(client, at);
        break;
    case Rule::WeakAuth:
        out.names << domain::clientAuthName(client.auth);
        break;
    case Rule::LocalRedirect:
        out.names = localRedirects(client);
        break;
    default:
        break;
    }
    return out;
}

void nameOwner(const Directory &directory, const QString &applicationId, Affected &out)
{
    const domain::Application application = directory.applications.value(applicationId);
    out.applicationId = applicationId;
    out.application = application.name;
    out.partnerId = application.partnerId;
    out.partner = directory.partners.value(application.partnerId);
}

} // namespace

Affected affectedAt(const Report &report, Rule rule, qint64 index)
{
    const Finding &finding = report.finding(rule);
    const Directory &directory = *report.directory;
    Affected out;
    if (index < qint64(finding.keys.size())) {
        const quint32 row = finding.keys[std::size_t(index)];
        const KeyTable &table = *report.table;
        const std::shared_lock lock(table.mutex);
        out.object = {ObjectKind::Key, table.idOf(row)};
        out.name = table.names.text(table.name[row]);
        nameOwner(directory, table.applications.text(table.application[row]), out);
        out.evidence = ofKey(finding, table, row, out.object);
        return out;
    }
    out.object = finding.others[std::size_t(index) - finding.keys.size()];
    if (out.object.kind == ObjectKind::Application) {
        nameOwner(directory, out.object.id, out);
        out.name = out.application;
        out.evidence.time = directory.applications.value(out.object.id).createdAt;
        return out;
    }
    const domain::OAuthClient client = directory.clients.value(out.object.id);
    out.name = client.name;
    nameOwner(directory, client.applicationId, out);
    out.evidence = ofClient(finding, client, report.at);
    return out;
}

} // namespace octroi::health
