// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/api.h"

#include <QHash>
#include <vector>

namespace octroi::change {

/// Finds the endpoint that would answer calls that were counted under another one's name. What was counted
/// is a form ("GET /orders/{id}"), not a path: an endpoint answers a form when it answers every path of it.
class EndpointMap
{
public:
    explicit EndpointMap(std::vector<domain::Api> apis);
    EndpointMap(const EndpointMap &) = delete;
    EndpointMap &operator=(const EndpointMap &) = delete;

    struct Answering
    {
        const domain::Api *api = nullptr; ///< null: no endpoint answers every such call
        const domain::Endpoint *endpoint = nullptr;
    };
    /// `basePath` is that under which the calls came.
    Answering answering(const QString &basePath, const QString &endpoint) const;
    /// Others that would be preferred for some calls, not all, that were counted as `endpoint`.
    std::vector<Answering> narrower(const QString &basePath, const QString &endpoint) const;
    const domain::Api *api(const QString &id) const { return m_byId.value(id); }

    /// True when every path of the form `narrow` is one of the form `wide`; both whole paths.
    static bool covers(const QString &wide, const QString &narrow);

private:
    std::vector<domain::Api> m_apis;
    QHash<QString, const domain::Api *> m_byId;
};

} // namespace octroi::change
