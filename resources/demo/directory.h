// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "demo/organisation.h"

#include <QHash>
#include <QJsonObject>

namespace octroi::demo {

/// One generated key with what the later steps (usage, history, traffic) want to know of it.
struct Program
{
    qsizetype index = 0; ///< in Organisation::keys
    QString secret;      ///< the whole key
    Rhythm rhythm = Rhythm::Steady;
    double perDay = 0;
    double latency = 1; ///< factor
    bool partnerClosed = false;
    QString referrer;
};

/// Everything but usage and history.
struct Directory
{
    authority::Organisation organisation;
    std::vector<Program> programs;
};
Directory generateDirectory(quint64 seed, const QDateTime &now);

/// What is known of a declared endpoint.
struct EndpointProfile
{
    QString apiId, basePath;
    domain::Endpoint endpoint;
    double latencyMs = 40;
    qint64 bytes = 4000;
};
QList<EndpointProfile> endpointProfiles(const Directory &directory);

void addUsage(Directory &directory, quint64 seed, const QDateTime &now);
void addHistory(Directory &directory, quint64 seed, const QDateTime &now);

/// resources/demo/organisation.json.
const QJsonObject &source();

} // namespace octroi::demo
