// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/verifier/uri.h"
#include "domain/api.h"

#include <QHash>
#include <QList>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace octroi::authority {

/// Numbers for (API, endpoint) that stay the same while the process lives, so that counters of one
/// second can be read after the APIs were changed. 0 is "other": no API declares the call.
/// Written and read by the control thread only.
class EndpointNames
{
public:
    struct Name
    {
        QString apiId, endpoint, scopes;
    };
    EndpointNames() { m_names << Name{{}, QStringLiteral("other"), {}}; }
    /// An endpoint whose scopes were changed gets another number.
    std::uint32_t numberOf(const QString &apiId, const QString &endpoint, const QString &scopes);
    const Name &name(std::uint32_t number) const { return m_names.at(qsizetype(number)); }

private:
    QList<Name> m_names;
    QHash<QString, std::uint32_t> m_numbers;
};

/// Every declared endpoint as a tree of segments; immutable. A literal segment wins over a variable,
/// a variable over a last `**`; at a leaf the method wins over `*`. Every node is visited at most once a call.
class EndpointTable
{
public:
    struct Endpoint
    {
        std::uint32_t number = 0;
        std::vector<std::string> scopes; ///< all of them are needed
        std::string scopeText;           ///< "a b", for WWW-Authenticate
        std::string apiId;
        std::uint8_t needed = 0; ///< kNeedsKey, kNeedsToken
    };

    EndpointTable(const QList<domain::Api> &apis, EndpointNames &names);
    ~EndpointTable();

    const Endpoint *match(std::string_view method, const NormalPath &path) const;

private:
    struct Node;
    const Endpoint *matchFrom(const Node &node, int depth, std::string_view method, const NormalPath &path) const;
    std::unique_ptr<Node> m_root;
};

} // namespace octroi::authority
