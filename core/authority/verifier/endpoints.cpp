// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/endpoints.h"

#include "authority/verifier/grants.h"

#include <algorithm>

namespace octroi::authority {

namespace {

struct Leaf
{
    std::string method;
    EndpointTable::Endpoint endpoint;
};

const EndpointTable::Endpoint *pick(const std::vector<Leaf> &leaves, std::string_view method)
{
    const EndpointTable::Endpoint *any = nullptr;
    for (const Leaf &leaf : leaves) {
        if (leaf.method == method)
            return &leaf.endpoint;
        if (leaf.method == "*")
            any = &leaf.endpoint;
    }
    return any;
}

} // namespace

struct EndpointTable::Node
{
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals; ///< sorted once built
    std::unique_ptr<Node> variable;
    std::vector<Leaf> here, rest;

    Node &literal(const std::string &text)
    {
        const auto it = std::lower_bound(literals.begin(), literals.end(), text,
                                         [](const auto &item, const std::string &wanted) { return item.first < wanted; });
        if (it != literals.end() && it->first == text)
            return *it->second;
        return *literals.insert(it, {text, std::make_unique<Node>()})->second;
    }
    const Node *find(std::string_view text) const
    {
        const auto it = std::lower_bound(literals.begin(), literals.end(), text,
                                         [](const auto &item, std::string_view wanted) { return item.first < wanted; });
        return it != literals.end() && it->first == text ? it->second.get() : nullptr;
    }
};

std::uint32_t EndpointNames::numberOf(const QString &apiId, const QString &endpoint, const QString &scopes)
{
    const QString key = apiId + QLatin1Char(' ') + endpoint + QLatin1Char('\n') + scopes;
    const auto it = m_numbers.constFind(key);
    if (it != m_numbers.constEnd())
        return *it;
    const auto number = std::uint32_t(m_names.size());
    m_names << Name{apiId, endpoint, scopes};
    m_numbers.insert(key, number);
    return number;
}

EndpointTable::EndpointTable(const QList<domain::Api> &apis, EndpointNames &names) : m_root(std::make_unique<Node>())
{
    for (const domain::Api &api : apis) {
        for (const domain::Endpoint &declared : api.endpoints) {
            Node *node = m_root.get();
            bool rest = false;
            const QString whole = api.basePath + declared.path;
            for (const QString &segment : whole.split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
                if (segment == QLatin1String("**")) {
                    rest = true;
                } else if (segment.startsWith(QLatin1Char('{'))) {
                    if (!node->variable)
                        node->variable = std::make_unique<Node>();
                    node = node->variable.get();
                } else {
                    // Declared paths may be percent-encoded as the calls are.
                    NormalPath decoded;
                    const std::string raw = '/' + segment.toStdString();
                    const bool plain = decoded.assign(raw) && decoded.count() == 1;
                    node = &node->literal(plain ? std::string(decoded.segment(0)) : segment.toStdString());
                }
            }
            Leaf leaf;
            leaf.method = declared.method.toStdString();
            leaf.endpoint.number = names.numberOf(api.id, declared.method + QLatin1Char(' ') + declared.path,
                                                  declared.scopes.join(QLatin1Char(' ')));
            for (const QString &scope : declared.scopes)
                leaf.endpoint.scopes.push_back(scope.toStdString());
            leaf.endpoint.apiId = api.id.toStdString();
            leaf.endpoint.needed = neededBy(api.credentialRule);
            leaf.endpoint.scopeText = declared.scopes.join(QLatin1Char(' ')).toStdString();
            auto &leaves = rest ? node->rest : node->here;
            // Two endpoints of one form ("/a/{x}" and "/a/{y}") would be ambiguous: the first one declared holds.
            if (std::none_of(leaves.begin(), leaves.end(), [&](const Leaf &l) { return l.method == leaf.method; }))
                leaves.push_back(std::move(leaf));
        }
    }
}

EndpointTable::~EndpointTable() = default;

const EndpointTable::Endpoint *EndpointTable::match(std::string_view method, const NormalPath &path) const
{
    return matchFrom(*m_root, 0, method, path);
}

const EndpointTable::Endpoint *EndpointTable::matchFrom(const Node &node, int depth, std::string_view method,
                                                        const NormalPath &path) const
{
    if (depth == path.count()) {
        if (const Endpoint *found = pick(node.here, method))
            return found;
    } else {
        if (const Node *next = node.find(path.segment(depth))) {
            if (const Endpoint *found = matchFrom(*next, depth + 1, method, path))
                return found;
        }
        if (node.variable) {
            if (const Endpoint *found = matchFrom(*node.variable, depth + 1, method, path))
                return found;
        }
    }
    return pick(node.rest, method);
}

} // namespace octroi::authority
