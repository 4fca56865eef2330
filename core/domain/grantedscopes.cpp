// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/grantedscopes.h"

#include <algorithm>

namespace octroi::domain {

int admittingScope(const std::vector<std::string> &scopes, const std::vector<std::string> &wildcards,
                   std::string_view wanted)
{
    for (std::size_t i = 0; i < scopes.size(); ++i) {
        if (scopes[i] == wanted)
            return int(i);
    }
    for (std::size_t i = 0; i < wildcards.size(); ++i) {
        const std::string &below = wildcards[i];
        if (wanted.size() > below.size() && wanted.substr(0, below.size()) == below)
            return int(scopes.size() + i);
    }
    return -1;
}

GrantedScopes GrantedScopes::of(const QStringList &granted)
{
    GrantedScopes out;
    for (const QString &scope : granted) {
        if (scope.endsWith(QLatin1String(":*")))
            out.wildcards.push_back(scope.chopped(1).toStdString());
        else
            out.scopes.push_back(scope.toStdString());
    }
    std::stable_sort(out.wildcards.begin(), out.wildcards.end(),
                     [](const std::string &a, const std::string &b) { return a.size() > b.size(); });
    return out;
}

QString GrantedScopes::name(int place) const
{
    const auto at = std::size_t(place);
    return at < scopes.size() ? QString::fromStdString(scopes[at])
                              : QString::fromStdString(wildcards.at(at - scopes.size())) + QLatin1Char('*');
}

} // namespace octroi::domain
