// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/change.h"
#include "inventory/inventory.h"

namespace octroi::change {

/// What a described API would change, endpoint by endpoint and scope by scope.
struct ApiImport
{
    enum class Mark { New, Changed, Gone, Same };

    struct EndpointLine
    {
        Mark mark = Mark::New;
        domain::Endpoint endpoint;
        QStringList before; ///< scopes that it asks for now
    };
    struct ScopeLine
    {
        Mark mark = Mark::New; ///< Gone: this API asks for it no more; it stays in the catalogue
        QString name, description, before;
    };

    domain::Api api; ///< as it is to be
    std::optional<domain::Api> there; ///< nothing: a new one
    QList<EndpointLine> endpoints;    ///< in the order of the document; those that are gone behind them
    QList<ScopeLine> scopes;          ///< by name
    QList<Change> changes;            ///< scopes before what asks for them; none: all is so already

    qsizetype count(Mark mark) const; ///< of endpoints
};
QString importMarkName(ApiImport::Mark mark); ///< "new", "changed", "gone", "same"

struct ApiImportWish
{
    domain::Api api; ///< name, base path, endpoints
    QList<domain::Scope> scopes;
    QString intoId = {};   ///< the API that it describes; "": the one with its name, or with its base path, or a new one
    bool keepsGone = false; ///< endpoints that it does not name stay
};

/// Of scopes that are there descriptions are taken over, where the document has one; sensitivity and lifetime stay, and
/// so does what calls of the API have to show. Error: NotFound, when intoId is none.
Result<ApiImport> importOf(const ApiImportWish &wish, const inventory::Inventory &inventory);

} // namespace octroi::change
