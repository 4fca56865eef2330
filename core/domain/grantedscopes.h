// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <string>
#include <string_view>
#include <vector>

namespace octroi::domain {

/// Which of the granted scopes lets `wanted` in: a place in `scopes` (without wildcards), or behind those one
/// in `wildcards` ("orders:" for orders:*); -1: none does. By this the call check decides; it allocates
/// nothing.
int admittingScope(const std::vector<std::string> &scopes, const std::vector<std::string> &wildcards,
                   std::string_view wanted);

/// Granted scopes as the call check compares them.
struct GrantedScopes
{
    std::vector<std::string> scopes;
    std::vector<std::string>
        wildcards; ///< narrow ones first, so that a wide one admits only what they do not

    static GrantedScopes of(const QStringList &granted);
    int admitting(std::string_view wanted) const { return admittingScope(scopes, wildcards, wanted); }
    QString name(int place) const; ///< as it was granted
};

} // namespace octroi::domain
