// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/openapitree.h"

#include "report/openapi.h"
#include "report/utf8.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace octroi::report {

namespace {

constexpr int kMostReferences = 16; ///< one after the other

Error refused(const QString &place, const char *reason, const QString &detail)
{
    return Error{ErrorCode::Invalid, place, detail, {}, QString::fromLatin1(reason)};
}

QString placeOf(const QByteArray &text, qsizetype offset)
{
    const QByteArrayView before = QByteArrayView(text).first(qBound<qsizetype>(0, offset, text.size()));
    const qsizetype line = before.count('\n') + 1, start = before.lastIndexOf('\n') + 1;
    return QStringLiteral("line %1, column %2").arg(line).arg(offset - start + 1);
}

/// False: it is nested too deeply.
bool fill(YamlNode &node, const QJsonValue &value, int depth)
{
    if (depth > kMostOpenApiDepth)
        return false;
    if (value.isObject()) {
        node.kind = YamlNode::Kind::Map;
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            YamlNode name, inside;
            name.kind = YamlNode::Kind::Text;
            name.text = member.key();
            if (!fill(inside, member.value(), depth + 1))
                return false;
            node.items.push_back(std::move(name));
            node.items.push_back(std::move(inside));
        }
    } else if (value.isArray()) {
        node.kind = YamlNode::Kind::List;
        const QJsonArray array = value.toArray();
        for (const QJsonValue item : array) {
            node.items.emplace_back();
            if (!fill(node.items.back(), item, depth + 1))
                return false;
        }
    } else if (!value.isNull()) {
        node.kind = YamlNode::Kind::Text;
        node.plain = !value.isString();
        node.text = value.isString() ? value.toString() : value.toVariant().toString();
    }
    return true;
}

Result<YamlNode> fromJson(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error == QJsonParseError::DeepNesting)
        return refused(placeOf(text, error.offset), "openapi_depth", QStringLiteral("is nested too deeply"));
    if (error.error != QJsonParseError::NoError)
        return refused(placeOf(text, error.offset), "json_syntax", error.errorString());
    YamlNode root;
    if (!fill(root, document.object(), 0))
        return refused(QStringLiteral("#"), "openapi_depth",
                       QStringLiteral("is nested more than %1 deep").arg(kMostOpenApiDepth));
    return root;
}

QString unescaped(QString part)
{
    // RFC 6901 section 4, and section 6: a fragment is percent-encoded.
    part = QString::fromUtf8(QByteArray::fromPercentEncoding(part.toUtf8()));
    return part.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
}

/// Nothing: it leads nowhere.
const YamlNode *at(const YamlNode &root, const QString &pointer)
{
    const YamlNode *node = &root;
    if (pointer == QLatin1String("#"))
        return node;
    const QStringList parts = pointer.mid(2).split(u'/');
    for (const QString &part : parts) {
        const QString name = unescaped(part);
        const YamlNode *next = nullptr;
        if (node->kind == YamlNode::Kind::Map) {
            for (size_t i = 0; i + 1 < node->items.size() && !next; i += 2)
                next = node->items[i].text == name ? &node->items[i + 1] : nullptr;
        } else if (node->kind == YamlNode::Kind::List) {
            bool isNumber = false;
            const qsizetype place = name.toInt(&isNumber);
            next = isNumber && place >= 0 && place < qsizetype(node->items.size()) ? &node->items[size_t(place)] : nullptr;
        }
        if (!next)
            return nullptr;
        node = next;
    }
    return node;
}

} // namespace

Result<OpenApiTree> OpenApiTree::read(const QByteArray &text)
{
    if (text.size() > kMostOpenApiBytes)
        return refused({}, "openapi_size", QStringLiteral("is larger than %1 MB").arg(kMostOpenApiBytes >> 20));
    const QByteArray bare = text.startsWith("\xEF\xBB\xBF") ? text.mid(3) : text;
    Utf8Check utf8;
    if (!utf8.feed(bare) || !utf8.finish())
        return utf8.error();
    auto root = bare.trimmed().startsWith('{') ? fromJson(bare) : yamlTree(bare, kMostOpenApiDepth);
    if (!root)
        return root.error();
    OpenApiTree out;
    out.m_root = std::move(*root);
    return out;
}

Result<const YamlNode *> OpenApiTree::resolved(const YamlNode &node, const QString &pointer) const
{
    const YamlNode *now = &node;
    for (int i = 0; i <= kMostReferences; ++i) {
        const YamlNode *reference = now->member(QLatin1String("$ref"));
        if (!reference)
            return now;
        const QString to = reference->text;
        if (to != QLatin1String("#") && !to.startsWith(QLatin1String("#/")))
            return error(*reference, pointer, "ref_outside",
                         QStringLiteral("\"%1\" leads out of this document, which is not followed").arg(to.left(200)));
        now = at(m_root, to);
        if (!now)
            return error(*reference, pointer, "ref_unknown", QStringLiteral("\"%1\" leads nowhere").arg(to.left(200)));
    }
    return error(node, pointer, "ref_loop", QStringLiteral("references lead on and on"));
}

Error OpenApiTree::error(const YamlNode &node, const QString &pointer, const char *reason, const QString &detail) const
{
    const QString place =
        node.line > 0 ? QStringLiteral("line %1, column %2 (%3)").arg(node.line).arg(node.column).arg(pointer) : pointer;
    return refused(place, reason, detail);
}

QString OpenApiTree::under(const QString &pointer, const QString &name)
{
    QString part = name;
    part.replace(QLatin1String("~"), QLatin1String("~0")).replace(QLatin1String("/"), QLatin1String("~1"));
    return pointer + u'/' + part;
}

} // namespace octroi::report
