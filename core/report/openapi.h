// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/api.h"
#include "domain/scope.h"

namespace octroi::report {

/// What an OpenAPI document says of an API.
struct OpenApiDocument
{
    QString version; ///< "3.0.3"
    domain::Api api; ///< name: info.title; base path: that of the first server; what each endpoint asks for
    QList<domain::Scope> scopes; ///< of its security schemes and operations, by name, with descriptions
    QStringList notes;           ///< what could not be taken as it stands, with its place
};

/// Reads OpenAPI 3.0 and 3.1, JSON or YAML. $ref is followed within the document, to path items and security
/// schemes; schemas, parameters and answers are not looked at. Of alternatives of security requirements the first
/// that asks for scopes counts. Errors: Invalid; reasons json_syntax, those of yamlTree(), openapi_version,
/// openapi_size, openapi_depth, member_missing, member_type, ref_unknown, ref_outside, ref_loop, scheme_unknown,
/// too_many, and those of paths and scope names. The context is the place: "line 4, column 7" or
/// "#/paths/~1orders/get".
Result<OpenApiDocument> readOpenApi(const QByteArray &text);

constexpr qsizetype kMostOpenApiBytes = 16 << 20;
constexpr int kMostOpenApiDepth = 64;
constexpr int kMostOpenApiEndpoints = 1'000; ///< as many as octroid takes
constexpr int kMostOpenApiScopes = 500;

} // namespace octroi::report
