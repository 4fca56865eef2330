// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/endpointmap.h"

namespace octroi::change {

namespace {

enum Segment { Rest, Variable, Literal }; // in the order of preference

Segment kindOf(const QString &segment)
{
    return segment == QLatin1String("**") ? Rest : segment.startsWith(u'{') ? Variable : Literal;
}

QStringList segmentsOf(const QString &path)
{
    return path.split(u'/', Qt::SkipEmptyParts);
}

bool coversSegments(const QStringList &wide, const QStringList &narrow)
{
    for (qsizetype i = 0; i < wide.size(); ++i) {
        const Segment kind = kindOf(wide.at(i));
        if (kind == Rest)
            return true;
        if (i >= narrow.size() || kindOf(narrow.at(i)) == Rest)
            return false;
        if (kind == Literal && (kindOf(narrow.at(i)) != Literal || wide.at(i) != narrow.at(i)))
            return false;
    }
    return wide.size() == narrow.size();
}

/// As the server prefers: a literal segment over a variable, that over the rest; then the method over any.
bool isBetter(const QStringList &path, const QString &method, const QStringList &than,
              const QString &thanMethod)
{
    for (qsizetype i = 0; i < qMin(path.size(), than.size()); ++i) {
        const Segment mine = kindOf(path.at(i)), other = kindOf(than.at(i));
        if (mine != other)
            return mine > other;
    }
    if (path.size() != than.size())
        return path.size() > than.size();
    return method != QLatin1String("*") && thanMethod == QLatin1String("*");
}

} // namespace

EndpointMap::EndpointMap(std::vector<domain::Api> apis)
    : m_apis(std::move(apis))
{
    for (const domain::Api &api : m_apis)
        m_byId.insert(api.id, &api);
}

bool EndpointMap::covers(const QString &wide, const QString &narrow)
{
    return coversSegments(segmentsOf(wide), segmentsOf(narrow));
}

EndpointMap::Answering EndpointMap::answering(const QString &basePath, const QString &endpoint) const
{
    const qsizetype space = endpoint.indexOf(u' ');
    const QString method = endpoint.left(space);
    const QStringList wanted = segmentsOf(basePath + endpoint.mid(space + 1));
    Answering best;
    QStringList bestPath;
    for (const domain::Api &api : m_apis) {
        for (const domain::Endpoint &e : api.endpoints) {
            if (e.method != method && e.method != QLatin1String("*"))
                continue;
            const QStringList path = segmentsOf(api.basePath + e.path);
            if (coversSegments(path, wanted) &&
                (!best.api || isBetter(path, e.method, bestPath, best.endpoint->method))) {
                best = {&api, &e};
                bestPath = path;
            }
        }
    }
    return best;
}

std::vector<EndpointMap::Answering> EndpointMap::narrower(const QString &basePath,
                                                          const QString &endpoint) const
{
    const qsizetype space = endpoint.indexOf(u' ');
    const QString method = endpoint.left(space);
    const QStringList counted = segmentsOf(basePath + endpoint.mid(space + 1));
    std::vector<Answering> out;
    for (const domain::Api &api : m_apis) {
        for (const domain::Endpoint &e : api.endpoints) {
            if (method != QLatin1String("*") && e.method != method && e.method != QLatin1String("*"))
                continue;
            const QStringList path = segmentsOf(api.basePath + e.path);
            const bool within = coversSegments(counted, path);
            const bool narrowerPath = within && !coversSegments(path, counted);
            // The same paths, but of the many methods one.
            const bool narrowerMethod = within && !narrowerPath && method == QLatin1String("*") && e.method != method;
            if (narrowerPath || narrowerMethod)
                out.push_back({&api, &e});
        }
    }
    return out;
}

} // namespace octroi::change
