// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "report/yamltree.h"

namespace octroi::report {

/// An OpenAPI document as a tree, from JSON or YAML, and what is said of a place in it.
class OpenApiTree
{
public:
    static Result<OpenApiTree> read(const QByteArray &text);

    const YamlNode &root() const { return m_root; }
    /// Where a reference of this document leads ("#/components/pathItems/Orders"); references that it leads to
    /// are followed, too. Errors: ref_unknown, ref_outside, ref_loop, at the place of `node`.
    Result<const YamlNode *> resolved(const YamlNode &node, const QString &pointer) const;
    /// Invalid at that place: its line where the document has lines, and its pointer.
    Error error(const YamlNode &node, const QString &pointer, const char *reason, const QString &detail) const;
    static QString under(const QString &pointer, const QString &name); ///< "#/paths" and "/a" make "#/paths/~1a"

private:
    YamlNode m_root;
};

} // namespace octroi::report
