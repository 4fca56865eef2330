// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <vector>

namespace octroi::report {

/// A piece of a YAML document with its place, so that whoever reads it can point at what is wrong.
struct YamlNode
{
    enum class Kind { Null, Text, List, Map };

    Kind kind = Kind::Null;
    QString text;
    bool plain = false;          ///< written without quotes: may mean a number or a truth value
    int line = 0, column = 0;    ///< from 1
    std::vector<YamlNode> items; ///< of a list; of a map, its names and values in turns

    /// Of a map; nullptr when it is not there.
    const YamlNode *member(QLatin1String name) const;
};

/// "line 4, column 7: …" with Invalid and that reason.
Error yamlError(const YamlNode &node, const char *reason, const QString &detail);

/// Reads one document in UTF-8. What could grow without bounds is refused: anchors and aliases (and with them
/// cycles), tags, nesting over 16, files over 64 MB, more than two million pieces; so are names that come
/// twice in one map. Errors: Invalid; reasons utf8, yaml_syntax, yaml_alias, yaml_tag, yaml_depth, yaml_size,
/// yaml_twice, yaml_documents; the context is the place, "line 4, column 7".
Result<YamlNode> yamlTree(const QByteArray &text);
/// The same of a document that is nested more deeply.
Result<YamlNode> yamlTree(const QByteArray &text, size_t mostDepth);

constexpr qsizetype kMostYamlBytes = 64 << 20;

} // namespace octroi::report
